/* The controls of the search page: what they say, what stands beside them, and which tags are shown. */

import { foreign, make } from "./search-dom.js"
import { offers } from "./search-names.js"
import { SEVERAL, selectionOf } from "./search-selection.js"

/** How many tags are listed before somebody asks for more. */
const FEW = 12

export class Facets {
  #form
  #t
  #tags
  #list
  #filter
  #more
  #expanded = false
  #counts = {}

  constructor(form, names, t) {
    this.#form = form
    this.#t = t
    this.#tags = new Map(names.filter((name) => name.kind === "tag").map((name) => [name.id, name]))
    const facet = form.querySelector("[data-facet=tag]")
    this.#list = facet.querySelector("ul")
    this.#filter = facet.querySelector("[data-tag-filter]")
    this.#more = facet.querySelector("[data-more]")
    this.#list.append(...[...this.#tags.values()].map((tag) => this.#tag(tag.id, tag.name)))
    this.#filter.addEventListener("input", () => this.#arrange())
    this.#filter.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) event.preventDefault()
    })
    this.#more.addEventListener("click", () => {
      this.#expanded = true
      this.#arrange()
    })
    this.#list.addEventListener("change", ({ target }) => {
      const other = target.closest("li").querySelector(`[name=${target.name === "tag" ? "not" : "tag"}]`)
      if (target.checked) other.checked = false
    })
  }

  /** Read what is chosen. */
  read() {
    return selectionOf(new FormData(this.#form))
  }

  /** Set the controls to a selection, as an address had it; values that nobody knows get a control as well. */
  write(selection) {
    for (const control of this.#form.querySelectorAll("[name]")) {
      const wanted = selection[control.name]
      if (control.type === "checkbox") control.checked = [wanted].flat().includes(control.value)
      else if (control.type === "radio") control.checked = control.value === (wanted === "any" ? "any" : "")
      else if (control !== document.activeElement) control.value = wanted
    }
    for (const name of SEVERAL) {
      for (const value of selection[name].filter((each) => !this.#control(name, each))) this.#unknown(name, value)
    }
  }

  /** Return what a condition is called. */
  label(name, value) {
    if (name === "not") return this.#t("search-not", { name: this.label("tag", value) })
    if (name === "from") return `${value}–`
    if (name === "to") return `–${value}`
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
      label.querySelector("[data-count]").textContent = excluded ? "" : number.toLocaleString("en")
      label.classList.toggle("digest-facet__value--none", !number && !control.checked)
    }
    for (const option of this.#form.querySelectorAll("[data-facet=year] option[value]:not([value=''])")) {
      option.textContent = `${option.value} (${(counts.year?.[option.value] ?? 0).toLocaleString("en")})`
    }
    this.#arrange()
  }

  /** Show the tags that matter now: chosen ones, then by number; while somebody is among them, none moves. */
  #arrange() {
    const typed = this.#filter.value.trim()
    const wanted = typed ? new Set(offers([...this.#tags.values()], typed, Infinity).found.map((tag) => tag.id)) : null
    const number = (item) => this.#counts.tag?.[item.dataset.id] ?? 0
    const chosen = (item) => item.querySelector(":checked") !== null
    const items = [...this.#list.children]
    if (!this.#list.contains(document.activeElement)) {
      items.sort((a, b) => chosen(b) - chosen(a) || number(b) - number(a))
      this.#list.append(...items)
    }
    let shown = 0
    let left = 0
    for (const item of items) {
      const fits = chosen(item) || (wanted ? wanted.has(item.dataset.id) : number(item) > 0)
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

  #unknown(name, value) {
    if (name === "tag" || name === "not") {
      this.#list.append(this.#tag(value, value))
      this.#control(name, value).checked = true
    } else {
      this.#form.querySelector(`[data-facet=${name}] ul`).append(make("li", {}, this.#value(name, value, value, true)))
    }
  }

  #tag(id, name) {
    const excluding = this.#t("search-exclude", { name })
    const not = make("label", { class: "digest-facet__not", title: excluding },
      make("input", { type: "checkbox", name: "not", value: id, "aria-label": excluding }),
      make("span", { "aria-hidden": "true" }, "−"))
    return make("li", { "data-id": id }, this.#value("tag", id, name), not)
  }

  #value(name, value, shown, checked = false) {
    const control = make("input", { type: "checkbox", name, value })
    control.checked = checked
    return make("label", { class: "digest-facet__value" }, control, " ",
      make("span", { lang: foreign(shown) }, shown), " ", make("span", { class: "digest-count", "data-count": true }))
  }
}
