/* Texts divided at the words that were looked for: [{text, hit}], for text nodes and <mark>. Pure functions. */

/** Return a text as it is compared: decomposed into jamo, without diacritics and case. */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** Split a text at the words that begin with a needle. */
export function marked(text, needles) {
  const parts = []
  for (const [piece] of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
    const hit = needles.some((needle) => folded(piece).startsWith(needle))
    if (parts.length && parts.at(-1).hit === hit) parts.at(-1).text += piece
    else parts.push({ text: piece, hit })
  }
  return parts
}

/** Return about `length` characters of a text around the words that begin with a needle. */
export function excerpt(text, needles, length = 160) {
  const parts = marked(text, needles)
  let before = 0
  let first = 0
  for (const part of parts) {
    if (part.hit) {
      first = before
      break
    }
    before += part.text.length
  }
  const start = first < length / 2 ? 0 : text.indexOf(" ", first - length / 3) + 1
  const cut = text.slice(start, start + length)
  const end = start + length < text.length ? cut.lastIndexOf(" ") : cut.length
  const shown = cut.slice(0, end > length / 2 ? end : cut.length)
  return marked(`${start ? "… " : ""}${shown}${start + shown.length < text.length ? " …" : ""}`, needles)
}
