/* The field of tags: those of the vocabulary by any of their names, or new ones. */

import { plain } from "../search/words/forms.js"
import { foreign, make } from "../search/dom.js"
import { combobox } from "./combobox.js"
import { folded } from "./rules.js"
import { write } from "./yaml.js"

const MOST = 8

/** Have an input that holds ids with commas show them as chips beside a field to type in. */
export function withTags(input, vocabulary, t) {
  const chosen = () => input.value.split(",").map((tag) => tag.trim()).filter(Boolean)
  const named = (tag) => [tag.id, tag.name, ...tag.others].map((name) => [folded(name), tag])
  const byName = new Map(vocabulary.flatMap(named).reverse())
  /** Return the tag of the vocabulary that bears a name; undefined for a new one. */
  const known = (name) => byName.get(folded(name))
  const names = vocabulary.map((tag) => ({ tag, plain: [tag.id, tag.name, ...tag.others].map(plain) }))

  const field = make("input", { type: "text", id: input.id, autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-describedby": input.getAttribute("aria-describedby") })
  const chips = make("ul", { class: "digest-compose__chips" })
  input.removeAttribute("id")
  input.type = "hidden"
  input.after(chips, field)

  const set = (tags) => {
    input.value = tags.join(", ")
    input.dispatchEvent(new Event("filled"))
    input.dispatchEvent(new Event("input", { bubbles: true }))
  }
  const draw = () => chips.replaceChildren(...chosen().map((id) => {
    const name = known(id)?.name ?? id
    const remove = make("button", { type: "button", "aria-label": t("compose-tag-remove", { name }) }, "×")
    remove.addEventListener("click", () => { set(chosen().filter((tag) => tag !== id)); field.focus() })
    return make("li", { class: known(id) ? "" : "digest-compose__new", lang: foreign(name) }, name, " ", remove)
  }))
  input.addEventListener("filled", draw)

  /** Return the tags that a typed name may mean, those that begin with it first, and the name itself as a new one. */
  const offers = (typed) => {
    const sought = plain(typed)
    const rank = (each) => Math.min(...each.plain.map((name) => name === sought ? 0 : name.startsWith(sought) ? 1 : name.includes(sought) ? 2 : 3))
    const ranked = names.map((each) => ({ tag: each.tag, rank: rank(each) })).filter((each) => each.rank < 3)
    ranked.sort((one, other) => one.rank - other.rank)
    const fitting = ranked.slice(0, MOST).map(({ tag }) => ({ value: tag.id, text: tag.name, more: tag.name === tag.id ? "" : tag.id }))
    const isNamed = ranked.some((each) => each.rank === 0)
    return isNamed ? fitting : [...fitting, { value: typed.replaceAll(",", " "), text: t("compose-tag-new", { name: typed }) }]
  }
  combobox(field, offers, ({ value }) => {
    if (!chosen().some((name) => (known(name)?.id ?? name) === value)) set([...chosen(), value])
    field.value = ""
  }, t("compose-tag-none"))

  return {
    /** Return the files that new tags need, texts by path. */
    files(digests) {
      const fresh = chosen().filter((name) => !known(name))
      return Object.fromEntries(fresh.map((name, index) => {
        const id = name.toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "") || `new-tag-${index + 1}`
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
