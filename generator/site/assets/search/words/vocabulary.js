/*
 * What a misspelt word may have meant: words of the archive that are spelt alike, sound alike, or were joined.
 *
 * `open(name)` returns a shelf as generator/search/archive_words.py makes it, an empty list where there is none.
 */

import { stem } from "./forms.js"
import { initials, isInitials } from "./hangul.js"
import { folded } from "../marks.js"
import { beginnings, consonants, difference, sounds } from "./sound.js"
import { CROSSED, forgiven, keys, slips, strokes } from "./spelling.js"

const COMMON = "common"

/** How many words are returned. */
const MOST = 4

/** How many letters a word has of which something else is guessed, in Hangul and in other scripts. */
const SHORTEST = { true: 1, false: 4 }

/** How differently words of different scripts may sound: less if they have few consonants, hardly if one syllable. */
const HEARD = 0.22
const HEARD_SHORT = 0.12
const HEARD_SYLLABLE = 0.05
const SHORT = 2

/** How differently if two syllables, or Latin letters, were typed, and no name is meant: few of such words are loanwords. */
const HEARD_NATIVE = { true: 0.12, false: 0.07 }
const NATIVE = 2

/** How differently words may sound that are heard as one. */
const HEARD_AS_ONE = 0.06

/** How much farther away a word is for being of another script than was typed: Hangul, or others. */
const ACROSS = { true: 0.12, false: 0.2 }

/** How much nearer across scripts a name is, which is written with a capital. */
const NAMED = 0.05

/** How much farther than the likeliest other words may be, and may be meant as well. */
const AS_LIKELY = 0.1
const AS_WELL = 0.05

/** In one script what sounds alike may have so many strokes more. */
const HEARD_ALIKE = 0.1
const STROKES_MORE = 2

/** What share of strokes may be wrong at most; none in so few keys for a word that a single record has and is no name. */
const WRONG = 0.34
const FEW_KEYS = 6

/** How much nearer a word counts for being in twice as many records, so many times at most. */
const KNOWN = 0.02
const WELL_KNOWN = 6

/** How near a joined word is to its parts, each of which has so many letters. */
const JOINED = 0.15
const PART = 3

/** So many letters of the second may be the beginning of a word: batchnorm is batch norm. */
const BEGINNING = 4

/** So differently words of different scripts may sound, with others as near and without, where hardly another one was meant. */
const HEARD_CLEARLY = 0.1
const HEARD_SURELY = 0.205

/** In so many keys what is near is hardly another word. */
const LONG = 10

/** Fewer keys of Latin letters are as likely another word, or no beginning of one. */
const MANY_KEYS = 6

const isName = (word) => /^\p{Lu}/u.test(word)

const isHangul = (word) => /^[가-힣]/u.test(word)

const shelfOf = (letter) => letter.codePointAt(0).toString(16)

/**
 * Return what somebody may have meant who typed a word: {word, level, likely, exact, across, sure}, the likeliest first. It is
 * `exact` if it is what was typed, `across` if it is in another script, and `sure` if hardly another was meant; a level is how often one can halve the number
 * of records that have it.
 */
export async function near(typed, open) {
  if (isInitials(typed)) return begun(typed, open)
  if (typed.length < SHORTEST[isHangul(typed)]) return []
  // The first letter may be missing, or have changed places with the second.
  const letters = folded(typed)
  const names = new Set([COMMON, ...[...letters.slice(0, 2), ...beginnings(typed)].map(shelfOf)])
  const known = (await Promise.all([...names].map(open))).flatMap(entries)
  const [far, isSure, hangul] = [distanceTo(typed), suresOf(typed), isHangul(typed)]
  const found = new Map()
  for (const { word, level } of known) {
    // Korean words of texts have particles, and of joined ones what is typed in Latin letters may be all but the end.
    for (const meant of new Set([word, stem(word, true), ...(hangul ? [] : shortened(word))])) {
      const distance = far(meant, level)
      const likely = distance - KNOWN * Math.min(level, WELL_KNOWN)
      if (distance < Infinity && !(found.get(meant)?.likely < likely)) {
        const [exact, across] = [folded(meant) === letters, isHangul(meant) !== hangul]
        const isWhole = hangul || meant.length >= stem(word, true).length || typed.length >= MANY_KEYS
        const sure = exact || (isWhole && isSure(meant))
        found.set(meant, { word: meant, level, likely: exact ? -Infinity : likely, exact, across, sure })
      }
    }
  }
  const parts = (await divisions(typed, levels(known), open))
    .map((part) => ({ ...part, likely: JOINED, exact: false, across: false, sure: true }))
  const sorted = [...found.values(), ...parts].sort((one, other) => one.likely - other.likely)
  const best = sorted.find(({ exact }) => !exact)?.likely
  const likeliest = sorted.filter(({ exact, likely }) => exact || likely <= best + AS_LIKELY).slice(0, MOST)
  const isAlone = (one) => likeliest.every(({ word, likely }) => likely > one.likely + AS_WELL || soundAlike(word, one.word))
  const isClear = ({ word, across }) => !across || difference(sounds(typed), sounds(word)) <= HEARD_CLEARLY
  return likeliest.map((one) => ({ ...one, sure: one.sure && (isClear(one) || isAlone(one)) }))
}

