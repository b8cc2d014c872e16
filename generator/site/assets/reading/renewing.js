/* Papers whose ids changed after a reader had marked them. */

import { keyOf } from "../search/dom.js"
import { loadFormer } from "../search/former.js"
import { marks, update } from "./kept.js"

/** What says, while a tab is open, that its marks were looked at. */
const KEY = keyOf("renewed")

/** Have marks kept under today's ids, which `now` tells; of two of one paper, that which it has by its id of today. */
export function renew(now) {
  const moved = [...marks().keys()].filter((id) => now(id) !== id)
  if (!moved.length) return
  update((kept) => {
    for (const id of moved) {
      const mark = kept.get(id)
      kept.delete(id)
      if (mark && !kept.has(now(id))) kept.set(now(id), mark)
    }
  })
}

/** Do so once a visit, by what the site knows; what cannot be had or kept is left to the next page. */
export async function renewOnce() {
  try {
    if (sessionStorage.getItem(KEY)) return
    const now = await loadFormer()
    renew((id) => now("paper", id))
    sessionStorage.setItem(KEY, "yes")
  } catch {
    // The next page tries again.
  }
}
