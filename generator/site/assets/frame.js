/* What the theme's script does for a page that has nothing special, at a twentieth of its weight.
   Which pages those are is said in generator/site/frame/scripts.py; what puts the palette's colours on stands in each page. */

const header = document.querySelector(".md-header")
const tabs = document.querySelector(".md-tabs")
const title = document.querySelector(".md-header__title")
const heading = document.querySelector(".md-content h1")
const up = document.querySelector(".md-top")

/** Return the element that the end of an address names, if any. */
function named(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    return null // no encoding of anything
  }
}

/* The drawer holds the table of contents as well, below the line of the page. */

const contents = document.querySelector(".md-sidebar--secondary .md-nav--secondary")
const here = document.querySelector("#__toc + .md-nav__link[href]")
if (here && contents?.querySelector("li")) {
  const opening = document.createElement("label")
  const arrow = document.createElement("span")
  opening.className = here.className
  opening.htmlFor = "__toc"
  opening.tabIndex = 0
  arrow.className = "md-nav__icon md-icon"
  opening.append(...here.cloneNode(true).childNodes, arrow)
  here.before(opening)
  here.after(contents.cloneNode(true))
}

/* The table of contents says where one is, the header what one reads; the button leads up whoever turns back. */

const lines = [...document.querySelectorAll("[data-md-component=toc] .md-nav__link")].flatMap((line) => {
  const target = named(line.hash ?? "")
  return target ? [{ line, target, list: line.closest("[data-md-component=toc]") }] : []
})

/** How far below the header a heading counts as reached. */
const REACH = 32

let before = scrollY

function follow() {
  const edge = header.offsetHeight
  const y = scrollY
  const isTop = y < 10
  const ends = y > 0 && y + innerHeight >= document.documentElement.scrollHeight - 1
  if (tabs) tabs.hidden = !isTop
  header.classList.toggle("md-header--shadow", y > (tabs?.offsetHeight ?? 0))
  title?.classList.toggle("md-header__title--active", Boolean(heading) && heading.getBoundingClientRect().bottom <= edge)
  if (up) up.hidden = isTop || y >= before
  before = y
  const reached = new Map()
  for (const each of lines) {
    each.passed = ends || each.target.getBoundingClientRect().top < edge + REACH
    if (each.passed) reached.set(each.list, each.line)
  }
  for (const { line, list, passed } of lines) {
    line.classList.toggle("md-nav__link--passed", passed)
    line.classList.toggle("md-nav__link--active", line === reached.get(list))
  }
}

let isAwaited = false

function soon() {
  if (isAwaited) return
  isAwaited = true
  requestAnimationFrame(() => {
    isAwaited = false
    follow()
  })
}

addEventListener("scroll", soon, { passive: true })
addEventListener("resize", soon)
up?.addEventListener("click", () => scrollTo({ top: 0 }))

/* A long navigation opens where the page stands in it. */

requestAnimationFrame(() => {
  for (const link of document.querySelectorAll(".md-sidebar .md-nav__link--active[href]")) {
    const box = link.closest(".md-sidebar__scrollwrap")
    if (link.checkVisibility() && box.scrollHeight > box.clientHeight) box.scrollTop = link.offsetTop - box.clientHeight / 2
  }
  if (scrollY) follow()
})

/* What is drawn as an arrow opens by keyboard as well, and says whether it is open; in the drawer a title leads back. */

/** Have a label be the button that it looks like. */
function press(label) {
  label.tabIndex = 0
  label.role = "button"
  label.ariaExpanded = String(document.getElementById(label.htmlFor)?.checked)
}

const menu = document.querySelector(".md-sidebar--primary")
for (const heading of menu?.querySelectorAll(".md-nav .md-nav .md-nav__title") ?? []) press(heading)
document.getElementById("__drawer")?.addEventListener("change", () => {
  for (const label of menu.querySelectorAll("label[tabindex='']")) press(label) // beside a wide page a section is open for good
})

for (const label of document.querySelectorAll(".md-nav label[tabindex]")) {
  const toggle = document.getElementById(label.htmlFor)
  const isButton = () => label.tabIndex === 0
  if (isButton()) press(label)
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault() // which would scroll
    label.click()
    const others = [...document.querySelectorAll(`label[for="${label.htmlFor}"][tabindex]`)]
    // The one that was pressed may be on its way out of sight.
    others.find((each) => each !== label && each.checkVisibility({ visibilityProperty: true }))?.focus()
  })
  toggle?.addEventListener("change", () => {
    if (isButton()) press(label)
    document.querySelector(`[aria-labelledby="${label.id}"]`)?.setAttribute("aria-expanded", String(toggle.checked))
  })
}

/* Whoever follows a link within the page has left the drawer, and finds open what it leads to. */

function arrive() {
  const drawer = document.getElementById("__drawer")
  if (drawer) drawer.checked = false
  const closed = named(location.hash)?.closest("details:not([open])")
  if (!closed) return
  closed.open = true
  closed.scrollIntoView()
}

addEventListener("hashchange", arrive)
menu?.addEventListener("click", ({ target }) => { if (target.closest("[href^='#']")) arrive() })
arrive()

/* On paper nothing is folded. */

let folded = []
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll(".md-content details:not([open])")]
  for (const each of folded) each.open = true
})
addEventListener("afterprint", () => { for (const each of folded) each.open = false })

/* Code that is cut scrolls by keyboard, too. */

const widths = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
    else target.removeAttribute("tabindex")
  }
})
for (const code of document.querySelectorAll(".md-content pre > code")) widths.observe(code)

/* Colours change with the reader's choice, which is kept as the theme keeps it, and with the system's. */

function change(input) {
  const { body } = document
  body.setAttribute("data-md-color-switching", "")
  const worn = digestWear(input)
  setTimeout(() => body.removeAttribute("data-md-color-switching"))
  return worn
}

function choose(input) {
  const { key, index } = change(input)
  const { mdColorScheme, mdColorPrimary, mdColorAccent } = document.body.dataset
  const color = { media: input.dataset.mdColorMedia, scheme: mdColorScheme, primary: mdColorPrimary, accent: mdColorAccent }
  try {
    localStorage.setItem(key, JSON.stringify({ index, color }))
  } catch {
    // It holds for this page.
  }
}

const choices = document.getElementsByName("__palette")
for (const input of choices) input.addEventListener("change", () => choose(input))
if (choices.length) {
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => change())
  addEventListener("pageshow", (event) => event.persisted && change()) // who goes back may have chosen others meanwhile
}

/* The browser's own bars are coloured as the page is. What says so anew has all of a page styled anew, and so says
   nothing of light pages, for which browsers take them. */

const [colour, scheme] = ["theme-color", "color-scheme"].map((name) => {
  const meta = document.createElement("meta")
  meta.name = name
  return meta
})

function paint() {
  const style = getComputedStyle(header)
  colour.content = style.backgroundColor
  scheme.content = style.colorScheme
  document.head.append(colour)
  if (scheme.content === "dark") document.head.append(scheme)
  else scheme.remove()
}

new MutationObserver(() => requestAnimationFrame(paint)).observe(document.body, { attributeFilter: ["data-md-color-scheme"] })
requestAnimationFrame(() => setTimeout(paint))
