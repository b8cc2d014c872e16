/* Hangul as people type it: jamo, initial consonants, and a keyboard left in the other mode. Pure functions. */

const LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
const TAILS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
const FIRST = 0xac00
const LAST = 0xd7a3

// Vowels and tails that take two keys.
const PAIRS = new Map(Object.entries({
  ㅘ: "ㅗㅏ", ㅙ: "ㅗㅐ", ㅚ: "ㅗㅣ", ㅝ: "ㅜㅓ", ㅞ: "ㅜㅔ", ㅟ: "ㅜㅣ", ㅢ: "ㅡㅣ",
  ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ",
  ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ",
}))
const PAIRED = new Map([...PAIRS].map(([pair, keys]) => [keys, pair]))

// The two-set keyboard, the one that Korean computers come with.
const KEYS = new Map(Object.entries({
  q: "ㅂ", w: "ㅈ", e: "ㄷ", r: "ㄱ", t: "ㅅ", y: "ㅛ", u: "ㅕ", i: "ㅑ", o: "ㅐ", p: "ㅔ",
  a: "ㅁ", s: "ㄴ", d: "ㅇ", f: "ㄹ", g: "ㅎ", h: "ㅗ", j: "ㅓ", k: "ㅏ", l: "ㅣ",
  z: "ㅋ", x: "ㅌ", c: "ㅊ", v: "ㅍ", b: "ㅠ", n: "ㅜ", m: "ㅡ",
  Q: "ㅃ", W: "ㅉ", E: "ㄸ", R: "ㄲ", T: "ㅆ", O: "ㅒ", P: "ㅖ",
}))
const KEY_OF = new Map([...KEYS].map(([key, jamo]) => [jamo, key]))

const isSyllable = (character) => {
  const code = character.charCodeAt(0)
  return code >= FIRST && code <= LAST
}

/** Return a text with the full-width letters that East Asian keyboards type as usual ones: ＧＰＴ－４ → GPT-4. */
export const halfWidth = (text) => text.replace(/[\u3000\uff01-\uff5e]/gu, (wide) => wide.normalize("NFKC"))

/** Return the numbers of a syllable's lead, vowel and tail, in Unicode's order; no tail is 0. */
export function numbersOf(syllable) {
  const index = syllable.charCodeAt(0) - FIRST
  return [Math.floor(index / 588), Math.floor(index / 28) % 21, index % 28]
}

/** Return the jamo of a syllable, [lead, vowel, tail]; the tail may be empty. */
function jamoOf(syllable) {
  const [lead, vowel, tail] = numbersOf(syllable)
  return [LEADS[lead], VOWELS[vowel], TAILS[tail]]
}

const syllableOf = (lead, vowel, tail) => String.fromCharCode(
  FIRST + (LEADS.indexOf(lead) * 21 + VOWELS.indexOf(vowel)) * 28 + TAILS.indexOf(tail),
)

/** Return a syllable without its final consonant: 웠 → 워. */
export function withoutTail(syllable) {
  const [lead, vowel] = jamoOf(syllable)
  return syllableOf(lead, vowel, "")
}

/** Return a text's initial consonants, without spaces: 음성 분류 → ㅇㅅㅂㄹ. Other letters stay, in lower case. */
export function initials(text) {
  return [...text.normalize("NFC").toLowerCase()]
    .filter((character) => !/\s/u.test(character))
    .map((character) => (isSyllable(character) ? jamoOf(character)[0] : character))
    .join("")
}

/** Whether a text is nothing but initial consonants, as in ㅇㅅㅂㄹ. */
export function isInitials(text) {
  return /^[ㄱ-ㅎ\s]*[ㄱ-ㅎ][ㄱ-ㅎ\s]*$/u.test(text)
}

/** Write out in Latin letters the keys on which a Korean text was typed: ㅊㅜㅜ → cnn. */
export function toLatin(text) {
  return [...text.normalize("NFC")].map((character) => {
    const jamo = isSyllable(character) ? jamoOf(character) : [character]
    return jamo.flatMap((one) => [...(PAIRS.get(one) ?? one)]).map((one) => KEY_OF.get(one) ?? one).join("")
  }).join("")
}

/** Write in Hangul what was typed on Latin keys: abwlr → 뮤직. */
export function toHangul(text) {
  const out = []
  let [lead, vowel, tail] = ["", "", ""]
  const close = () => {
    out.push(lead && vowel ? syllableOf(lead, vowel, tail) : lead + vowel + tail)
    lead = vowel = tail = ""
  }
  for (const key of text) {
    const jamo = KEYS.get(key) ?? KEYS.get(key.toLowerCase())
    if (!jamo) {
      close()
      out.push(key)
    } else if (VOWELS.includes(jamo)) {
      if (tail) {
        // The last consonant belongs to the syllable that begins here.
        const keys = PAIRS.get(tail) ?? tail
        const moved = keys.at(-1)
        tail = keys.slice(0, -1)
        close()
        lead = moved
        vowel = jamo
      } else if (vowel && PAIRED.has(vowel + jamo)) {
        vowel = PAIRED.get(vowel + jamo)
      } else {
        if (vowel) close()
        vowel = jamo
      }
    } else if (lead && vowel && !tail && TAILS.includes(jamo)) {
      tail = jamo
    } else if (tail && PAIRED.has(tail + jamo)) {
      tail = PAIRED.get(tail + jamo)
    } else {
      close()
      lead = jamo
    }
  }
  close()
  return out.join("")
}

/**
 * Return what was meant if the keyboard stood in the wrong mode, or null where nothing else can be meant:
 * Hangul as Latin letters, Latin letters as Hangul where whole syllables come of them.
 */
export function otherMode(text) {
  const typed = text.normalize("NFC").trim()
  if (/[ㄱ-ㅣ가-힣]/u.test(typed)) {
    const latin = toLatin(typed)
    return !isInitials(typed) && /^[a-z\s]+$/iu.test(latin) ? latin.toLowerCase() : null
  }
  if (!/^[a-z\s]+$/iu.test(typed)) return null
  const hangul = toHangul(typed)
  return /^[가-힣\s]+$/u.test(hangul) ? hangul : null
}

/** Return a text whose last syllable counts as half typed: its tail may be the next syllable's lead. 덜 → 더ᄅ. */
export function halfTyped(text) {
  const typed = text.normalize("NFC")
  const last = typed.at(-1) ?? ""
  const conjoining = (lead) => String.fromCharCode(0x1100 + LEADS.indexOf(lead))
  if (LEADS.includes(last)) return typed.slice(0, -1) + conjoining(last)
  if (!last || !isSyllable(last)) return null
  const [lead, vowel, tail] = jamoOf(last)
  if (!tail) return null
  const keys = PAIRS.get(tail) ?? tail
  if (!LEADS.includes(keys.at(-1))) return null
  return typed.slice(0, -1) + syllableOf(lead, vowel, keys.slice(0, -1)) + conjoining(keys.at(-1))
}
