/* The search page: the address says what is looked for, the controls show and change it, the results follow. */

import { addMarks } from "../reading/rows.js"
import { LANG, OTHER, at, button, calm, foreign, make, wording } from "./dom.js"
import { Facets } from "./facets.js"
import { goBack } from "./place.js"
import { openIndex } from "./query.js"
import { drawing } from "./rows.js"
import { addressOf, cleared, conditionsOf, filtersOf, selectionOf, sortOf, without } from "./selection.js"

const PAGE = 10

/** For how many milliseconds nothing is said of a search that has not come back. */
const PATIENCE = 300

/** How many pages by the name that was typed are offered. */
const MOST_PAGES = 3

/** What the conditions name whose values may have had other ids before. */
const NAMED = { tag: "tag", not: "tag", venue: "venue" }

/** For how many conditions an empty result says what there would be without. */
const MOST_TRIED = 8

const form = document.querySelector("#digest-search")
const said = form.querySelector("[role=status]")
const chosen = form.querySelector(".digest-search__chosen")
const results = form.querySelector(".digest-search__results")
const pages = form.querySelector(".digest-search__pages")
const named = form.querySelector("[data-pages]")
const showing = form.querySelector("[data-show]")
const panel = form.querySelector("details")
const wide = matchMedia("(min-width: 60em)")
const t = wording(document.querySelector("#digest-search-texts"))

form.hidden = false
const facets = new Facets(form, t)
const row = drawing(facets, t)

/** What the page is called, whatever it finds. */
const TITLE = document.title

let selection = null
let turn = 0

/** Look for a selection in the index of this language and, where asked for, for what else is in the other. */
async function search(wanted) {
  const isBoth = wanted.both && OTHER
  // Beside the facets, and of both at once; of a failure the search tells.
  if (wanted.q) for (const lang of isBoth ? [LANG, OTHER] : [LANG]) openIndex(lang).prepare().catch(() => undefined)
  const own = await searchIn(LANG, wanted)
  return isBoth ? [own, await searchIn(OTHER, wanted, await own.addresses())] : [own]
}

async function searchIn(lang, wanted, besides = []) {
  const index = openIndex(lang)
  const years = Object.keys((await index.facets()).year ?? {})
  const filters = filtersOf(wanted, years)
  // Of the other language only what was written in it: the rest is the same here.
  if (lang !== LANG) filters.lang = { all: [...new Set([...filters.lang.all, lang])] }
  return { lang, ...(await index.search(wanted.q, { filters, sort: sortOf(wanted), besides })) }
}

/** Go to what the address asks for, by the ids that tags and venues have today. */
function arrive() {
  const wanted = selectionOf(new URLSearchParams(location.search))
  if (Object.keys(NAMED).every((name) => wanted[name].every((value) => facets.knows(name, value)))) {
    go(wanted)
    return
  }
  turn += 1 // what was asked before is no longer waited for
  results.setAttribute("aria-busy", "true")
  import("./former.js").then(({ renewAddress }) => renewAddress(NAMED)).catch(() => undefined)
    .then(() => go(selectionOf(new URLSearchParams(location.search))))
}

const totalOf = (found) => found.reduce((sum, each) => sum + each.total, 0)

/** Go to a selection: show it in the address and the controls, but not in the one in which somebody types, and look for it. */
async function go(wanted, remember, typing = null) {
  const mine = ++turn
  selection = wanted
  if (remember) history[remember](null, "", addressOf(selection))
  for (const link of document.querySelectorAll(".md-select__link")) link.search = location.search
  document.title = [selection.q, TITLE].filter(Boolean).join(" · ")
  facets.write(selection, typing)
  showChosen()
  results.setAttribute("aria-busy", "true")
  const waiting = setTimeout(() => { said.textContent = t("search-waiting") }, PATIENCE)
  try {
    if (selection.q) names().catch(() => undefined) // beside the search
    const found = await search(selection)
    const records = await recordsOf(found)
    const [shown, offered] = [drawn(found, records), await pagesBy(selection.q, found, records)]
    const loose = totalOf(found) ? [] : await loosened()
    if (mine !== turn) return
    clearTimeout(waiting)
    facets.count(summed(found))
    showSaid(found)
    results.replaceChildren(...alternatives(found), ...(shown.length ? shown : emptiness(loose)))
    addMarks(results)
    showNamed(offered)
    showPages(found)
    showing.textContent = t("search-show", { n: totalOf(found) || hitsOf(found) })
    goBack()
  } catch {
    if (mine !== turn) return
    said.textContent = t("search-failed")
    results.replaceChildren()
  } finally {
    clearTimeout(waiting)
    if (mine === turn) results.removeAttribute("aria-busy")
  }
}

