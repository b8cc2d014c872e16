/*
 * The ladder: the forms of a query one after the other, until one finds something.
 *
 * `ask(form)` returns the numbers of the records within what is selected that hold a form, `read(number)` what is shown
 * of one, `near(word)` words that may have been meant, `soundAlike(one, other)` whether two are heard as one (both of
 * vocabulary.js). `silent` are words that texts are indexed without, `venues` what venues are called, `rated` what is said
 * of what reviewers thought, and `stems` says whether words are found by their stems.
 * A form counts only if its first hit really holds its words.
 */

import { bare, divided, dividedAgain, guesses, holding, joinedPairs, neighbours, otherEndings, otherNumbers, placed, plain, stem, straight, stripped, telling, unhyphenated, words } from "./forms.js"
import { isInitials } from "./hangul.js"
import { idsIn, isId } from "./ids.js"
import { folded } from "../marks.js"

/** Below this many hits, looser forms of a query are tried too. */
const FEW = 10

/** Fewer letters than a word has that says something by itself. */
const SHORT = 2

/** So many initial consonants at least tell a word from the others. */
const INITIALS = 3

/** How many words' initial consonants are put together, and how many words are asked for whether they are indexed. */
const MOST_INITIALS = 2
const MOST_ASKED = 8

/** How many results are shown that hold only some of the words. */
const PARTIAL = 20

/** How many words of a query are looked up that may be misspelt. */
const MOST_MEANT = 6

/** How many words may all be taken for others. */
const MOST_TOGETHER = 3

/** How many of their meanings are tried, and how much nearer than any other a word is to itself. */
const MOST_ANEW = 16
const AS_TYPED = -1

/** As near as this a name that was typed in several words comes before names that may be meant by each word. */
const CLEAR = 0.17

/** With so few results for so few words one may be misspelt, if another is in 2 ** so many times as many records. */
const DOUBTFUL = 2
const MOST_DOUBTED = 2
const BETTER_KNOWN = 3

/**
 * Try the forms of a query until one finds something.
 *
 * Return `results`, which hold all of the words, the literal ones first; `forms`, which together find just these;
 * `partial`, results that hold some of the words; and `instead`, what else may have been meant.
 */
export async function climb(query, index) {
  const typed = bare(straight(query))
  const literal = { form: typed, as: "typed", needles: typed, partial: [], instead: [] }
  const ids = idsIn(query).map((id) => `"${id}"`)
  const named = merged(await Promise.all(ids.map(index.ask)))
  if (named.length) return { ...literal, needles: "", forms: ids, results: named }
  if (typed.includes('"')) {
    const forms = [...new Set([typed, unquotedly(typed, index)])]
    return { ...literal, forms, results: merged(await Promise.all(forms.map(index.ask))) }
  }
  for (const { form, as } of [{ form: typed, as: "typed" }, ...guesses(typed)]) {
    const first = await strictly(form, index)
    if (first) {
      const others = await Promise.all((await otherwise(first.results, form, index)).map((other) => strictly(other, index)))
      const found = together([first, ...others])
      const [partial, instead] = await Promise.all([partly(found.results, form, index), doubted(found.results, form, index)])
      return { ...found, form, as, partial, instead }
    }
  }
  if (isId(query)) return { ...literal, results: [], forms: [] }
  const told = await corrected(typed, index)
  const meant = told.map(({ form }) => form)
  const guessed = (await firstOf(meant, index)) ?? (await firstOf(await anew(typed, index), index))
  if (guessed) {
    if (told.find(({ form }) => form === guessed.form)?.sure === false) {
      return { ...literal, results: [], forms: [], instead: [guessed.form, ...guessed.instead], partial: await partly([], typed, index) }
    }
    const instead = meant.includes(guessed.form) ? guessed.instead : []
    return { ...guessed, as: "meant", instead, partial: await partly(guessed.results, guessed.form, index) }
  }
  const form = meant[0] ?? typed
  const partial = await partly([], form, index)
  return { ...literal, form, as: meant.length ? "meant" : "typed", needles: form, results: [], forms: [], partial }
}

/** Return the numbers of the records that hold any of some words or quotations. */
export async function having(forms, index) {
  const found = await Promise.all(forms.map((form) => (form.includes('"') ? climb : strictly)(form, index)))
  return merged(found.filter(Boolean).map(({ results }) => results))
}

