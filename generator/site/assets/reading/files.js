/* Files of a list: what other programs read of its papers, and what this page reads back. */

import { at } from "../search/dom.js"
import { marksIn, saidOf } from "./kept.js"

/** How many files are asked for at once. */
const AT_ONCE = 6

/** How many bytes of a reader's file are read. */
export const MOST_BYTES = 20_000_000

const apart = (texts) => texts.map((text) => `${text.trim()}\n`).join("\n")

/** What there is beside each paper, and how the texts of several become one. */
const FORMATS = {
  bib: { type: "application/x-bibtex", joined: apart },
  ris: { type: "application/x-research-info-systems", joined: apart },
  json: {
    type: "application/vnd.citationstyles.csl+json",
    joined: (texts) => `${JSON.stringify(texts.flatMap((text) => JSON.parse(text)), null, 2)}\n`,
  },
}

/** How many files come before somebody is told again. */
const STRIDE = 20

/** Save what other programs read of papers in a format; return the ids of those of which nothing could be had. */
export async function exported(ids, format, tell) {
  const waiting = [...ids.entries()]
  const texts = new Map()
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, id] = next
      const answer = await fetch(at(`papers/${id}/cite.${format}`)).catch(() => null)
      if (answer?.ok) texts.set(number, await answer.text())
      if (number % STRIDE === 0) tell(number)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const { type, joined } = FORMATS[format]
  const held = ids.map((_, number) => texts.get(number)).filter((text) => text !== undefined)
  if (held.length) save(`reading-list.${format === "json" ? "csl.json" : format}`, joined(held), type)
  return ids.filter((_, number) => !texts.has(number))
}

/** Save marks as a file that `imported` reads. */
export const backup = (marks) => save("reading-list.json", `${JSON.stringify(saidOf(marks), null, 2)}\n`, "application/json")

function save(name, text, type) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Return the marks that a file's text holds; null where it is no list. */
export function imported(text) {
  try {
    return marksIn(JSON.parse(text))
  } catch {
    return null
  }
}

/** Return the text of a file, which old programs write in Korea's or Windows' own encoding. */
export async function textOf(file) {
  const bytes = await file.arrayBuffer()
  for (const encoding of ["utf-8", "euc-kr"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // It is in another.
    }
  }
  return new TextDecoder("windows-1252").decode(bytes)
}
