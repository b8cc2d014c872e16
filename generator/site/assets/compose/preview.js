/* What a Markdown text will look like, below where it is typed or beside it. Nothing is loaded before somebody looks. */

import { calm, make } from "../search/dom.js"
import { available, render, size } from "./checker.js"

const TEXTS = "textarea[data-kind='markdown'][lang]:not([name^='summary.'])"

/** Offer to show each text of the form, where the site has what renders it and the browser can run that. */
export async function withPreviews(form, t) {
  if (!await available()) return
  const told = t("compose-preview-hint", { n: Math.round(await size() / 1e6) })
  const offerIn = (part) => part.querySelectorAll(TEXTS).forEach((area) => offer(area, told, t))
  offerIn(form)
  form.addEventListener("added", ({ target }) => offerIn(target))
}

function offer(area, told, t) {
  const state = make("p", { class: "digest-compose__hint", role: "status" }, told)
  const shown = make("div", { lang: area.lang })
  const preview = make("details", { class: "digest-compose__preview" }, make("summary", {}, t("compose-preview")), state, shown)
  area.after(preview)

  let last = null
  const show = calm(async () => {
    const text = area.value
    if (!preview.open || text === last) return
    last = text
    if (!shown.childNodes.length) state.textContent = t("compose-check-loading")
    try {
      const html = await render(text, area.lang)
      if (text !== last) return
      shown.innerHTML = html
      state.textContent = told
    } catch {
      last = null
      state.textContent = t("compose-preview-failed")
    }
  }, 400)
  for (const event of ["input", "filled"]) area.addEventListener(event, show)
  preview.addEventListener("toggle", show)
}
