/* Names for files that have none yet: letters without case and marks, digits and hyphens. */

import { folded } from "../search/marks.js"
import { numbersOf } from "../search/words/hangul.js"

const INITIALS = "g kk n d tt l m b pp s ss  j jj ch k t p h".split(" ")
const VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ")
const FINALS = " g kk gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h".split(" ")
/** How long an id may be. */
const MOST = 80

const LETTERS = { ß: "ss", ø: "o", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }

/** Names of files that mean something else here, or cannot be a file's name on Windows. */
const RESERVED = /^(?:edition|index|con|prn|aux|nul|(?:com|lpt)\d)$/u

function syllable(letter) {
  const [initial, vowel, final] = numbersOf(letter)
  return INITIALS[initial] + VOWELS[vowel] + FINALS[final]
}

/** Return a text in Latin letters, as text/names/folding.py writes Korean; other scripts stay. */
function romanised(text) {
  const latin = text.normalize("NFKC").replace(/['’]/gu, "").replace(/[가-힣]/gu, syllable)
  return folded(latin).replace(/[^\x00-\x7f]/gu, (letter) => LETTERS[letter] ?? letter)
}

const words = (text) => romanised(text).match(/[a-z0-9]+/gu) ?? []

/** Return a text as a part of an address; empty where nothing of it can be one. */
export const hyphenated = (text) => words(text).join("-").slice(0, MOST).replace(/-$/u, "")

/** Return the id that something new of a registry is to have; empty where its name says none. */
export function idOf(name) {
  const id = hyphenated(name)
  return RESERVED.test(id) ? `new-${id}` : id
}

/** Return the first author's family name and what the title is about; or the paper's number; or nothing. */
export function slugOf({ arxiv, paper = {} }, { fillers, limits }) {
  const first = paper.authors?.[0]
  const name = String(first?.name ?? first ?? "").replace(/[\s,]+(?:jr|sr|ii|iii|iv)\.?$/iu, "")
  const family = words(name.includes(",") ? name.slice(0, name.indexOf(",")) : name.split(/\s/u).at(-1)).join("-")
  const topic = words(String(paper.title ?? "")).filter((word) => !fillers.includes(word)).slice(0, 3)
  const named = [family, ...topic].filter(Boolean)
  const number = /\d{4}\.\d{4,5}|\d{7}/u.exec(String(arxiv ?? ""))?.[0] ?? /10\.\d{4,9}\/(\S+)/u.exec(String(paper.doi ?? ""))?.[1] ?? ""
  return (topic.length ? named : words(number)).join("-").slice(0, limits.slug).replace(/-$/u, "")
}
