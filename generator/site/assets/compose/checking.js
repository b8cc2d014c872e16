/* The button that checks as the merge will. Nothing of the checker is loaded before somebody asks for it. */

import { LANG, button, make } from "../search/dom.js"
import { apply, available, check, load, size } from "./checker.js"

const megabytes = (bytes, digits) => (bytes / 1e6).toFixed(digits)

/** Return a text's parts, with what stands between backticks as code. */
const coded = (text) => text.split("`").map((part, index) => (index % 2 ? make("code", {}, part) : part))

/**
 * Offer the check where the site has it, and say so where the browser cannot run it.
 *
 * `held()` gives what is checked, `{file, text, pictures, others, isNew}`, or null where the file has no place yet; `mended(text)`
 * takes a text in which one thing is put right. The holder hears by the event `shown` what the form says by then.
 */
export async function withChecker(holder, held, mended, t) {
  const bytes = await size()
  if (!bytes) return
  const [starting, state, loading, list] = ["check", "check-state", "check-loading", "check-told"].map((name) => holder.querySelector(`[data-${name}]`))
  const progress = loading.querySelector("progress")
  const counted = loading.querySelector("span")
  const say = (key, values) => {
    const said = t(`compose-check-${key}`, values)
    if (state.textContent !== said) state.textContent = said
  }
  holder.hidden = false
  if (!await available()) {
    starting.hidden = true
    say("cannot")
    return
  }
  say("size", { n: megabytes(bytes, 0) })

  /** What the last check said, and of what; null where none is in sight. */
  let verdict = null
  let shown = ""
  const written = ({ file, text }) => `${file}\n${text}`

  /** Say what the check said for as long as that is what the form says. */
  function judge() {
    if (verdict) say(verdict.of === shown ? verdict.key : "outdated", verdict)
  }
  holder.addEventListener("shown", ({ detail }) => { shown = written(detail); judge() })

  async function run() {
    verdict = null
    const { file, text, pictures, others, isNew } = held() ?? {}
    list.replaceChildren()
    if (!file) return say("place")
    say("loading")
    await load((loaded, all) => {
      loading.hidden = false
      progress.value = loaded / all
      counted.textContent = t("compose-check-progress", { loaded: megabytes(loaded, 1), all: megabytes(all, 1) })
    })
    loading.hidden = true
    say("running")
    const problems = await check(file, text, LANG, pictures, others, isNew)
    list.replaceChildren(...problems.map((problem) => told(problem, text)))
    const errors = problems.filter(({ severity }) => severity === "error").length
    const key = errors ? "wrong" : problems.length ? "warned" : "right"
    verdict = { of: written({ file, text }), key, n: errors || problems.length }
    return judge() // which somebody may have changed meanwhile
  }

  function told({ line, severity, message, hint, remedy }, text) {
    const item = make("li", {}, make("strong", {}, t(`compose-check-${severity}`)), " ", t("compose-check-line", { n: line }), ": ", ...coded(message))
    if (hint) item.append(make("p", {}, ...coded(hint)))
    if (remedy) {
      item.append(" ", button(t("compose-check-mend"), () => once(async () => {
        // What was typed since the check would be lost; that is checked instead.
        const isAsChecked = () => held()?.text === text
        if (isAsChecked()) await mended(await apply(text, remedy), isAsChecked)
        starting.focus()
        await run()
      })))
    }
    return item
  }

  let isBusy = false
  async function once(action) {
    if (isBusy) return
    isBusy = true
    try {
      await action()
    } catch (error) {
      say(error.code === "slow" ? "slow" : "failed")
    } finally {
      loading.hidden = true
      isBusy = false
    }
  }

  starting.addEventListener("click", () => once(run))
}
