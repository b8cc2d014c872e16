/* What quick search and the search page share: elements, words of the site, and where its pages lie. */

export const LANG = document.documentElement.lang

/** The language whose pages lie in a folder of its name, where the site has two. */
const SECOND = document.querySelector("[data-second]")?.dataset.second

/** The other language of the site, where it has one. */
export const OTHER = SECOND && (LANG === "ko" ? "en" : "ko")

const ROOT = new URL("../../", import.meta.url)

/** Return where a language's tree lies under the root. */
export const treeOf = (lang) => (lang === SECOND ? `${lang}/` : "")

/** Return the address of a page of a language's tree. */
export const at = (address, lang = LANG) => new URL(`${treeOf(lang)}${address}`, ROOT).href

/** Return the address of what all languages share. */
export const shared = (address) => new URL(address, ROOT).href

/** Return the key under which a browser keeps something of this site, and not of another one of its host. */
export const keyOf = (name) => `${ROOT.pathname}digest-${name}`

/** Make an element; an attribute that is false or undefined is left out, children that are strings become text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value)
  }
  element.append(...children)
  return element
}

/** Make a button that does something. */
export function button(content, action, attributes = { class: "digest-action" }) {
  const made = make("button", { type: "button", ...attributes }, ...[content].flat())
  made.addEventListener("click", action)
  return made
}

/** Return the parts of a text as marks.js splits it, those that were looked for in <mark>. */
export const marks = (parts) => parts.map(({ text, hit }) => (hit ? make("mark", {}, text) : text))

/** Return a number as readers see it, 2,593; the browser's own formatting takes tens of milliseconds to begin. */
export const grouped = (number) => String(number).replace(/\B(?=(?:\d{3})+$)/gu, ",")

/** Return a function that says one of the site's words, from a script element that holds them as JSON. */
export const wording = (element) => saying(JSON.parse(element.textContent))

/** Return a function that says one of some of the site's words. */
export function saying(patterns) {
  return (key, values = {}) => {
    const [one, many = one] = patterns[key].split(" | ")
    const pattern = values.n === 1 ? one : many
    return pattern.replace(/\{(\w+)\}/gu, (_, name) =>
      typeof values[name] === "number" ? grouped(values[name]) : values[name])
  }
}

/** Return a function that loads a file of JSON, as `read` reads it: once a page, and again where that failed. */
export function loader(address, read) {
  let loading = null
  return () => {
    loading ??= fetch(address)
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
      .then(read)
      .catch((error) => {
        loading = null
        throw error
      })
    return loading
  }
}

/** Return a function that says one of the words that are kept for every page. */
export const loadWords = loader(at("search/words.json"), saying)

/** Return the language of a text where it is not the page's. */
export function foreign(text) {
  const hangul = /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/u.test(text)
  if (LANG === "ko") return !hangul && /[A-Za-z]/u.test(text) ? "en" : undefined
  return hangul ? "ko" : undefined
}

/** Return a function that calls `action` once things have been quiet for a while. */
export function calm(action, milliseconds = 200) {
  let waiting = 0
  return (...values) => {
    clearTimeout(waiting)
    waiting = setTimeout(action, milliseconds, ...values)
  }
}
