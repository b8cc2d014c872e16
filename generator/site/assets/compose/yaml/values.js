/* Entries as plain values: whether two say the same, and what one that is known in part says after a change. */

/** Tell whether two values say the same, in whatever order. */
export function same(one, other) {
  if (!isCollection(one) || !isCollection(other)) return one === other
  const keys = Object.keys(one)
  const isAlike = Array.isArray(one) === Array.isArray(other) && keys.length === Object.keys(other).length
  return isAlike && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
}

/** Tell a mapping or a list from a text. */
export function isCollection(value) {
  return typeof value === "object" && value !== null
}

/**
 * Return what an entry says once a part of it that said `before` says `now`.
 *
 * A form shows what it has inputs for, and perhaps a little differently; what did not change there stays as it was.
 */
export function carried(entry, before, now) {
  if (same(before, now)) return entry
  if (standsFor(entry, before) && same(Object.keys(before), Object.keys(now ?? {}))) return Object.values(now)[0]
  if (![entry, before, now].every(isCollection) || !areOfOneKind(entry, before, now)) return now
  if (Array.isArray(now)) return listed(entry, before, now)
  const fields = Object.entries(entry).filter(([key]) => !Object.hasOwn(before, key) || Object.hasOwn(now, key))
  const known = Object.entries(now).map(([key, value]) => [key, carried(entry[key], before[key], value)])
  return Object.fromEntries([...fields, ...known])
}

/** Tell whether a text stands for a mapping that says nothing else, as an author's name does. */
function standsFor(entry, before) {
  return typeof entry === "string" && isCollection(before) && same(Object.values(before), [entry])
}

/**
 * Return what an entry says that was changed here and there, as `value`, and whether that `isOne`: of a field that both
 * changed, each to something else, it says what was written here. Lists to which both added hold what both did.
 */
export function merged(before, here, there) {
  if (same(before, here) || same(here, there)) return { value: there, isOne: true }
  if (same(before, there)) return { value: here, isOne: true }
  const all = [before ?? (Array.isArray(here) ? [] : {}), here, there]
  if (!all.every(isCollection) || !areOfOneKind(...all)) return { value: here, isOne: false }
  return Array.isArray(here) ? appended(...all) : fieldwise(...all)
}

function fieldwise(before, here, there) {
  const keys = [...new Set([...Object.keys(there), ...Object.keys(here)])]
  const fields = keys.map((key) => [key, merged(before[key], here[key], there[key])])
  const value = Object.fromEntries(fields.map(([key, field]) => [key, field.value]).filter(([, said]) => said !== undefined))
  return { value, isOne: fields.every(([, { isOne }]) => isOne) }
}

function appended(before, here, there) {
  const isOne = [here, there].every((list) => same(before, list.slice(0, before.length)))
  const added = here.slice(before.length).filter((item) => !there.some((other) => same(other, item)))
  return { value: isOne ? [...there, ...added] : here, isOne }
}

function areOfOneKind(...values) {
  return new Set(values.map(Array.isArray)).size === 1
}

function listed(entry, before, now) {
  if (entry.length !== before.length) return now
  return paired(before, now).map((at, i) => (at === undefined ? now[i] : carried(entry[at], before[at], now[i])))
}

/**
 * Return for each item of a list the place at which it stood before; undefined where it is new.
 *
 * Items that are the same from the first on, or from the last, keep their places. Between them each keeps its own where
 * as many have something in common with what stood there; else those are paired, in their order, that have most.
 */
export function paired(before, now) {
  const common = Math.min(before.length, now.length)
  let first = 0
  while (first < common && same(before[first], now[first])) first += 1
  let last = 0
  while (last < common - first && same(before.at(-1 - last), now.at(-1 - last))) last += 1
  const between = aligned(before.slice(first, before.length - last), now.slice(first, now.length - last))
  return now.map((_, i) => {
    if (i < first) return i
    const fromEnd = now.length - i
    if (fromEnd <= last) return before.length - fromEnd
    const place = between[i - first]
    return place === undefined ? undefined : first + place
  })
}

/** Pair the items of two lists, of which the first and the last differ. */
function aligned(before, now) {
  const inPlace = now.map((item, i) => i < before.length && likeness(before[i], item) > 0)
  if (before.length === now.length && (now.length === 1 || inPlace.every(Boolean))) return now.map((_, i) => i)
  const best = Array.from({ length: before.length + 1 }, () => Array(now.length + 1).fill(0))
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      best[i][j] = Math.max(likeness(before[i], now[j]) + best[i + 1][j + 1], best[i + 1][j], best[i][j + 1])
    }
  }
  const places = []
  for (let [i, j] = [0, 0]; i < before.length && j < now.length;) {
    const alike = likeness(before[i], now[j])
    if (alike && best[i][j] === alike + best[i + 1][j + 1]) places[j++] = i++
    else if (best[i][j] === best[i + 1][j]) i += 1
    else j += 1
  }
  return places
}

/** Return how much two items have in common: of mappings the fields that say the same, without any of which they are two. */
function likeness(one, other) {
  if (!isCollection(one) || !isCollection(other)) return same(one, other) ? 2 : Number(!isCollection(one) && !isCollection(other))
  return Object.keys(one).filter((key) => Object.hasOwn(other, key) && same(one[key], other[key])).length
}
