/* Whoever switches the language goes on where they are: with what the address asks for, and as far below the heading
   that they read. Few headings of articles have the same address in both languages; there their number tells, else the
   share of the page. */

const headings = [...document.querySelectorAll("h2[id], .md-content__inner > h3[id]")]

/** Where the header ends, below which one reads; and how far above that a heading still counts as read. */
const edge = document.querySelector(".md-header")?.offsetHeight ?? 0
const LINE = 24

/** Return where the parts of the page begin, each but the first with its heading, and where the last ends. */
const bounds = () => [0, ...headings.map((each) => each.getBoundingClientRect().top + scrollY), document.documentElement.scrollHeight]

/** Say which part begins in the upper half of the window, or else came last, and how much of it and of all is passed. */
function placeHere() {
  const all = bounds()
  const y = scrollY + edge
  const above = Math.max(0, all.findLastIndex((each) => each < y - LINE))
  const part = all[above + 1] < scrollY + innerHeight / 2 ? above + 1 : above
  const within = Math.max(0, y - all[part]) / (all[part + 1] - all[part])
  const shares = [within, y / all.at(-1)].map((each) => each.toFixed(4)).join("/")
  return `#place=${part}/${headings.length}/${shares}/${encodeURIComponent(headings[part - 1]?.id ?? "")}`
}

for (const link of document.querySelectorAll(".md-select__link, .digest-foot [hreflang]")) {
  const follow = () => {
    link.search = location.search
    link.hash = location.hash.includes("=") ? location.hash : scrollY ? placeHere() : ""
  }
  for (const event of ["pointerdown", "click"]) link.addEventListener(event, follow, { capture: true })
}

const [, part, count, within, share, id] = location.hash.match(/^#place=(\d+)\/(\d+)\/([\d.]+)\/([\d.]+)\/(.*)$/u) ?? []
if (part) {
  const alike = headings.findIndex((each) => encodeURIComponent(each.id) === id && !/^_\d*$/u.test(id))
  const number = alike < 0 && headings.length === Number(count) ? part - 1 : alike
  const heading = headings[number]
  const arrive = () => {
    const all = bounds()
    const [begin, end] = all.slice(number + 1)
    scrollTo({ top: (heading ? begin + within * (end - begin) : share * all.at(-1)) - edge })
  }
  if (!heading || heading.checkVisibility()) arrive()
  else {
    // It stands in a form that its own script has still to show.
    const shown = new ResizeObserver(() => {
      if (!heading.checkVisibility()) return
      shown.disconnect()
      arrive()
    })
    shown.observe(heading)
  }
  // Once it is loaded: until then a browser would go to the heading that an address names.
  addEventListener("load", () => history.replaceState(null, "", heading ? `#${encodeURIComponent(heading.id)}` : location.pathname + location.search))
}

/* The drawer opens by keyboard: whoever opened it, or goes on by keys where a finger did, is in it, and whoever leaves it
   has closed it. */

const drawer = document.getElementById("__drawer")
const sidebar = document.querySelector(".md-sidebar--primary")
const menu = document.querySelector(".md-header [for=__drawer]")

if (drawer && sidebar && menu) {
  const opener = document.createElement("button")
  opener.className = "digest-opener digest-hidden"
  opener.ariaLabel = drawer.ariaLabel
  menu.before(opener)
  const say = () => { opener.ariaExpanded = String(drawer.checked) }
  const shut = () => {
    drawer.checked = false
    say()
  }
  const enter = () => {
    const stops = [...sidebar.querySelectorAll("a, label[tabindex]")]
    stops.find((each) => each.checkVisibility({ visibilityProperty: true }))?.focus({ preventScroll: true })
  }
  say()
  opener.addEventListener("click", () => drawer.click())
  drawer.addEventListener("change", () => {
    say()
    if (drawer.checked && document.activeElement === opener) enter() // a finger needs no focus
  })
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !drawer.checked) return
    shut()
    opener.focus()
  })
  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (!drawer.checked || sidebar.contains(target)) return
    if (sidebar.contains(relatedTarget) || !menu.checkVisibility()) shut() // a wide page has it beside the text
    else enter()
  })
}

/* The system's share sheet where there is one, and a copy of title, summary and address; of a search, of its address
   as it is by now; or of what the page shows elsewhere.
   The buttons are hidden until they are known to work, so that a page without scripts shows none. */

for (const button of document.querySelectorAll("[data-digest-share]")) {
  const { title, text, shown, done } = button.dataset
  const canonical = document.querySelector("link[rel=canonical]")?.href
  const link = button.dataset.digestShare === "link"
  const sheet = button.dataset.digestShare === "sheet"
  if (sheet ? !navigator.share : !shown && !navigator.clipboard) continue
  button.hidden = false
  const label = button.textContent
  button.addEventListener("click", async () => {
    const url = (!link && canonical) || location.href
    if (sheet) {
      // Closing the sheet without a choice rejects; that is no error.
      await navigator.share({ title, text, url }).catch(() => undefined)
      return
    }
    const box = shown && document.getElementById(shown)
    const copied = box ? box.textContent : [title, text, url].filter(Boolean).join("\n")
    try {
      await navigator.clipboard.writeText(copied)
    } catch {
      // Where the browser does not allow it, the reader can.
      if (box) getSelection().selectAllChildren(box)
      else prompt(label, copied)
      return
    }
    button.textContent = done
    setTimeout(() => { button.textContent = label }, 2000)
  })
}

/* What is new marks what was not there before; a page whose scripts do not come has all but what they add. */

if (document.querySelector("[data-digest-new]")) import("./new.js").catch(() => undefined)

/* Papers that are listed have marks: for later, and read. */

if (document.querySelector(".digest-row, .digest-brief, .digest-edition__paper, .digest-paper, [data-papers]")) import("./reading/rows.js").catch(() => undefined)
