/* A list in an address: behind the "#", which browsers send to nobody. */

import { decoded } from "../compose/identifiers.js"
import { isId } from "./kept.js"

/** How long an address may be that messengers and mail still take whole. */
const LONGEST = 8_000

/** How many papers of an address are shown. */
export const MOST_SHARED = 2_000

const NAME = "papers"

/**
 * Return what stands behind the address of the list to share it, and how many of the ids found room: `ismir/2015/a,b`,
 * an id without its edition where that is the one before's.
 */
export function fragmentOf(ids, before = 0) {
  let text = `#${NAME}=`
  let edition = ""
  let held = 0
  for (const id of ids.toSorted()) {
    const [venue, year, slug] = id.split("/")
    const next = `${held ? "," : ""}${edition === `${venue}/${year}` ? slug : id}`
    if (before + text.length + next.length > LONGEST) break
    edition = `${venue}/${year}`
    text += next
    held += 1
  }
  return { text, held }
}

/** Return the ids that the part of an address behind the "#" names, each once; null where it shares no list. */
export function idsIn(fragment) {
  if (!fragment.startsWith(`#${NAME}=`)) return null
  const ids = new Set()
  let edition = ""
  // Messengers write "/" and "," in other ways.
  for (const item of decoded(fragment.slice(NAME.length + 2, 10 * LONGEST)).split(",")) {
    const id = item.includes("/") ? item : `${edition}/${item}`
    if (!isId(id)) continue
    edition = id.slice(0, id.lastIndexOf("/"))
    ids.add(id)
  }
  return [...ids]
}
