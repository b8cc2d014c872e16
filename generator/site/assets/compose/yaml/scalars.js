/*
 * Texts as YAML, so written that the project's reader takes them for what was typed.
 *
 * A text stands plain where that is sure, as a block below its key where it has several lines or one long one
 * that a block keeps as it is, and between double quotes otherwise.
 */

/** How many columns a line of a long text takes. */
export const WIDTH = 118

/** Control characters, Unicode's own line breaks, noncharacters, halves of characters: no file may hold them. */
const REFUSED = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\ufeff]/gu

const PLAIN = /^(?!(?:---|\.\.\.)(?:\s|$))[^\s\-?:,[\]{}#&*!|>'"%@`~<=](?:(?!:\s|:$|\s#)[^\t\n\r])*$/u
const ENDS_ITEM = /[[\]{},?:]/

/** What git puts between the sides of a merge; the reader takes it for that in a block, too. */
const OF_A_MERGE = /^ *(?:<{7}|\|{7}|>{7}|={7})/m

/** Tell whether a text holds what no file may hold; it is written as an escape, which the checks refuse. */
export function isRefused(text) {
  return text.search(REFUSED) >= 0
}

/**
 * Write a text as it stands behind a key's colon and a space, or behind a dash; with its lines below at a column.
 *
 * How a text stood before is kept if it can be: its `style`, such as `QUOTE_SINGLE` or `BLOCK_FOLDED`, and of a
 * block its `head` and how far it was indented.
 */
export function scalar(text, column, { style = "", head = "", indent = column } = {}) {
  if (style === "BLOCK_LITERAL" && staysInBlock(text)) return literal(text, indent, head)
  if (style === "BLOCK_FOLDED" && folds(text)) return folded(text, indent, head)
  if (text.includes("\n") && staysInBlock(text)) return literal(text, column, "|")
  if (column + text.length > WIDTH && folds(text)) return folded(text, column, ">-")
  return onOneLine(text, style)
}

/** Write a text on one line; as it stands between brackets where `isItem`. */
export function onOneLine(text, style = "", isItem = false) {
  const isSafe = PLAIN.test(text) && text === text.trim() && !isRefused(text)
  if (style === "QUOTE_SINGLE" && !/[\t\n\r]/.test(text) && !isRefused(text)) {
    return `'${text.replaceAll("'", "''")}'`
  }
  if (isSafe && style !== "QUOTE_DOUBLE" && !(isItem && ENDS_ITEM.test(text))) return text
  return quoted(text)
}

function quoted(text) {
  // Of a tab or a line's end before a letter the reader asks whether it is rather TeX: \tau, \nabla.
  const escaped = text
    .replace(/["\\]/g, "\\$&")
    .replace(/[\t\n](?![A-Za-z])/g, (sign) => (sign === "\t" ? "\\t" : "\\n"))
    .replace(/[\t\n\r]/g, numbered)
    .replace(REFUSED, numbered)
  return `"${escaped}"`
}

function numbered(character) {
  const number = character.codePointAt(0)
  const [letter, digits] = number <= 0xff ? ["x", 2] : number <= 0xffff ? ["u", 4] : ["U", 8]
  return `\\${letter}${number.toString(16).toUpperCase().padStart(digits, "0")}`
}

/** Tell whether a block gives a text back as it is, but for the ends of its last line. */
function staysInBlock(text) {
  return /^\S/.test(text) && !/[\t\r]/.test(text) && !isRefused(text) && !OF_A_MERGE.test(text)
}

function folds(text) {
  return staysInBlock(text) && !/\n| {2}| $/.test(text) && !/ [<|>=]{7}/.test(text)
}

function literal(text, column, head) {
  return block(head, text.split("\n"), column)
}

function folded(text, column, head) {
  const lines = [""]
  for (const word of text.split(" ")) {
    const line = lines.at(-1)
    if (!line) lines[lines.length - 1] = word
    else if (column + line.length + word.length >= WIDTH) lines.push(word)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return block(head, lines, column)
}

function block(head, lines, column) {
  return [head, ...lines.map((line) => line && " ".repeat(column) + line)].join("\n")
}
