/* The reading list: what the reader marked, lists that others share, and bibliographies that are looked up here. */

import { button, grouped, make, wording } from "../search/dom.js"
import { goBack } from "../search/place.js"
import { MOST_BYTES, backup, exported, imported, textOf } from "./files.js"
import { MARKS, MOST, marks, update, watch } from "./kept.js"
import { showRows } from "./list.js"
import { papersIn } from "./matching.js"
import { loadPapers } from "./papers.js"
import { renew } from "./renewing.js"
import { MOST_SHARED, fragmentOf, idsIn } from "./sharing.js"

const page = document.querySelector("#digest-reading")
const t = wording(document.querySelector("#digest-reading-texts"))
const part = (name) => page.querySelector(`[data-${name}]`)
const said = part("said")
const own = part("own")
const given = part("given")
const found = part("found")

/** How many papers that the site has not are named. */
const MOST_NAMED = 200

/** How many unknown papers a sentence names. */
const MOST_SAID = 5

const tell = (text) => { said.textContent = text }

/** Say which papers the site has not, if any. */
const unknown = (ids) => ids.length > 0
  && t("reading-unknown", { n: ids.length, ids: ids.slice(0, MOST_SAID).join(", ") + (ids.length > MOST_SAID ? " …" : "") })

/** Return the marks that are shown: all, or those of one kind, the latest first. */
function chosen(all) {
  const wanted = page.querySelector("[name=shown]:checked").value
  return [...all].filter(([, mark]) => !wanted || mark === wanted).map(([id]) => id).toReversed()
}

/** Run what needs the papers of the site, and say so where they cannot be had. */
const withPapers = (action) => loadPapers().then(action, () => tell(t("reading-failed")))

/** The ids that stand in the reader's own list as it is shown. */
let drawn = new Set()

/**
 * Show the reader's own list, where it holds what is not shown yet or `anew` asks for it: what somebody took out of it
 * stays in sight until then, so that it can be put back.
 */
function showOwn(all, anew = false) {
  for (const mark of ["", ...MARKS]) {
    const count = [...all.values()].filter((each) => !mark || each === mark).length
    page.querySelector(`[name=shown][value="${mark}"] ~ [data-count]`).textContent = grouped(count)
  }
  const ids = chosen(all)
  part("nothing").hidden = all.size > 0
  own.hidden = !all.size && !drawn.size
  if (!anew && ids.every((id) => drawn.has(id))) return
  withPapers((papers) => {
    drawn = new Set(ids)
    renew((id) => papers.of(id)?.id ?? id)
    const gone = ids.filter((id) => !papers.of(id))
    part("gone").hidden = !gone.length
    part("gone-said").textContent = t("reading-gone", { n: gone.length })
    const here = ids.map((id) => papers.of(id)).filter(Boolean)
    part("none").hidden = here.length > 0
    showRows(part("rows"), here, t)
    goBack()
  })
}

/** Put papers by for later, but for those that have a mark; tell how many came. */
function addToLater(ids) {
  let added = 0
  const isKept = update((all) => {
    const fresh = [...new Set(ids)].filter((id) => !all.has(id)).slice(0, MOST - all.size)
    for (const id of fresh) all.set(id, "later")
    added = fresh.length
  })
  tell(isKept ? t("reading-added", { n: added }) : t("reading-unkept"))
}

const adding = (papers) => make("p", { class: "digest-actions" },
  button(t("reading-add", { n: papers.length }), () => addToLater(papers.map(({ id }) => id))))

/** Show a list that an address holds, beside the reader's own. */
function showGiven() {
  const ids = idsIn(location.hash)
  given.hidden = !ids
  if (!ids) return undefined
  return withPapers((papers) => {
    const here = [...new Set(ids.map((id) => papers.of(id)).filter(Boolean))].slice(0, MOST_SHARED)
    part("given-said").textContent = [
      t("reading-given-said", { n: here.length }),
      unknown(ids.filter((id) => !papers.of(id))),
      ids.length > MOST_SHARED && t("reading-given-part", { n: MOST_SHARED }),
    ].filter(Boolean).join(" ")
    showRows(part("given-rows"), here, t)
    part("given-add").hidden = !here.length
    part("given-add").onclick = () => addToLater(here.map(({ id }) => id))
  })
}

