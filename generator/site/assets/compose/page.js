/* The page on which an entry is composed: the form says an entry, and the file follows. */

import { calm, make, shared, wording } from "../search/dom.js"
import { openIndex } from "../search/query.js"
import { withChecker } from "./checking.js"
import { combobox } from "./combobox.js"
import { discard, drafts, isChange, keep } from "./drafts.js"
import { idOf, showDrafts } from "./drafts/listed.js"
import { edit, follow, untranslated } from "./existing.js"
import { withItems } from "./fields/items.js"
import { placeholders } from "./fields/left.js"
import { withPasting } from "./fields/tidied.js"
import { takenNames } from "./fields/taken.js"
import { unfold, withMistakes } from "./fields/told.js"
import { withWholeEntries } from "./fields/whole.js"
import { picturesOf, withPictures } from "./pictures.js"
import { withPreviews } from "./preview.js"
import { missing, placed, schemaRules, together, wrong } from "./rules.js"
import { showApp, showSending } from "./sending.js"
import { slugOf } from "./slugs.js"
import { withTags } from "./tags.js"
import { entryOf, fill } from "./values.js"
import { open as read, write } from "./yaml.js"

const facts = JSON.parse(document.querySelector("#digest-compose-facts").textContent)
const t = wording(document.querySelector("#digest-compose-texts"))
facts.isLeft = placeholders(facts.placeholders)
const holder = document.querySelector("#digest-compose")
const form = holder.querySelector("form")
const shownYaml = holder.querySelector("[data-digest-yaml]")
const said = holder.querySelector("[data-said]")
const checking = holder.querySelector("[data-checking]")
const query = new URLSearchParams(location.search)

/** The names that an address may fill in, and the inputs that they mean. */
const PREFILLED = { arxiv: "arxiv", doi: "paper.doi", title: "paper.title", tag: "tags" }

/** An address can hold anything; no more of a value than this is looked at. */
const LONGEST = 2_000

/** Return what the address says by a name, or null. */
const addressed = (name) => query.get(name)?.slice(0, LONGEST) ?? null

/** Whether somebody asked for the file; until then nothing is said of what is merely not filled in yet. */
let asked = false
let breaks = () => []
/** The draft that the form holds; null until something of a new one is kept. */
let draft = null
let isUnsaved = false
let isNamed = false
/** The entry that the address names and the site has, if it names one. */
let edited = null

holder.hidden = false
const tags = withTags(form.elements.tags, facts.tags, t)
withPictures(form, facts.limits, t)
showApp(holder, t)

const place = () => ({ venue: form.elements.venue.value, year: form.elements.year.value.normalize("NFKC").trim(), slug: form.elements.slug.value.trim() })

const NOTHING = { entry: {}, place: { venue: "", year: "", slug: "" } }

const fileOf = ({ venue, year, slug }) => `${facts.digests}/${venue || "…"}/${year || "…"}/${slug || "…"}.yml`

/** Return all that is wrong, by the name of the input where it shows, as one of the site's words. */
function found(entry) {
  const told = new Map([...together(entry), ...missing(form, entry).map((name) => [name, "compose-wrong-required"]), ...placed(place(), facts)])
  for (const name of breaks(entry)) if (form.querySelector(`[name="${CSS.escape(name)}"]`)) told.set(name, told.get(name) ?? "compose-wrong-value")
  for (const input of form.querySelectorAll("[data-kind]")) {
    const key = wrong(input, facts)
    if (key) told.set(input.name, key)
  }
  if (tags.isLeft) told.set("tags", "compose-wrong-tag-left")
  if (!edited && taken.has(idOfPlace())) told.set("slug", "compose-wrong-taken")
  const other = edited ? null : taken.about(entry)
  if (other) told.set(other.name, "compose-wrong-known")
  return told
}

const idOfPlace = () => Object.values(place()).join("/")

const taken = takenNames(() => show())

const tell = withMistakes(form, holder.querySelector("[data-mistakes]"), {
  "compose-wrong-taken": () => opener(idOfPlace()),
  "compose-wrong-known": () => opener(taken.about(entryOf(form)).paper.id),
}, t)

/** Lead to where an entry is changed. */
const opener = (id) => [" ", make("a", { href: `?entry=${id}` }, t("compose-taken-open"))]

