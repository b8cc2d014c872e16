/* A field that offers what fits as one types: the pattern "combobox with a list" of WAI-ARIA
   (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */

import { calm, foreign, make } from "../search/dom.js"

let counted = 0

/**
 * Have an input offer what `offers(typed)` gives, `[{value, text, more}]` or a promise of it, and call `choose(offer)`;
 * null says that what is typed is whole, and nothing is to be offered for it.
 *
 * Until one is chosen with an arrow key, Enter calls `choose` with the first, so that a name typed in full is enough.
 * Keys mean what is offered for the text of their moment, however old the list is that is still in sight.
 */
export function combobox(input, offers, choose, empty) {
  const id = `digest-offers-${++counted}`
  const list = make("ul", { role: "listbox", id, hidden: true, class: "digest-offers", "aria-label": input.labels?.[0]?.textContent.trim() ?? "" })
  input.after(list)
  for (const [name, value] of Object.entries({ role: "combobox", "aria-controls": id, "aria-expanded": "false", "aria-autocomplete": "list" })) {
    input.setAttribute(name, value)
  }
  let offered = []
  let active = -1
  /** For which text offers are looked for, or stand in the list; null while it is closed. */
  let asked = null
  let looking = Promise.resolve()

  const close = () => {
    asked = null
    list.hidden = true
    input.setAttribute("aria-expanded", "false")
    input.removeAttribute("aria-activedescendant")
    active = -1
  }

  const mark = (index) => {
    active = index
    list.querySelectorAll("[role=option]").forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === index))
      if (at === index) option.scrollIntoView({ block: "nearest" })
    })
    if (index >= 0) input.setAttribute("aria-activedescendant", `${id}-${index}`)
    else input.removeAttribute("aria-activedescendant")
  }

  const look = async (typed) => {
    const found = typed ? await offers(typed) : null
    if (typed !== asked) return
    if (!found) { close(); return }
    offered = found
    list.replaceChildren(...(found.length ? found : [null]).map((offer, index) => offer
      ? make("li", { role: "option", id: `${id}-${index}`, "aria-selected": "false", lang: foreign(offer.text) }, offer.text, ...(offer.more ? [make("small", {}, offer.more)] : []))
      : make("li", { role: "option", "aria-disabled": "true" }, empty)))
    list.hidden = false
    input.setAttribute("aria-expanded", "true")
    mark(-1)
  }

  /** Have the list offer what fits the text of now; tell, once it does, whether that is still what is asked for. */
  const renew = async () => {
    const typed = input.value.trim()
    if (typed !== asked) {
      asked = typed
      looking = look(typed).catch((error) => { close(); throw error })
    }
    await looking
    return typed === asked && typed === input.value.trim()
  }

  const take = (index) => {
    const offer = offered[index]
    close()
    if (offer) choose(offer)
  }

  input.addEventListener("input", calm(renew, 120))
  input.addEventListener("blur", () => setTimeout(close, 150))
  list.addEventListener("pointerdown", (event) => event.preventDefault())
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]:not([aria-disabled])")
    if (option) take([...list.children].indexOf(option))
  })
  input.addEventListener("keydown", async (event) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step || event.key === "Enter") {
      event.preventDefault()
      if (!await renew()) return
      if (!step) take(Math.max(active, 0))
      else if (offered.length) mark((active + step + offered.length) % offered.length)
    } else if (event.key === "Escape" && asked !== null) {
      event.stopPropagation()
      close()
    }
  })
}
