/* What is certain to be meant by what was pasted: addresses, ids and lists as the file is to have them. */

import { narrow } from "../identifiers.js"

const SCHEME = /^(?:https?|mailto):/iu

/** What stands before an item of a list that was a list on the page that it comes from. */
const BULLET = /^[-*•·]\s+/u

const address = (text) => text.trim().replace(SCHEME, (scheme) => scheme.toLowerCase())

const entryId = (text) => text.trim().replace(/^\/+|\/+$/gu, "")

const KINDS = {
  arxiv: (text) => narrow(text).trim(),
  doi: (text) => narrow(text).trim(),
  link: address,
  "entry-id": entryId,
  "entry-or-link": (text) => (text.includes(":") ? address(text) : entryId(text)),
}

/** Return a value of a kind as the file is to have it; an item of a list by itself. */
export const tidied = (kind, text) => (Object.hasOwn(KINDS, kind) ? KINDS[kind](text) : text)

/** Have fields for lists take lines that are pasted as items, which an input would run together. */
export function withPasting(form) {
  form.addEventListener("paste", (event) => {
    const { target, clipboardData } = event
    if (!target.matches("input") || !target.closest("[data-field]")?.querySelector("[data-list]")) return
    const lines = clipboardData.getData("text/plain").split(/[\r\n]+/u).map((line) => line.trim().replace(BULLET, "")).filter(Boolean)
    if (lines.length < 2) return
    event.preventDefault()
    // Nothing else is taken back by the keys that undo what is typed; browsers may cease to have it.
    if (document.execCommand("insertText", false, lines.join(", "))) return
    target.setRangeText(lines.join(", "), target.selectionStart, target.selectionEnd, "end")
    target.dispatchEvent(new Event("input", { bubbles: true }))
  })
}
