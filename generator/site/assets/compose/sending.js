/* The ways by which a file leaves the form: to the repository's host, and out of an app's window to a browser. */

import { make } from "../search/dom.js"
import { appAround, beginning, editing, outOf } from "./host.js"

/** Copy a text; where the browser does not allow that, have what shows it selected for the reader to copy. */
async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    getSelection().selectAllChildren(shown)
  }
}

/** Lead to where a file goes at the host, and say what else is to be done there; `isThere` where it is changed. */
export function showSending(holder, host, { file, text, pictures, isThere }, t) {
  const { href, copied, why } = isThere ? editing(host, file) : beginning(host, file, text)
  const link = holder.querySelector("[data-send]")
  link.hidden = !href
  if (href) link.href = href
  link.textContent = t(isThere ? "compose-send-change" : "compose-send")
  link.onclick = copied ? () => { copy(text, holder.querySelector("[data-digest-yaml]")) } : null
  const names = pictures.length && t("compose-pictures", { names: pictures.join(", ") })
  const lines = [why && t(`compose-send-${why}`), names].filter(Boolean)
  holder.querySelector("[data-sending]").replaceChildren(...lines.map((line) => make("p", {}, line)))
}

/** Tell whoever sees the page in an app's window that a browser does more, and lead there where that can be. */
export function showApp(holder, t) {
  const app = appAround(navigator.userAgent)
  if (!app) return
  const line = holder.querySelector("[data-in-app]")
  const address = outOf(app, location.href)
  line.replaceChildren(t(address ? "compose-app" : "compose-app-menu"))
  if (address) line.append(" ", make("a", { href: address }, t("compose-app-out")))
  line.hidden = false
}
