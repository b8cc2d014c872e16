/*
 * The ladder: the forms of a query one after the other, until one finds something.
 *
 * `ask(form)` is Pagefind's search within what is selected. A form counts only if its first hit really holds its words.
 */

import { divided, guesses, neighbours, stripped, telling, words } from "./search-forms.js"
import { folded } from "./search-marks.js"

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
export async function climb(typed, ask, stems) {
  const literal = { form: typed, as: "typed", forms: [typed], needles: typed, partial: [] }
  if (/["“”]/u.test(typed)) return { ...literal, results: (await ask(typed)).results }
  for (const { form, as } of [{ form: typed, as: "typed" }, ...guesses(typed)]) {
    const found = await strictly(form, ask, stems)
    if (found) return { ...found, form, as, partial: await partly(found.results, form, ask, stems) }
  }
  for (const form of divided(typed)) {
    const answer = await held(form, ask)
    if (answer) return { ...literal, forms: [form], needles: form, results: answer.results }
  }
  return { ...literal, results: [], forms: [], partial: await partly([], typed, ask, stems) }
}

/** Return what holds all words of a form: as it is, without particles and endings, and joined; null for nothing. */
async function strictly(typed, ask, stems) {
  const form = telling(typed)
  const loose = stripped(form, stems)
  const literal = await held(form, ask)
  const broad = loose === form ? literal : await held(loose, ask)
  const answers = [literal, broad].filter(Boolean)
  const forms = broad ? [loose] : literal ? [form] : []
  const joined = words(loose).join("")
  if (joined !== loose && merged(answers).length < FEW) {
    const answer = await held(joined, ask)
    if (answer) {
      answers.push(answer)
      forms.push(joined)
    }
  }
  return answers.length ? { results: merged(answers), forms, needles: [form, ...forms].join(" ") } : null
}

/** Return results that hold only some of a query's words, or hold them joined; those with the rarest first. */
async function partly(whole, form, ask, stems) {
  const all = words(stripped(telling(form), stems))
  if (all.length < 2 || whole.length >= FEW) return []
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
function merged(answers) {
  return [...new Map(answers.flatMap(({ results }) => results).map((one) => [one.id, one])).values()]
}
