/*
 * Quick search: a combobox in a dialog (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 *
 * Results follow what stands in the field, also while a syllable is still being composed; keys that belong to the
 * composition are left to it, and Enter is the form's, so that the browser decides when it means to go.
 */

import { at, calm, foreign, grouped, loadWords, make, marks } from "./dom.js"
import { answers, author, edition, loadNames, offers } from "./names.js"
import { excerpt, marked, sectionOf } from "./marks.js"
import { openIndex } from "./query.js"
import { forget, recent, remember } from "./recent.js"

const MOST_PAPERS = 6
const MOST_PAGES = 5
const MOST_TAGS = 6

const dialog = document.querySelector("#digest-quick")
const form = dialog.querySelector("form")
const field = dialog.querySelector("input")
const list = dialog.querySelector("[role=listbox]")
const said = dialog.querySelector("[role=status]")
const forgetting = dialog.querySelector("[data-forget]")

let t = null
let asked = 0
let active = null

/** Say what the dialog says of itself. */
async function speak() {
  t = await loadWords()
  field.placeholder = t("search-placeholder")
  list.setAttribute("aria-label", t("search-results"))
  dialog.querySelector(".digest-quick__keys").textContent = t("search-keys")
  forgetting.textContent = t("search-forget")
}

/** Show what answers the field now; an answer that comes too late is dropped. */
export async function show() {
  const turn = ++asked
  if (!t) await speak()
  const typed = field.value.trim()
  if (turn !== asked) return
  if (!typed) {
    openIndex().prepare().catch(() => undefined) // the search itself says so if it still fails then
    draw([...here(""), ...recents()], "")
    const names = await loadNames().catch(() => [])
    if (turn === asked) draw([...here(""), ...recents(), ...tags(names)], "")
    return
  }
  const [names, answer] = await Promise.all([loadNames().catch(() => []), look(typed, turn).catch(() => null)])
  if (turn !== asked) return
  const pages = offers(names, answer?.found.as === "meant" ? answer.found.form : typed, MOST_PAGES)
  if (!answer) {
    draw([...group("search-goto", pages.found.map(page)), ...here(typed)], t("search-failed"))
    return
  }
  const { found, records } = answer
  pages.found = [...edition(names, typed, records), ...pages.found, ...authorsOf(records, pages)].slice(0, MOST_PAGES)
  const groups = [...group("search-goto", pages.found.map(page)), ...instead(found), ...papers(found, records, typed)]
  draw([...(groups.length ? groups : tags(names)), ...here(typed)], counted(pages, found, typed))
}

/** Return what the index finds, and the records that are shown of it unless somebody has typed on. */
async function look(typed, turn) {
  const found = await openIndex().search(typed)
  const shown = turn === asked ? [...found.numbers.slice(0, MOST_PAPERS)] : []
  return { found, records: await Promise.all(shown.map(found.load)) }
}

/** Authors whom only the papers found know: the directory names but the foremost. */
function authorsOf(records, pages) {
  const known = new Set(pages.found.map((name) => name.id))
  const found = new Map()
  for (const record of records) {
    if (record.by.length !== record.authors.length) continue
    record.by.forEach((id, place) => {
      const name = author(id, record.authors[place])
      if (!known.has(id) && answers(name, pages.form)) found.set(id, name)
    })
  }
  return [...found.values()]
}

function counted(pages, found, typed) {
  const meant = found.as === "meant" && found.total ? found.form : null
  const named = pages.found.length && pages.form !== (meant ?? typed) ? pages.form : null
  const keyboard = found.as === "keyboard" ? found.form : named
  const understood = [
    found.without.length && t("search-left-out", { words: found.without.join(", ") }),
    keyboard && t("search-keyboard", { query: keyboard }),
    meant && t("search-meant", { query: typed, form: meant }),
  ]
  const counts = [
    pages.found.length && t("search-offered", { n: pages.found.length }),
    found.total ? t("search-found", { n: found.total }) : found.numbers.length && t("search-some"),
  ].filter(Boolean)
  return [...understood, counts.join(" · ") || t("search-none", { query: typed })].filter(Boolean).join(" ")
}

const recents = () => group("search-recent", recent().map(again))

/** What else may have been meant. */
const instead = (found) => group("search-instead", found.instead.map(again))

const searchFor = (query) => `${at("search/")}?${new URLSearchParams({ q: query })}`

/** Return an option that searches for something else. */
function again(query) {
  const row = option({ href: searchFor(query) }, query)
  row.dataset.again = query
  return row
}

/** The tags of most papers. */
function tags(names) {
  const known = names.filter(({ kind, papers }) => kind === "tag" && papers)
  return group("search-browse", known.sort((one, other) => other.papers - one.papers).slice(0, MOST_TAGS).map(page))
}

