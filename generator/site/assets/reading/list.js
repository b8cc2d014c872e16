/* Papers as the reading list shows them. */

import { LANG, at, button, foreign, make } from "../search/dom.js"
import { addMarks } from "./rows.js"

/** How many rows are drawn at first, and with each wish for more. */
const PAGE = 100

const facts = JSON.parse(document.querySelector("#digest-reading-facts").textContent)
const venues = new Map(Object.entries(facts))

/** Show papers in an element, as many as it showed before or a page of them, with a button for more. */
export function showRows(holder, papers, t) {
  const before = holder.querySelectorAll(".digest-brief").length
  const more = button("", () => draw(PAGE).querySelector("a")?.focus(), { class: "digest-action", "data-more": true })
  let shown = 0
  const draw = (most) => {
    const rows = make("div", { class: "digest-rows" }, ...papers.slice(shown, shown + most).map((paper) => rowOf(paper, t)))
    addMarks(rows)
    more.before(rows)
    shown = Math.min(shown + most, papers.length)
    more.textContent = t("reading-more", { n: papers.length - shown })
    more.hidden = shown === papers.length
    return rows
  }
  holder.replaceChildren(more)
  draw(Math.max(PAGE, before))
}

function rowOf({ id, title, isReviewed, author, others, called }, t) {
  const [venue, year, slug] = id.split("/")
  const [name, hue] = venues.get(venue) ?? [venue, 0]
  const said = title || t("unidentified-title", { what: called?.[LANG] ?? slug })
  const rest = others ? [" ", make("span", { class: "digest-unbroken" }, t("and-more", { n: others }))] : []
  const link = make("a", { class: "digest-title", href: at(`papers/${id}/`), lang: foreign(said) }, said)
  const chip = make("a", { class: `digest-chip digest-hue-${hue}`, href: at(`venues/${venue}/${year}/`) },
    make("span", {}, `${name} ${Number(year)}`))
  return make("article", { class: "digest-brief" },
    make("p", { class: "digest-row__title" }, link),
    make("p", { class: "digest-brief__foot" }, chip, " ",
      ...(author ? [make("span", { class: "digest-row__authors", lang: LANG === "ko" ? undefined : foreign(author) }, author, ...rest), " "] : []),
      ...(isReviewed ? [] : [make("span", { class: "digest-badge" }, t("not-reviewed"))])))
}
