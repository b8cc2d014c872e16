// Looks at a page as it stands in the browser. Returns what is wrong with it, and where its frame lies.
// Where it shows what several pages show, their main headings and ids are there several times.
(isAlone) => {
  const article = document.querySelector("article");
  const wrong = [];
  const frame = {};
  for (const name of [".md-header", ".md-tabs", ".md-header .md-logo", ".md-header .md-select", ".digest-find", ".md-footer"]) {
    const elements = document.querySelectorAll(name);
    const { x, y, width, height } = elements[0].getBoundingClientRect();
    const reached = document.elementFromPoint(x + width / 2, y + height / 2);
    const outside = article.contains(reached) ? "covered by the article" : "free";
    frame[name] = name === ".md-footer" ? [elements.length, x, width] : [elements.length, x, y, width, height, outside];
  }
  document.addEventListener("click", (event) => event.preventDefault(), true);
  for (const element of article.querySelectorAll("*")) {
    for (const kind of ["mouseover", "focus", "click", "toggle", "animationstart"]) {
      element.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
    }
  }
  for (const element of article.querySelectorAll("*")) {
    const { position } = getComputedStyle(element);
    const ours = () => element.closest(".digest-hidden, span.digest-marks, .digest-mark > span, .headerlink, .md-content__button, .md-code__nav, .task-list-item input")
      || element.matches(".digest-grid th:first-child");
    if (position !== "static" && position !== "relative" && !ours()) wrong.push(`lies over the page: ${element.outerHTML}`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on") || /^\s*(javascript|data|vbscript):/i.test(value)) wrong.push(`${name}=${value}`);
    }
  }
  wrong.push(...window.__noted);
  if (document.documentElement.scrollWidth > innerWidth) wrong.push(`scrolls sideways: ${document.documentElement.scrollWidth}`);
  const titles = [...document.querySelectorAll("h1")];
  if (isAlone && (titles.length !== 1 || !article.contains(titles[0]))) wrong.push(`${titles.length} main headings`);
  const identifiers = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const twice = identifiers.filter((id, at) => identifiers.indexOf(id) !== at);
  if (isAlone && twice.length) wrong.push(`ids twice: ${twice}`);
  return { wrong, frame };
}