/** Return what the first form finds that finds anything, with what others find that sound the same; null for nothing. */
async function firstOf(forms, index) {
  for (const [place, form] of forms.entries()) {
    const found = await strictly(form, index)
    if (found) {
      const others = forms.slice(place + 1)
      const same = await Promise.all(others.map((other) => index.soundAlike(form, other)))
      const also = await Promise.all(others.filter((_, at) => same[at]).map((other) => strictly(other, index)))
      return { ...together([found, ...also]), form, instead: others.filter((_, at) => !same[at]) }
    }
  }
  return null
}

/** Return how else a word is spelt of which there are few results, in the other script: haegeum is 해금. */
async function otherwise(results, form, index) {
  if (results.length >= FEW || words(form).length > 1) return []
  const others = (await index.near(form)).filter(({ across }) => across).map(({ word }) => word)
  const same = await Promise.all(others.map((other) => index.soundAlike(form, other)))
  return others.filter((_, at) => same[at])
}

/** Return what a query may have meant of which nothing was found, the likeliest first. */
async function corrected(typed, index) {
  const all = words(telling(typed, index.silent))
  // A single letter or syllable is what somebody begins to type.
  if (all.length > MOST_MEANT || all.join("").length < SHORT) return []
  if (isInitials(typed)) return unabbreviated(all, index)
  const wholes = all.length > 1 ? await index.near(all.join("")) : []
  const each = await Promise.all(all.map(async (word) => ((await held(word, index)).length ? [itself(word)] : alike(word, index))))
  // Of several words each is the likeliest, but for the one that is doubtful last.
  const last = each.findLastIndex(([first], place) => first.word !== all[place])
  const forms = last < 0 ? [] : each[last].map((one) => phrase(each.with(last, [one]).map(([first]) => first)))
  const names = (clear) => wholes.filter(({ likely }) => likely <= CLEAR === clear).map((one) => phrase([one]))
  return different([...names(true), ...forms, ...names(false)], typed)
}

const itself = (word) => ({ word, sure: true })

/** Return a form of some words, which is sure if all of them are. */
const phrase = (all) => ({ form: all.map(({ word }) => word).join(" "), sure: all.every(({ sure }) => sure) })

/** Return what a few words may mean if some are not what they seem, the likeliest first: 칼만 필터 → Kalman filter. */
async function anew(typed, index) {
  const all = words(telling(typed, index.silent))
  if (all.length < 2 || all.length > MOST_TOGETHER || isInitials(typed)) return []
  const each = await Promise.all(all.map(async (word) => {
    const others = (await index.near(word)).filter(({ exact }) => !exact)
    return [{ word, likely: AS_TYPED }, ...others]
  }))
  const add = (begun, next) => begun.flatMap((one) =>
    next.map(({ word, likely }) => ({ word: `${one.word} ${word}`, likely: one.likely + likely })))
  const forms = each.reduce(add).sort((one, other) => one.likely - other.likely)
  return forms.slice(1, MOST_ANEW).map(({ word }) => word)
}

/** Return words that are together in most records and whose syllables begin so: ㅎㄱ ㅅㅈ → 해금 산조. */
async function unabbreviated(all, index) {
  if (all.length > MOST_INITIALS || all.join("").length < INITIALS) return []
  const each = await Promise.all(all.map((word) => index.near(word)))
  const forms = each.reduce((begun, next) => begun.flatMap((form) => next.map(({ word }) => [...form, word])), [[]])
  const found = await Promise.all(forms.map(async (form) => ({ form: form.join(" "), size: (await index.ask(form.join(" "))).length })))
  return found.filter(({ size }) => size).sort((one, other) => other.size - one.size).map(({ form }) => phrase([itself(form)]))
}

/**
 * Return those of some forms that differ from what was typed, and of those that differ by spaces the one with most, which
 * is sure only if all of them are.
 */
function different(forms, typed) {
  const letters = (form) => folded(form).replace(/[\s\-]+/gu, "")
  const found = new Map()
  for (const one of forms) {
    const known = found.get(letters(one.form)) ?? one
    const { form } = words(one.form).length > words(known.form).length ? one : known
    found.set(letters(form), { form, sure: one.sure && known.sure })
  }
  return [...found.values()].filter(({ form }) => folded(form) !== folded(typed))
}

