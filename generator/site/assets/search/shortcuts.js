/* The dialog that says what keys do. */

import { loadWords, make } from "./dom.js"

const KEYS = [["/", "search"], ["n", "key-next"], ["p", "key-previous"], ["?", "keys"]]

let dialog = null

/** Make the dialog, in which the site's words say what keys do. */
function made(t) {
  const close = make("button", { class: "digest-action" }, t("search-close"))
  const lines = KEYS.flatMap(([key, does]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, t(does))])
  return make("dialog", { class: "digest-keys md-typeset", id: "digest-keys", "aria-label": t("keys") },
    make("form", { method: "dialog" }, make("dl", { class: "digest-facts" }, ...lines), close))
}

/** Show it; rejects where its words cannot be had. */
export async function show() {
  const t = await loadWords()
  if (!dialog) document.body.append(dialog = made(t))
  if (!dialog.open) dialog.showModal()
}
