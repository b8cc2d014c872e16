/*
 * Facets as readers choose them, and as the index holds them.
 *
 * Every value of every record is weight for readers, so the index has venue and year as one facet, `edition`
 * (ismir/2015), and says nothing of papers that nobody has read yet. Pure functions.
 */

const UNREAD = "not-yet"

/** Return a selection with each facet's choice as {any, all, none}, empty ones left out. */
export function normalised(filters) {
  const chosen = {}
  for (const [facet, choice] of Object.entries(filters)) {
    const said = Array.isArray(choice) ? { any: choice } : choice
    const kept = Object.fromEntries(Object.entries(said).filter(([, values]) => values?.length))
    if (Object.keys(kept).length) chosen[facet] = kept
  }
  return chosen
}

/** Return a selection without what it says of `any` in one facet. */
export function withoutAny(chosen, facet) {
  const { any: _, ...rest } = chosen[facet]
  return { ...chosen, [facet]: rest }
}

/** Return a selection in Pagefind's words; `values` are the counts of all that the index has. */
export function grammar(chosen, values) {
  const { venue, year, read, ...rest } = chosen
  const all = [...editions(venue ?? {}, year ?? {}, values), ...reading(read ?? {}, values)]
  for (const [facet, choice] of Object.entries(rest)) {
    for (const [how, wanted] of Object.entries(choice)) all.push({ [facet]: { [how]: wanted } })
  }
  return all.length ? { all } : {}
}

function editions(venue, year, values) {
  if (!Object.keys(venue).length && !Object.keys(year).length) return []
  const every = Object.keys(values.edition ?? {}).map((edition) => [edition, ...edition.split("/")])
  const fits = (choice, value) => (!choice.any || choice.any.includes(value))
    && (!choice.all || choice.all.every((one) => one === value))
  const kept = every.filter(([, of, at]) => fits(venue, of) && fits(year, at))
  const barred = every.filter(([, of, at]) => venue.none?.includes(of) || year.none?.includes(at))
  const positive = [venue, year].some((choice) => choice.any || choice.all)
  return [
    ...(positive ? [{ edition: { any: kept.map(([edition]) => edition) } }] : []),
    ...(barred.length ? [{ edition: { none: barred.map(([edition]) => edition) } }] : []),
  ]
}

function reading({ any, all, none }, values) {
  const is = (facet) => ({ [facet]: { any: Object.keys(values[facet] ?? {}) } })
  const unsaid = { none: ["read", "kind"].filter((facet) => values[facet]).map(is) }
  const unread = { any: [{ read: UNREAD }, unsaid] }
  const one = (value) => (value === UNREAD ? unread : { read: value })
  const conditions = []
  if (any) conditions.push({ any: any.map(one) })
  if (all) conditions.push(...all.map(one))
  if (none) conditions.push({ none: none.map(one) })
  return conditions
}

/** Return Pagefind's counts, of `total` records, by the facets that readers know. */
export function counts({ edition = {}, ...rest }, total) {
  const found = structuredClone({ ...rest, venue: {}, year: {} })
  for (const [name, count] of Object.entries(edition)) {
    const [venue, year] = name.split("/")
    found.venue[venue] = (found.venue[venue] ?? 0) + count
    found.year[year] = (found.year[year] ?? 0) + count
  }
  const said = [rest.read, rest.kind].flatMap((facet) => Object.values(facet ?? {})).reduce((sum, one) => sum + one, 0)
  found.read = { ...found.read, [UNREAD]: (rest.read?.[UNREAD] ?? 0) + total - said }
  return found
}
