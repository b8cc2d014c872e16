/* The field of tags: those of the vocabulary by any of their names, or new ones. */

import { plain } from "../search/words/forms.js"
import { button, foreign, make } from "../search/dom.js"
import { combobox } from "./combobox.js"
import { idOf as idFor } from "./slugs.js"
import { write } from "./yaml.js"

const MOST = 8

/** Signs around a name that are no part of it, as people put them around what they call a tag. */
const SIGNS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu

/** Have an input that holds ids with commas show them as chips beside a field to type in. */
export function withTags(input, vocabulary, t) {
  const namesIn = (text) => [...new Set(text.split(",").map((name) => name.trim()).filter(Boolean))]
  const chosen = () => namesIn(input.value)
  const named = (tag) => [tag.id, tag.name, ...tag.others].map((name) => [plain(name), tag])
  const byName = new Map(vocabulary.flatMap(named).reverse())
  /** Return the tag of the vocabulary that bears a name, or the id that it would have; undefined for a new one. */
  const known = (name) => byName.get(plain(name)) ?? byName.get(plain(name.replace(SIGNS, ""))) ?? byName.get(plain(idFor(name)))
  const names = vocabulary.map((tag) => ({ tag, plain: [tag.id, tag.name, ...tag.others].map(plain) }))

  const field = make("input", { type: "text", id: input.id, autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-describedby": input.getAttribute("aria-describedby") })
  const chips = make("ul", { class: "digest-compose__chips", "aria-live": "polite" })
  input.removeAttribute("id")
  input.type = "hidden"
  input.after(chips, field)

  const set = (tags) => {
    input.value = tags.join(", ")
    input.dispatchEvent(new Event("filled"))
    input.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const chip = (id) => {
    const name = known(id)?.name ?? id
    const drop = () => { set(chosen().filter((tag) => tag !== id)); field.focus() }
    const remove = button("×", drop, { "aria-label": t("compose-tag-remove", { name }) })
    return make("li", { "data-tag": id, class: known(id) ? "" : "digest-compose__new", lang: foreign(name) }, name, " ", remove)
  }
  /** Show what is chosen; what was shown before stays, so that only what is new is read out. */
  const draw = () => {
    const ids = chosen()
    for (const each of [...chips.children]) if (!ids.includes(each.dataset.tag)) each.remove()
    const shown = [...chips.children].map(({ dataset }) => dataset.tag)
    chips.append(...ids.filter((id) => !shown.includes(id)).map(chip))
  }
  input.addEventListener("filled", draw)

  const proposed = (name) => t("compose-tag-new", { name })

  /**
   * Return the tags that a typed name may mean, those that begin with it first, and the name itself as a new one; of
   * several names, between commas, all together.
   */
  const offers = (typed) => {
    const several = namesIn(typed)
    if (typed.includes(",")) return several.length ? [{ values: several, text: several.map((name) => known(name)?.name ?? proposed(name)).join(", ") }] : []
    const sought = plain(typed)
    const rank = (each) => Math.min(...each.plain.map((name) => name === sought ? 0 : name.startsWith(sought) ? 1 : name.includes(sought) ? 2 : 3))
    const ranked = names.map((each) => ({ tag: each.tag, rank: rank(each) })).filter((each) => each.rank < 3)
    ranked.sort((one, other) => one.rank - other.rank)
    const fitting = ranked.slice(0, MOST).map(({ tag }) => ({ values: [tag.id], text: tag.name, more: tag.name === tag.id ? "" : tag.id }))
    const isNamed = ranked.some((each) => each.rank === 0)
    return isNamed ? fitting : [...fitting, { values: [typed], text: proposed(typed) }]
  }
  const idOf = (name) => known(name)?.id ?? name
  const take = (names) => {
    const all = [...chosen(), ...names.map(idOf)]
    field.value = ""
    set(all.filter((name, index) => all.findIndex((other) => idOf(other) === idOf(name)) === index))
  }
  combobox(field, offers, ({ values }) => take(values), t("compose-tag-none"))
  // Whoever leaves the field with a tag's name in it means the tag; other words stay, and are told of.
  field.addEventListener("blur", () => {
    const left = namesIn(field.value)
    if (left.length && left.every(known)) take(left)
  })

  return {
    /** What stands in the field and is no tag yet. */
    get left() { return field.value.trim() },
    set left(text) { field.value = text },
    /** Tell whether words stand in the field that are no tag yet, and nobody types there. */
    get isLeft() { return Boolean(field.value.trim()) && document.activeElement !== field },
    /** Return the files that new tags need, texts by path. */
    files(digests) {
      const taken = new Set()
      return Object.fromEntries(chosen().filter((name) => !known(name)).map((name) => {
        const stem = idFor(name) || "new-tag-1"
        let id = stem
        for (let n = 2; taken.has(id) || byName.has(plain(id)); n += 1) id = `${stem.replace(/-1$/u, "")}-${n}`
        taken.add(id)
        const lang = /[가-힣]/u.test(name) ? "ko" : "en"
        return [`${digests}/tags/${id}.yml`, write({ name: { [lang]: name } }, "../../schema/tag.json")]
      }))
    },
    /** Show those files. */
    propose(holder, files) {
      const shown = Object.entries(files).flatMap(([path, text]) => [
        make("p", {}, t("compose-tag-file", { path })),
        make("pre", {}, make("code", {}, text)),
      ])
      holder.hidden = !shown.length
      holder.replaceChildren(...shown)
    },
  }
}
