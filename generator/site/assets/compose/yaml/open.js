/* A file that somebody wrote, as the entry that it says, and the way back that keeps how it was written. */

import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "../vendor/yaml.js"
import { edited } from "./edits.js"
import { said } from "./nodes.js"
import { mapping, meant } from "./write.js"

/** A file that cannot be opened: where that shows, counted from 1, and which of the checker's messages says why. */
export class Unreadable extends Error {
  constructor(code, { line, col } = { line: 1, col: 1 }) {
    super(`${code} (${line}:${col})`)
    Object.assign(this, { code, line, column: col })
  }
}

/** The checker's codes for what the parser tells apart; all else is `yaml-syntax`. */
const CODES = { DUPLICATE_KEY: "duplicate-key", MULTIPLE_DOCS: "several-documents" }

/**
 * Return the entry in a file's text, and `save`, which gives the text that says another entry instead.
 *
 * Only lines of what differs change: comments, order, quotes and blank lines stay. Throws `Unreadable` for what is
 * no YAML or holds what an entry may not, such as aliases and tags.
 */
export function open(text) {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : ""
  const source = text.slice(mark.length)
  const root = parsed(source)
  return {
    entry: said(root) ?? {},
    save(entry) {
      const value = meant(entry) ?? {}
      return mark + (root ? edited(source, root, value) : begun(source, value))
    },
  }
}

/** Return the mapping that a file is; null where it holds nothing but comments. */
function parsed(text) {
  const lines = new LineCounter()
  // Single values stay texts: what they mean is the format's to say.
  const how = { schema: "failsafe", lineCounter: lines, keepSourceTokens: true, prettyErrors: false, logLevel: "error" }
  const document = parseDocument(text, how)
  const [error] = document.errors
  if (error) throw new Unreadable(CODES[error.code] ?? "yaml-syntax", lines.linePos(error.pos[0]))
  if (document.directives.yaml.explicit) throw new Unreadable("yaml-directive")
  const root = document.contents
  if (root === null) return null
  refuse(root, lines)
  if (!isMap(root)) throw new Unreadable("expected-mapping", lines.linePos(root.range[0]))
  return root.items.length ? root : null
}

/** Throw at what YAML knows and an entry may not hold. */
function refuse(node, lines) {
  const isPlain = isScalar(node) || isMap(node) || isSeq(node)
  const code = node.anchor ? "yaml-anchor" : node.tag ? "yaml-tag" : isPlain ? "" : "yaml-alias"
  if (code) throw new Unreadable(code, lines.linePos(node.range[0]))
  for (const item of node.items ?? []) {
    if (item.key && !isScalar(item.key)) throw new Unreadable("key-not-text", lines.linePos(item.key.range[0]))
    for (const part of isMap(node) ? [item.key, item.value] : [item]) if (part) refuse(part, lines)
  }
}

/** Write an entry below what is no entry yet, such as comments alone. */
function begun(text, value) {
  const lines = Object.keys(value).length ? `${mapping(value, 0)}\n` : ""
  return text + (lines && text && !text.endsWith("\n") ? "\n" : "") + lines
}
