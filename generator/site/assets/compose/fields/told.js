/* What is wrong, beside each field and as a list of links to the fields. */

import { make } from "../../search/dom.js"
import { around } from "./items.js"

const INPUT = "input:not([type=hidden]), select, textarea"

/** Open all that an input is folded away in. */
export function unfold(input) {
  for (let folded = input.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true
}

/**
 * Return a function that shows what is wrong, one of the site's words by the name of the input: of an empty one only
 * once the file was asked for. `ways` gives, by the word, what stands behind it beside the field.
 */
export function withMistakes(form, mistakes, ways, t) {
  const fieldOf = (name) => form.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? form.querySelector(`[data-field^="${CSS.escape(name)}."]`)

  function link([name, key]) {
    const field = fieldOf(name)
    const input = field?.querySelector(INPUT)
    const label = [...around(field), field?.querySelector("label")?.firstChild.textContent.trim() ?? name].join(" · ")
    const made = make("a", { href: `#${input?.id ?? ""}` }, `${label}: ${t(key)}`)
    made.addEventListener("click", (event) => {
      event.preventDefault()
      if (input) unfold(input)
      input?.focus()
    })
    return make("li", {}, made)
  }

  return (told, isAsked) => {
    const within = new Map([...told].toReversed().map(([name, key]) => [fieldOf(name), key])) // the first of a field counts
    for (const field of form.querySelectorAll("[data-field]")) {
      const input = field.querySelector(INPUT)
      const key = told.get(field.dataset.field) ?? within.get(field)
      const held = field.querySelector("[data-kind]") ?? input
      const isSaid = Boolean(key) && (isAsked || key === "compose-wrong-tag-left" || Boolean(held.value.trim()))
      const line = field.querySelector("[data-wrong]")
      line.hidden = !isSaid
      line.replaceChildren(...(isSaid ? [t(key), ...(ways[key]?.() ?? [])] : []))
      input.setAttribute("aria-invalid", String(isSaid))
    }
    mistakes.hidden = !isAsked || !told.size
    mistakes.replaceChildren(...[...told].map(link))
  }
}
