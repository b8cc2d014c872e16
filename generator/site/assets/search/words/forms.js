/*
 * The forms in which a query is tried: particles and endings off, words joined or split, half typed, keyboard in the
 * other mode. Pure functions; ladder.js decides which forms count.
 */

import { halfTyped, isInitials, numbersOf, otherMode, withoutTail } from "./hangul.js"

/** Words that say nothing of what is looked for, besides those that texts are indexed without. */
const SILENT = new Set(
  ("위한 대한 관한 통한 이용한 사용한 하는 있는 없는 되는 것 수 및 등 온 논문 연구 뭐야 뭔가요 무엇인가 무엇인가요 알려줘 찾아줘 "
    + "using paper papers").split(" "),
)

/** Latin endings, taken off where an index knows no stems. */
const LATIN_ENDING = /(?<=[a-z]{4})(?:ies|ing|es|ed|s)$/u

/** English endings, by which words of one stem differ. */
const ENDINGS = "(?:i[sz])?(?:ations?|ings?|ers?|e[sd]?|s|able)|ions?|ly|ally|al|ity|ments?|ness|i[ec]s|ied|ic|ical|y"

// What Korean nouns carry; after 하 and the like a noun stands too. Longest first.
const PARTICLES = [
  "에서부터는", "으로부터는", "에서부터", "으로부터", "에서만", "에서는", "에서도", "에서의", "으로는", "으로도", "으로만", "으로의", "만으로", "까지는", "까지도",
  "에게서", "한테서", "이라는", "이라고", "이라도", "이란", "란", "라는", "라고", "에서", "에게", "한테", "으로", "로는", "로도", "로만", "로의", "만으로는",
  "이랑", "랑", "하고", "으로서", "로서", "으로써", "로써", "마저", "이라", "라도",
  "까지", "부터", "보다", "처럼", "같은", "마다", "조차", "밖에", "이나", "이며", "이고", "이다", "에는", "에도", "에만", "와의", "과의", "와는", "과는",
  "들을", "들은", "들이", "들의", "을", "를", "은", "는", "이", "가", "의", "에", "와", "과", "도", "만", "로", "들", "나",
]

/** What says nothing behind a name in Latin letters: particles, and nouns for "in that way" as in CF방식에 and GAN기반. */
const BEHIND_LATIN = new RegExp(`^(?:방식|방법|기법|기반|계열|류|식|형|적)?(?:${PARTICLES.join("|")})?$`, "u")

// Light verbs after nouns: 분류하는, 학습된, 시각화했다, 미세조정시킨, 추천에대한.
const LIGHT = new RegExp(
  "(?:에(?:대|관)|[을를](?:위|통|이용))?(?:(?:하|되|시키|당하)(?:는데|는|다|고|며|면서|면|여서|여|기|게|지만|지|려고|려는|도록|던|거나|자|ㄴ다|었다|였다|어서|어)?"
  + "|[한된할될함됨](?:다|다면|다는)?|(?:합|됩)니다|(?:했|됐|되었|하였)(?:다|던|고|는데|지만|으며|습니다)?|해서|해(?:줘요?|주세요)?|돼서|돼|시킨다?|시켜서?|시킬|시켰다?)$",
  "u",
)

// Endings of verbs and adjectives, and auxiliaries that follow them without a space.
const ENDING = new RegExp(
  "(?:었습니다|았습니다|습니다|는다는|는다면|는다|는데|는지|으면서|면서|으면|지만|으려고|려고|도록|거나|던|는|은|을|음|기|게|고|며|으며|면|지|자|니|다"
  + "|내는|낸다|낸|냈다|버린다|버린|버렸다|버리는|준다|준|줬다|주는|본다|본|봤다|었다|았다|었던|았던|었고|았고|어서|아서|어|아)$",
  "u",
)

const PAST = /^(?<stem>.+)(?<last>[가-힣])(?:다|던|고|는데|지만|으며|습니다)$/u

const syllables = (text) => [...text].length

