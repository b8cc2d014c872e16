/* Whether what is new has the name of an entry that is there. */

import { calm } from "../../search/dom.js"
import { isThere } from "../existing.js"

/** Return `seek(id)`, which asks for an id, and `has(id)`, what is known of it; `told` is called once one is found. */
export function takenNames(told) {
  /** The id of which it was asked last, and that one if the site has it. */
  let [sought, taken] = ["", ""]

  const seek = calm(async (id) => {
    if (id === sought) return
    sought = id
    const answer = await isThere(id)
    if (id !== sought) return // somebody typed on, and that is asked by now
    if (answer === undefined) sought = "" // so that it is asked again
    taken = answer ? id : ""
    if (taken) told()
  })
  return { seek, has: (id) => Boolean(taken) && taken === id }
}