/** Go on with a selection that somebody chose, and begin to read what is found. */
function choose(wanted) {
  go(Object.freeze(wanted), "pushState")
  said.focus()
}

/** Add up the counts of both languages. */
function summed(found) {
  const sum = {}
  for (const each of found) {
    for (const [facet, counts] of Object.entries(each.facets)) {
      sum[facet] ??= Object.create(null)
      for (const [value, number] of Object.entries(counts)) sum[facet][value] = (sum[facet][value] ?? 0) + number
    }
  }
  return sum
}

/** Load the hits of the page that is chosen: each record, and which of what was found it is. */
async function recordsOf(found) {
  const first = (Math.min(selection.page, lastPage(hitsOf(found))) - 1) * PAGE
  return Promise.all(hits(found, first, first + PAGE).map(async ({ each, place }) =>
    ({ each, place, record: await each.load(each.numbers[place]) })))
}

/** Draw records, with a heading where they begin to be of another kind. */
function drawn(found, records) {
  const rows = []
  records.forEach(({ each, place, record }, number) => {
    const begins = records[number - 1]?.each !== each
    if (each.lang !== LANG && begins) rows.push(make("h2", {}, t("search-other")))
    if (totalOf(found) && (place === each.total || (place > each.total && begins))) {
      rows.push(make("p", { class: "digest-search__partial" }, t("search-partial")))
    }
    rows.push(row(record, each.lang, each.needles))
  })
  return rows.length ? [make("div", { class: "digest-rows" }, ...rows)] : []
}

/** Return what knows names, and all names; none where they do not come. */
async function names() {
  const module = await import("./names.js")
  return [module, await module.loadNames().catch(() => [])]
}

/** Return the pages whose names answer what was typed, or what it was taken for. */
async function pagesBy(typed, found, records) {
  if (!typed) return []
  const [{ edition, offers }, known] = await names()
  const meant = found.find(({ as }) => as === "meant")?.form ?? typed
  return [...edition(known, meant, records.map(({ record }) => record)), ...offers(known, meant, MOST_PAGES).found]
}

function showNamed(found) {
  const items = found.slice(0, MOST_PAGES).map(({ kind, name, url }) => make("li", {},
    make("a", { class: "digest-action", href: url }, make("span", { class: "digest-badge" }, t(kind)), " ",
      make("span", { lang: foreign(name) }, name))))
  named.replaceChildren(...items)
  named.hidden = !items.length
}

/** Return buttons for what else may have been meant. */
function alternatives(found) {
  const forms = [...new Set(found.flatMap(({ instead }) => instead))]
  if (!forms.length) return []
  const ways = forms.map((form) => make("li", {}, button(form, () => choose({ ...selection, q: form, page: 1 }))))
  return [make("p", {}, t("search-instead")), make("ul", { class: "digest-search__ways" }, ...ways)]
}

const hitsOf = (found) => found.reduce((sum, each) => sum + each.numbers.length, 0)

/** Return a part of the hits of all languages together, each with its place among those of its own. */
function hits(found, first, last) {
  const shown = []
  let before = 0
  for (const each of found) {
    for (let hit = Math.max(first, before); hit < Math.min(last, before + each.numbers.length); hit += 1) {
      shown.push({ each, place: hit - before })
    }
    before += each.numbers.length
  }
  return shown
}

const lastPage = (number) => Math.max(1, Math.ceil(number / PAGE))

