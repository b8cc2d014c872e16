/* The form's inputs as an entry, and back. An input is named by the path of what it says: `notes.0.by.person`. */

import { tidied } from "./fields/tidied.js"

const steps = (name) => name.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step))

/** Return what an input says: a text, a list of texts, true, or nothing. */
function typed(input) {
  if (input.dataset.kind === "flag") return input.checked ? true : undefined
  if (input.dataset.kind === "pick" && /^\d+$/u.test(input.value.trim())) return Number(input.value)
  const { kind } = input.dataset
  if (!("list" in input.dataset)) return input.value.replace(/\p{Default_Ignorable_Code_Point}/gu, "").trim() === "" ? undefined : tidied(kind, input.value)
  const items = input.value.split(/[,\n]/u).map((item) => tidied(kind, item.trim())).filter(Boolean)
  return items.length ? items : undefined
}

/** Return the entry that a form says. */
export function entryOf(form) {
  const entry = {}
  for (const input of form.querySelectorAll("[data-kind]")) {
    const value = typed(input)
    if (value === undefined) continue
    const path = steps(input.name)
    const last = path.pop()
    let held = entry
    path.forEach((step, index) => {
      held[step] ??= typeof (path[index + 1] ?? last) === "number" ? [] : {}
      held = held[step]
    })
    held[last] = value
  }
  for (const within of form.querySelectorAll("[data-bare]")) shorten(entry, steps(within.dataset.path), within.dataset.bare)
  return entry
}

/** Say a mapping by one value alone where it has no other. */
function shorten(entry, path, bare) {
  const last = path.pop()
  const held = path.reduce((value, step) => value?.[step], entry)
  const keys = Object.keys(held?.[last] ?? {})
  if (keys.length === 1 && keys[0] === bare) held[last] = held[last][bare]
}

/** Yield the texts of a value with the names of their inputs; a list of texts has one, unless its items have their own. */
function* flat(form, value, name) {
  const hasTexts = Array.isArray(value) && value.every((item) => typeof item !== "object")
  if (hasTexts && !form.querySelector(`[data-items="${CSS.escape(name)}"]`)) yield [name, value.join(", ")]
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      // A number is an item's: in a mapping, of a draft that is damaged, it would have as many items added.
      if (Array.isArray(value) || !/^\d+$/.test(key)) yield* flat(form, inner, name ? `${name}.${key}` : key)
    }
  } else yield [name, value]
}

/** Set what a form says to an entry; return the names for which it has no input. */
export function fill(form, entry) {
  const unknown = []
  for (const holder of form.querySelectorAll("[data-held]")) holder.replaceChildren()
  for (const input of form.querySelectorAll("[data-kind]")) write(input, "")
  const parts = new Parts(form)
  for (const [name, value] of flat(form, entry, "")) {
    const input = parts.inputOf(name)
    if (input) write(input, value)
    else unknown.push(name)
  }
  return unknown
}

function write(input, value) {
  if (input.dataset.kind === "flag") input.checked = String(value) === "true"
  else input.value = value
  input.dispatchEvent(new Event("filled"))
}

/** What a form has by names: looked up in it, each of many authors would take as long as all before. */
class Parts {
  #inputs = new Map()
  #items = new Map()
  #bare = new Map()

  constructor(form) {
    this.#know(form)
  }

  /** Return the input of a name; items that it stands in are added. */
  inputOf(name) {
    const path = name.split(".")
    path.forEach((step, index) => {
      if (!/^\d+$/.test(step)) return
      const items = this.#items.get(path.slice(0, index).join("."))
      while (items && held(items).children.length <= Number(step)) this.#know(add(items))
    })
    const short = this.#bare.get(name)
    if (short) return this.#inputs.get(`${name}.${short}`)
    // A bare item of a list of mappings: `paper.authors` may hold names alone.
    return this.#inputs.get(name) ?? this.#inputs.get(`${name}.name`)
  }

  #know(part) {
    for (const input of part.querySelectorAll("[data-kind]")) this.#inputs.set(input.name, input)
    for (const items of part.querySelectorAll("[data-items]")) this.#items.set(items.dataset.items, items)
    for (const { dataset } of part.querySelectorAll("[data-bare]")) this.#bare.set(dataset.path, dataset.bare)
  }
}

const held = (items) => items.querySelector(":scope > [data-held]")

/** Add an item to a list and return it. */
export function add(items) {
  const at = `${items.dataset.items}.${held(items).children.length}`
  const item = items.querySelector(":scope > template").content.cloneNode(true).firstElementChild
  renamed(item, `${items.dataset.items}.#`, at)
  held(items).append(item)
  item.dispatchEvent(new CustomEvent("added", { bubbles: true }))
  return item
}

/** Remove an item of a list; those behind it move up. */
export function remove(item) {
  const items = item.closest("[data-items]")
  const from = [...held(items).children].indexOf(item)
  item.remove()
  for (const [index, other] of [...held(items).children].entries()) {
    if (index >= from) renamed(other, `${items.dataset.items}.${index + 1}`, `${items.dataset.items}.${index}`)
  }
}

/** Have all names within an element begin otherwise; ids and what refers to them follow. */
function renamed(element, before, after) {
  const [old, now] = [before, after].map((name) => `compose-${name.replaceAll(".", "-")}-`)
  for (const each of [element, ...element.querySelectorAll("*")]) {
    if (each instanceof HTMLTemplateElement) renamed(each.content.firstElementChild, before, after)
    for (const name of ["name", "data-items", "data-path", "data-field"]) {
      const value = each.getAttribute(name)
      if (value?.startsWith(`${before}.`)) each.setAttribute(name, after + value.slice(before.length))
    }
    for (const name of ["id", "for", "aria-describedby", "aria-controls"]) {
      const value = each.getAttribute(name)
      if (value) each.setAttribute(name, value.split(" ").map((id) => id.startsWith(old) ? now + id.slice(old.length) : id).join(" "))
    }
  }
  const number = element.querySelector(":scope > legend [data-number]")
  if (number) number.textContent = String(Number(after.split(".").at(-1)) + 1)
}
