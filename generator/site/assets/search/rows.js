/* Rows of papers: copies of those that the site draws everywhere, filled with what a search found. */

import { LANG, at, foreign, make, marks } from "./dom.js"
import { excerpt, marked, sectionOf } from "./marks.js"

const FEW_TAGS = 4

/** Return a function that makes the row of a record; `facets` know what its values are called. */
export function drawing(facets, t) {
  const label = (name, value) => facets.label(name, value)
  const hue = (venue) => facets.hue(venue)
  const copies = new Map(
    [...document.querySelectorAll("template[data-row]")].map((each) => [each.dataset.row, each.content.firstElementChild]),
  )
  return (record, lang, needles) => {
    const row = copies.get(record.status).cloneNode(true)
    const find = (selector) => row.querySelector(selector)
    const shown = (text) => marks(marked(text, needles))

    const chip = find(".digest-chip")
    if (record.kind === "paper") {
      const [venue, year] = record.edition.split("/")
      chip.href = at(`venues/${record.edition}/`, lang)
      chip.className = `digest-chip digest-hue-${hue(venue)}`
      chip.firstElementChild.textContent = `${label("venue", venue)} ${Number(year)}`
    } else {
      chip.replaceWith(make("span", { class: "digest-badge" }, record.called))
      find(".digest-state").remove()
    }

    const title = find(".digest-title")
    const section = sectionOf(record, needles)
    title.href = section.id ? `${record.url}#${section.id}` : record.url
    title.replaceChildren(...shown(record.title))
    set(title, { lang: foreign(record.title), hreflang: lang === LANG ? undefined : lang })

    const authors = find(".digest-row__authors")
    if (record.authors.length) authors.replaceChildren(...byline(record.authors, shown, t))
    else authors.remove()

    const summary = find(".digest-row__summary")
    if (summary && record.summary) {
      summary.replaceChildren(...shown(record.summary))
      set(summary, { lang: foreign(record.summary) })
    } else summary?.remove()
    const passage = passageOf(record, section, needles)
    const above = [".digest-brief__foot", ".digest-row__summary", ".digest-row__authors", ".digest-row__title"]
      .map(find).find(Boolean)
    if (passage) above.after(passage)

    if (record.read && record.read !== "unstated") {
      find(".digest-meter").className = `digest-meter digest-meter--${record.read}`
      find(".digest-meter").lastChild.data = label("read", record.read)
    } else find(".digest-meter")?.remove()
    if (record.verdict && find(".digest-verdict")) {
      find(".digest-verdict").className = `digest-verdict digest-verdict--${record.verdict}`
      find(".digest-verdict").textContent = label("verdict", record.verdict)
    } else find(".digest-verdict")?.remove()

    copy(find(".digest-brief__pdf"), record.pdf)
    copy(find(".digest-brief__doi"), record.doi && doiUrl(record.doi))

    const tags = record.on.slice(0, FEW_TAGS).map((id) => tagLink(id, label("tag", id), lang))
    if (tags.length) find(".digest-tags")?.replaceChildren(...tags)
    else find(".digest-tags")?.remove()
    return row
  }
}

/** The address to which a DOI resolves. @param {string} doi */
export const doiUrl = (doi) => `https://doi.org/${encodeURIComponent(doi).replaceAll("%2F", "/")}`

/** Have a link lead to a copy of the paper, or be gone. */
function copy(link, address) {
  if (address) link?.setAttribute("href", address)
  else link?.remove()
}

/** Say a line of the text: one that holds the words where title and summary do not; any of ours without a summary. */
function passageOf(record, section, needles) {
  if (!record.text) return null
  const known = marked(`${record.title} ${record.summary}`, needles).some((part) => part.hit)
  const parts = excerpt(section.text, needles)
  const isAsked = !known && parts.some((part) => part.hit)
  if ((record.summary || record.status === "listed") && !isAsked) return null
  const heading = section.heading ? [make("b", {}, ...marks(marked(section.heading, needles))), " "] : []
  return make("p", { class: "digest-row__passage", lang: foreign(record.text) }, ...heading, ...marks(parts))
}

/** Name the first authors, and say how many more there are. */
function byline(names, shown, t) {
  const most = Number(document.querySelector("[data-byline]").dataset.byline)
  const more = t("and-more", { n: names.length - most })
  const rest = names.length > most ? [" ", make("span", { class: "digest-unbroken" }, more)] : []
  return [...shown(names.slice(0, most).join(", ")), ...rest]
}

const tagLink = (id, name, lang) => make("li", {}, make("a", { href: at(`tags/${id}/`, lang), lang: foreign(name) }, name))

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value) element.setAttribute(name, value)
    else element.removeAttribute(name)
  }
}