/** Whether two words are heard as one: Dmitri and Dmitry, pansori and 판소리. */
export const soundAlike = (one, other) => difference(sounds(one), sounds(other)) <= HEARD_AS_ONE

/** Return the words whose syllables begin so, those of most records first. */
async function begun(typed, open) {
  const shelves = await Promise.all([COMMON, typed[0].normalize("NFKD")].map((name) => open(name === COMMON ? name : shelfOf(name))))
  const found = new Map(shelves.flatMap(entries).map(({ word, level }) => [stem(word, true), level]))
  return [...found].filter(([word]) => isHangul(word) && initials(word) === typed)
    .map(([word, level]) => ({ word, level, likely: -level, exact: false, across: false, sure: true }))
    .sort((one, other) => one.likely - other.likely).slice(0, MOST)
}

/** Return a long Korean word without its last syllable. */
const shortened = (word) => (/^[가-힣]{4,}$/u.test(word) ? [word.slice(0, -1)] : [])

/** Return the words of a shelf: in its n-th text are those of 2 ** n records and more. */
const entries = (texts) => texts.flatMap((text, level) => text.split("\n").filter(Boolean).map((word) => ({ word, level })))

/** Return a function that says how far a word, or a name of several, is from what was typed; too far is Infinity. */
function distanceTo(typed) {
  const numbers = digits(typed)
  const [heard, pressed, hangul] = [sounds(typed), keys(typed), isHangul(typed)]
  const most = forgiven(pressed.length)
  const unlike = typed.length === 1 ? HEARD_SYLLABLE : consonants(heard) > SHORT ? HEARD : HEARD_SHORT
  return (word, level) => {
    const whole = word.replace(/[\s\-‐-―]+/gu, "")
    if (numbers && numbers !== digits(word)) return Infinity  // of a year or a version no other is meant
    if (isHangul(whole) !== hangul) {
      const distance = difference(heard, sounds(whole))
      const named = isName(word)
      const mayBeNative = !named && (!hangul || typed.length <= NATIVE)
      return distance <= (mayBeNative ? Math.min(unlike, HEARD_NATIVE[hangul]) : unlike) ? distance + ACROSS[hangul] - (named ? NAMED : 0) : Infinity
    }
    const letters = keys(whole)
    if (letters === pressed) return 0
    const wrong = most ? strokes(pressed, letters, most + STROKES_MORE) : Infinity
    if (wrong > most && (wrong === Infinity || difference(heard, sounds(whole)) > HEARD_ALIKE)) return Infinity
    const share = wrong / Math.max(pressed.length, letters.length)
    const mayBeAnother = pressed.length <= FEW_KEYS && !level && !isName(word)
    return share <= WRONG && !mayBeAnother ? share : Infinity
  }
}

/** Return a function that says of a word near to what was typed whether hardly another was meant. */
function suresOf(typed) {
  const [heard, pressed, hangul] = [sounds(typed), keys(typed), isHangul(typed)]
  return (word) => {
    const whole = word.replace(/[\s\-‐-―]+/gu, "")
    const alike = difference(heard, sounds(whole))
    if (isHangul(whole) !== hangul) return alike <= HEARD_SURELY
    const letters = keys(whole)
    if (pressed.length >= LONG || alike <= HEARD_ALIKE) return true
    return slips(pressed, letters) <= (hangul || isName(word) || pressed.length >= MANY_KEYS ? 1 : CROSSED)
  }
}

const digits = (text) => text.replace(/\P{Nd}/gu, "")

/** Return the level of every word, in small letters. */
const levels = (known) => new Map(known.map(({ word, level }) => [word.toLowerCase(), level]))

/** Return the ways of dividing a word in two that are known, {word, level}: beattracking is beat tracking. */
async function divisions(typed, known, open) {
  const found = []
  for (let place = PART; place <= typed.length - PART; place += 1) {
    const [head, tail] = [typed.slice(0, place), typed.slice(place)].map((part) => part.toLowerCase())
    if (!known.has(head)) continue
    const others = levels((await Promise.all([COMMON, shelfOf(folded(tail))].map(open))).flatMap(entries))
    const begun = tail.length >= BEGINNING && [...others.keys()].some((word) => word.startsWith(tail))
    if (others.has(tail)) found.push({ word: `${head} ${tail}`, level: Math.min(known.get(head), others.get(tail)) })
    else if (begun) found.push({ word: `${head} ${tail}`, level: 0 })
  }
  return found
}
