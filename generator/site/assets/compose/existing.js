/* An entry that the site has already: filled into the form, and saved with all of its file that nobody touched. */

import { shared } from "../search/dom.js"
import { keep } from "./drafts.js"
import { entryOf, fill } from "./values.js"
import { open } from "./yaml.js"
import { carried } from "./yaml/values.js"

const ID = /^[a-z0-9-]+\/\d{4}\/[a-z0-9-]+$/

/**
 * Fill the entry with an id into the form, or what a draft of it says; null where the site has none, and undefined
 * where nobody answers.
 *
 * `base` is the file's text, `entry` what it says, `saved` gives the text for what the form says now; `isOlder` tells
 * that the draft was begun with another text than the site has; `isMerged` that by now the site has what the draft
 * says, so that nothing of it is left to go on with; `isGone` that the site has only the draft. Throws as `open` does where
 * the file is no entry.
 */
export async function edit(form, id, draft) {
  const published = ID.test(id) ? await textAt(shared(`papers/${id}/entry.yml`)) : null
  const base = draft?.base ?? published
  if (typeof base !== "string") return base
  const { entry, save } = await open(base)
  fill(form, entry)
  const before = entryOf(form)
  if (draft) fill(form, draft.entry)
  const saved = (now) => save(carried(entry, before, now))
  const isOlder = typeof published === "string" && base !== published
  if (isOlder && saved(entryOf(form)) === published) {
    const merged = await edit(form, id)
    return merged && { ...merged, isMerged: true }
  }
  for (const each of form.querySelectorAll("details")) each.open ||= [...each.querySelectorAll("[data-kind]")].some(isFilled)
  return { base, entry, saved, isOlder, isGone: published === null }
}

/**
 * Where the address names an entry, a venue or a tag by an id that it had before, open the form by that of today, with
 * the draft that changes the entry.
 */
export async function follow(draft, digests) {
  const { renewAddress } = await import("../search/former.js")
  if (!await renewAddress({ entry: "paper", venue: "venue", tag: "tag" })) return
  const id = new URLSearchParams(location.search).get("entry")
  const [venue, year, slug] = id?.split("/") ?? []
  if (draft) keep({ ...draft, file: `${digests}/${id}.yml`, query: location.search, place: { venue, year, slug } }, draft)
  location.reload()
}

/** Tell whether the site has an entry with an id; undefined where nobody answers. */
export async function isThere(id) {
  return ID.test(id) && (await fetch(shared(`papers/${id}/entry.yml`), { method: "HEAD" }).catch(() => null))?.ok
}

/** Tell whether an input says anything. */
export function isFilled(input) {
  return input.type === "checkbox" ? input.checked : input.value !== ""
}

/** Return a file's text to the byte; null where there is none, undefined where nobody answers, or only that nothing works. */
async function textAt(address) {
  try {
    const answer = await fetch(address, { cache: "no-cache" })
    if (answer.ok) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer())
    return answer.status < 500 ? null : undefined
  } catch {
    return undefined
  }
}

/** Return the inputs that wait for a translation: empty in a language, while the other says something. */
export function untranslated(form, language) {
  const other = language === "ko" ? "en" : "ko"
  return [...form.querySelectorAll(`[data-kind][lang="${CSS.escape(language)}"]`)].filter((input) => {
    const name = input.name.replace(/[^.]+$/u, other)
    return !input.value && form.querySelector(`[name="${CSS.escape(name)}"]`)?.value
  })
}
