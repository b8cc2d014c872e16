/* The drafts above the form: the one that is written on, and those that one may go on with. */

import { LANG, button, make } from "../../search/dom.js"
import { drafts } from "../drafts.js"

/** Return what tells a draft from others; those of older versions have their file alone. */
export const idOf = (each) => each?.id ?? each?.file

/**
 * Show them in an element: `draft` is the one in the form, or null. `ways` are what the buttons do: `throwAway`,
 * `resume` with one that is listed, and `begin` to write another, where that can be.
 */
export function showDrafts(list, draft, { throwAway, resume, begin }, t) {
  const others = drafts().filter((other) => idOf(other) !== idOf(draft))
  list.hidden = !draft && !others.length
  list.querySelector("[data-resumed]").replaceChildren(...(draft ? [
    `${t("compose-draft-resumed")} `,
    button(t("compose-draft-discard"), throwAway),
    ...(begin ? [" ", button(t("compose-start-new"), begin)] : []),
  ] : []))
  list.querySelector("ul").replaceChildren(...others.map((other) => make("li", {}, button(
    t("compose-draft-open", { name: nameOf(other, t) }),
    () => resume(other),
  ))))
}

function nameOf({ file, entry, at }, t) {
  const name = file.includes("…") ? entry.paper?.title ?? entry.arxiv ?? t("compose-draft-unnamed") : file
  return at ? `${name} (${new Date(at).toLocaleString(LANG, { dateStyle: "medium", timeStyle: "short" })})` : name
}
