/* What a reader of the search page has chosen, and the address that says so. A selection is a plain, frozen value. */

/** Conditions that take several values, by their names in the address and in the form. */
export const SEVERAL = ["tag", "not", "venue", "reviewed", "read", "verdict", "lang", "has", "kind"]

/** Those that take one. */
const ONE = ["q", "from", "to", "tags", "sort", "both"]

/** An address can hold anything; these are bounds for what is looked at. */
const MOST_VALUES = 50
const LONGEST = 200

/** What would turn around the words that a page and its title say of a search. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu

const SORTS = { newest: { year: "desc" }, oldest: { year: "asc" }, title: { title: "asc" } }

/** Read a selection from an address or a form; a range of years that ends before it begins is read the other way round. */
export function selectionOf(parameters) {
  const one = (name) => (parameters.get(name) ?? "").replace(TURNS, "").trim().slice(0, LONGEST)
  const several = (name) => [...new Set(parameters.getAll(name))]
    .filter((value) => value && value.length <= LONGEST).slice(0, MOST_VALUES)
  const [from, to] = one("from") && one("to") ? [one("from"), one("to")].sort() : [one("from"), one("to")]
  return Object.freeze({
    ...Object.fromEntries(ONE.map((name) => [name, one(name)])),
    from,
    to,
    ...Object.fromEntries(SEVERAL.map((name) => [name, several(name)])),
    page: Math.max(1, Math.trunc(Number(parameters.get("page"))) || 1),
  })
}

/** Write a selection as the query of an address. */
export function addressOf(selection) {
  const parameters = new URLSearchParams()
  for (const name of [...ONE, ...SEVERAL]) {
    for (const value of [selection[name]].flat()) if (value) parameters.append(name, value)
  }
  if (selection.page > 1) parameters.set("page", String(selection.page))
  const query = parameters.toString()
  return query ? `?${query}` : location.pathname
}

/** Return the filters of a selection, as query.js takes them; `years` are those that there are. */
export function filtersOf(selection, years) {
  const { tag, not, tags, from, to } = selection
  const within = years.filter((year) => (!from || year >= from) && (!to || year <= to))
  return {
    ...Object.fromEntries(["venue", "reviewed", "read", "verdict", "kind"].map((name) => [name, { any: selection[name] }])),
    lang: { all: selection.lang },
    has: { all: selection.has },
    tag: { [tags === "any" ? "any" : "all"]: tag, none: not },
    // A range without any year in it lets nothing through.
    year: { any: from || to ? (within.length ? within : ["-"]) : [] },
  }
}

export const sortOf = (selection) => (Object.hasOwn(SORTS, selection.sort) ? SORTS[selection.sort] : {})

/** Return each condition that narrows a selection: its name and value; the years are one. */
export function conditionsOf(selection) {
  const { q, from, to } = selection
  const years = from === to ? from : `${from}–${to}`
  const one = [{ name: "q", value: q }, { name: "years", value: years }].filter(({ value }) => value)
  return [...one, ...SEVERAL.flatMap((name) => selection[name].map((value) => ({ name, value })))]
}

/** Return a selection without one of its conditions. */
export function without(selection, { name, value }) {
  const left = SEVERAL.includes(name)
    ? { [name]: selection[name].filter((each) => each !== value) }
    : { q: { q: "" }, years: { from: "", to: "" } }[name]
  return Object.freeze({ ...selection, ...left, page: 1 })
}

/** Return a selection without any condition; how it is shown stays. */
export const cleared = ({ sort, both }) => Object.freeze({ ...selectionOf(new URLSearchParams()), sort, both })
