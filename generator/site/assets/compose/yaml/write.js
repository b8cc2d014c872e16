/* An entry as a file of its own, or as a part of one. */

import { onOneLine, scalar, WIDTH } from "./scalars.js"

/** The fields of all mappings of an entry, in the format's order. */
const ORDER = (
  "arxiv paper unidentified title authors abstract track published doi pages award identified links" +
  " file instead to how by date verdict read role after source verbatim tags suggested-tags summary notes figures" +
  " related asks pick formerly draft name person affiliation lang url from caption alt credit note" +
  " dark ko en ko-dark en-dark pdf code demo video slides poster data page"
).split(" ")

const STEP = 2

/**
 * Return the text of a file that says what an entry does; see `meant` for what is left out.
 *
 * What no file may hold is written as an escape, which the checks refuse.
 */
export function write(entry, schema = "../../../schema/entry.json") {
  const value = meant(entry)
  return `# yaml-language-server: $schema=${schema}\n${value ? mapping(value, 0) : ""}\n`
}

/** Return a value as a file can say it: single values as texts, without what is empty, in the format's order. */
export function meant(value) {
  if (value === null || value === undefined || value === "") return undefined
  if (Array.isArray(value)) {
    const items = value.map(meant).filter((item) => item !== undefined)
    return items.length ? items : undefined
  }
  if (typeof value !== "object") return String(value).replace(/\n+$/, "") || undefined
  const fields = Object.entries(value).map(([key, field]) => [key, meant(field)])
  const held = fields.filter(([, field]) => field !== undefined).sort(([a], [b]) => rank(a) - rank(b))
  return held.length ? Object.fromEntries(held) : undefined
}

/** Return where among the fields of its mapping one stands; those that are not known stand last. */
export function rank(key) {
  const place = ORDER.indexOf(key)
  return place < 0 ? ORDER.length : place
}

/** Write what follows a key's colon at a column, with the blank or the line's end before it. */
export function afterColon(value, column, styled) {
  if (Array.isArray(value)) {
    const items = flow(value)
    const isShort = value.every(isWord) && column + items.length < WIDTH
    return isShort ? ` ${items}` : `\n${sequence(value, column + STEP)}`
  }
  if (typeof value === "object") return `\n${" ".repeat(column + STEP)}${mapping(value, column + STEP)}`
  return ` ${scalar(value, column + STEP, styled)}`
}

/** Write the fields of a mapping that begins at a column, without what stands before the first. */
export function mapping(value, column) {
  const lines = Object.entries(value).map(([key, field]) => `${keyText(key)}:${afterColon(field, column)}`)
  return lines.join(`\n${" ".repeat(column)}`)
}

/** Write what follows the dash of an item, with the blank before it; the dash stands at a column. */
export function afterDash(value, column, styled) {
  if (Array.isArray(value)) return ` ${flow(value)}`
  return ` ${typeof value === "object" ? mapping(value, column + STEP) : scalar(value, column + STEP, styled)}`
}

/** Write a value between brackets, on one line. */
export function flow(value) {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`
  if (typeof value !== "object") return onOneLine(value, "", true)
  return `{${Object.entries(value).map(([key, field]) => `${keyText(key)}: ${flow(field)}`).join(", ")}}`
}

/** Write a key. */
export function keyText(key) {
  return onOneLine(key, "", true)
}

function sequence(items, column) {
  const dash = `${" ".repeat(column)}-`
  return items.map((value) => dash + afterDash(value, column)).join("\n")
}

function isWord(value) {
  return typeof value === "string" && /^[^\s"',]+$/.test(value)
}
