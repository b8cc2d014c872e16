/* What a file says: nodes of the package `yaml`, and plain values made of them. */

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

/** Tell whether two values say the same, in whatever order. */
export function same(one, other) {
  if (!isCollection(one) || !isCollection(other)) return one === other
  const keys = Object.keys(one)
  const isAlike = Array.isArray(one) === Array.isArray(other) && keys.length === Object.keys(other).length
  return isAlike && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
}

/** Tell a mapping or a list from a text. */
export function isCollection(value) {
  return typeof value === "object" && value !== null
}
