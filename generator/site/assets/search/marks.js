/* Texts divided at the words that were looked for: [{text, hit}], for text nodes and <mark>. Pure functions. */

const PIECES = /[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu

/** Return a text as it is compared: decomposed into jamo, without diacritics and case. */
export const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

function isHit(piece, needles) {
  const word = folded(piece)
  return needles.some((needle) => word.startsWith(needle))
}

/** Split a text at the words that begin with a needle. */
export function marked(text, needles) {
  const parts = []
  for (const [piece] of text.matchAll(PIECES)) {
    const hit = isHit(piece, needles)
    if (parts.length && parts.at(-1).hit === hit) parts.at(-1).text += piece
    else parts.push({ text: piece, hit })
  }
  return parts
}

/**
 * Return the section of an article that holds most of the words, with its id and heading; those are empty, and the text
 * is all of it, where no section holds more of them than title and beginning do. A word in a heading counts for more.
 */
export function sectionOf({ title, text, sections }, needles) {
  const found = { id: "", heading: "", text }
  if (!sections.length) return found
  const held = (said) => needles.filter((needle) => marked(said, [needle]).some((part) => part.hit)).length
  let most = held(`${title} ${text.slice(0, sections[0][0])}`) + held(title) / 2
  for (const [place, [start, id, heading]] of sections.entries()) {
    const own = text.slice(start, sections[place + 1]?.[0])
    const hits = held(own) + held(heading) / 2
    if (hits <= most) continue
    most = hits
    Object.assign(found, { id, heading, text: own.slice(heading.length).trim() })
  }
  return found
}

function placeOf(text, needles) {
  for (const { 0: piece, index } of text.matchAll(PIECES)) if (isHit(piece, needles)) return index
  return 0
}

/** Return about `length` characters of a text around the first word that begins with a needle. */
export function excerpt(text, needles, length = 160) {
  const first = placeOf(text, needles)
  const start = first < length / 2 ? 0 : text.indexOf(" ", first - length / 3) + 1
  const cut = text.slice(start, start + length)
  const end = start + length < text.length ? cut.lastIndexOf(" ") : cut.length
  const shown = cut.slice(0, end > length / 2 ? end : cut.length)
  return marked(`${start ? "…\u00a0" : ""}${shown}${start + shown.length < text.length ? "\u00a0…" : ""}`, needles)
}
