/* Names for files that have none yet: letters without case and marks, digits and hyphens. */

import { folded } from "../search/marks.js"

const words = (text) => folded(text).match(/[a-z0-9]+/gu) ?? []

/** Return a text as a part of an address; empty where nothing of it can be one. */
export const hyphenated = (text) => words(text).join("-")

/** Return the first author's family name and what the title is about; or the paper's number; or nothing. */
export function slugOf({ arxiv, paper = {} }, { fillers, limits }) {
  const first = paper.authors?.[0]
  const family = words(String(first?.name ?? first ?? "")).at(-1)
  const topic = words(String(paper.title ?? "")).filter((word) => !fillers.includes(word)).slice(0, 3)
  const named = [family, ...topic].filter(Boolean)
  const number = /\d{4}\.\d{4,5}|\d{7}/u.exec(String(arxiv ?? ""))?.[0] ?? /10\.\d{4,9}\/(\S+)/u.exec(String(paper.doi ?? ""))?.[1] ?? ""
  return (topic.length ? named : words(number)).join("-").slice(0, limits.slug).replace(/-$/u, "")
}
