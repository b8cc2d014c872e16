/*
 * The search index, asked as Koreans type: the query ladder.
 *
 *   import { openIndex, marked, excerpt } from "./search-query.js"
 *   const index = openIndex()                     // of <html lang>; openIndex("en") for the other language
 *   const counts = await index.facets()           // {venue: {ismir: 18, …}, year: {…}, …} of everything
 *   const found = await index.search("음악을", {filters: {venue: ["ismir"]}, sort: {year: "desc"}})
 *
 * Where it lies: <root>/pagefind/<lang>/, one Pagefind bundle a language; <root> is the parent of this file's folder.
 * Nothing is loaded before the first call. Pagefind works in a worker of its own.
 *
 * filters, one key a facet: a list is any of them; {any: […]}, {all: […]} and {none: […]} say it in words and may be
 * combined in one facet. Facets and their values:
 *   kind     guide, post; papers have none: {kind: {none: ["guide", "post"]}} leaves only them
 *   venue    id of venues.yml                       year     "2015"
 *   tag      id of tags.yml; a paper has its own tags and all that are broader
 *   read     full partial abstract poster talk demo not-yet unstated
 *   verdict  must-read interesting mixed unconvinced differ
 *   lang     ko, en: the languages in which all of ours about it can be read; none where nothing is written
 *   has      code, demo, data
 * sort: {year: "desc"}, {title: "asc"} …; left out: by relevance.
 *
 * found:
 *   hits     Hit[], best first. hit.partial: it holds only some of the words (only in the order of relevance, after
 *            all that hold all). await hit.load() gives a Record; call it for what is shown only.
 *   total    how many hits hold all of the words; counts below are of these
 *   facets   counts beside each value, right for the present words and filters: of a facet that is filtered by `any`
 *            (or a list) they are counted as if it were not, since choosing one more value adds to it
 *   form     what was looked for in the end: the query, or what it was taken for
 *   as       "typed", or "keyboard" where the keyboard was taken to stand in the other mode (say so to the reader)
 *   needles  words to mark, for marked() and excerpt()
 *
 * Record: {url, kind, title, authors, venue, year, tags, summary, text, filters}; all plain text. `url` is absolute; `venue` is
 * as shown ("ISMIR 2015"); summary may be empty; text is the paragraphs that follow it.
 * marked(text, needles) and excerpt(text, needles, length) return [{text, hit}]: put them into text nodes and <mark>.
 */

import { divided, guesses, neighbours, stripped, words } from "./search-forms.js"

const ROOT = new URL("../", import.meta.url)

/** What separates paragraphs of a record's content, whose first is the summary. */
const PARAGRAPH = "¶"

/** Below this many hits, looser forms of a query are tried too. */
const FEW = 10

/** How many results are shown that hold only some of the words. */
const PARTIAL = 20

const WEIGHTS = { title: 5, authors: 3, venue: 2, tags: 2, k: 1 }

const indexes = new Map()

/** Open the index of a language; nothing is loaded before it is asked. */
export function openIndex(lang = document.documentElement.lang) {
  if (!indexes.has(lang)) indexes.set(lang, new Index(lang))
  return indexes.get(lang)
}

class Index {
  #engine = null

  constructor(lang) {
    this.lang = lang
  }

  /** Load the engine, and what every search needs. */
  open() {
    this.#engine ??= this.#load()
    return this.#engine
  }

