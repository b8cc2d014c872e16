/* The worker of one language's index: Pagefind, the ladder and the facets, off the page's own thread. */

import { parted } from "./words/forms.js"
import { halfWidth } from "./words/hangul.js"
import { folded } from "./marks.js"
import { counted, everything, left, normalised, setsOf, withoutAny } from "./sets.js"

const ROOT = new URL("../../", import.meta.url)
const PARAMETERS = new URLSearchParams(location.search)
const LANG = PARAMETERS.get("lang")
const TREE = PARAMETERS.get("tree")
const BUNDLE = new URL(`pagefind/${LANG}/`, ROOT)

/** How many answers are kept for when they are asked for again; each is as long as its results are many. */
const MOST_KEPT = 100

const WEIGHTS = { title: 5, authors: 3, venue: 2, tags: 2, place: 4, rated: 3, spelt: 3, k: 1 }

/** Nobody means more than so many letters. */
const LONGEST = 200

/** Return a function that keeps what another returns for the last values; what failed is tried again. */
const keeping = (work) => {
  const kept = new Map()
  const answer = (value) => {
    if (!kept.has(value)) {
      if (kept.size === MOST_KEPT) kept.delete(kept.keys().next().value)
      kept.set(value, work(value).catch((error) => {
        kept.delete(value)
        throw error
      }))
    }
    return kept.get(value)
  }
  answer.forget = () => kept.clear()
  return answer
}

async function json(url, options) {
  const response = await fetch(url, options)
  if (!response.ok) throw new Error(`${response.status} ${url}`)
  return response.json()
}

/** How many files did not come: of pieces of the index Pagefind keeps that to itself, and finds nothing in them. */
let lost = 0
const plainFetch = self.fetch
self.fetch = async (...asked) => {
  const response = await plainFetch(...asked).catch((error) => {
    lost += 1
    throw error
  })
  if (!response.ok) lost += 1
  return response
}

/** What finds words; conditions alone do without. */
const open = keeping(async () => {
  const engine = await import(new URL("pagefind.js", BUNDLE).href)
  await engine.options({ ranking: { metaWeights: WEIGHTS } })
  await engine.init()
  return engine
})
const ladder = keeping(() => import("./words/ladder.js"))
const vocabulary = keeping(() => import("./words/vocabulary.js"))

/** What every build has under the same name; it says where the files are whose names change with it. */
const latest = (name) => json(new URL(`${name}.json`, BUNDLE), { cache: "no-cache" })
const bundle = keeping(() => latest("bundle"))
const file = keeping(async (name) => json(new URL(`${(await bundle()).folder}/${name}.json`, BUNDLE)))

const sets = keeping(async () => {
  const [facets] = await Promise.all([latest("facets"), bundle()])
  return setsOf(facets)
})

/** Return a shelf of the vocabulary. */
const shelf = async (name) => ((await bundle()).shelves.includes(name) ? file(`words/${name}`) : [])

/** Return what may be meant by a word. */
const near = keeping(async (word) => (await vocabulary()).near(word, shelf))
const soundAlike = async (one, other) => (await vocabulary()).soundAlike(one, other)

/** Return the rank of every record by title, by number. */
const titles = keeping(async () => {
  const ranks = []
  for (const [rank, number] of (await file("titles")).entries()) ranks[number] = rank
  return ranks
})

/** Return the year of every record that has one, by number. */
const years = keeping(async () => {
  const found = []
  for (const [year, numbers] of (await sets()).facets.get("year")) for (const number of numbers) found[number] = Number(year)
  return found
})

/**
 * Return the numbers of all records that hold a form, best first: they are in ids, or else addresses (pagefind_index.py).
 * Of no records Pagefind makes no index, and fails.
 */
const holding = keeping(async (form) => {
  const { numbered, records } = await bundle()
  if (!records) return new Uint32Array()
  const engine = await open()
  const before = lost
  const { results } = await engine.search(form).catch(async (error) => {
    await engine.destroy() // else it stays as it failed
    open.forget()
    throw error
  })
  if (lost > before) throw new Error("a piece of the index did not come")
  const inId = ({ id }) => parseInt(id.slice(id.indexOf("_") + 1), 16)
  const inAddress = async ({ data }) => Number((await data()).raw_url)
  return Uint32Array.from(numbered ? results.map(inId) : await Promise.all(results.map(inAddress)))
})