/** Return what a word may have meant, or itself; what ends in a particle may as well be a whole name. */
async function alike(word, index) {
  for (const form of new Set([word, stem(word, true)])) {
    const found = await index.near(form)
    if (found.length) return found[0].exact ? [itself(word)] : found
  }
  return [itself(word)]
}

/**
 * Return what a short query may have meant of which there is hardly anything: where another word is far better known, or
 * where what was typed only begins other words.
 */
async function doubted(results, form, index) {
  const all = words(form)
  if (results.length > DOUBTFUL || all.length > MOST_DOUBTED) return []
  const each = await Promise.all(all.map(async (word) => {
    const [own, ...others] = await index.near(word)
    const isFarBetterKnown = ({ level, across }) => !across && level >= own.level + BETTER_KNOWN
    return (own?.exact ? others.find(isFarBetterKnown) : own)?.word ?? word
  }))
  const other = each.join(" ")
  return folded(other) === folded(form) ? [] : [other]
}

/** Return a quotation as texts are indexed, which is without words that say nothing. */
const unquotedly = (typed, { silent }) => `"${telling(typed.replaceAll('"', " "), silent)}"`

/** Return what holds all words of a form: as it is, without particles and endings, joined and apart; null for nothing. */
async function strictly(typed, index) {
  const form = telling(typed, index.silent)
  const loose = stripped(form, index.stems)
  const joined = words(loose).join("")
  // What is as short as the 2 of word 2 vec says little by itself.
  const first = words(loose).some((word) => word.length < SHORT) ? [joined] : []
  const venue = placed(form, index.venues)
  const rated = [typed, form].map(plain).filter((name) => Object.hasOwn(index.rated, name)).map((name) => index.rated[name])
  const forms = [...new Set([...rated, ...(venue === form ? first : [venue]), form, loose, unhyphenated(form)])]
  const answers = await Promise.all(forms.map((each) => held(each, index)))
  if (merged(answers).length < FEW) {
    const apart = await Promise.all(divided(form).map(async (each) => ((await exactly(words(each)[0], index)).length ? each : null)))
    const known = async ({ joined: pair, form: other }) => ((await exactly(pair, index)).length ? other : null)
    const pairs = await Promise.all(joinedPairs(loose).map(known))
    const others = [...new Set([joined, ...apart, ...pairs, ...otherNumbers(form), otherEndings(loose)])].filter((each) => each && !forms.includes(each))
    forms.push(...others)
    answers.push(...await Promise.all(others.map((each) => held(each, index))))
    const again = merged(answers).length ? [] : apart.filter(Boolean).flatMap(dividedAgain)
    forms.push(...again)
    answers.push(...await Promise.all(again.map((each) => held(each, index))))
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

/** Ask for a form; nothing is found unless its words are indexed as they are, or the first result really holds them. */
async function held(form, { ask, read }) {
  const results = await ask(form)
  if (!results.length) return []
  const asked = lettered(form).slice(0, MOST_ASKED + 1)
  const indexed = asked.length > MOST_ASKED ? [[]] : await Promise.all(asked.map((word) => exactly(word, { ask })))
  return indexed.every(({ length }) => length) || holds(await read(results[0]), form) ? results : []
}

/** Return what a word finds by itself, and not as the beginning of another. */
const exactly = (word, { ask }) => ask(`"${word}"`)

const lettered = (form) => folded(form).split(/[^\p{L}\p{N}]+/gu).filter(Boolean)

/** Whether a record has all words of a form: Pagefind falls back to the longest beginning of a word that it knows. */
function holds({ title, authors, venue, summary, text: rest, words: others }, form) {
  const said = folded([title, authors, venue, summary, rest, others].filter(Boolean).join(" "))
  const joined = said.replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}\s]+(?=[\p{L}\p{N}])/gu, "")
  const text = ` ${said} ${joined} `.replace(/[^\p{L}\p{N}]+/gu, " ")
  return lettered(form).every((word) => holding(word).test(text))
}

/** Return what several forms found as one. */
function together(answers) {
  const found = answers.filter(Boolean)
  return {
    results: merged(found.map(({ results }) => results)),
    forms: found.flatMap(({ forms }) => forms),
    needles: found.map(({ needles }) => needles).join(" "),
  }
}

/** Return the results of several answers, each once. */
const merged = (answers) => [...new Set(answers.flatMap((numbers) => [...numbers]))]
