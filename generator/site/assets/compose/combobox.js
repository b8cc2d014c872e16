/* A field that offers what fits as one types: the pattern "combobox with a list" of WAI-ARIA
   (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */

import { calm, foreign, make } from "../search/dom.js"

let counted = 0

/**
 * Have an input offer what `offers(typed)` gives, `[{value, text, more}]` or a promise of it, and call `choose(offer)`.
 *
 * Until one is chosen with an arrow key, Enter calls `choose` with the first, so that a name typed in full is enough.
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
  let turn = 0

  const close = () => {
    turn += 1
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

  const show = async () => {
    const mine = ++turn
    const typed = input.value.trim()
    if (!typed) return close()
    const found = await offers(typed)
    if (mine !== turn) return undefined
    offered = found
    list.replaceChildren(...(found.length ? found : [null]).map((offer, index) => offer
      ? make("li", { role: "option", id: `${id}-${index}`, "aria-selected": "false", lang: foreign(offer.text) }, offer.text, ...(offer.more ? [make("small", {}, offer.more)] : []))
      : make("li", { role: "option", "aria-disabled": "true" }, empty)))
    list.hidden = false
    input.setAttribute("aria-expanded", "true")
    return mark(-1)
  }

  const take = (index) => {
    const offer = offered[index]
    close()
    if (offer) choose(offer)
  }

  input.addEventListener("input", calm(show, 120))
  input.addEventListener("blur", () => setTimeout(close, 150))
  list.addEventListener("pointerdown", (event) => event.preventDefault())
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]:not([aria-disabled])")
    if (option) take([...list.children].indexOf(option))
  })
  input.addEventListener("keydown", async (event) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && !list.hidden && offered.length) {
      event.preventDefault()
      mark((active + step + offered.length) % offered.length)
    } else if (event.key === "Enter") {
      event.preventDefault()
      if (input.value.trim() && list.hidden) await show()
      take(Math.max(active, 0))
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation()
      close()
    }
  })
}
