/* What a reader marked, kept by the browser: one value that both languages and all tabs share. */

import { keyOf } from "../search/dom.js"

const KEY = keyOf("reading")
const VERSION = 1

/** The marks, of which a paper has one at most; what was read is not for later. */
export const MARKS = ["later", "read"]

/** How many papers are kept, or taken from a file; a browser may store about ten times as many. */
export const MOST = 20_000

const ID = /^[a-z0-9-]{1,100}\/\d{4}\/[a-z0-9-]{1,100}$/u

/** Tell whether something is an id such as a paper of the site has. */
export const isId = (said) => typeof said === "string" && ID.test(said)

/** Return the mark of each paper that the reader marked, the latest last; none where the browser keeps nothing. */
export function marks() {
  try {
    return marksIn(JSON.parse(localStorage.getItem(KEY))) ?? new Map()
  } catch {
    return new Map()
  }
}

/** Return the marks that a parsed value holds, of a file or of what is kept, and nothing else of it; null for no list. */
export function marksIn(said) {
  if (said?.version !== VERSION) return null
  const found = new Map()
  for (const mark of MARKS) {
    for (const id of Array.isArray(said[mark]) ? said[mark].slice(0, MOST) : []) {
      if (!isId(id)) continue
      found.delete(id) // so that it stands where it was read, not where it was put by
      found.set(id, mark)
    }
  }
  return found
}

/** Return marks as `marksIn` reads them. */
export function saidOf(all) {
  const of = (wanted) => [...all].filter(([, mark]) => mark === wanted).map(([id]) => id)
  return { version: VERSION, later: of("later"), read: of("read") }
}

const watchers = new Set()

/** Call `watcher` now and whenever marks change: here, in another tab, or while the page lay in the browser's history. */
export function watch(watcher) {
  watchers.add(watcher)
  watcher(marks())
}

const tell = () => {
  const all = marks()
  for (const watcher of watchers) watcher(all)
}

addEventListener("storage", ({ key }) => { if (key === KEY || key === null) tell() })
addEventListener("pageshow", ({ persisted }) => { if (persisted) tell() })

/** Change the marks by what `change` does to their map; tell whether they are kept. */
export function update(change) {
  try {
    if (isNewer()) return false
    const all = marks()
    change(all)
    if (all.size > MOST) return false
    localStorage.setItem(KEY, JSON.stringify(saidOf(all)))
  } catch {
    return false
  }
  tell()
  return true
}

/** Whether a newer version of the site keeps more than this one knows, which would be lost. */
function isNewer() {
  try {
    return JSON.parse(localStorage.getItem(KEY))?.version > VERSION
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

/** Give a paper a mark, or take it away where the paper has it already; tell whether that is kept. */
export const toggle = (id, mark) => update((all) => {
  const had = all.get(id)
  all.delete(id)
  if (had !== mark) all.set(id, mark)
})
