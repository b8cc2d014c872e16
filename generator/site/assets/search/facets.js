/* The controls of the search page: what they say, what stands beside them, and which tags are shown. */

import { grouped } from "./dom.js"
import { SEVERAL, selectionOf } from "./selection.js"

/** How many tags are listed before somebody asks for more. */
const FEW = 12

export class Facets {
  #form
  #t
  #list
  #filter
  #more
  #years
  #expanded = false
  #counts = null
  #wanted = null

  constructor(form, t) {
    this.#form = form
    this.#t = t
    const facet = form.querySelector("[data-facet=tag]")
    this.#list = facet.querySelector("ul")
    this.#filter = facet.querySelector("[data-tag-filter]")
    this.#more = facet.querySelector("[data-more]")
    this.#years = [...form.querySelectorAll("[data-facet=year] select")].map((select) => [select, [...select.options].slice(1)])
    this.#filter.addEventListener("input", () => this.#narrow())
    this.#filter.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) event.preventDefault()
    })
    this.#more.addEventListener("click", () => {
      const hidden = [...this.#list.querySelectorAll("li[hidden]")]
      this.#expanded = true
      this.#arrange()
      hidden.find((item) => !item.hidden)?.querySelector("input").focus()
    })
    this.#list.addEventListener("change", ({ target }) => {
      const other = target.closest("li").querySelector(`[name=${target.name === "tag" ? "not" : "tag"}]`)
      if (target.checked) other.checked = false
    })
    this.#arrange()
  }

  /** Read what is chosen. */
  read() {
    return selectionOf(new FormData(this.#form))
  }

  /** Set the controls, but one, to a selection, as an address had it; values that nobody knows get a control as well. */
  write(selection, untouched = null) {
    for (const [select, years] of this.#years) select.replaceChildren(select.options[0], ...years)
    for (const control of this.#form.querySelectorAll("[name]")) {
      const wanted = selection[control.name]
      if (control.type === "checkbox") control.checked = [wanted].flat().includes(control.value)
      else if (control.type === "radio") control.checked = control.value === (wanted === "any" ? "any" : "")
      else if (control !== untouched) control.value = wanted
    }
    for (const name of SEVERAL) {
      for (const value of selection[name].filter((each) => !this.#control(name, each))) this.#unknown(name, value)
    }
  }

  /** Tell whether a value is one that the page knows. */
  knows(name, value) {
    return Boolean(this.#control(name, value))
  }

  /** Return what a condition is called. */
  label(name, value) {
    if (name === "not") return this.#t("search-not", { name: this.label("tag", value) })
    return this.#control(name, value)?.closest("label")?.querySelector("span").textContent ?? value
  }

  /** Return a venue's hue. */
  hue(venue) {
    return this.#control("venue", venue)?.dataset.hue ?? 0
  }

  /** Show how many papers each value would leave. */
  count(counts) {
    this.#counts = counts
    for (const control of this.#form.querySelectorAll("[data-facet] input[type=checkbox]:not([name=not])")) {
      const number = counts[control.name]?.[control.value] ?? 0
      const label = control.closest("label")
      const excluded = control.closest("li").querySelector("[name=not]:checked")
      label.querySelector("[data-count]").textContent = excluded ? "" : grouped(number)
      label.classList.toggle("digest-facet__value--none", !number && !control.checked)
      const item = control.closest("li")
      if (control.name !== "tag") item.hidden = !number && !control.checked && !item.contains(document.activeElement)
    }
    for (const facet of this.#form.querySelectorAll("[data-facet]:not([data-facet=tag], [data-facet=year])")) {
      facet.hidden = !facet.querySelector("li:not([hidden])")
    }
    for (const [select, years] of this.#years) {
      const number = ({ value }) => counts.year?.[value] ?? 0
      for (const year of years) year.textContent = `${year.value} (${grouped(number(year))})`
      const chosen = select.value
      select.replaceChildren(select.options[0], ...years.filter((year) => number(year) || year.value === chosen))
      select.value = chosen
    }
    this.#arrange()
  }

  /** Find the tags that go by what was typed, or was meant, by any of their names, which are loaded when first needed. */
  async #narrow() {
    const typed = this.#filter.value.trim()
    const [{ loadNames, offers }, { misspelt }] = await Promise.all([import("./names.js"), import("./words/spelling.js")])
    const names = typed ? await loadNames().catch(() => null) : null
    if (typed !== this.#filter.value.trim()) return
    const tags = names?.filter(({ kind }) => kind === "tag")
    const found = tags && offers(tags, typed, Infinity).found
    this.#wanted = tags ? new Set((found.length ? found : misspelt(tags, typed)).map(({ id }) => id)) : null
    this.#arrange()
  }

  /** Show the tags that matter now: chosen ones, then by number; while somebody is among them, none moves. */
  #arrange() {
    const wanted = this.#wanted
    const tag = (item) => item.querySelector("[name=tag]").value
    const number = (item) => this.#counts?.tag?.[tag(item)] ?? 0
    const chosen = (item) => item.querySelector(":checked") !== null
    const items = [...this.#list.children]
    if (!this.#list.contains(document.activeElement)) {
      items.sort((a, b) => chosen(b) - chosen(a) || number(b) - number(a))
      this.#list.append(...items)
    }
    let shown = 0
    let left = 0
    for (const item of items) {
      const fits = chosen(item) || (wanted ? wanted.has(tag(item)) : !this.#counts || number(item) > 0)
      const room = chosen(item) || wanted || this.#expanded || shown < FEW || item.contains(document.activeElement)
      item.hidden = !fits || !room
      if (!item.hidden) shown += 1
      else if (fits) left += 1
    }
    this.#more.hidden = !left
    this.#more.textContent = this.#t("search-more-tags", { n: left })
  }

  #control(name, value) {
    return [...this.#form.querySelectorAll(`input[name=${name}]`)].find((control) => control.value === value)
  }

  /** Add a control for a value that only the address knows, where there is a list for such. */
  #unknown(name, value) {
    const facet = name === "not" ? "tag" : name
    const copy = document.querySelector(`[data-choice=${facet === "tag" ? "tag" : "value"}]`).content.cloneNode(true)
    for (const control of copy.querySelectorAll("input")) {
      control.name ||= facet
      control.value = value
      control.checked = control.name === name
    }
    copy.querySelector("span").textContent = value
    copy.querySelector(".digest-hidden")?.replaceChildren(this.#t("search-leave-out", { name: value }))
    copy.querySelector("[title]")?.setAttribute("title", this.#t("search-leave-out", { name: value }))
    this.#form.querySelector(`[data-facet=${facet}] ul`)?.append(copy)
  }
}
