/* What can be told while one types: the schema's rules and those that need several fields, in the site's words. The
   checker says the rest. */

import { plain } from "../search/words/forms.js"
import { tidied } from "./fields/tidied.js"
import { arxivOf, doiOf } from "./identifiers.js"
import { Validator } from "./vendor/json-schema.js"
import { isRefused } from "./yaml/scalars.js"

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/u
const ENTRY = /^[a-z0-9-]+\/(?!0000)\d{4}\/[a-z0-9]+(-[a-z0-9]+)*$/u
const PICTURE = /^[^/\\]+\.(png|jpe?g|webp|gif)$/iu

/** What shows a text in another order than it has. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/u

/** What each kind of value looks like; whatever has no rule here is left to the schema. */
const KINDS = {
  arxiv: arxivOf,
  doi: doiOf,
  link: isAddress,
  date: isDate,
  slug: (text) => SLUG.test(text),
  file: (text) => PICTURE.test(text.trim()),
  "entry-id": (text) => text.split(",").every((id) => ENTRY.test(tidied("entry-id", id))),
  "entry-or-link": (text) => ENTRY.test(text) || isAddress(text),
  pick: (text) => /^[1-9]\d?$/u.test(text.trim()),
}

const SAYS = { "entry-or-link": "entry-id", file: "picture" }

function isDate(text) {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text.trim()) ?? []
  const meant = `${year}-${month}-${day}`
  const read = new Date(`${meant}T00:00Z`)
  return Boolean(year) && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(meant)
}

/** Tell whether a date lies further ahead than where somebody may be whose day is another. */
function isToCome(text, name) {
  const last = new Date()
  if (name === "paper.published") last.setFullYear(last.getFullYear() + 1, 11, 31) // as volumes are
  else last.setDate(last.getDate() + 1)
  const first = `${text.trim()}-01-01`.slice(0, 10)
  return first > dayOf(last)
}

/** Return the day of a moment, as Swedes write it and ISO 8601 does. */
export const dayOf = (moment) => moment.toLocaleDateString("sv")

function isAddress(text) {
  const address = text.trim()
  if (/\s/u.test(address) || !/^(https?:\/\/[^/?#]|mailto:[^@]+@[^@]+\.[^@]+$)/u.test(address)) return false
  return URL.canParse(address)
}

/** Return which of the site's words tells what is wrong with an input's value; null where nothing is. */
export function wrong(input, { limits, people, isLeft }) {
  const text = input.value
  if (!text.trim()) return null
  if (isRefused(text) || REORDERING.test(text)) return "compose-wrong-characters"
  const { kind } = input.dataset
  const limit = kind === "markdown" ? limits.markdown : limits.line
  if (new TextEncoder().encode(text).length > limit) return "compose-wrong-long"
  if (kind === "arxiv" && !arxivOf(text) && doiOf(text)) return "compose-wrong-arxiv-doi"
  if (kind === "doi" && !doiOf(text) && arxivOf(text)) return "compose-wrong-doi-arxiv"
  if (input.matches("[list=compose-people]") && !people.includes(plain(text))) return "compose-wrong-person"
  if (["line", "markdown"].includes(kind) && isLeft(text)) return "compose-wrong-left"
  if (kind === "date" && isDate(text) && isToCome(text, input.name)) return "compose-wrong-to-come"
  return KINDS[kind] && !KINDS[kind](tidied(kind, text)) ? `compose-wrong-${SAYS[kind] ?? kind}` : null
}

const isThere = (value) => value !== undefined

const at = (entry, path) => path.reduce((held, step) => held?.[step], entry)

/** Return the names of required fields that are empty while what they stand in is not. */
export function missing(form, entry) {
  const required = [...form.querySelectorAll("[data-required]")].map((field) => field.dataset.field ?? field.dataset.path)
  return required.filter((name) => {
    const path = name.split(".")
    return isThere(at(entry, path.slice(0, -1))) && !isThere(at(entry, path))
  })
}

/** Yield what is wrong with an entry as a whole: names of inputs, and which of the site's words tells it. */
export function* together(entry) {
  const { paper = {} } = entry
  const isIdentified = [entry.arxiv, paper.doi, paper.title].some(isThere)
  if (!isIdentified && !entry.unidentified) yield ["arxiv", "compose-wrong-paper"]
  if (isIdentified && entry.unidentified) yield ["unidentified", "compose-wrong-identified"]
  if (entry.read !== "not-yet") {
    if (!entry.tags) yield ["tags", "compose-wrong-tags"]
    if (!entry.summary && !entry.notes) yield ["summary", "compose-wrong-words"]
  }
  for (const [index, { by, ko, en }] of (entry.notes ?? []).entries()) {
    if (!ko && !en) yield [`notes.${index}.ko`, "compose-wrong-note"]
    if (by?.person && by.name) yield [`notes.${index}.by.name`, "compose-wrong-person-and-name"]
    if (by && typeof by === "object" && !by.person && !by.name) yield [`notes.${index}.by.name`, "compose-wrong-required"]
  }
  for (const [index, { file, instead, url }] of (entry.figures ?? []).entries()) {
    if (!file && !url) yield [`figures.${index}.file`, "compose-wrong-figure"]
    if (url && (file || instead)) yield [`figures.${index}.url`, "compose-wrong-figure-and-url"]
  }
}

/** Return a function that yields where an entry breaks the schema, as names of inputs. */
export function schemaRules(schema) {
  const validator = new Validator(schema, "2020-12", false)
  return (entry) => {
    const told = validator.validate(entry).errors.map(({ instanceLocation }) => instanceLocation.slice(2).replaceAll("/", "."))
    // What holds something wrong is wrong as well; only the innermost says where.
    return [...new Set(told)].filter((name) => !told.some((other) => other !== name && other.startsWith(name && `${name}.`)))
  }
}

/** Yield what is wrong with where the file is to lie. */
export function* placed({ venue, year, slug }, { reserved, limits }) {
  if (!venue) yield ["venue", "compose-wrong-required"]
  if (!/^(?!0000)\d{4}$/u.test(year)) yield ["year", "compose-wrong-year"]
  if (reserved.includes(slug)) yield ["slug", "compose-wrong-reserved"]
  else if (!SLUG.test(slug) || slug.length > limits.slug) yield ["slug", "compose-wrong-slug"]
}