/** Return a word without particles and endings: 판소리에서 → 판소리, 분류하는 → 분류, 외웠다 → 외워, CF방식에 → CF. */
export function stem(word, stems = false) {
  const latin = /^(?<name>[a-z0-9.+-]{2,})(?<rest>[가-힣]{1,4})$/iu.exec(word)?.groups
  if (latin) return BEHIND_LATIN.test(latin.rest) ? latin.name : `${latin.name} ${stem(latin.rest)}`
  if (!/^[가-힣]+$/u.test(word)) return stems ? word : word.replace(LATIN_ENDING, "")
  const kept = (text) => (syllables(text) >= 2 ? text : null)
  const past = PAST.exec(word)
  if (past && hasPastTail(past.groups.last)) {
    const { stem: before, last } = past.groups
    if (/[했됐]/u.test(last) && kept(before)) return before
    if (/[었았]/u.test(last) && kept(before)) return before
    return kept(before + withoutTail(last)) ?? word
  }
  const noun = kept(word.replace(LIGHT, ""))
  if (noun && noun !== word) return noun
  const particle = PARTICLES.find((one) => word.endsWith(one) && kept(word.slice(0, -one.length)))
  if (particle) return word.slice(0, -particle.length)
  return kept(word.replace(ENDING, "")) ?? word
}

/** Whether a syllable ends in ㅆ. */
const hasPastTail = (syllable) => numbersOf(syllable)[2] === 20

