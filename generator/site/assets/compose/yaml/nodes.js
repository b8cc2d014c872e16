/* What nodes of the package `yaml` say, as plain values. */

import { isScalar, isSeq } from "../vendor/yaml.js"
import { meant } from "./write.js"

/** Return what a node says, as `meant` gives it; nothing where nothing was typed, or `~`. */
export function said(node) {
  return meant(typed(node))
}

function typed(node) {
  if (isScalar(node)) return node.type === "PLAIN" && node.source === "~" ? undefined : node.value
  if (isSeq(node)) return node.items.map(typed)
  return Object.fromEntries((node?.items ?? []).map((pair) => [pair.key.value, typed(pair.value)]))
}
