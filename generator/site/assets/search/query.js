/*
 * The search index, asked as Koreans type: the query ladder.
 *
 *   import { openIndex } from "./query.js"
 *   const index = openIndex()                     // of <html lang>; openIndex("en") for the other language
 *   index.prepare()                               // loads what every search needs, while somebody begins to type
 *   const counts = await index.facets()           // {venue: {ismir: 18, …}, year: {…}, …} of everything
 *   const found = await index.search("음악을", {filters: {venue: ["ismir"]}, sort: {year: "desc"}})
 *   const record = await found.load(found.numbers[0])
 *
 * Where it lies: <root>/pagefind/<lang>/, one bundle a language; <root> is the parent of this file's folder.
 * Nothing is loaded before the first call. All work is done in a worker, so that typing is never held up.
 *
 * filters, one key a facet: a list is any of them; {any: […]}, {all: […]} and {none: […]} say it in words and may be
 * combined in one facet. Facets and their values:
 *   kind     guide post lecture questions data series; papers have none
 *   venue    id of venues.yml                       year     "2015"
 *   tag      id of tags.yml; a paper has its own tags and all that are broader
 *   reviewed yes, no: whether anybody reviewed the paper
 *   read     full partial abstract poster talk demo not-yet unstated
 *   verdict  must-read interesting mixed unconvinced differ
 *   lang     ko, en: the languages in which all of ours about it can be read; none where nothing is written
 *   has      code, demo, data
 * sort: {year: "desc"}, {title: "asc"} …; left out: by relevance, and without a query by year, newest first, but what
 * somebody wrote about before what is only listed, unless the title of a paper was typed.
 * besides: addresses of pages that are left out, as await found.addresses() of the other language has them: of all that
 * hold the words, whatever the filters, so that neither a page nor a count has anything twice.
 *
 * found:
 *   numbers  of records, best first: all that hold all of the words and then, in the order of relevance only, some that
 *            hold some of them. await found.load(number) gives a Record; call it for what is shown only
 *   total    how many hold all of the words; counts below are of these
 *   facets   counts beside each value, right for the present words and filters, or null where no filters were given
 *            ({} will do): finding needs less than counting. Of a facet that is filtered by `any` (or a list) they are
 *            counted as if it were not, since choosing one more value adds to it
 *   form     what was looked for in the end: the query, or what it was taken for
 *   forms    of the query that find all of these, or null without a query
 *   as       "typed", or (say so to the reader) "keyboard" where the keyboard was taken to stand in the other mode, "meant"
 *            where words were taken for others that are spelt or sound alike
 *   instead  what else may have been meant, likeliest first
 *   without  words and quotations that were left out, since they stood behind a minus
 *   needles  words to mark, for marked() and excerpt() of marks.js
 *
 * Record: {url, kind, called, status, title, authors, by, venue, edition, on, summary, text, sections, read,
 * verdict, pdf, doi}; plain text.
 * `url` is absolute; `called` says the kind of an article in words; `status` is reviewed, listed or unidentified; `venue`
 * is as shown ("ISMIR 2015"), `edition` its id (ismir/2015); `authors` are names and `by` their ids, `on` the ids of the paper's own tags; what a record has not is
 * empty; text is the paragraphs that follow the summary, `sections` where in it
 * those of an article begin, each with its id and heading (sectionOf() of marks.js finds the one that was meant); pdf and doi are told of what is listed.
 */

import { treeOf } from "./dom.js"

const indexes = new Map()

/** Open the index of a language; nothing is loaded before it is asked. */
export function openIndex(lang = document.documentElement.lang) {
  if (!indexes.has(lang)) indexes.set(lang, new Index(lang))
  return indexes.get(lang)
}

class Index {
  #lang
  #worker = null
  #waiting = new Map()
  #asked = 0

  constructor(lang) {
    this.#lang = lang
  }

  /** Load what every search for words needs. */
  prepare() {
    return this.#ask("prepare")
  }

  /** Return the counts of every facet's values over everything. */
  facets() {
    return this.#ask("facets")
  }

  /** Search for what was typed; an empty query finds all that the filters let through. */
  async search(query, { filters = null, sort = {}, besides = [] } = {}) {
    const found = await this.#ask("search", query, filters, sort, besides)
    return {
      ...found,
      load: (number) => this.#ask("load", number),
      addresses: () => this.#ask("addresses", found.forms),
    }
  }

  #ask(method, ...args) {
    this.#worker ??= this.#start()
    const id = this.#asked
    this.#asked += 1
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ id, method, args })
    })
  }

  #start() {
    const worker = new Worker(new URL(`worker.js?lang=${this.#lang}&tree=${treeOf(this.#lang)}`, import.meta.url), { type: "module" })
    worker.onmessage = ({ data: { id, result, error } }) => {
      const { resolve, reject } = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error === undefined) resolve(result)
      else reject(new Error(error))
    }
    worker.onerror = () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("The search cannot be loaded."))
      this.#waiting.clear()
      this.#worker = null // so that the next question tries again
    }
    return worker
  }
}
