/* A whole entry that is pasted into the form: it fills all of it, where one field would run its lines together. */

import { unfoldFilled } from "../existing.js"
import { entryOf, fill } from "../values.js"
import { open } from "../yaml.js"

/** Tell whether a text is an entry: lines begin with two keys of one, or more. */
function isEntry(text, form) {
  const keys = new Set([...form.querySelectorAll("[data-kind]")].map(({ name }) => name.split(".")[0]))
  return new Set([...text.matchAll(/^([a-z-]+):/gmu)].map(([, key]) => key).filter((key) => keys.has(key))).size > 1
}

/** Fill an entry into the form; tell whether that holds all of it, and leave it as it is where it does not. */
function filled(form, entry) {
  const before = entryOf(form)
  const isHeld = !fill(form, entry).length
  if (!isHeld) fill(form, before)
  return isHeld
}

/**
 * Have the form take an entry that is pasted, in the place of what it holds after a question; one that it cannot hold
 * in full is pasted as any text is, as are those that keep their lines.
 */
export function withWholeEntries(form, save, t) {
  const written = () => JSON.stringify(entryOf(form))
  form.addEventListener("paste", async (event) => {
    const { target, clipboardData } = event
    const text = clipboardData.getData("text/plain")
    if (!isEntry(text, form)) return
    const before = written()
    if (before !== "{}" && (target.matches("textarea") || !confirm(t("compose-paste-sure")))) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const entry = await open(text).then((opened) => opened.entry, () => null)
    // What somebody wrote while the parser came stays; and a box to tick takes no text.
    const isHeld = entry && written() === before && filled(form, entry)
    if (!isHeld && target.selectionStart != null) target.setRangeText(text, target.selectionStart, target.selectionEnd, "end")
    unfoldFilled(form)
    target.dispatchEvent(new Event("input", { bubbles: true }))
    save()
  })
}
