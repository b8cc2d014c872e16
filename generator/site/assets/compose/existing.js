/* An entry that the site has already: filled into the form, and saved with all of its file that nobody touched. */

import { shared } from "../search/dom.js"
import { keep } from "./drafts.js"
import { entryOf, fill } from "./values.js"
import { open } from "./yaml.js"
import { carried, merged } from "./yaml/values.js"

const ID = /^[a-z0-9-]+\/\d{4}\/[a-z0-9-]+$/

/**
 * Fill the entry with an id into the form, or what a draft of it says; null where the site has none, and undefined
 * where nobody answers.
 *
 * `base` is the file's text, `entry` what it says, `saved` gives the text for what the form says now; `isOlder` tells
 * that the draft was begun with another text than the site has, and changes what is another there, too; `isNewer` that
 * its changes fit what is another; `isMerged` that by now the site has what the draft says, so that nothing of it is left
 * to go on with; `isGone` that the site has only the draft. Throws as `open` does where the file is no entry.
 */
export async function edit(form, id, draft) {
  const published = ID.test(id) ? await textAt(shared(`papers/${id}/entry.yml`)) : null
  const base = draft?.base ?? published
  if (typeof base !== "string") return base
  const begun = await filled(form, base)
  const renewed = typeof published === "string" && base !== published ? await brought(form, draft, begun, published) : null
  if (!renewed && draft) fill(form, draft.entry)
  unfoldFilled(form)
  return { ...(renewed ?? begun), isGone: published === null }
}

/** Fill a file's entry into the form, and return what the file says, there and in the form, and how it says another. */
async function filled(form, base) {
  const { entry, save } = await open(base)
  fill(form, entry)
  const before = entryOf(form)
  return { base, entry, before, saved: (now) => save(carried(entry, before, now)) }
}

/**
 * Bring what a draft changes to the text that the site has instead of the one that it was begun with.
 *
 * Where both changed a field, each to something else, the draft's stays, and it goes on to know with which text it was
 * begun, so that this is told until it is sent or discarded.
 */
async function brought(form, draft, begun, published) {
  fill(form, draft.entry)
  const now = entryOf(form)
  const there = await filled(form, published)
  const { value, isOne } = merged(begun.before, now, there.before)
  fill(form, value)
  if (begun.saved(now) === published || there.saved(entryOf(form)) === published) return { ...there, isMerged: true }
  return isOne ? { ...there, isNewer: true } : { ...there, base: begun.base, isOlder: true }
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

/** Tell whether an input says anything. */
export function isFilled(input) {
  return input.type === "checkbox" ? input.checked : input.value !== ""
}

/** Unfold what is folded and says something. */
export function unfoldFilled(form) {
  for (const each of form.querySelectorAll("details")) each.open ||= [...each.querySelectorAll("[data-kind]")].some(isFilled)
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
