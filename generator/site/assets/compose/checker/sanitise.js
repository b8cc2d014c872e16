/* Strangers' HTML, of which only what is allowed stays: read by the browser's own parser, and run by nobody. */

/** How often sanitised HTML is read again before it is taken as it is. */
const READINGS = 4

/**
 * Return well-formed HTML that holds nothing but the allowed `elements`, each with its `attributes`.
 * What attributes say is judged by whoever reads it next. Elements that are `vanishing` go with their content.
 */
export function sanitised(html, allowed) {
  const elements = new Set(allowed.elements)
  const vanishing = new Set(allowed.vanishing)
  let clean = cleaned(html)
  for (let reading = 0; reading < READINGS; reading++) {
    const again = cleaned(clean)
    if (again === clean) break
    clean = again
  }
  return clean

  function cleaned(typed) {
    const { body } = new DOMParser().parseFromString(`<!doctype html><body>${typed}`, "text/html")
    clear(body)
    return body.innerHTML
  }

  /** Walk without recursion: no depth of nesting exhausts it. */
  function clear(body) {
    const waiting = [...body.childNodes]
    while (waiting.length) {
      const node = waiting.pop()
      if (node.nodeType === Node.TEXT_NODE) continue
      const name = node.nodeType === Node.ELEMENT_NODE ? node.localName : ""
      if (!name || vanishing.has(name)) {
        node.remove()
        continue
      }
      waiting.push(...node.childNodes)
      if (elements.has(name)) strip(node, name)
      else node.replaceWith(...node.childNodes)
    }
  }

  function strip(element, name) {
    for (const attribute of element.getAttributeNames()) {
      const own = allowed.attributes[name] ?? []
      if (!allowed.attributes["*"].includes(attribute) && !own.includes(attribute)) element.removeAttribute(attribute)
    }
  }
}
