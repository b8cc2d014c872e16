/* Ids that tags, venues and papers had before, which addresses and marks that readers kept still name. */

import { loader, shared } from "./dom.js"

/** Return a function that gives today's id for one of a kind, `tag`, `venue` or `paper`. */
export const loadFormer = loader(shared("search/former.json"), asking)

function asking(former) {
  const known = (kind, id) => (Object.hasOwn(former[kind] ?? {}, id) ? former[kind][id] : null)
  return (kind, id) => {
    const found = known(kind, id)
    if (found || kind !== "paper") return found ?? id
    const [venue, ...rest] = id.split("/")
    const moved = [known("venue", venue) ?? venue, ...rest].join("/")
    return known("paper", moved) ?? moved
  }
}

/**
 * Have the address name what it means by today's ids; `kinds` tells what its parameters name. Tell whether it changed,
 * which it does not where nobody answers.
 */
export async function renewAddress(kinds) {
  const now = await loadFormer().catch(() => (_, id) => id)
  const asked = new URLSearchParams(location.search)
  const renewed = new URLSearchParams(
    [...asked].map(([name, value]) => [name, Object.hasOwn(kinds, name) ? now(kinds[name], value) : value]),
  )
  if (`${renewed}` === `${asked}`) return false
  history.replaceState(history.state, "", `?${renewed}${location.hash}`)
  return true
}