/** Show the file that the form says. */
function show() {
  const entry = entryOf(form)
  if (!isNamed) form.elements.slug.value = slugOf(entry, facts)
  const text = edited ? edited.saved(entry) : write(entry)
  const file = fileOf(place())
  shownYaml.textContent = text
  holder.querySelector("[data-path-shown]").textContent = file
  const told = found(entry)
  tell(told, asked)
  said.textContent = asked ? t(told.size ? "compose-said-wrong" : "compose-said-right", { n: told.size }) : ""
  if (!edited && (entry.arxiv || entry.paper?.doi || place().slug)) taken.seek()
  tags.propose(holder.querySelector("[data-new-tags]"), tags.files(facts.digests))
  const download = holder.querySelector("[data-download]")
  URL.revokeObjectURL(download.href)
  download.href = URL.createObjectURL(new Blob([text], { type: "text/yaml" }))
  download.download = `${place().slug || "paper"}.yml`
  const held = picturesOf(edited?.entry ?? {})
  const pictures = picturesOf(entry).filter((name) => !held.includes(name))
  showSending(holder, facts.host, { file, text, pictures, isThere: Boolean(edited) }, t)
  checking.dispatchEvent(new CustomEvent("shown", { detail: { file, text } }))
  return { entry, text, file }
}

/** Show what is written, and keep it as a draft, unless it is kept by now; tell whether it is. */
function store() {
  if (!isUnsaved) return true
  const { entry, file } = show()
  if (isBlank(entry)) { forget(); return true }
  const isBeside = !draft && edited && drafts().some((other) => isChange(other) && other.file === file)
  const kept = keep({ file, query: location.search, place: place(), entry, left: tags.left, isNamed, base: edited?.base }, draft)
  isUnsaved = !kept
  if (!kept) {
    warn("compose-draft-failed")
    addEventListener("beforeunload", ask)
  }
  draft = kept ?? draft
  if (kept && (isBeside || kept.isApart)) {
    warn("compose-draft-apart")
    list()
  }
  return !isUnsaved
}

/** Tell whether nothing is written that would be missed; of an entry that is there, nothing is a change, too. */
function isBlank(entry) {
  const { venue, year } = place()
  return !edited && !Object.keys(entry).length && !venue && !year && !isNamed && !tags.left
}

/** Be rid of a draft in which nothing is left. */
function forget() {
  isUnsaved = false
  if (!draft) return
  discard(draft)
  draft = null
  list()
}

/** Have the browser ask before what it could not keep is left. */
const ask = (event) => { if (!store()) event.preventDefault() }

/** Nothing moves while somebody presses: a button would no longer lie where it is let go. */
const storeLater = calm(() => (holder.matches(":active") ? storeLater() : store()), 200)

const save = () => { isUnsaved = true; storeLater() }

/** Tell, once, how drafts are kept where that is not as one expects. */
function warn(key) {
  const line = holder.querySelector("[data-unkept]")
  if (line.dataset.told !== key) line.textContent = t(key)
  line.dataset.told = key
  line.hidden = false
}

/** Fill in a draft, or nothing. */
function open(opened) {
  const { place, isNamed: hasName, entry } = opened ?? NOTHING
  for (const name of Object.keys(NOTHING.place)) form.elements[name].value = place?.[name] ?? ""
  isNamed = Boolean(hasName)
  draft = opened
  fill(form, entry)
  tags.left = opened?.left ?? ""
}

/** Go on with another draft, or with nothing, once what is written in this one is kept. */
function change(to) {
  if (!store()) return
  open(to)
  show()
  list()
  form.elements.venue.focus() // the button that was pressed is gone
}

/** Go on with one of the drafts that are listed: here, or where one changes what the site has. */
function resume(listed) {
  const latest = drafts().find((each) => idOf(each) === idOf(listed)) ?? listed
  if (!edited && !isChange(latest)) { change(latest); return }
  // Where a new paper was written because there was no entry to change, there may be one by now.
  const isAstray = !isChange(latest) && new URLSearchParams(latest.query).has("entry")
  const address = isAstray ? "" : latest.query ?? ""
  if (!store() || !keep({ ...latest, query: address }, latest)) return  // which makes it the first that is found there
  location.assign(location.pathname + address)
}

function throwAway() {
  if (!confirm(t("compose-draft-discard-sure"))) return
  isUnsaved = false
  discard(draft)
  location.reload()
}

/** Show which drafts there are. */
function list() {
  const begin = () => change(null)
  showDrafts(holder.querySelector("[data-drafts]"), draft, { throwAway, resume, begin: edited ? null : begin }, t)
}

