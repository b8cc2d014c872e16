/*
 * The text of a file in which some values are others: lines of what differs are written anew, all others stay.
 *
 * Nodes are those of the package `yaml`, values as `meant` gives them. What to put in place of a piece of the text
 * is [start, stop, text]; such pieces never overlap, and of two at one place the first comes first.
 */

import { isMap, isScalar } from "../vendor/yaml.js"
import { said } from "./nodes.js"
import { WIDTH } from "./scalars.js"
import { isCollection, paired, same } from "./values.js"
import { afterColon, afterDash, flow, keyText, mapping, rank } from "./write.js"

/** What stands between a key and its value, and before an item of a list. */
const SIGNS = new Set(["map-value-ind", "seq-item-ind"])

/** Return a file's text so changed that its root, a mapping with fields, says another value. */
export function edited(text, root, value) {
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? "\n"
  const lacking = text.endsWith("\n") ? "" : lineEnd
  const whole = text + lacking
  let made = ""
  let at = 0
  for (const [start, stop, piece] of new Source(whole).pieces(root, value).sort(byPlace)) {
    made += whole.slice(at, start) + piece.replace(/\r?\n/g, lineEnd)
    at = stop
  }
  made += whole.slice(at)
  return lacking ? made.slice(0, -lacking.length) : made
}

function byPlace([start, stop], [otherStart, otherStop]) {
  return start - otherStart || stop - otherStop
}

/** A file's text, the last line of which ends as the others do. */
class Source {
  constructor(text) {
    this.text = text
  }

  /** Return what makes a mapping or a list say another value of its kind. */
  pieces(node, value) {
    if (same(said(node), value)) return []
    if (node.flow) return [[node.range[0], node.range[1], this.betweenBrackets(node, value)]]
    const parts = this.parts(node)
    const column = parts[0].start - this.lineStart(parts[0].start)
    const wanted = target(parts, value)
    const staying = new Set(wanted.map(({ part }) => part))
    const leaving = parts.map((part) => part.value !== undefined && !staying.has(part))
    if (leaving.every(Boolean)) return [this.anew(parts, value, column)]
    const changed = wanted.filter(({ part, now }) => part && !same(part.value, now))
    return [
      ...this.removed(parts, leaving, column),
      ...changed.flatMap(({ part, now }) => this.changed(part, now, column)),
      ...this.inserted(wanted, column),
    ]
  }

  /** Return the fields of a mapping, or the items of a list, with the places where they begin and end. */
  parts(node) {
    return node.items.map((item, i) => {
      const { key, value: found } = isMap(node) ? item : { value: item }
      const tokens = node.srcToken.items[i]
      const sign = (key ? tokens.sep : tokens.start)?.find(({ type }) => SIGNS.has(type))
      const start = key ? key.range[0] : (sign?.offset ?? item.range[0])
      const behind = sign ? sign.offset + 1 : key ? key.range[1] : start
      return { key: key?.value, start, behind, end: Math.max(behind, this.end(found)), node: found, value: said(found) }
    })
  }

  /** Return where ends what a node says: the last line of a text, not the blank ones below it. */
  end(node) {
    if (!node) return 0
    if (!isScalar(node)) return node.flow ? node.range[1] : this.parts(node).at(-1).end
    return this.text.slice(0, node.range[1]).trimEnd().length
  }

  /** Write all fields anew, below the remark that stood behind the last. */
  anew(parts, value, column) {
    const { end } = parts.at(-1)
    const stop = this.lineEnd(end)
    const remark = this.text.slice(end, stop).trim()
    return [parts[0].start, stop, (remark && `${remark}\n${" ".repeat(column)}`) + mapping(value, column)]
  }

  /** Take parts out with their lines; of what begins behind a dash, the next line moves up to it. */
  removed(parts, leaving, column) {
    const start = parts[0].start
    const isBehindDash = this.text.slice(this.lineStart(start), start).trim() !== ""
    const first = isBehindDash ? leaving.indexOf(false) : 0
    const lines = parts.filter((_, i) => i >= first && leaving[i])
    const pieces = lines.map((part) => [this.lineStart(part.start), this.nextLine(part.end), ""])
    if (!first) return pieces
    let next = this.nextLine(parts[first - 1].end)
    while (!this.text.slice(next, this.lineEnd(next)).trim()) next = this.nextLine(next)
    const blanks = this.text.slice(next, next + column).search(/\S|$/)
    return [[start, next + blanks, ""], ...pieces]
  }

