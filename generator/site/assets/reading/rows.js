/* Marks on papers, wherever they are listed: buttons that say whether a paper is for later, or read. */

import { loadWords, make } from "../search/dom.js"
import { MARKS, isId, marks, toggle, watch } from "./kept.js"

/** What leads to the reader's list stands in the header of every page, and says what the buttons are called. */
const list = document.querySelector(".digest-marked")

/** The line of a paper in which the buttons go. */
const LINES = ".digest-row__place, .digest-brief__foot, .digest-edition__paper > .digest-state, .digest-paper > .digest-marks"

const OWNERS = ".digest-row, .digest-brief, .digest-edition__paper, .digest-paper"

/** Give each paper within an element its buttons. */
export function addMarks(within) {
  if (!list) return
  for (const line of within.querySelectorAll(LINES)) {
    const owner = line.closest(OWNERS)
    const title = owner?.querySelector(":is(h1, h2 > a, .digest-title)")
    const id = title && idOf(title.href ?? location.href)
    if (!id || line.querySelector("[data-mark]")) continue
    const buttons = MARKS.map((mark) => button(id, mark, title.textContent.trim()))
    if (line.matches(".digest-marks")) line.append(...buttons, make("a", { href: list.href }, list.textContent))
    else line.append(make("span", { class: "digest-marks" }, ...buttons))
  }
  show(marks(), within)
}

/** Return the id of the paper whose page lies at an address. */
function idOf(address) {
  const id = new URL(address).pathname.match(/\/papers\/([^/]+\/\d{4}\/[^/]+)\/$/u)?.[1]
  return isId(id) ? id : null
}

function button(id, mark, title) {
  const word = list.dataset[mark]
  return make("button", {
    type: "button", class: `digest-mark digest-mark--${mark}`, title: word, "aria-label": `${word}: ${title}`,
    "aria-pressed": "false", "data-mark": mark, "data-paper": id,
  }, make("span", {}, word))
}

function show(all, within = document) {
  for (const each of within.querySelectorAll("[data-mark]")) {
    each.setAttribute("aria-pressed", String(all.get(each.dataset.paper) === each.dataset.mark))
  }
}

/** Say in each line of facts about papers how many of them are read, if any. */
function count(all) {
  for (const line of document.querySelectorAll("[data-papers]")) {
    const total = Number(line.dataset.papers)
    const ids = line.dataset.edition === undefined ? listed() : [...all.keys()].filter((id) => id.startsWith(`${line.dataset.edition}/`))
    // A page that lists a part of them would count too few.
    const isWhole = line.dataset.edition !== undefined || ids.length === total
    const read = isWhole ? ids.filter((id) => all.get(id) === "read").length : 0
    line.querySelector("[data-count-read]")?.remove()
    // Papers that the site has no longer may still be marked.
    if (read) line.append(saying("li", { "data-count-read": true }, "reading-count", { n: total, read: Math.min(read, total) }))
  }
}

/** Make an element that says one of the site's words as soon as they are there. */
function saying(tag, attributes, key, values) {
  const element = make(tag, attributes)
  loadWords().then((t) => { element.textContent = t(key, values) }).catch(() => element.remove())
  return element
}

const listed = () => [...new Set([...document.querySelectorAll("[data-paper]")].map((each) => each.dataset.paper))]

document.addEventListener("click", ({ target }) => {
  const pressed = target.closest?.("[data-mark]")
  if (!pressed) return
  const line = pressed.closest(LINES)
  if (line.nextElementSibling?.matches("[role=alert]")) line.nextElementSibling.remove()
  if (!toggle(pressed.dataset.paper, pressed.dataset.mark)) line.after(saying("p", { role: "alert" }, "reading-unkept"))
})

if (list) {
  addMarks(document)
  watch((all) => {
    show(all)
    count(all)
  })
  if (marks().size) import("./renewing.js").then(({ renewOnce }) => renewOnce())
}
