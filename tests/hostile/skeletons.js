// Parses pages without running them, and looks at what surrounds the content of each (elements, ids, classes,
// addresses), and at whatever could run or load something within, or is there twice and may be there once.
// Returns numbers, which are the same for pages of which all that is the same: their texts would be many megabytes.
async (file) => {
  const skeleton = (html, url) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const lines = [];
    const titles = page.querySelectorAll("h1");
    if (titles.length !== 1 || !titles[0].closest("article")) lines.push(`${titles.length} main headings`);
    const identifiers = new Set();
    for (const { id } of page.querySelectorAll("[id]")) {
      if (identifiers.has(id)) lines.push(`twice: ${id}`);
      identifiers.add(id);
    }
    for (const element of page.querySelectorAll("article *")) {
      // A tag's page ends its facts with a form of ours.
      if (element.matches(":is(script, style, iframe, object, embed, link, meta, base, form, template, video, audio)") && !element.matches("article > form.digest-combine")) {
        lines.push(`in the article: ${element.outerHTML}`);
      }
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$/.test(name) || /^\s*(javascript|data|vbscript):/i.test(value)) lines.push(`${name}=${value}`);
      }
    }
    const own = "article > *, nav.md-nav--secondary, label[for=__toc], head > title, meta[property], meta[name=description], link[rel~=feed], link[href$='formulas.css']";
    const varying = "link[rel=canonical], link[hreflang], a.md-select__link, a.md-skip, [data-md-type=toc], .md-copyright [hreflang]";
    for (const element of page.querySelectorAll(own)) element.remove();
    for (const element of page.querySelectorAll("head > script[type='application/ld+json']")) {
      JSON.parse(element.text);
      element.remove();
    }
    for (const element of page.querySelectorAll("*")) {
      const parts = [element.localName];
      for (const { name, value } of element.attributes) {
        if ((name === "href" || name === "hidden") && element.matches(varying)) continue;
        parts.push(`${name}=${/^(href|src|action)$/.test(name) ? new URL(value, url).href : value}`);
      }
      if (element.localName === "script") {
        const settings = element.id === "__config" ? JSON.parse(element.text) : null;
        if (settings) settings.base = new URL(settings.base, url).href;
        parts.push(settings ? JSON.stringify(settings) : element.text);
      }
      lines.push(parts.join(" "));
    }
    return lines.join("\n");
  };
  const pages = await (await fetch(file)).json();
  const seen = new Map();
  return Object.fromEntries(
    Object.entries(pages).map(([address, html]) => {
      const found = skeleton(html, new URL(address, document.baseURI).href);
      if (!seen.has(found)) seen.set(found, seen.size);
      return [address, seen.get(found)];
    }),
  );
}
