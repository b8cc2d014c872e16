/* What can be told while one types: the schema's rules and those that need several fields, in the site's words. The
   checker says the rest. */

import { Validator } from "./vendor/json-schema.js"

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/u
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/u
const ENTRY = /^[a-z0-9-]+\/\d{4}\/[a-z0-9]+(-[a-z0-9]+)*$/u
const ARXIV = /(?:^|[/:])((?:[a-z-]+(?:\.[a-z]{2})?\/)?\d{4}\.?\d{3,5}(?:v\d+)?)(?:\.pdf)?$/iu

/** No file may hold these (https://yaml.org/spec/1.2.2/#51-character-set). */
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u

/** What each kind of value looks like; whatever has no rule here is left to the schema. */
const KINDS = {
  arxiv: (text) => ARXIV.test(text.trim()),
  doi: (text) => /10\.\d{4,9}\/\S+/u.test(text),
  link: (text) => /^(https?:\/\/\S|mailto:\S+@)/u.test(text.trim()),
  date: (text) => DATE.test(text.trim()),
  slug: (text) => SLUG.test(text),
  "entry-id": (text) => text.split(",").every((id) => ENTRY.test(id.trim())),
  "entry-or-link": (text) => ENTRY.test(text.trim()) || /^https?:\/\/\S/u.test(text.trim()),
  pick: (text) => /^[1-9]\d?$/u.test(text.trim()),
}

const SAYS = { "entry-or-link": "entry-id" }

/** Return which of the site's words tells what is wrong with an input's value; null where nothing is. */
export function wrong(input) {
  const text = input.value
  if (!text.trim()) return null
  if (REFUSED.test(text)) return "compose-wrong-characters"
  const { kind } = input.dataset
  return KINDS[kind] && !KINDS[kind](text) ? `compose-wrong-${SAYS[kind] ?? kind}` : null
}

/** Return what is wrong with an entry as a whole: names of inputs, and which of the site's words tells it. */
export function* together(entry) {
  const { paper = {} } = entry
  if (!entry.arxiv && !paper.doi && !paper.title && !entry.unidentified) yield ["arxiv", "compose-wrong-paper"]
  if (!entry.read) yield ["read", "compose-wrong-required"]
  if (entry.read === "not-yet") return
  if (!entry.tags) yield ["tags", "compose-wrong-tags"]
  if (!entry.summary && !entry.notes) yield ["summary", "compose-wrong-words"]
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

/** Return what is wrong with where the file is to lie. */
export function* placed({ venue, year, slug }) {
  if (!venue) yield ["venue", "compose-wrong-required"]
  if (!/^\d{4}$/u.test(year)) yield ["year", "compose-wrong-year"]
  if (!SLUG.test(slug) || slug.length > 80) yield ["slug", "compose-wrong-slug"]
}
