/* Shows the plots of the tags that a reader chose, which the address names: ?tag=cnn&tag=rnn&by=count.
   They are drawn as generator/site/pages/trends/plots.py draws those that stand on the page before. */

import { grouped, saying } from "./search/dom.js"

const SVG = "http://www.w3.org/2000/svg"
const LEFT = 40, STEP = 24, BAR = 16, TOP = 14, HEIGHT = 48, BELOW = 16
const ENOUGH = 10, FEWEST_YEARS = 3
const MOST = 4

const form = document.querySelector(".digest-compare")
const { years, papers, low, tags, texts } = JSON.parse(document.querySelector("#digest-trends").textContent)
const search = form.dataset.search
const said = saying(texts)

const short = (value) => value.toFixed(value > 0 && value < 9.95 ? 1 : 0)
const tenth = (value) => Math.round(value * 10) / 10
const height = (part) => tenth(TOP + HEIGHT * (1 - part))

/** Return the address of the search for the papers of a group that have a tag. */
const searchFor = (tag, group) => `${search}?tag=${tag}&reviewed=${group === "reviewed" ? "yes" : "no"}`

/** Append an element of the parent's kind, HTML or SVG. */
function made(parent, name, attributes = {}, text = "") {
  const element = document.createElementNS(name === "svg" ? SVG : parent.namespaceURI, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  if (text) element.textContent = text
  return parent.appendChild(element)
}

function roundedUp(value) {
  let size = 1
  while (size * 10 < value) size *= 10
  return [1, 1.5, 2, 3, 4, 6, 8, 10].map((step) => Math.ceil(size * step)).find((end) => end >= value)
}

/** Return the panels of some tags among papers of a group, and their scale; of few years there are none, but numbers. */
function plotOf(chosen, group, byCount) {
  const all = papers[group]
  const told = all.flatMap((count, place) => (count ? [place] : []))
  if (!told.length) return null
  const shares = !byCount && all.filter((count) => count >= ENOUGH).length >= FEWEST_YEARS
  const [first, last] = [told[0], told.at(-1)]
  const valueOf = (count, place) => (shares ? (all[place] < ENOUGH ? null : (100 * count) / all[place]) : count)
  const drawn = chosen.filter((tag) => tags[tag][group].some(Boolean))
  const end = roundedUp(Math.max(0, ...drawn.flatMap((tag) => tags[tag][group].map(valueOf))))
  return { group, shares, first, last, end, drawn, valueOf, isDrawn: told.length >= FEWEST_YEARS }
}

/** Draw a panel a tag. */
function draw(plot, box) {
  box.replaceChildren()
  plot.drawn.forEach((tag, index) => drawPanel(plot, tag, `chosen-${plot.group}-${index}`, made(box, "div")))
}

function drawPanel({ group, shares, first, last, end, valueOf }, tag, id, panel) {
  const { name, marked, [group]: counts } = tags[tag]
  const total = counts.reduce((sum, count) => sum + count, 0)
  const found = searchFor(tag, group)
  const heading = made(panel, "p", { class: "digest-trend__name" })
  made(heading, "a", { href: found, ...marked }, name)
  heading.append(" ")
  made(heading, "span", { class: "digest-count" }, said("n-papers", { n: total }))
  const width = LEFT + STEP * (last - first + 1)
  const svg = made(panel, "svg", {
    class: "digest-bars", viewBox: `0 0 ${width} ${TOP + HEIGHT + BELOW}`, width, height: TOP + HEIGHT + BELOW,
    role: "group", "aria-labelledby": `${id}-title ${id}-desc`,
  })
  made(svg, "title", { id: `${id}-title`, ...marked }, name)
  const span = { first: String(years[first]), last: String(years[last]), n: total }
  made(svg, "desc", { id: `${id}-desc` }, said("trends-plot", span))
  drawScale(svg, end, shares ? "%" : "", width)
  for (let place = first; place <= last; place += 1) {
    if (!counts[place]) continue
    const [count, all, year] = [counts[place], papers[group][place], years[place]]
    const value = valueOf(count, place)
    const key = !shares ? "trends-mark" : value === null ? "trends-mark-few" : "trends-mark-share"
    const share = `${short((100 * count) / all)}%`
    const link = made(svg, "a", { href: `${found}&from=${year}&to=${year}`, tabindex: -1 })
    made(link, "title", {}, said(key, { name, year: String(year), n: count, papers: all, share }))
    const number = shares && value !== null ? short(value) : grouped(count)
    const isLow = group === "listed" && low.includes(place)
    drawMark(link, { x: middle(place - first), value, end, number, isLow })
  }
  for (let place = first; place <= last; place += 1) {
    const year = `’${String(years[place] % 100).padStart(2, "0")}`
    made(svg, "text", { x: middle(place - first), y: TOP + HEIGHT + BELOW - 3 }, year)
  }
}

/** Return where the middle of a year's bar lies. */
const middle = (number) => LEFT + STEP * number + STEP / 2

function drawScale(svg, end, unit, width) {
  for (const part of end % 2 ? [1] : [0.5, 1]) {
    made(svg, "path", { d: `M${LEFT} ${height(part)}H${width}` })
    made(svg, "text", { class: "digest-bars__scale", x: LEFT - 5, y: height(part) + 3 }, `${grouped(end * part)}${unit}`)
  }
  made(svg, "path", { class: "digest-bars__ground", d: `M${LEFT} ${TOP + HEIGHT}H${width}` })
}

/** Draw a year's bar below its number; of too few papers for a share, the number alone. */
function drawMark(link, { x, value, end, number, isLow }) {
  if (value === null) {
    made(link, "text", { class: "digest-bars__few", x, y: TOP + HEIGHT - 3 }, number)
    return
  }
  const y = height(value / end)
  const bar = made(link, "rect", { x: x - BAR / 2, y, width: BAR, height: tenth((HEIGHT * value) / end) })
  if (isLow) bar.classList.add("digest-bars__low")
  made(link, "text", { x, y: y - 3 }, number)
}

/** Write the numbers of a plot into the table below it. */
function write({ group, first, last, drawn }, body) {
  body.replaceChildren()
  for (const tag of drawn) {
    const { name, marked, suggested, [group]: counts } = tags[tag]
    const found = searchFor(tag, group)
    for (let place = first; place <= last; place += 1) {
      if (!counts[place]) continue
      const [year, all] = [years[place], papers[group][place]]
      const row = made(body, "tr")
      made(row, "th", { scope: "row", ...marked }, name)
      made(row, "td", {}, String(year))
      made(made(row, "td"), "a", { href: `${found}&from=${year}&to=${year}` }, String(counts[place]))
      made(row, "td", {}, String(group === "listed" ? suggested[place] : 0))
      made(row, "td", {}, String(all))
      made(row, "td", {}, all < ENOUGH ? "" : short((100 * counts[place]) / all))
    }
  }
}

/** Show what an address asks for. */
function show(parameters) {
  const asked = [...new Set(parameters.getAll("tag"))].filter((tag) => tag).slice(0, MOST)
  const chosen = asked.filter((tag) => Object.hasOwn(tags, tag))
  const byCount = parameters.get("by") === "count"
  form.by.value = byCount ? "count" : ""
  form.querySelectorAll("[name=tag]").forEach((select, index) => { select.value = chosen[index] ?? "" })
  const status = document.querySelector("[data-said]")
  const unknown = asked.filter((tag) => !chosen.includes(tag))
  status.textContent = unknown.length ? said("trends-none", { names: unknown.join(", ").slice(0, 200) }) : ""
  for (const section of document.querySelectorAll("[data-group]")) {
    const plot = plotOf(chosen.length ? chosen : JSON.parse(section.dataset.shown), section.dataset.group, byCount)
    if (!plot) continue
    const box = section.querySelector(".digest-trend__panels > div")
    if (plot.isDrawn && box) draw(plot, box)
    else section.querySelector("details").open = true
    section.querySelector("[data-shares]")?.toggleAttribute("hidden", !plot.shares)
    write(plot, section.querySelector("tbody"))
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  const chosen = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (value) chosen.append(name, value)
  history.pushState(null, "", `?${chosen}#tags`)
  show(chosen)
})

/** Show what the address asks for, by the ids that tags have today. */
async function arrive() {
  const asked = () => new URLSearchParams(location.search)
  const isKnown = asked().getAll("tag").every((tag) => !tag || Object.hasOwn(tags, tag))
  if (!isKnown) await import("./search/former.js").then(({ renewAddress }) => renewAddress({ tag: "tag" })).catch(() => undefined)
  show(asked())
}

addEventListener("popstate", arrive)
if (/[?&](?:tag|by)=/u.test(location.search)) arrive()