  async #load() {
    const engine = await import(new URL(`pagefind/${this.lang}/pagefind.js`, ROOT).href)
    await engine.options({ ranking: { metaWeights: WEIGHTS } })
    await engine.init()
    return engine
  }

  /** Return the counts of every facet's values over everything. */
  async facets() {
    return (await this.open()).filters()
  }

  /** Search for what was typed; an empty query finds all that the filters let through. */
  async search(query, { filters = {}, sort = {} } = {}) {
    const engine = await this.open()
    const chosen = normalised(filters)
    const ask = (form, without) => engine.search(form || null, { filters: grammar(chosen, without), sort })
    const found = await climb(query.normalize("NFC").trim(), ask, this.lang === "en")
    const hits = merged(found.answers)
    const partial = found.partial.filter(({ id }) => !hits.has(id))
    const hit = (result, isPartial) => ({
      id: result.id,
      partial: isPartial,
      load: async () => record(await result.data(), this.lang),
    })
    return {
      hits: [...[...hits.values()].map((one) => hit(one, false)), ...partial.map((one) => hit(one, true))],
      total: hits.size,
      facets: await counts(chosen, found.forms, ask),
      form: found.form,
      as: found.as,
      needles: needlesOf(found.needles),
    }
  }
}

/**
 * Try the forms of a query until one finds something.
 *
 * Return `answers`, whose hits hold all of the words, the literal ones first; `forms`, which together find just these
 * hits; and `partial`, results that hold some of the words.
 */
