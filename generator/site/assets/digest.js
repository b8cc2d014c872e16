/* Whoever switches the language goes on where they are: headings have the same addresses in both. */

for (const link of document.querySelectorAll(".md-select__link, .digest-foot [hreflang]")) {
  const follow = () => {
    const passed = [...document.querySelectorAll("h2[id]")].findLast((each) => each.getBoundingClientRect().top < innerHeight / 2)
    link.hash = (scrollY && passed?.id) || ""
  }
  for (const event of ["pointerdown", "click"]) link.addEventListener(event, follow, { capture: true })
}

/* The drawer opens by keyboard: whoever opened it is in it, and whoever leaves it has closed it. */

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
  say()
  opener.addEventListener("click", () => drawer.click())
  drawer.addEventListener("change", () => {
    say()
    const stops = [...sidebar.querySelectorAll("a, label[tabindex]")]
    if (drawer.checked) stops.find((each) => each.checkVisibility({ visibilityProperty: true }))?.focus({ preventScroll: true })
  })
  sidebar.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !drawer.checked) return
    shut()
    opener.focus()
  })
  sidebar.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !sidebar.contains(relatedTarget)) shut() })
}

/* The system's share sheet where there is one, and a copy of title, summary and address; of a search, of its address
   as it is by now; or of what the page shows elsewhere.
   The buttons are hidden until they are known to work, so that a page without scripts shows none. */

for (const button of document.querySelectorAll("[data-digest-share]")) {
  const { title, text, shown, done } = button.dataset
  const canonical = document.querySelector("link[rel=canonical]")?.href
  const link = button.dataset.digestShare === "link"
  const sheet = button.dataset.digestShare === "sheet"
  if (sheet ? !navigator.share : !navigator.clipboard) continue
  button.hidden = false
  const label = button.textContent
  button.addEventListener("click", async () => {
    const url = (!link && canonical) || location.href
    if (sheet) {
      // Closing the sheet without a choice rejects; that is no error.
      await navigator.share({ title, text, url }).catch(() => undefined)
      return
    }
    const copied = shown ? document.getElementById(shown).textContent : [title, text, url].filter(Boolean).join("\n")
    await navigator.clipboard.writeText(copied)
    button.textContent = done
    setTimeout(() => { button.textContent = label }, 2000)
  })
}

/* What is new marks what was not there before. */

if (document.querySelector("[data-digest-new]")) import("./new.js")

/* Papers that are listed have marks: for later, and read. */

if (document.querySelector(".digest-row, .digest-brief, .digest-edition__paper, .digest-paper, [data-papers]")) import("./reading/rows.js")
