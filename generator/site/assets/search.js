/* What keys do. "/" and Ctrl-K open quick search, as the button in the header does; what that does is loaded when it is
   first asked for. n and p lead to what comes next and came before, and ? shows the keys. */

const button = document.querySelector("[data-digest-find]")

/* All but the field says little until quick.js has its words, and so what is typed at once goes into the field. */
const QUICK = `
<form class="digest-quick__form" role="search">
<input class="digest-quick__field" type="search" name="q" role="combobox" aria-autocomplete="list" aria-expanded="false"
  aria-controls="digest-quick-list" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false"
  enterkeyhint="search" maxlength="200">
<button class="digest-quick__close" type="button" data-close></button>
</form>
<p class="digest-quick__said" role="status"></p>
<div class="digest-quick__list" id="digest-quick-list" role="listbox"></div>
<p class="digest-quick__foot"><span class="digest-quick__keys"></span> <button type="button" data-forget hidden></button></p>`

let dialog = null

/** Whether the dialog has all that it needs. */
let isReady = false

/** Make the dialog of quick search, which is called like the button that opens it. */
function made() {
  const quick = document.createElement("dialog")
  quick.className = "digest-quick md-typeset"
  quick.id = "digest-quick"
  quick.innerHTML = QUICK
  quick.querySelector("form").action = button.href
  for (const each of [quick, quick.querySelector("input")]) each.ariaLabel = button.querySelector(".digest-find__word").textContent
  quick.addEventListener("close", () => { document.documentElement.style.overflow = "" })
  const close = quick.querySelector("[data-close]")
  close.textContent = button.dataset.close
  close.addEventListener("click", () => quick.close())
  quick.addEventListener("input", () => { if (!isReady) show() })
  document.body.append(quick)
  return quick
}

/** Show what answers the field, or say that what does so did not come; without it the form leads to the search page. */
function show() {
  import("./search/quick.js").then((quick) => quick.show()).then(() => { isReady = true }, () => {
    dialog.querySelector("[role=status]").textContent = button.dataset.failed
  })
}

/** Whether keys that are pressed go into a field; for a moment they are still sent to that of a closed dialog. */
const isTyping = (target) => target instanceof HTMLElement && target.checkVisibility()
  && (target.isContentEditable || target.matches("input, textarea, select"))

/** Bring the reader to the field of the search page or else of the dialog, which takes what is typed from then on. */
function open() {
  const page = document.querySelector("#digest-search:not([hidden])")
  dialog ??= made()
  if (!page && !dialog.open) {
    dialog.showModal()
    document.documentElement.style.overflow = "hidden" // not by :has(), for which each change of a page is looked through
  }
  const field = (page ?? dialog).querySelector("[name=q]")
  field.focus()
  field.select()
  if (!page) show()
}

/** In Korean mode a key says a letter of Hangul. */
const BESIDE = { n: "after", ㅜ: "after", p: "before", ㅔ: "before" }
const RELATIONS = { after: "next", before: "prev" }

/** Return what leads to what comes next or came before: a link of ours, else the engine's of a page that people wrote. */
const beside = (side) => document.querySelector(`.digest-beside__${side} a`) ?? document.querySelector(`link[rel=${RELATIONS[side]}]`)

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return
  if (document.querySelector("dialog[open]")) return
  if (event.key === "?") import("./search/shortcuts.js").then(({ show }) => show()).catch(() => undefined) // the key tries again
  const link = beside(BESIDE[event.key])
  if (link) location.assign(link.href)
})

if (button) {
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