  /** Put what is new below the part that it follows, or before the first. */
  inserted(wanted, column) {
    const blanks = " ".repeat(column)
    return wanted.flatMap(({ part, key, now }, i) => {
      if (part) return []
      const lines = key === undefined ? `-${afterDash(now, column)}` : `${keyText(key)}:${afterColon(now, column)}`
      const before = wanted.slice(0, i).findLast((other) => other.part)
      const place = before ? this.nextLine(before.part.end) : wanted.find((other) => other.part).part.start
      return [[place, place, before ? `${blanks}${lines}\n` : `${lines}\n${blanks}`]]
    })
  }

  /** Make a part say something else: within it where it stays of its kind, else with a value written anew. */
  changed(part, value, column) {
    const { node, behind, end } = part
    const isOfKind = isCollection(part.value) && isCollection(value) && Array.isArray(part.value) === Array.isArray(value)
    const fits = isOfKind && (!node.flow || this.betweenBrackets(node, value).length <= WIDTH)
    if (fits) return this.pieces(node, value)
    const after = part.key === undefined ? afterDash : afterColon
    const [first, ...below] = after(value, column, this.style(node)).split("\n")
    const line = this.text.slice(behind, this.lineEnd(behind))
    const isOnLine = part.value !== undefined && node.range[0] <= behind + line.length
    const isBlock = isScalar(node) && node.type.startsWith("BLOCK")
    const remark = isBlock || !isOnLine ? (/[ \t]+#.*$/.exec(line)?.[0] ?? "") : ""
    // What goes on below an item is indented as behind a single blank.
    const blanks = isOnLine && (part.key !== undefined || !below.length) ? this.text.slice(behind, node.range[0]) : " "
    const stop = this.lineEnd(end)
    const head = (first && blanks + first.trimStart()) + remark + this.text.slice(end, stop)
    return [[behind, stop, [head.trimEnd(), ...below].join("\n")]]
  }

  /** Return how a text is written, for another in its place. */
  style(node) {
    if (!isScalar(node) || !node.type.startsWith("BLOCK")) return { style: node?.type }
    const [head, first = ""] = this.text.slice(...node.range).split(/(?:\r?\n[ \t]*)*\r?\n/)
    return { style: node.type, head: head.replace(/^([|>])\d*([-+]?).*$/, "$1$2"), indent: first.search(/\S|$/) }
  }

  /** Write a collection between brackets so that it says another value; what stays is as it was typed. */
  betweenBrackets(node, value) {
    const source = this.text.slice(node.range[0], node.range[1])
    const parts = target(this.parts(node), value).map(({ part, key, now }) => {
      if (part && same(part.value, now)) return this.text.slice(part.start, part.end)
      return (key === undefined ? "" : `${keyText(key)}: `) + flow(now)
    })
    const blank = source[1] === " " && parts.length ? " " : ""
    return source[0] + blank + parts.join(", ") + blank + source.at(-1)
  }

  lineStart(offset) {
    return this.text.lastIndexOf("\n", offset - 1) + 1
  }

  lineEnd(offset) {
    const end = this.text.indexOf("\n", offset)
    return this.text[end - 1] === "\r" ? end - 1 : end
  }

  nextLine(offset) {
    return this.text.indexOf("\n", offset) + 1
  }
}

/** Return what a collection is to hold: the part that there is of it, its key, and what it says now. */
function target(parts, value) {
  return Array.isArray(value) ? listed(parts, value) : keyed(parts, value)
}

function keyed(parts, value) {
  const staying = parts.filter((part) => part.value === undefined || Object.hasOwn(value, part.key))
  const wanted = staying.map((part) => ({ part, key: part.key, now: value[part.key] }))
  for (const [key, now] of Object.entries(value)) {
    if (parts.some((part) => part.key === key)) continue
    wanted.splice(1 + wanted.findLastIndex((other) => rank(other.key) <= rank(key)), 0, { key, now })
  }
  return wanted
}

function listed(parts, value) {
  const held = parts.filter((part) => part.value !== undefined)
  const places = paired(held.map((part) => part.value), value)
  return value.map((now, i) => ({ part: held[places[i]], now }))
}
