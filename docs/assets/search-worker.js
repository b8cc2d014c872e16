/* The worker of one language's index: Pagefind, the ladder and the facets, off the page's own thread. */

import { folded } from "./search-marks.js"
import { counts, grammar, normalised, withoutAny } from "./search-values.js"

const ROOT = new URL("../", import.meta.url)
const LANG = new URLSearchParams(location.search).get("lang")

/** What separates paragraphs of a record's content, whose first is the summary. */
const PARAGRAPH = "¶"

const WEIGHTS = { title: 5, authors: 3, venue: 2, tags: 2, k: 1 }

const results = new Map()

/** Return a function that calls another once and keeps what came of it; a failure is tried again. */
const once = (work) => {
  let kept = null
  return () => {
    kept ??= work().catch((error) => {
      kept = null
      throw error
    })
    return kept
  }
}

const open = once(async () => {
  const engine = await import(new URL(`pagefind/${LANG}/pagefind.js`, ROOT).href)
  await engine.options({ ranking: { metaWeights: WEIGHTS } })
  await engine.init()
  return engine
})

/** What finds words; conditions alone do without. */
const ladder = once(() => import("./search-ladder.js"))

const known = once(async () => (await open()).filters())

/** Return all ids as they were indexed, the newest first; what is found without a query comes in this order. */
const everything = once(async () => (await (await open()).search(null)).results.map(({ id }) => id))

/** Return the rank of every record by title, by id. */
const titles = once(async () => {
  const numbers = await (await fetch(new URL(`pagefind/${LANG}/titles.json`, ROOT))).json()
  const ids = await everything()
  return new Map(numbers.map((number, rank) => [ids[number], rank]))
})

/** Return the year of every record that has one, by id. */
const years = once(async () => {
  const engine = await open()
  const found = new Map()
  for (const edition of Object.keys((await known()).edition ?? {})) {
    const year = Number(edition.split("/")[1])
    for (const { id } of (await engine.search(null, { filters: { edition } })).results) found.set(id, year)
  }
  return found
})

const methods = {
  async prepare() {
    await Promise.all([open(), ladder()])
  },

  async facets() {
    return counts(await known(), (await everything()).length)
  },

  async search(query, filters, sort) {
    const typed = query.normalize("NFC").trim()
    const [engine, words] = await Promise.all([open(), typed && ladder()])
    const selection = normalised(filters)
    const values = Object.keys(selection).length ? await known() : {}
    const within = (chosen) => (form) => engine.search(form || null, { filters: grammar(chosen, values) })
    const ask = within(selection)
    const found = typed
      ? await words.climb(typed, ask, LANG === "en")
      : { results: (await ask("")).results, partial: [], forms: [""], form: "", as: "typed", needles: "" }
    for (const result of [...found.results, ...found.partial]) results.set(result.id, result)
    const whole = new Set(found.results.map(({ id }) => id))
    const partial = found.partial.map(({ id }) => id).filter((id) => !whole.has(id))
    const facets = await tally(found.forms, ask)
    for (const facet of Object.keys(selection).filter((one) => selection[one].any)) {
      facets[facet] = (await tally(found.forms, within(withoutAny(selection, facet))))[facet] ?? {}
    }
    return {
      ids: [...await sorted([...whole], sort), ...(Object.keys(sort).length ? [] : partial)],
      total: whole.size,
      facets,
      form: found.form,
      as: found.as,
      needles: [...new Set(folded(found.needles).split(/[\s"“”]+/u).filter(Boolean))],
    }
  },

  async load(id) {
    return record(await results.get(id).data())
  },
}

/** Sort ids by year or title; those without a year come last. */
async function sorted(ids, sort) {
  const [[key, direction] = []] = Object.entries(sort)
  if (!key) return ids
  const order = await (key === "year" ? years() : titles())
  const sign = direction === "desc" ? -1 : 1
  const missing = sign * Infinity
  return ids.toSorted((one, other) => {
    const [first, second] = [order.get(one) ?? missing, order.get(other) ?? missing]
    return first === second ? 0 : sign * (first - second)
  })
}

/** Count the values of every facet among what holds any of some forms: those of each, less what holds both. */
async function tally([one, other], ask) {
  if (one === undefined) return {}
  const counted = async (form) => {
    const answer = await ask(form)
    return counts(answer.filters, answer.results.length)
  }
  const own = await counted(one)
  if (other === undefined) return own
  const [more, both] = [await counted(other), await counted(`${one} ${other}`)]
  for (const [facet, values] of Object.entries(more)) {
    own[facet] ??= {}
    for (const [value, count] of Object.entries(values)) {
      own[facet][value] = (own[facet][value] ?? 0) + count - (both[facet]?.[value] ?? 0)
    }
  }
  return own
}

function record(data) {
  const [summary, ...rest] = data.content.split(PARAGRAPH).map((paragraph) => paragraph.trim())
  const text = rest.join(" ")
  const venue = data.meta.venue ?? ""
  const [edition = ""] = data.filters.edition ?? []
  return {
    url: new URL(`${LANG === "ko" ? "" : `${LANG}/`}${data.raw_url}`, ROOT).href,
    kind: data.filters.kind?.[0] ?? "paper",
    title: data.meta.title ?? "",
    status: data.filters.status?.[0] ?? (data.filters.read ? "reviewed" : "listed"),
    authors: listed(data.meta.authors, ", "),
    by: listed(data.meta.by, " "),
    venue,
    edition,
    on: listed(data.meta.on, " "),
    read: data.filters.read?.[0] ?? "",
    verdict: data.filters.verdict?.[0] ?? "",
    summary,
    text: text === venue ? "" : text, // the venue stands in where there is none
  }
}

const listed = (text, separator) => (text ? text.split(separator) : [])

onmessage = async ({ data: { id, method, args } }) => {
  try {
    postMessage({ id, result: await methods[method](...args) })
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) })
  }
}
