/*
 * How words sound, so that a name is found as a Korean ear writes it down: 맥피 is McFee, 싱잉 보이스 singing voice.
 *
 * A word becomes a list of sounds. A sound is a string of the letters that it may be heard as, the likeliest first,
 * capital ones for consonants; one that ends in "?" may as well be silent. Both scripts share the letters: G and K for
 * ㄱ and ㅋ, J and C for ㅈ and ㅊ, R for a single ㄹ and L for a double one, P also for f, B for v. Pure functions.
 */

import { numbersOf } from "./hangul.js"

const LEADS = ["GK", "KG", "N", "DT", "TD", "RL", "M", "BP", "PB", "S", "S", "", "JC", "CJ", "CJ", "KG", "TD", "PB", "H"]
const VOWELS = [
  "a", "ea", "i? a", "i? ea", "oeua", "e", "i? eu", "i? e", "o", "u? a", "u? e", "eo", "i? o", "u", "u? o", "u? e", "ui", "i? u", "",
  "iu", "i",
]
const TAILS = [
  "", "KG", "KG", "KG", "N", "N", "N", "DT", "LR", "LR", "LR", "LR", "LR", "LR", "LR", "LR", "M", "PB", "PB", "TDS", "TDS", "N",
  "TDS", "TDS", "KG", "TD", "PB", "TD",
]

// Places in these lists: the leads ㄹ, ㅈ, and ㅅ ㅈ ㅉ ㅊ, and the vowels ㅣ and ㅡ.
const R = 5
const Z = 12
const HISSED = [9, 12, 13, 14]
const I = 20
const EU = 18

/** What Latin letters are heard as: the first rule that fits from each place on, with what must stand around it. */
const LATIN = [
  [/^x(?=[iu])/, "SC"], [/^q(?=i)/, "CJ"],
  [/sch/, "SC"], [/^l/, "RL"], [/tch/, "CJ"], [/[st]ion/, "SCJ", "eo", "N"], [/dge(?!r)/, "J"], [/eau/, "o"], [/^au/, "oa"],
  [/ts(?=$)/, "TD", "S?"], [/^[kg](?=n)/, "KG?"], [/^p(?=s)/, "P?"], [/^w(?=r)/, "u?"], [/^mc/, "M", "e?", "KG"], [/p(?=b)/, "P?"], [/(?<=m)b(?=$)/, "B?"], [/l(?=[km])/, "LR?"], [/gh(?=t|$)/, "KGP?"], [/rr/, "RL"], [/ts|tz/, "CJS"],
  [/ch/, "CKSH"], [/ck/, "KG"], [/sh/, "S"], [/ph/, "PB"], [/th/, "STD"], [/kh/, "KH"], [/zh/, "JC"], [/wh/, "uH?"],
  [/rh/, "RL"], [/ng(?=[lr])/, "N", "GK"], [/ng(?![aeiouy])/, "N"],
  [/ng/, "N", "GJ?"], [/qv/, "KG", "uB?"], [/qu?/, "KG", "u?"], [/c(?=[eiy])/, "SC"], [/g(?=[eiy])/, "GJ"],
  [/x(?=$)/, "KG?", "S?"], [/x/, "KG?", "SJ"], [/j/, "JHi"], [/z/, "JSC"], [/(?<=[aeiouy])s(?=[aeiouy])/, "SJ"],
  [/t(?=ia|io|u)/, "TCS"], [/s(?=u|ia)/, "SJ"], [/(?<=[eo])t(?=$)/, "TD?"], [/(?<=r)d(?=$)/, "DT?"], [/s(?=$)/, "S?"], [/(?<=[^aeiouy])les(?=$)/, "LR", "S?"],
  [/oe(?=$)/, "o", "ie"], [/[ck]/, "KG"], [/g/, "GK"], [/n/, "N"], [/d/, "DT"],
  [/t/, "TD"], [/r(?![aeiouy])/, "RL?"], [/r/, "RL"], [/l/, "LR"], [/m/, "M"], [/[bv]/, "BP"], [/f/, "PBH"], [/p/, "PB"], [/s/, "S"],
  [/h(?=[aeiouy])/, "H"], [/h/, "H?"], [/w(?=[aeiouy])/, "uB?"], [/w/, "u?"], [/ee|ea|ie/, "ie"], [/oo|ou/, "uo"],
  [/ae/, "ea", "e?"], [/eo/, "e?", "oe"], [/eu/, "u?", "e?"],
  [/e(?=$)/, "e?"], [/a/, "aeo"], [/e/, "eia"], [/i/, "iae"], [/o/, "oau"], [/u/, "uoae"], [/y/, "ia"],
].map(([rule, ...sounds]) => [new RegExp(rule.source, "uy"), sounds])

