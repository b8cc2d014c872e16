/* Drafts, kept by the browser, each by itself, so that tabs that write at the same time take nothing from each other. */

import { keyOf } from "../search/dom.js"

const KEY = keyOf("compose:")

/**
 * Where older versions keep all drafts as one list, one a file, for all sites of the host: they are found there until
 * they are kept anew.
 */
const FORMER = "digest-compose"

/** Return the drafts, those that were changed last first; none where the browser keeps nothing. */
export function drafts() {
  try {
    const own = Object.keys(localStorage).filter((key) => key.startsWith(KEY)).map((key) => heldAt(key)).filter(isDraft)
    return [...own.sort((one, other) => other.at - one.at), ...former()]
  } catch {
    return []
  }
}

/**
 * Keep what a form says, `{file, query, place, entry, isNamed, base}`, instead of the draft `before` that it was opened
 * with or last kept as; null for a new one. Return the draft that it is now, or null where the browser keeps nothing.
 *
 * What another tab wrote since is never overwritten: then this is a draft of its own, which `isApart` tells.
 */
export function keep(said, before) {
  try {
    const there = before?.id && heldAt(KEY + before.id)
    const isApart = isDraft(there) && there.version !== before.version
    const id = before?.id && !isApart ? before.id : unique()
    const draft = { ...said, id, version: unique(), at: Date.now() }
    localStorage.setItem(KEY + id, JSON.stringify(draft))
    if (before && !before.id) forget(before)
    return { ...draft, isApart }
  } catch {
    return null
  }
}

/** Tell whether a draft changes an entry that the site has: it knows the text that it was begun with. */
export const isChange = ({ base }) => base !== undefined

/** Forget a draft, but not what another tab wrote since. */
export function discard(draft) {
  try {
    if (!draft.id) forget(draft)
    else if (heldAt(KEY + draft.id)?.version === draft.version) localStorage.removeItem(KEY + draft.id)
  } catch {
    // Where nothing is kept, nothing is to be forgotten.
  }
}

const isDraft = (draft) => typeof draft?.file === "string" && Boolean(draft.entry) && ["string", "undefined"].includes(typeof draft.base)

/** Return what is kept under a key; undefined for what nothing can be made of. */
function heldAt(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function former() {
  const held = heldAt(FORMER)
  return Array.isArray(held) ? held.filter(isDraft) : []
}

/** Forget a draft of an older version, unless that has written something else since. */
function forget(draft) {
  const said = JSON.stringify(draft)
  const rest = former().filter((each) => JSON.stringify(each) !== said)
  if (rest.length) localStorage.setItem(FORMER, JSON.stringify(rest))
  else localStorage.removeItem(FORMER)
}

/** Return a name that nothing else has; pages that are not served by TLS have no crypto.randomUUID. */
function unique() {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("-")
}