/** A year as it follows a venue's name: 2015, 15, ’15, 2015년에. */
const YEAR = /^[’']?(?<century>19|20)?(?<year>\d\d)[가-힣]{0,4}$/u

/** A venue's name with a year behind it. */
const WITH_YEAR = /^(?<name>.*\D)(?<year>(?:19|20)?\d\d)[가-힣]{0,4}$/u

const MOST_OF_NAME = 8

/** Return a name as vocabulary.py folds it. */
export const plain = (name) => name.normalize("NFKC").toLowerCase().replace(/[\s\-‐-―_]+/gu, "")

/**
 * Return a query with names of venues, and years beside them, as the words by which records are found (records.py):
 * 이스미르 2015 and ISMIR'15 → ismir2015. `venues` are these words by every name that a venue goes by.
 */
export function placed(query, venues) {
  const all = words(query)
  const known = (parts) => {
    const name = plain(parts.join(""))
    return Object.hasOwn(venues, name) ? venues[name] : null
  }
  const year = (word) => {
    const found = YEAR.exec(word ?? "")?.groups
    return found ? (found.century ?? (found.year > "50" ? "19" : "20")) + found.year : ""
  }
  for (let size = Math.min(all.length, MOST_OF_NAME); size; size -= 1) {
    for (let first = 0; first + size <= all.length; first += 1) {
      const parts = all.slice(first, first + size)
      const glued = WITH_YEAR.exec(parts.at(-1))?.groups
      const name = known(parts) ?? known([...parts.slice(0, -1), stem(parts.at(-1), true)])
      const before = [all.slice(0, first), all.slice(first + size)]
      if (name) {
        const [left, right] = before
        if (year(right[0])) return [...left, name + year(right[0]), ...right.slice(1)].join(" ")
        if (year(left.at(-1))) return [...left.slice(0, -1), name + year(left.at(-1)), ...right].join(" ")
        return [...left, name, ...right].join(" ")
      }
      const of = glued && known([...parts.slice(0, -1), glued.name.replace(/[’']$/u, "")])
      if (of) return [...before[0], of + year(glued.year), ...before[1]].join(" ")
    }
  }
  return query
}

/** Return a pattern of what holds a word, or another one of its English stem, in a text with spaces around each word. */
export function holding(word) {
  const stems = /^[a-z]{4,}$/u.test(word) ? [word.replace(new RegExp(`(?<=^.{4,})(?:${ENDINGS})$`, "u"), "")] : []
  // Where -ing and -ed were, a letter may be doubled: running is run, but a Schlutter is no Schlüter.
  const single = (one) => (/(?:ing|ed)$/u.test(word) ? one.replace(/(.)\1$/u, "$1") : one)
  const forms = stems.flatMap((one) => [one, single(one)]).map((one) => `${one}${one.at(-1)}?(?:${ENDINGS})? `)
  return new RegExp(` (?:${[word, ...forms].join("|")})`, "u")
}

/** Return a query with the quotation marks that phones type as those that Pagefind knows. */
export const straight = (query) => query.replace(/[“”„‟〝〞«»]/gu, '"')

/** Return a query's words. */
export const words = (text) => text.split(/\s+/u).filter(Boolean)

/** What stands around a word without being part of it, as the mark of a question; + and # may end a name, and signs a key. */
const AROUND = /^[^\p{L}\p{M}\p{N}"]+|[^\p{L}\p{M}\p{N}+#♯♭"]+$/gu

/** A single syllable says nothing beside what brackets explain it with: 간(GAN) is GAN. */
const EXPLAINED = /(?<![가-힣])[가-힣](?=\([a-z][^()]*\))/giu

/** Return a query without what stands around its words, itself where it quotes or nothing else is left: CNN이란? → CNN이란. */
export const bare = (query) => (query.includes('"') ? "" : words(query.replace(EXPLAINED, "").replace(/[()[\]{}]/gu, " "))
  .map((word) => word.replace(AROUND, "")).filter(Boolean).join(" ")) || query

const MINUS = /^[\-−–](?=["\p{L}])/u

/**
 * Return what a query asks for, and the words and quotations that it leaves out: those with a minus before them. A subtitle
 * between hyphens is asked for.
 */
export function parted(query) {
  const parts = straight(query).match(/[\-−–]?"[^"]*"?|\S+/gu) ?? []
  const unwanted = parts.some((part) => /[^\s\-−–][\-−–]$/u.test(part)) ? [] : parts.filter((part) => MINUS.test(part))
  const wanted = parts.filter((part) => !unwanted.includes(part)).join(" ")
  return { wanted, unwanted: unwanted.map((part) => bare(part.replace(MINUS, ""))) }
}

/** Return a query without silent words, those given among them; itself where nothing else would be left. */
export function telling(query, silent) {
  const all = words(query)
  const kept = all.filter((word) => !SILENT.has(word.toLowerCase()) && !silent.has(word.toLowerCase()))
  return (kept.length ? kept : all).join(" ")
}

/** Return a query with what hyphens join apart: low-rank → low rank. */
export const unhyphenated = (query) => query.replace(/(?<=\p{L})[-‐-―](?=\p{L})/gu, " ")

/** Return how else numbers and what is beside them are written: 16kHz as 16 kHz, 3x3 as 3×3 and the other way round. */
export function otherNumbers(query) {
  const apart = query.replace(/(?<=\d)(?=[a-z]{2,})/giu, " ")
  const times = (sign) => query.replace(/(?<=\d)\s?[x×*]\s?(?=\d)/giu, sign)
  return [apart, times("×"), times("x")]
}

const HISSED = { 스: "즈", 즈: "스" }

/** Return how else the s is written that ends foreign names and plurals, which English says as z as well: 비틀즈 as 비틀스. */
export const otherEndings = (query) => query.replace(/(?<=[가-힣]{2})[스즈](?![가-힣])/gu, (end) => HISSED[end])

/** Return a query without particles and endings. */
export const stripped = (query, stems) => words(query).map((word) => stem(word, stems)).join(" ")

/** Return words, and neighbouring Korean ones joined, each with the places of the words in it. */
export function neighbours(all) {
  const found = all.map((text, place) => ({ text, first: place, last: place })).filter(({ text }) => text.length > 1)
  for (let first = 0; first < all.length; first += 1) {
    for (let last = first + 1; last < Math.min(first + 3, all.length); last += 1) {
      const joined = all.slice(first, last + 1)
      if (joined.every((word) => /^[가-힣]+$/u.test(word))) found.push({ text: joined.join(""), first, last })
    }
  }
  return found
}

/** Return the ways of joining two words that follow each other, each with the word that comes of it. */
export function joinedPairs(query) {
  const all = words(query)
  return all.slice(1).map((second, place) => {
    const joined = all[place] + second
    return { joined, form: [...all.slice(0, place), joined, ...all.slice(place + 2)].join(" ") }
  })
}

/** Return the ways of dividing one Korean word in two: 판소리분리모델 → 판소리 분리모델 and so on. */
export function divided(word, least = 2) {
  if (!/^[가-힣]{3,12}$/u.test(word)) return []
  const places = Array.from({ length: Math.max(0, word.length - least - 1) }, (_, index) => index + 2)
  return places.map((place) => `${word.slice(0, place)} ${word.slice(place)}`)
}

/** Return the ways of dividing the second of two Korean words, whose last may be short: 스펙트로그램 읽는법 → 스펙트로그램 읽는 법. */
export function dividedAgain(pair) {
  const [head, tail] = words(pair)
  return divided(tail, 1).map((parts) => `${head} ${parts}`)
}

/** Return what else a query can mean of which nothing was found, each with how it was understood. */
export function guesses(query) {
  const found = []
  if (isInitials(query)) found.push({ form: words(query).join(""), as: "initials" })
  const glued = query.replace(/(?<=[a-z0-9]{2})[가-힣]+(?=\s|$)/giu, "")
  if (glued !== query) found.push({ form: glued, as: "typed" })
  const half = halfTyped(query)
  if (half) found.push({ form: half, as: "typed" })
  const other = otherMode(query)
  if (other) found.push({ form: other, as: "keyboard" })
  return found
}