const methods = {
  async prepare() {
    await Promise.all([open(), ladder(), bundle()])
  },

  async facets() {
    const known = await sets()
    return counted(known, everything(known.size))
  },

  async search(query, filters, sort, besides) {
    const typed = halfWidth(query.slice(0, LONGEST)).normalize("NFC").trim()
    const { wanted, unwanted } = parted(typed)
    const known = filters || !wanted ? await sets() : null
    const chosen = normalised(filters ?? {})
    const without = new Set([...await havingAny(unwanted), ...await numbersOf(besides)])
    const kept = (numbers) => (without.size ? numbers.filter((number) => !without.has(number)) : numbers)
    const among = (selection) => (numbers) => (known ? left(known, selection, kept(numbers)) : kept(numbers))
    const through = among(chosen)
    const found = wanted
      ? await climbed(wanted, async (form) => through(await holding(form)))
      : { results: through(everything(known.size)), partial: [], forms: [], form: "", as: "typed", needles: "", instead: [] }
    const numbers = Object.keys(sort).length
      ? await sorted(found.results, sort)
      : [...await oursFirst(found.results, found.form), ...found.partial]
    return {
      numbers: Uint32Array.from(numbers),
      total: found.results.length,
      facets: known && {
        ...counted(known, found.results),
        ...await beside(known, chosen, wanted ? found.forms : null, among),
      },
      form: found.form,
      forms: wanted ? found.forms : null,
      as: found.as,
      instead: found.instead,
      without: unwanted,
      needles: [...new Set(folded(found.needles).split(/[\s"]+/u).filter(Boolean))],
    }
  },

  async addresses(forms) {
    const all = await file("addresses")
    return forms ? (await holdingAny(forms)).map((number) => all[number]) : all
  },

  async load(number) {
    return record(await file(number))
  },
}

/** Return what the ladder asks, which is answered by `ask`. */
async function indexOf(ask) {
  const { silent, venues, rated } = await bundle()
  return { ask, read: file, near, soundAlike, silent: new Set(silent), venues, rated, stems: LANG === "en" }
}

async function climbed(typed, ask) {
  const [{ climb }, index] = await Promise.all([ladder(), indexOf(ask)])
  return climb(typed, index)
}

/** Return the numbers of all records that hold any of some words. */
async function havingAny(forms) {
  if (!forms.length) return []
  const [{ having }, index] = await Promise.all([ladder(), indexOf(holding)])
  return having(forms, index)
}

/** Return the numbers of all records that hold any of some forms, some of them more than once. */
const holdingAny = async (forms) => (await Promise.all(forms.map(holding))).flatMap((each) => [...each])

/** Return the numbers of all records that lie at some addresses. */
async function numbersOf(addresses) {
  if (!addresses.length) return []
  const known = new Set(addresses)
  return (await file("addresses")).flatMap((address, number) => (known.has(address) ? [number] : []))
}

/** Count each facet of which any value will do, as if it were not chosen; `forms` find everything, or are none. */
async function beside(known, chosen, forms, among) {
  const facets = Object.keys(chosen).filter((facet) => chosen[facet].any)
  if (!facets.length) return {}
  const all = forms ? await holdingAny(forms) : everything(known.size)
  return Object.assign({}, ...facets.map((facet) => counted(known, among(withoutAny(chosen, facet))(all), [facet])))
}

/** How many words tell that a title was typed, and not what it is about. */
const WORDS_OF_TITLE = 4

/** Put what somebody wrote about before what is only listed; whose title was typed stays first. */
async function oursFirst(numbers, typed) {
  const { ours } = await bundle()
  const best = typed && numbers[0] >= ours ? plain((await file(numbers[0])).title) : "" // what is ours stays first anyway
  const wanted = plain(typed)
  const isTitle = best === wanted || (wanted.split(" ").length >= WORDS_OF_TITLE && best.includes(wanted))
  const stays = (number, place) => number < ours || (isTitle && !place)
  return [...numbers.filter(stays), ...numbers.filter((number, place) => !stays(number, place))]
}

const plain = (text) => folded(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim()

/** Sort numbers by year or title; those without a year come last. */
async function sorted(numbers, sort) {
  const [[key, direction]] = Object.entries(sort)
  const order = await (key === "year" ? years() : titles())
  const sign = direction === "desc" ? -1 : 1
  const missing = sign * Infinity
  return [...numbers].sort((one, other) => {
    const [first, second] = [order[one] ?? missing, order[other] ?? missing]
    return first === second ? 0 : sign * (first - second)
  })
}

function record(said) {
  return {
    kind: "paper",
    status: said.read || said.kind ? "reviewed" : "listed",
    edition: "",
    venue: "",
    read: "",
    called: "",
    sections: [],
    verdict: "",
    summary: "",
    text: "",
    pdf: "",
    doi: "",
    ...said,
    url: new URL(`${TREE}${said.url}`, ROOT).href,
    authors: said.authors ? said.authors.split(", ") : [],
    by: said.by ?? [],
    on: said.on ?? [],
  }
}

onmessage = async ({ data: { id, method, args } }) => {
  try {
    const result = await methods[method](...args)
    postMessage({ id, result }, result?.numbers ? [result.numbers.buffer] : [])
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error) })
  }
}
