/* Pages by their names: venues, tags and authors, found by any name they go by, in either language. */

import { halfTyped, initials, isInitials, otherMode, toHangul, toLatin } from "./words/hangul.js"
import { LANG, at, loader, shared } from "./dom.js"
import { parted, placed, plain } from "./words/forms.js"

const FOLDERS = { venue: "venues", tag: "tags", author: "authors" }

/** How well a name answers what was typed, best first. */
const WHOLE = 0
const BEGINNING = 1
const WORDS = 2
const INITIALS = 3

/** Return every name of the directory. */
export const loadNames = loader(shared("search/names.json"),
  (directory) => Object.entries(FOLDERS).flatMap(([kind, folder]) => directory[folder].map(named(kind))))

const named = (kind) => ([id, korean, english, others, papers]) => {
  const both = [korean, english || korean]
  return entry(kind, id, LANG === "ko" ? both : both.toReversed(), [id, ...others], papers)
}

function entry(kind, id, [name, other], others, papers) {
  const names = [...new Set([name, other, ...others])]
  return {
    kind,
    id,
    name,
    other: other === name ? "" : other,
    papers,
    url: at(`${FOLDERS[kind]}/${id}/`),
    every: names,
    folded: names.map(fold),
    words: names.flatMap((each) => wordsOf(each).map(fold)),
    initials: names.filter((each) => /[가-힣]/u.test(each)).flatMap(wordsOn).map(initials),
  }
}

/** Return an author who is not in the directory, known from a paper. */
export const author = (id, name) => entry("author", id, [name, name], [id], 0)

/** Decompose a text and drop diacritics, case, spaces and hyphens, so that half a syllable begins the whole one. */
const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\s\-‐-―_·.,'’]+/gu, "")

const wordsOf = (text) => text.split(/[\s\-‐-―_·,()]+/u).filter(Boolean)

/** Return a name from each of its words on: 음성 분리 and 분리 of 음성 분리. */
const wordsOn = (text) => wordsOf(text).map((_, place, words) => words.slice(place).join(" "))

/** Return how well a name answers what was typed, or null. */
function rank(name, typed) {
  if (isInitials(typed)) {
    const wanted = initials(typed)
    return wanted.length > 1 && name.initials.some((each) => each.startsWith(wanted)) ? INITIALS : null
  }
  for (const form of [typed, halfTyped(typed)].filter(Boolean)) {
    const wanted = fold(form)
    if (wanted.length < 2) continue
    if (name.folded.includes(wanted)) return WHOLE
    if (name.folded.some((each) => each.startsWith(wanted))) return BEGINNING
    const parts = wordsOf(form).map(fold)
    if (parts.length && parts.every((part) => name.words.some((word) => word.startsWith(part)))) return WORDS
  }
  return null
}

/** Return whether a name begins with what was typed, or each of its words does so somewhere. */
export const answers = (name, typed) => rank(name, typed) !== null

function best(names, typed, most) {
  return names
    .map((name) => ({ name, rank: rank(name, typed) }))
    .filter((each) => each.rank !== null)
    .sort((a, b) => a.rank - b.rank || b.name.papers - a.name.papers)
    .slice(0, most)
    .map((each) => each.name)
}

/**
 * Return the names that answer what was typed, best first, and what it was read as where the keyboard must have
 * stood in the other mode.
 */
export function offers(names, query, most = 5) {
  const typed = parted(query).wanted
  const asTyped = best(names, typed, most)
  if (asTyped.length) return { found: asTyped, form: typed }
  const keyboard = isInitials(typed) ? toLatin(typed) : otherMode(typed) ?? consonants(typed)
  if (!keyboard) return { found: [], form: typed }
  return { found: best(names, keyboard, most), form: keyboard }
}

/** Return the page of an edition that was typed, by any name of its venue, if one of some records is of it. */
export function edition(names, typed, records) {
  const venues = names.filter(({ kind }) => kind === "venue")
  const ids = Object.fromEntries(venues.flatMap(({ id, every }) => every.map((name) => [plain(name), `${id}/`])))
  const id = placed(typed, ids)
  const record = records.find((each) => each.edition && each.edition === id)
  return record ? [entry("venue", id, [record.venue, record.venue], [], 0)] : []
}

/** Initial consonants typed on Latin keys: dtqf → ㅇㅅㅂㄹ. */
function consonants(typed) {
  const hangul = toHangul(typed)
  return isInitials(hangul) ? hangul : null
}