/** Try what there would be without each of the conditions. */
async function loosened() {
  const tried = conditionsOf(selection).slice(0, MOST_TRIED)
  if (tried.length < 2) return []
  const totals = await Promise.all(tried.map((each) => search(without(selection, each)).then(totalOf)))
  return tried.map((condition, number) => ({ condition, total: totals[number] })).filter((each) => each.total)
}

function showSaid(found) {
  const keyboard = found.find((each) => each.as === "keyboard" && each.total)
  const meant = found.find((each) => each.as === "meant" && each.total)
  const total = totalOf(found)
  const without = found[0].without.join(", ")
  said.textContent = [
    without && t("search-left-out", { words: without }),
    keyboard && t("search-keyboard", { query: keyboard.form }),
    meant && t("search-meant", { query: selection.q, form: meant.form }),
    total ? t("search-found", { n: total }) : hitsOf(found) ? t("search-some") : nothing(),
  ].filter(Boolean).join(" ")
}

/** Return what is said of no results: without a condition there is nothing on the site. */
function nothing() {
  if (selection.q) return t("search-none", { query: selection.q })
  return t(conditionsOf(selection).length ? "search-none-of" : "nothing-yet")
}

function emptiness(loose) {
  // Without a condition there is nothing to clear; where several are listed above, the list has a button for all of them.
  const buttons = chosen.childElementCount === 1 ? [button(t("search-clear"), () => choose(cleared(selection)))] : []
  if (OTHER && !selection.both) {
    buttons.push(button(t("search-both"), () => choose({ ...selection, both: "1", page: 1 })))
  }
  buttons.push(make("a", { class: "digest-action", href: at("tags/") }, t("search-browse")))
  const ways = loose.map(({ condition, total }) => make("li", {}, button(
    t("search-without", { what: facets.label(condition.name, condition.value), found: t("search-found", { n: total }) }),
    () => choose(without(selection, condition)),
  )))
  const help = ways.length ? [make("p", {}, t("search-loosen")), make("ul", { class: "digest-search__loosen" }, ...ways)] : []
  return [...help, make("p", { class: "digest-actions" }, ...buttons)]
}

function showChosen() {
  const conditions = conditionsOf(selection).filter((each) => each.name !== "q")
  const items = conditions.map((condition) => {
    const what = facets.label(condition.name, condition.value)
    const parts = [what, make("span", { "aria-hidden": "true" }, " ×")]
    const attributes = { "aria-label": t("search-remove", { what }) }
    return make("li", {}, button(parts, () => choose(without(selection, condition)), attributes))
  })
  if (items.length > 1) {
    items.push(make("li", {}, button(t("search-clear"), () => choose(cleared(selection)), {})))
  }
  chosen.replaceChildren(...items)
  chosen.hidden = !items.length
}

function showPages(found) {
  const last = lastPage(hitsOf(found))
  const page = Math.min(selection.page, last)
  const to = (number, text, rel) => {
    const link = make("a", { class: "digest-action", href: addressOf({ ...selection, page: number }), rel }, text)
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      choose({ ...selection, page: number })
    })
    return link
  }
  pages.replaceChildren(
    ...(page > 1 ? [to(page - 1, t("search-previous"), "prev")] : []),
    make("span", {}, t("search-page", { page, pages: last })),
    ...(page < last ? [to(page + 1, t("search-next"), "next")] : []),
  )
  pages.hidden = last === 1
}

const field = form.elements.q
const typed = calm(() => {
  // By now somebody may have gone elsewhere.
  if (facets.read().q !== selection.q) go(facets.read(), "replaceState", field)
})
field.addEventListener("input", typed)
// Of a failure the search itself tells.
field.addEventListener("focus", () => openIndex().prepare().catch(() => undefined))
form.addEventListener("change", ({ target }) => {
  if (target.name && target.name !== "q") go(facets.read(), "pushState")
})
form.addEventListener("submit", (event) => {
  event.preventDefault()
  go(facets.read(), "replaceState", field)
  said.focus() // before what was found, which a phone's keyboard would hide
})
addEventListener("popstate", arrive)

showing.addEventListener("click", () => {
  panel.open = false
  said.focus()
  said.scrollIntoView({ block: "start" })
})

const fold = () => { panel.open = wide.matches }
wide.addEventListener("change", fold)
fold()
arrive()