/** What it costs that a consonant, a vowel or what may be silent is missing, and that a sound is not the likeliest. */
const CONSONANT = 1
const VOWEL = 0.3
const SILENT = 0.05
const UNLIKELY = 0.2

const LONGEST = 40

/** Return the sounds of a word in either script, or in both. */
export function sounds(word) {
  const text = word.normalize("NFC").toLowerCase().slice(0, LONGEST)
  const parts = [...text.matchAll(/[가-힣]+|[^가-힣]+/gu)]
  const found = parts.flatMap(([part]) => (/^[가-힣]/u.test(part) ? korean(part) : latin(part)))
  // Doubled letters, and the consonant that a syllable ends and the next one begins with, are one sound.
  return found.filter((sound, place) => isVowel(sound) || !place || sound[0] !== found[place - 1][0])
}

/**
 * Return the sounds of Hangul. The vowel of 시, 지 and 치 may be there only to say the consonant, as in 피치; that of 츠 is,
 * except between two of one consonant, which are no doubled one then: 츠천 is not Chen. The 즈 that ends a word is an s as
 * well, which English says as z behind what is voiced: 비틀즈 is Beatles.
 */
function korean(part) {
  return [...part].flatMap((syllable, place, all) => {
    const [lead, vowel, tail] = numbersOf(syllable)
    const helping = vowel === I && HISSED.includes(lead) && !tail
    const doubled = lead === R && place > 0 && TAILS[numbersOf(all[place - 1])[2]] === "LR"
    const parting = vowel === EU && !tail && place + 1 < all.length && LEADS[numbersOf(all[place + 1])[0]][0] === LEADS[lead][0]
    const vowels = helping ? ["i?"] : parting ? ["u?"] : VOWELS[vowel].split(" ")
    const voiced = lead === Z && vowel === EU && !tail && place > 0 && place + 1 === all.length
    return [doubled ? "" : voiced ? `${LEADS[lead]}S` : LEADS[lead], ...vowels, TAILS[tail]].filter(Boolean)
  })
}

function latin(part) {
  const text = part.normalize("NFD").replace(/[^a-z]/gu, "")
  const found = []
  for (let place = 0; place < text.length;) {
    const [rule, heard] = LATIN.find(([each]) => {
      each.lastIndex = place
      return each.test(text)
    })
    found.push(...heard)
    place = rule.lastIndex
  }
  return found
}

const isVowel = (sound) => /^[a-z]/u.test(sound)

const price = (sound) => (sound.endsWith("?") ? SILENT : isVowel(sound) ? VOWEL : CONSONANT)

/** Return how many consonants a list of sounds has that are never silent. */
export const consonants = (list) => list.filter((sound) => price(sound) === CONSONANT).length

function exchange(one, other) {
  if (one[0] === other[0]) return 0
  if ([...one].some((letter) => letter !== "?" && other.includes(letter))) return isVowel(one) ? UNLIKELY / 2 : UNLIKELY
  return isVowel(one) && isVowel(other) ? VOWEL : Math.max(price(one), price(other))
}

/** Return how differently two lists of sounds are heard, as a share of their consonants. */
export function difference(one, other) {
  let above = [0]
  for (const sound of other) above.push(above.at(-1) + price(sound))
  for (const sound of one) {
    const row = [above[0] + price(sound)]
    other.forEach((each, place) => {
      row.push(Math.min(above[place + 1] + price(sound), row[place] + price(each), above[place] + exchange(sound, each)))
    })
    above = row
  }
  return above.at(-1) / Math.max(1, consonants(one), consonants(other))
}

// Latin letters that may begin a word which sounds as one that begins with a syllable: by lead, and by vowel where
// the lead is silent.
const BY_LEAD = [
  "gkcq", "gkcq", "nk", "dt", "dt", "rlw", "m", "bvpw", "pb", "sctpxz", "sc", "", "jgzy", "zjt", "ctjqz", "kcqx", "t", "pf", "hfjw",
]
const BY_VOWEL = [
  "aoui", "ae", "yj", "y", "ueao", "eai", "yj", "y", "oa", "wo", "w", "ow", "yj", "uwo", "w", "w", "w", "uyej", "eu", "u", "iey",
]

/** Return the first letters that a word of the other script may have which sounds as this one: Latin ones, or jamo. */
export function beginnings(word) {
  const first = word.normalize("NFC").toLowerCase()[0]
  if (/[가-힣]/u.test(first)) {
    const [lead, vowel] = numbersOf(first)
    return [...(BY_LEAD[lead] || BY_VOWEL[vowel])]
  }
  const said = (letters) => letters.includes(first)
  const leads = BY_LEAD.flatMap((letters, lead) => (said(letters || BY_VOWEL.join("")) ? [lead] : []))
  return leads.map((lead) => String.fromCharCode(0x1100 + lead))
}
