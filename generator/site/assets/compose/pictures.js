/* Pictures: chosen here for their names, looked at, and added to the pull request by hand. */

import { make } from "../search/dom.js"
import { hyphenated } from "./slugs.js"

const KINDS = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif" }

/** Return the name that a picture is to have: letters, digits and hyphens, and its kind; empty where it cannot have one. */
export function pictureName(name, type) {
  const [, stem, kind] = /^(.*?)(?:\.(png|jpe?g|webp|gif))?$/iu.exec(name)
  const id = hyphenated(stem)
  return id && `${id}.${(kind ?? KINDS[type] ?? "").toLowerCase()}`
}

/** Return the names of all pictures of an entry. */
export function picturesOf({ figures = [] }) {
  return figures.flatMap(({ file, instead = {} }) => [file, ...Object.values(instead)]).filter(Boolean)
}

/** Have fields for the names of pictures take those of files that are chosen or dropped. */
export function withPictures(form, limits, t) {
  form.addEventListener("added", ({ target }) => {
    for (const input of target.querySelectorAll("[data-kind='file']")) {
      const chooser = make("input", { type: "file", accept: Object.keys(KINDS).join(","), "aria-label": `${input.labels[0].textContent.trim()}: ${t("compose-picture-choose")}` })
      const shown = make("img", { alt: "", class: "digest-compose__picture", hidden: true })
      const measured = make("p", { class: "digest-compose__hint", role: "status" })
      input.after(chooser, measured, shown)
      chooser.addEventListener("change", () => {
        const [file] = chooser.files
        if (!file) return
        const name = pictureName(file.name, file.type)
        const others = [...form.querySelectorAll("[data-kind='file']")].filter((other) => other !== input).map(({ value }) => value)
        const key = !KINDS[file.type] ? "compose-wrong-picture"
          : file.size > limits.picture ? "compose-wrong-picture-size"
          : !name || others.includes(name) ? "compose-wrong-picture-name" : ""
        chooser.setCustomValidity(key && t(key))
        chooser.reportValidity()
        if (key) { chooser.value = ""; return }
        input.value = name
        input.dispatchEvent(new Event("input", { bubbles: true }))
        shown.addEventListener("load", () => {
          measured.textContent = t("compose-picture-measured", { width: shown.naturalWidth, height: shown.naturalHeight, size: (file.size / 1e6).toFixed(1) })
        }, { once: true })
        const reader = new FileReader()
        reader.addEventListener("load", () => { shown.src = reader.result; shown.hidden = false })
        reader.readAsDataURL(file)
      })
    }
  })
}
