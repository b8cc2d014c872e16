/* Drafts, kept by the browser: one a file, and one for what has no name yet. */

const KEY = "digest-compose"
const MOST = 20

/** Return the drafts, the newest first; none where the browser keeps nothing. */
export function drafts() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]")
    return Array.isArray(kept) ? kept.filter((draft) => typeof draft?.file === "string" && draft.entry) : []
  } catch {
    return []
  }
}

/** Keep a draft `{file, query, place, entry}` instead of that of the file named `before`; tell whether it is kept. */
export function keep(draft, before) {
  const others = drafts().filter(({ file }) => file !== draft.file && file !== before)
  return written([draft, ...others].slice(0, MOST))
}

/** Forget the draft of a file. */
export function discard(file) {
  written(drafts().filter((draft) => draft.file !== file))
}

function written(all) {
  try {
    localStorage.setItem(KEY, JSON.stringify(all))
    return true
  } catch {
    return false
  }
}
