/* Recent searches, kept in this browser alone. Where storage is refused there are none. */

import { keyOf } from "./dom.js"

const KEY = keyOf("recent")
const MOST = 5
const LONGEST = 200

/** Return recent searches, newest first. */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]")
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, MOST) : []
  } catch {
    return []
  }
}

/** Keep a search that somebody followed. */
export function remember(typed) {
  const query = typed.trim().slice(0, LONGEST)
  if (!query) return
  store(JSON.stringify([query, ...recent().filter((each) => each !== query)].slice(0, MOST)))
}

/** Forget all of them. */
export function forget() {
  store("[]")
}

function store(value) {
  try {
    localStorage.setItem(KEY, value)
  } catch {
    // A private window may refuse; the search itself goes on.
  }
}
