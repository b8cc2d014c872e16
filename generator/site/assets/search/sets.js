/*
 * Which records have which value, as facets.json says it, and what is left of them by a selection.
 *
 * Every value of every record is weight for readers, so the file has venue and year as one facet, `edition`
 * (ismir/2015), and says nothing of papers that nobody has read yet. Sets are {size, facets}: how many records there
 * are, and a Map of Maps from facet and value to numbers of records, ascending. Pure functions.
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

/** Read facets.json. */
export function setsOf({ records: size, facets: said }) {
  const facets = new Map(Object.entries(said).map(([facet, values]) => [
    facet,
    new Map(Object.entries(values).map(([value, runs]) => [value, numbers(runs)])),
  ]))
  for (const [place, facet] of ["venue", "year"].entries()) facets.set(facet, halves(facets.get("edition"), place))
  const read = new Map(facets.get("read"))
  const known = [...read.values(), ...(facets.get("kind")?.values() ?? [])]
  const unread = kept(everything(size), flags(size, known), 0)
  const reviewed = kept(everything(size), flags(size, [...read.values()]))
  return {
    size,
    facets: facets.set("read", read.set(UNREAD, unread)).set("reviewed", new Map([["yes", reviewed], ["no", unread]])),
  }
}

/** Read how many numbers are passed over and how many follow each other, by turns. */
function numbers(runs) {
  const found = []
  let next = 0
  runs.forEach((length, place) => {
    if (place % 2) for (let left = length; left; left -= 1) found.push(next + length - left)
    next += length
  })
  return Uint32Array.from(found)
}

/** Return the sets of a half of editions' names. */
function halves(editions = new Map(), place = 0) {
  const found = new Map()
  for (const [name, numbersOf] of editions) {
    const half = name.split("/")[place]
    found.set(half, [...(found.get(half) ?? []), ...numbersOf])
  }
  return found
}

/** Return the numbers of all records. */
export const everything = (size) => Uint32Array.from({ length: size }, (_, number) => number)

/** Return a flag a record, set for those in any of some sets. */
function flags(size, sets) {
  const found = new Uint8Array(size)
  for (const set of sets) for (const number of set) found[number] = 1
  return found
}

const kept = (set, flagged, wanted = 1) => set.filter((number) => flagged[number] === wanted)

/** Return those of some numbers that a selection lets through. */
export function left({ size, facets }, chosen, found) {
  const having = (facet, values) => flags(size, values.map((value) => facets.get(facet)?.get(value) ?? []))
  return Object.entries(chosen).reduce((before, [facet, { any, all = [], none }]) => {
    const each = all.reduce((set, value) => kept(set, having(facet, [value])), before)
    const some = any ? kept(each, having(facet, any)) : each
    return none ? kept(some, having(facet, none), 0) : some
  }, found)
}

/** Count the values of a facet among some numbers, or of all facets by their names. */
export function counted({ size, facets }, found, wanted = [...facets.keys()]) {
  const among = flags(size, [found])
  const counts = (values) => [...values].map(([value, set]) => [value, set.reduce((sum, number) => sum + among[number], 0)])
  return Object.fromEntries(wanted.map((facet) => [facet, Object.fromEntries(counts(facets.get(facet) ?? []))]))
}