/** Offer papers of this site for a relation, but where the field names one already, or another's address. */
function relate(input) {
  combobox(input, async (typed) => {
    if (!wrong(input, facts)) return null
    const { numbers, load } = await openIndex().search(typed)
    const shown = await Promise.all([...numbers.slice(0, 8)].map(load))
    return shown.map(({ url, title }) => ({ value: url.match(/papers\/([^/]+\/\d{4}\/[^/]+)\//u)?.[1], text: title })).filter(({ value }) => value)
  }, (offer) => { input.value = offer.value; save() }, t("compose-search-none"))
}

form.addEventListener("submit", (event) => event.preventDefault())
form.addEventListener("input", (event) => {
  if (event.target.name === "slug") isNamed = Boolean(event.target.value)
  save()
})
form.addEventListener("change", save)
addEventListener("pagehide", store)
withItems(form, save, t)
withWholeEntries(form, save, t)
withPasting(form)
form.addEventListener("added", ({ target }) => {
  const to = target.querySelector("[data-kind='entry-or-link']")
  if (to) relate(to)
})
for (const box of form.querySelectorAll("[name^='summary.']")) {
  const count = make("p", { class: "digest-compose__count" })
  box.after(count)
  const say = () => { count.textContent = t("compose-count", { n: [...box.value].length }) }
  for (const event of ["input", "filled"]) box.addEventListener(event, say)
}

// Before the button copies what is shown.
for (const way of holder.querySelectorAll("[data-digest-share], [data-download], [data-send]")) {
  way.addEventListener("click", () => { asked = true; show() }, { capture: true })
}

withChecker(checking, () => {
  asked = true
  const { file, text, entry } = show()
  return [...placed(place(), facts)].length ? null : { file, text, pictures: picturesOf(entry), others: tags.files(facts.digests), isNew: !edited }
}, async (text, isAsChecked) => {
  const { entry } = await read(text)
  if (!isAsChecked()) return
  fill(form, entry)
  save()
  show()
}, t)

withPreviews(form, t)

fetch(shared("schema/entry.json")).then((answer) => answer.json()).then((schema) => {
  breaks = schemaRules(schema ?? {})
  show()
}, () => undefined)

/** Fill in the entry that the address names; tell whether the site has it. */
async function begin(id, resumed) {
  const line = holder.querySelector("[data-edited]")
  const say = (text) => { line.textContent = text; line.hidden = false }
  try {
    edited = await edit(form, id, resumed)
  } catch (mistake) {
    say(t("compose-edit-unreadable", { id, line: mistake.line ?? 1, column: mistake.column ?? 1 }))
    return false
  }
  const how = edited?.isMerged ? "" : edited?.isOlder ? "-older" : edited?.isNewer ? "-newer" : ""
  say(t(edited ? `compose-edit${how}` : edited === null ? "compose-edit-none" : "compose-edit-unreached", { id }))
  const [venue, year, slug] = id.split("/")
  isNamed = Boolean(edited)
  if (edited) {
    for (const [name, value] of Object.entries({ venue, year, slug })) form.elements[name].value = value
    form.elements.venue.closest("fieldset").hidden = true
    const title = document.querySelector("#_title")
    document.title = document.title.replace(title.textContent, t("edit-entry"))
    title.textContent = t("edit-entry")
  }
  return isNamed
}

/** Show what is to be translated to a language, the first text at once. */
function translate(language) {
  const waiting = untranslated(form, language)
  waiting.forEach(unfold)
  waiting[0]?.focus()
}

const id = addressed("entry")
const changing = drafts().find((each) => isChange(each) && each.file === `${facts.digests}/${id}.yml`)
if (id !== null) holder.setAttribute("aria-busy", "true")
const isEdited = id !== null && await begin(id, changing)
if (id !== null && (edited?.isGone ?? edited === null)) follow(changing, facts.digests).catch(() => undefined) // it may have been renamed
const resumed = isEdited ? changing : drafts().find((each) => !isChange(each) && each.query === location.search)
if (isEdited) {
  draft = resumed ?? null
  if (edited.isMerged) forget()
  tags.left = draft?.left ?? ""
}
else if (resumed) open(resumed)
else {
  for (const name of ["venue", "year"]) {
    const value = addressed(name)
    if (value) form.elements[name].value = value
  }
  const isKnown = (!query.get("venue") || form.elements.venue.value) && (!query.get("tag") || facts.tags.some((each) => each.id === query.get("tag")))
  if (id === null && !isKnown) follow().catch(() => undefined)
  const entry = {}
  for (const [parameter, name] of Object.entries(PREFILLED)) {
    const value = addressed(parameter)
    if (value) name.split(".").reduce((held, step, index, all) => (held[step] = index === all.length - 1 ? value : held[step] ?? {}), entry)
  }
  fill(form, entry)
}
list()
show()
holder.removeAttribute("aria-busy")
if (query.has("language")) translate(query.get("language"))