/** Show which papers of a bibliography are here. */
async function lookUp(file) {
  const entries = await papersIn(await textOf(file))
  await withPapers((papers) => {
    const meant = new Map(entries.map((entry) => [entry, papers.meant(entry)]))
    const here = [...new Set(meant.values())].filter(Boolean)
    const groups = [["reading-reviewed", here.filter((each) => each.isReviewed)], ["reading-listed", here.filter((each) => !each.isReviewed)]]
    const missing = entries.filter((entry) => !meant.get(entry))
    tell(t("reading-looked", { n: entries.length }))
    found.replaceChildren(...groups.filter(([, each]) => each.length).flatMap(([key, each]) => {
      const rows = make("div")
      showRows(rows, each, t)
      return [heading(key, each.length), adding(each), rows]
    }))
    if (!missing.length) return
    const rest = missing.length - MOST_NAMED
    found.append(heading("reading-missing", missing.length),
      make("ul", {}, ...missing.slice(0, MOST_NAMED).map(({ title }) => make("li", {}, title))),
      ...(rest > 0 ? [make("p", { class: "digest-count" }, t("more-papers", { n: rest }))] : []))
  })
}

const heading = (key, n) => make("h3", {}, t(key), " ", make("span", { class: "digest-count" }, grouped(n)))

/** Lay a list of a file under the reader's own: what either has read is read. */
async function merge(file) {
  const brought = imported(await textOf(file))
  if (!brought) return tell(t("reading-no-list"))
  return withPapers((papers) => {
    const known = [...brought].filter(([id]) => papers.of(id))
    const before = marks()
    const isKept = update((all) => {
      for (const [id, mark] of known) {
        const now = papers.of(id).id
        if (mark === "read" ? all.get(now) !== "read" : !all.has(now)) {
          all.delete(now)
          all.set(now, mark)
        }
      }
    })
    if (!isKept) return tell(t("reading-unkept"))
    const after = marks()
    const changed = [...after].filter(([id, mark]) => before.get(id) !== mark)
    const [later, read] = MARKS.map((mark) => changed.filter(([, each]) => each === mark).length)
    const gone = [...brought.keys()].filter((id) => !papers.of(id))
    return tell([t("reading-imported", { later, read }), unknown(gone)].filter(Boolean).join(" "))
  })
}

async function save(format) {
  const papers = await loadPapers()
  const ids = chosen(marks()).map((id) => papers.of(id)?.id).filter(Boolean)
  if (!ids.length) return tell(t("reading-none"))
  const failed = await exported(ids, format, (n) => tell(t("reading-exporting", { n, total: ids.length })))
  return tell(failed.length ? t("reading-unexported", { n: failed.length }) : t("reading-exported", { n: ids.length }))
}

/** Have the link to share a list lead to what is shown, and copy it where that is possible. */
async function share(event) {
  const [here] = location.href.split("#")
  const ids = chosen(marks())
  if (!ids.length) {
    event.preventDefault()
    tell(t("reading-none"))
    return
  }
  const { text, held } = fragmentOf(ids, here.length)
  event.currentTarget.href = here + text
  if (!navigator.clipboard) return
  event.preventDefault()
  await navigator.clipboard.writeText(here + text)
  tell(t(held < ids.length ? "reading-shared-part" : "reading-shared", { n: held }))
}

/** Have a field take a file, or say what is wrong with it. */
function taking(name, read) {
  const input = part(name)
  input.addEventListener("change", async () => {
    const [file] = input.files
    if (!file) return
    if (file.size > MOST_BYTES) tell(t("reading-large"))
    else await read(file).catch(() => tell(t("reading-unreadable")))
    input.value = "" // so that the same file can be chosen again
  })
}

for (const each of page.querySelectorAll("[data-export]")) {
  each.addEventListener("click", () => save(each.dataset.export).catch(() => tell(t("reading-failed"))))
}
part("backup").addEventListener("click", () => backup(marks()))
part("print").addEventListener("click", () => print())
part("share").addEventListener("click", (event) => share(event).catch(() => tell(t("reading-uncopied"))))
part("forget").addEventListener("click", () => withPapers((papers) => {
  update((all) => { for (const id of all.keys()) if (!papers.of(id)) all.delete(id) })
  showOwn(marks(), true)
}))
taking("import", merge)
taking("bib", lookUp)
page.addEventListener("change", ({ target }) => { if (target.name === "shown") showOwn(marks(), true) })
addEventListener("hashchange", showGiven)
addEventListener("beforeprint", () => {
  for (const more of page.querySelectorAll("[data-more]")) while (!more.hidden) more.click()
})

page.hidden = false
page.setAttribute("aria-busy", "true")
if (marks().size || idsIn(location.hash)) await loadPapers().catch(() => undefined) // of which what shows them tells
page.removeAttribute("aria-busy")
watch(showOwn)
showGiven()
