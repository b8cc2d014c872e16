/* A name for a file whose paper has none yet. */

const FILLERS = new Set("a an and are as at be by can do does for from how in into is it its of on or over that the their to toward towards under using via we what when why with".split(" "))

const words = (text) => text.normalize("NFD").toLowerCase().replace(/\p{M}/gu, "").match(/[a-z0-9]+/gu) ?? []

/** Return the first author's family name and what the title is about; or the paper's number; or nothing. */
export function slugOf({ arxiv, paper = {} }) {
  const first = paper.authors?.[0]
  const family = words(String(first?.name ?? first ?? "")).at(-1)
  const topic = words(String(paper.title ?? "")).filter((word) => !FILLERS.has(word)).slice(0, 3)
  const named = [family, ...topic].filter(Boolean)
  const number = /\d{4}\.\d{4,5}|\d{7}/u.exec(String(arxiv ?? ""))?.[0] ?? /10\.\d{4,9}\/(\S+)/u.exec(String(paper.doi ?? ""))?.[1] ?? ""
  return (topic.length ? named : words(number)).join("-").slice(0, 80).replace(/-$/u, "")
}
