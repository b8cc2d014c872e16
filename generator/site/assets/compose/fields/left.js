/* Texts that only hold the place of one to come, such as TODO, by the patterns of generator/text/placeholders.py. */

/** Letters, also those that are not ASCII's, as Python's patterns mean them. */
const LETTER = String.raw`[\p{L}\p{N}_]`

const meant = (pattern, flags) => new RegExp(pattern.replaceAll(String.raw`\w`, LETTER).replaceAll(String.raw`\b`, `(?!${LETTER})`), `${flags}u`)

const SIGNS = /^[\p{P}\p{Z}\p{C}~`|<>⋯⋮]*$/u

/** Return a function that tells whether a text is one, from the patterns. */
export function placeholders({ longest, edges, whole, bracketed, noted }) {
  const [isWhole, isBracketed] = [whole, bracketed].map((pattern) => meant(`^(?:${pattern})$`, "i"))
  const isNoted = meant(`^(?:${noted})`, "")
  const isEdge = (sign) => edges.includes(sign)

  function bare(text) {
    const signs = [...text]
    const [first, last] = [signs.findIndex((sign) => !isEdge(sign)), signs.findLastIndex((sign) => !isEdge(sign))]
    return first < 0 ? "" : signs.slice(first, last + 1).join("").trim().replace(/\s+/gu, " ")
  }

  return (text) => {
    const trimmed = text.trim()
    if (!trimmed || [...text].length > longest) return false
    const held = bare(trimmed)
    if (!held) return SIGNS.test(text)
    return /^[<[{]/u.test(trimmed) && isBracketed.test(held) || isWhole.test(held) || isNoted.test(held)
  }
}
