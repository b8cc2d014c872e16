/*
 * The ladder: the forms of a query one after the other, until one finds something.
 *
 * `ask(form)` returns the numbers of the records within what is selected that hold a form, `read(number)` what is shown
 * of one, `silent` are words that texts are indexed without, and `stems` says whether words are found by their stems.
 * A form counts only if its first hit really holds its words.
 */

import { divided, guesses, neighbours, stripped, telling, words } from "./forms.js"
import { folded } from "./marks.js"

/** Below this many hits, looser forms of a query are tried too. */
const FEW = 10

/** How many results are shown that hold only some of the words. */
const PARTIAL = 20

/**
 * Try the forms of a query until one finds something.
 *
 * Return `results`, which hold all of the words, the literal ones first; `forms`, which together find just these; and
 * `partial`, results that hold some of the words.
 */
export async function climb(typed, index) {
  const literal = { form: typed, as: "typed", needles: typed, partial: [] }
  if (/["“”]/u.test(typed)) {
    const forms = [...new Set([typed, unquotedly(typed, index)])]
    return { ...literal, forms, results: merged(await Promise.all(forms.map(index.ask))) }
  }
  for (const { form, as } of [{ form: typed, as: "typed" }, ...guesses(typed)]) {
    const found = await strictly(form, index)
    if (found) return { ...found, form, as, partial: await partly(found.results, form, index) }
  }
  for (const form of divided(typed)) {
    const results = await held(form, index)
    if (results.length) return { ...literal, forms: [form], needles: form, results: [...results] }
  }
  return { ...literal, results: [], forms: [], partial: await partly([], typed, index) }
}

/** Return a quotation as texts are indexed, which is without words that say nothing. */
const unquotedly = (typed, { silent }) => `"${telling(typed.replace(/["“”]/gu, " "), silent)}"`

/** Return what holds all words of a form: as it is, without particles and endings, and joined; null for nothing. */
async function strictly(typed, index) {
  const form = telling(typed, index.silent)
  const loose = stripped(form, index.stems)
  const forms = [...new Set([form, loose])]
  const answers = await Promise.all(forms.map((each) => held(each, index)))
  const joined = words(loose).join("")
  if (joined !== loose && merged(answers).length < FEW) {
    forms.push(joined)
    answers.push(await held(joined, index))
  }
  const found = forms.filter((_, place) => answers[place].length)
  return found.length ? { results: merged(answers), forms: found, needles: [form, ...found].join(" ") } : null
}

/** Return results that hold only some of a query's words, or hold them joined; those with the rarest first. */
async function partly(whole, form, index) {
  const all = words(stripped(telling(form, index.silent), index.stems))
  if (all.length < 2 || whole.length >= FEW) return []
  const known = new Set()
  const covered = all.map(() => new Set())
  for (const { text, first, last } of neighbours(all)) {
    for (const number of await held(text, index)) {
      known.add(number)
      for (let place = first; place <= last; place += 1) covered[place].add(number)
    }
  }
  for (const number of whole) known.delete(number)
  const weights = new Map([...known].map((number) => [number, weight(number, covered)]))
  return [...known].sort((one, other) => weights.get(other) - weights.get(one)).slice(0, PARTIAL)
}

const weight = (number, covered) => covered.reduce((sum, set) => sum + (set.has(number) ? 1 / set.size : 0), 0)

/** Ask for a form; nothing is found unless the first result really holds its words. */
async function held(form, { ask, read }) {
  const results = await ask(form)
  return results.length && holds(await read(results[0]), form) ? results : []
}

/** Whether a record has all words of a form: Pagefind falls back to the longest beginning of a word that it knows. */
function holds({ title, authors, venue, summary, text: rest, words: others }, form) {
  const said = [title, authors, venue, summary, rest, others].filter(Boolean).join(" ")
  const text = ` ${folded(said).replace(/[^\p{L}\p{N}]+/gu, " ")}`
  return folded(form).split(/[^\p{L}\p{N}]+/gu).filter(Boolean).every((word) => {
    // English words are found by their stems: it is enough to begin alike.
    const enough = /^[a-z]+$/u.test(word) ? Math.max(3, Math.ceil(word.length / 2)) : word.length
    return text.includes(` ${word.slice(0, enough)}`)
  })
}

/** Return the results of several answers, each once. */
const merged = (answers) => [...new Set(answers.flatMap((numbers) => [...numbers]))]