/** Search among the papers of the page that one is on, where it says how. */
function here(typed) {
  const link = document.querySelector("[data-search-here]")
  if (!link) return []
  const address = new URL(link.href)
  if (typed) address.searchParams.set("q", typed)
  const row = option({ href: address.href, class: "digest-quick__all" }, `${link.textContent}${typed && `: ${typed}`}`)
  return [make("div", { role: "group", "aria-label": link.textContent }, row)]
}

function papers(found, records, typed) {
  const rows = records.map((record) => paper(record, found.needles))
  if (found.total > records.length) {
    rows.push(option({ href: searchFor(typed), class: "digest-quick__all" }, `${t("search-all")} (${grouped(found.total)})`))
  }
  return group("search-papers", rows)
}

function paper(record, needles) {
  const place = record.venue || record.called
  const { id, heading, text } = sectionOf(record, needles)
  const shown = record.summary || `${heading} ${text}`.trim()
  return option(
    { href: id ? `${record.url}#${id}` : record.url },
    make("span", { class: "digest-badge" }, ...marks(marked(place, needles))),
    make("span", { class: "digest-quick__title", lang: foreign(record.title) }, ...marks(marked(record.title, needles))),
    make("span", { class: "digest-quick__summary", lang: foreign(shown) }, ...marks(excerpt(shown, needles))),
  )
}

function page(name) {
  return option(
    { href: name.url },
    make("span", { class: "digest-badge" }, t(name.kind)),
    make("span", { class: "digest-quick__title", lang: foreign(name.name) }, name.name),
    ...(name.other ? [make("span", { class: "digest-quick__other", lang: foreign(name.other) }, name.other)] : []),
    ...(name.papers ? [make("span", { class: "digest-count" }, t("n-papers", { n: name.papers }))] : []),
  )
}

/** Return a named group of options, or nothing where there are none. */
function group(label, options) {
  if (!options.length) return []
  const id = `digest-quick-${label}`
  const heading = make("div", { class: "digest-quick__group", id, role: "presentation" }, t(label))
  return [make("div", { role: "group", "aria-labelledby": id }, heading, ...options)]
}

const option = (attributes, ...children) =>
  make("a", { ...attributes, class: `digest-quick__option ${attributes.class ?? ""}`, role: "option", tabindex: "-1",
    "aria-selected": "false" }, ...children.flatMap((child) => [child, " "]))

/** Show options; what was chosen meanwhile stays so, or else what stands in its place. */
function draw(groups, sentence) {
  const [place, href] = [options().indexOf(active), active?.href]
  list.replaceChildren(...groups)
  const all = options()
  all.forEach((each, number) => { each.id = `digest-quick-${number}` })
  field.setAttribute("aria-expanded", String(groups.length > 0))
  said.textContent = sentence
  forgetting.hidden = Boolean(field.value.trim()) || !recent().length
  choose(all.find((each) => each.href === href) ?? all[place] ?? null)
}

const options = () => [...list.querySelectorAll("[role=option]")]

function choose(next) {
  active?.setAttribute("aria-selected", "false")
  active = next
  active?.setAttribute("aria-selected", "true")
  active?.scrollIntoView({ block: "nearest" })
  if (active) field.setAttribute("aria-activedescendant", active.id)
  else field.removeAttribute("aria-activedescendant")
}

/** Put a text into the field, and show what answers it. */
function ask(text) {
  field.value = text
  field.focus()
  choose(null)
  show()
}

/** Move the choice by one; above the first and below the last there is only the field. */
function move(step) {
  const all = options()
  const places = [null, ...all]
  choose(places.at((places.indexOf(active) + step) % places.length))
}

field.addEventListener("input", () => choose(null))  // at once: what was chosen was for other words
field.addEventListener("input", calm(() => show().catch(() => undefined)))  // of which search.js tells
field.addEventListener("keydown", (event) => {
  if (event.isComposing) return
  if (event.key === "Escape") {
    // A search field would keep the key, and only empty itself.
    event.preventDefault()
    dialog.close()
    return
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  move(step)
})
form.addEventListener("submit", (event) => {
  if (active) {
    event.preventDefault()
    active.click()
  } else {
    remember(field.value)
  }
})
list.addEventListener("click", (event) => {
  const row = event.target.closest("[role=option]")
  if (row?.dataset.again !== undefined) {
    event.preventDefault()
    ask(row.dataset.again)
  } else if (row) {
    remember(field.value)
  }
})
// The field keeps the focus when an option is pressed, so that the list stays with it.
list.addEventListener("mousedown", (event) => event.preventDefault())
forgetting.addEventListener("click", () => {
  forget()
  ask("")
})
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close()
})