async function climb(typed, ask, stems) {
  const literal = { form: typed, as: "typed", forms: [typed], needles: typed, partial: [] }
  if (!typed || /["“”]/u.test(typed)) return { ...literal, answers: [await ask(typed)] }
  for (const { form, as } of [{ form: typed, as: "typed" }, ...guesses(typed)]) {
    const found = await strictly(form, ask, stems)
    if (found) return { ...found, form, as, partial: await partly(found, form, ask, stems) }
  }
  for (const form of divided(typed)) {
    const answer = await held(form, ask)
    if (answer) return { ...literal, forms: [form], needles: form, answers: [answer] }
  }
  return { ...literal, answers: [], forms: [], partial: await partly({ answers: [] }, typed, ask, stems) }
}

/** Return what holds all words of a form: as it is, without particles and endings, and joined; null for nothing. */
async function strictly(form, ask, stems) {
  const loose = stripped(form, stems)
  const literal = await held(form, ask)
  const broad = loose === form ? literal : await held(loose, ask)
  const answers = [literal, broad].filter(Boolean)
  const forms = broad ? [loose] : literal ? [form] : []
  const joined = words(loose).join("")
  if (joined !== loose && merged(answers).size < FEW) {
    const answer = await held(joined, ask)
    if (answer) {
      answers.push(answer)
      forms.push(joined)
    }
  }
  return answers.length ? { answers, forms, needles: [form, ...forms].join(" ") } : null
}

/** Return results that hold only some of a query's words, or hold them joined; those with the rarest first. */
async function partly({ answers }, form, ask, stems) {
  const all = words(stripped(form, stems))
  if (all.length < 2 || merged(answers).size >= FEW) return []
  const known = new Map()
  const covered = all.map(() => new Set())
  for (const { text, first, last } of neighbours(all)) {
    for (const result of (await held(text, ask))?.results ?? []) {
      known.set(result.id, result)
      for (let place = first; place <= last; place += 1) covered[place].add(result.id)
    }
  }
  const weight = ({ id }) => covered.reduce((sum, ids) => sum + (ids.has(id) ? 1 / ids.size : 0), 0)
  return [...known.values()].sort((one, other) => weight(other) - weight(one)).slice(0, PARTIAL)
}

/** Ask for a form; null where nothing was found that really holds its words. */
async function held(form, ask) {
  const answer = await ask(form)
  const first = answer.results[0]
  return first && holds(await first.data(), form) ? answer : null
}

/** Whether a page holds all words of a form: Pagefind falls back to the longest beginning of a word that it knows. */
function holds(data, form) {
  const text = ` ${folded([data.content, ...Object.values(data.meta)].join(" ")).replace(/[^\p{L}\p{N}]+/gu, " ")}`
  return folded(form).split(/[^\p{L}\p{N}]+/gu).filter(Boolean).every((word) => {
    // English words are found by their stems: it is enough to begin alike.
    const enough = /^[a-z]+$/u.test(word) ? Math.max(3, Math.ceil(word.length / 2)) : word.length
    return text.includes(` ${word.slice(0, enough)}`)
  })
}

/** Return the results of several answers, each once. */
const merged = (answers) => new Map(answers.flatMap(({ results }) => results).map((one) => [one.id, one]))

/** Return a selection with each facet's choice as {any, all, none}, empty ones left out. */
function normalised(filters) {
  const chosen = {}
  for (const [facet, choice] of Object.entries(filters)) {
    const said = Array.isArray(choice) ? { any: choice } : choice
    const kept = Object.fromEntries(Object.entries(said).filter(([, values]) => values?.length))
    if (Object.keys(kept).length) chosen[facet] = kept
  }
  return chosen
}

/** Return a selection in Pagefind's own words, the `any` of one facet left out where named. */
function grammar(chosen, without) {
  const all = []
  for (const [facet, choice] of Object.entries(chosen)) {
    for (const [how, values] of Object.entries(choice)) {
      if (how !== "any" || facet !== without) all.push({ [facet]: { [how]: values } })
    }
  }
  return all.length ? { all } : {}
}

/** Return the counts of every facet's values among what holds any of some forms. */
async function counts(chosen, forms, ask) {
  const own = await union(forms, (form) => ask(form))
  for (const [facet, choice] of Object.entries(chosen)) {
    if (choice.any) own[facet] = (await union(forms, (form) => ask(form, facet)))[facet] ?? {}
  }
  return own
}

/** Count what holds one form or the other: those of both, less what holds both. */
async function union([one, other], ask) {
  if (one === undefined) return {}
  const counted = structuredClone((await ask(one)).filters)
  if (other === undefined) return counted
  const more = (await ask(other)).filters
  const both = (await ask(`${one} ${other}`)).filters
  for (const [facet, values] of Object.entries(more)) {
    for (const [value, count] of Object.entries(values)) {
      counted[facet][value] = (counted[facet][value] ?? 0) + count - (both[facet]?.[value] ?? 0)
    }
  }
  return counted
}

function record(data, lang) {
  const [summary, ...rest] = data.content.split(PARAGRAPH).map((paragraph) => paragraph.trim())
  const text = rest.join(" ")
  const venue = data.meta.venue ?? ""
  return {
    url: new URL(`${lang === "ko" ? "" : `${lang}/`}${data.raw_url}`, ROOT).href,
    kind: data.filters.kind?.[0] ?? "paper",
    title: data.meta.title ?? "",
    authors: data.meta.authors ?? "",
    venue,
    year: data.filters.year?.[0] ?? "",
    tags: data.filters.tag ?? [],
    summary,
    text: text === venue ? "" : text, // the venue stands in where there is none
    filters: data.filters,
  }
}

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** Return the words of a query as they are compared: decomposed, without diacritics and case. */
function needlesOf(form) {
  return [...new Set(folded(form).split(/[\s"“”]+/u).filter(Boolean))]
}

/** Split a text at the words that begin with a needle. */
export function marked(text, needles) {
  const parts = []
  for (const [piece] of text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu)) {
    const hit = needles.some((needle) => folded(piece).startsWith(needle))
    if (parts.length && parts.at(-1).hit === hit) parts.at(-1).text += piece
    else parts.push({ text: piece, hit })
  }
  return parts
}

/** Return about `length` characters of a text around the words that begin with a needle. */
export function excerpt(text, needles, length = 160) {
  const parts = marked(text, needles)
  let before = 0
  let first = 0
  for (const part of parts) {
    if (part.hit) {
      first = before
      break
    }
    before += part.text.length
  }
  const start = first < length / 2 ? 0 : text.indexOf(" ", first - length / 3) + 1
  const cut = text.slice(start, start + length)
  const end = start + length < text.length ? cut.lastIndexOf(" ") : cut.length
  const shown = cut.slice(0, end > length / 2 ? end : cut.length)
  return marked(`${start ? "… " : ""}${shown}${start + shown.length < text.length ? " …" : ""}`, needles)
}
