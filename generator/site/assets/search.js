/* What keys do. "/" and Ctrl-K open quick search, as the button in the header does; what that does is loaded when it is
   first asked for. n and p lead to what comes next and came before, and ? shows the keys. */

const button = document.querySelector("[data-digest-find]")
const dialog = document.querySelector("#digest-quick")

/** Whether keys that are pressed go into a field; for a moment they are still sent to that of a closed dialog. */
const isTyping = (target) => target instanceof HTMLElement && target.checkVisibility()
  && (target.isContentEditable || target.matches("input, textarea, select"))

/** Bring the reader to the field of the search page or else of the dialog, which takes what is typed from then on. */
function open() {
  const page = document.querySelector("#digest-search:not([hidden])")
  if (!page && !dialog.open) {
    dialog.showModal()
    document.documentElement.style.overflow = "hidden" // not by :has(), for which each change of a page is looked through
  }
  const field = (page ?? dialog).querySelector("[name=q]")
  field.focus()
  field.select()
  if (!page) import("./search/quick.js").then((quick) => quick.show())
}

/** In Korean mode a key says a letter of Hangul. */
const BESIDE = { n: "after", ㅜ: "after", p: "before", ㅔ: "before" }
const RELATIONS = { after: "next", before: "prev" }

/** Return what leads to what comes next or came before: a link of ours, else the engine's of a page that people wrote. */
const beside = (side) => document.querySelector(`.digest-beside__${side} a`) ?? document.querySelector(`link[rel=${RELATIONS[side]}]`)

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
  if (document.querySelector("dialog[open]")) return
  if (event.key === "?") document.querySelector("#digest-keys")?.showModal()
  const link = beside(BESIDE[event.key])
  if (link) location.assign(link.href)
})

if (button && dialog) {
  dialog.addEventListener("close", () => { document.documentElement.style.overflow = "" })
  button.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open()
  })
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return
    const key = event.key.toLowerCase()
    const slash = key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(event.target)
    // In Korean mode the key says ㅏ; where the key lies is the same.
    const control = (event.ctrlKey || event.metaKey) && !event.shiftKey && (key === "k" || event.code === "KeyK")
    if (!slash && !control) return
    event.preventDefault()
    open()
  })
}
