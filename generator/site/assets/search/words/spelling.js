/* How far apart two spellings are, counted in strokes of keys. Pure functions. */

import { toLatin } from "./hangul.js"
import { folded } from "../marks.js"

/** Longer words are cut: nobody mistypes them letter by letter. */
const LONGEST = 40

/** What two neighbours the wrong way round count: fingers do it more easily than the rest. */
export const CROSSED = 0.9

/** From how many keys on a word may have so many strokes wrong. */
const FORGIVEN = [4, 8, 13]

/** Return a word as the keys that type it: Hangul as the two-set keyboard has it, anything else without diacritics. */
export const keys = (word) => (/[ㄱ-ㅣ가-힣]/u.test(word) ? toLatin(word) : folded(word)).slice(0, LONGEST)

/** Return how many strokes may be wrong in a word of so many keys. */
export const forgiven = (length) => FORGIVEN.filter((least) => length >= least).length

/** The rows of a keyboard, on which fingers slip to what lies beside. */
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
const placeOf = (key) => {
  const row = ROWS.findIndex((each) => each.includes(key.toLowerCase()))
  return row < 0 ? null : { row, column: ROWS[row].indexOf(key.toLowerCase()) + row / 2 }
}

/** Whether two keys are one, with shift or without, or lie side by side. */
function lieTogether(one, other) {
  const [first, second] = [placeOf(one), placeOf(other)]
  return first && second && Math.abs(first.row - second.row) <= 1 && Math.abs(first.column - second.column) <= 1
}

/** Return how many strokes are wrong, where another key counts twice that does not lie beside the right one. */
export const slips = (typed, meant) => strokes(typed, meant, 2, (one, other) => (lieTogether(one, other) ? 1 : 2))

/**
 * Return how many strokes are wrong: one too many, one too few, another one, or two neighbours the wrong way round.
 * Above `most` it is Infinity.
 */
export function strokes(typed, meant, most, another = () => 1) {
  if (Math.abs(typed.length - meant.length) > most) return Infinity
  let [before, above] = [[], Array.from({ length: meant.length + 1 }, (_, place) => place)]
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= meant.length; j += 1) {
      const same = typed[i - 1] === meant[j - 1]
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : another(typed[i - 1], meant[j - 1])))
      const crossed = i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1]
      if (crossed) row[j] = Math.min(row[j], before[j - 2] + CROSSED)
    }
    if (Math.min(...row) > most) return Infinity
    before = above
    above = row
  }
  return above[meant.length] > most ? Infinity : above[meant.length]
}

/** Return those of some names, each with `every` spelling of it, of which one, or a word of it, is nearest to what was typed. */
export function misspelt(names, typed) {
  const pressed = keys(joined(typed))
  const most = forgiven(pressed.length)
  const wrong = (letters) => Math.min(...[letters, letters.slice(0, pressed.length)].map((each) => strokes(pressed, each, most)))
  const distance = ({ every }) =>
    Math.min(...every.flatMap((name) => [joined(name), ...name.split(/[\s\-]+/u)]).map((name) => wrong(keys(name))))
  const found = names.map((name) => ({ name, far: distance(name) }))
  const nearest = Math.min(most, ...found.map(({ far }) => far))
  return most ? found.filter(({ far }) => far === nearest).map(({ name }) => name) : []
}

const joined = (text) => text.replace(/[\s\-‐-―]+/gu, "")
