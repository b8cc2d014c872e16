/* The dialog that says what keys do. */

import { loadWords, make } from "./dom.js"

const t = await loadWords()

const KEYS = [["/", "search"], ["n", "key-next"], ["p", "key-previous"], ["?", "keys"]]

const close = make("button", { class: "digest-action" }, t("search-close"))
const lines = KEYS.flatMap(([key, does]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, t(does))])

/** The dialog, which stands in the page and is not shown yet. */
export const dialog = make("dialog", { class: "digest-keys md-typeset", id: "digest-keys", "aria-label": t("keys") },
  make("form", { method: "dialog" }, make("dl", { class: "digest-facts" }, ...lines), close))

document.body.append(dialog)
