/* Which of the newest reviews were not there when the reader came last: the browser keeps which it has shown, and
   nobody else learns of it. What is new stays so until the tab is closed. */

import { keyOf, make, saying } from "./search/dom.js"

const KEY = keyOf("seen")

/** How many reviews are remembered, which is more than a page shows. */
const MOST = 200

const line = document.querySelector("[data-digest-new]")
const t = saying(JSON.parse(line.dataset.digestNew))
const rows = new Map([...document.querySelectorAll("[data-days] .digest-row")].map((row) => [nameOf(row), row]))

/** Return what tells a review from all others, and from itself once something was added to it in another week. */
function nameOf(row) {
  const paper = new URL(row.querySelector(".digest-title").href).pathname.split("/papers/")[1]
  return `${row.closest("[data-days]").dataset.days} ${paper}`
}

/** Return the names that a storage keeps, if it keeps any. */
function kept(storage) {
  try {
    const names = JSON.parse(storage.getItem(KEY))
    return Array.isArray(names) ? names : null
  } catch {
    return null
  }
}

/** Return names that were kept, by today's ids where a row that is none of them may be one by an id that it had. */
async function renewed(names) {
  const isKnown = [...rows.keys()].every((name) => names.includes(name)) || names.every((name) => rows.has(name))
  if (isKnown) return names
  const now = await import("./search/former.js").then(({ loadFormer }) => loadFormer()).catch(() => (_, id) => id)
  return names.map((name) => name.replace(/ (.+)\/$/u, (_, id) => ` ${now("paper", id)}/`))
}

try {
  const known = await renewed(kept(localStorage) ?? [...rows.keys()])
  const before = await renewed(kept(sessionStorage) ?? known)
  const added = [...rows.keys()].filter((name) => !before.includes(name))
  for (const name of added) {
    rows.get(name).querySelector(".digest-row__place").append(" ", make("span", { class: "digest-badge" }, t("new-mark")))
  }
  if (added.length) line.textContent = t("new-since", { n: added.length })
  sessionStorage.setItem(KEY, JSON.stringify(before))
  localStorage.setItem(KEY, JSON.stringify([...new Set([...rows.keys(), ...known])].slice(0, MOST)))
} catch {
  // A browser that keeps nothing knows of no visit before.
}
