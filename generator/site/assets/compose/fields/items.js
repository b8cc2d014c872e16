/* The items of the form's lists, which come and go: reviews, figures, authors. */

import { isFilled } from "../existing.js"
import { dayOf } from "../rules.js"
import { add, remove } from "../values.js"

/** Return the names of the items that an element stands in: Review 2. */
export const around = (element) => {
  const item = element?.closest("[data-item]")
  return item ? [...around(item.parentElement), item.querySelector("legend").textContent.trim()] : []
}

/** Tell whether somebody wrote what an input says; a review's date is filled in before. */
const isWritten = (input) => isFilled(input) && !(input.type === "text" && input.value === input.defaultValue)

/** Have a form's buttons add items and remove them, what is written in one only after a question; `save` keeps it. */
export function withItems(form, save, t) {
  form.addEventListener("click", ({ target }) => {
    if (target.matches("[data-add]")) {
      const item = add(target.closest("[data-items]"))
      const date = [...item.querySelectorAll("[data-kind='date']")].find(({ name }) => /^notes\.\d+\.date$/u.test(name))
      if (date) date.defaultValue = dayOf(new Date())
      item.querySelector("input:not([type=hidden]), select, textarea").focus()
    } else if (target.matches("[data-remove]")) {
      const items = target.closest("[data-items]")
      const item = target.closest("[data-item]")
      const isAsked = [...item.querySelectorAll("[data-kind]")].some(isWritten)
      if (isAsked && !confirm(t("compose-remove-sure", { name: around(item).at(-1) }))) return
      remove(item)
      items.querySelector(":scope > p > [data-add]").focus()
    } else return
    save()
  })
}
