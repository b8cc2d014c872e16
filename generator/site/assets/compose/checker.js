/*
 * The project's own checker: what `digest check` says of a file, said before anybody sends it.
 * It runs in a worker, which is ended where it takes too long, and begun anew when it is next asked.
 */

import { sanitised } from "./checker/sanitise.js"

/** How many seconds the checker has for an answer; what people write takes a slow phone two. */
export const patience = { seconds: 30 }

const SITE = new URL("../../", import.meta.url)
const WORKER = new URL("checker/worker.js", import.meta.url)

/** Why there is no answer: `absent`, `unloaded`, `slow` where it took too long, or `broken`. */
export class CheckerError extends Error {
  constructor(code, cause) {
    super(code, { cause })
    this.code = code
  }
}

let described = null
let running = null

/** The text that is rendered before the next one is: the worker has one at hand. */
let rendering = Promise.resolve()

/** What the site's build says there is to load, or null. */
async function description() {
  described ??= fetch(new URL("compose/checker.json", SITE), { cache: "no-cache" })
    .then((answer) => (answer.ok ? answer.json() : null))
    .catch(() => {
      described = null
      return null
    })
  return described
}

/** Tell whether this site has a checker that can run here. */
export async function available() {
  return "WebAssembly" in globalThis && "DecompressionStream" in globalThis && (await description()) !== null
}

/** How many bytes are loaded the first time; a browser keeps them. */
export async function size() {
  return (await description())?.bytes ?? 0
}

/** Load the checker, telling `progress` how many bytes of how many are there. Raises CheckerError. */
export async function load(progress = () => {}) {
  await ready(progress)
}

/** Return who is to be asked, once that is loaded. */
async function ready(progress = () => {}) {
  const found = await description()
  if (!found) throw new CheckerError("absent")
  running ??= start(found)
  const begun = running
  begun.listeners.add(progress)
  try {
    await begun.loaded
  } finally {
    begun.listeners.delete(progress)
  }
  return begun
}

/**
 * Return what is wrong with a file that lies at `path` and holds `text`, with messages in a language.
 * `pictures` are names of those that come to lie beside it, `others` texts by the paths of files that come with
 * it, such as a new tag's; what is new may not take the place of an entry that is there. Of each problem comes what `digest check` reports: line, column, severity, code, message,
 * hint, and as `remedy` the edits for `apply`, or null.
 */
export async function check(path, text, language, pictures = [], others = {}, isNew = false) {
  const told = JSON.parse(await ask("check", path, text, language, pictures, Object.entries(others), isNew))
  return told.map((problem) => ({ ...problem, remedy: problem.remedy.length ? problem.remedy : null }))
}

/** Return a text with the edits of a remedy made. */
export async function apply(text, remedy) {
  return ask("apply", text, JSON.stringify(remedy))
}

/**
 * Return the HTML of a Markdown text in a language, as a page will show it, but that formulas and links to papers
 * are as they were typed. It holds nothing but what a page may hold of a stranger's text.
 */
export function render(markdown, language) {
  const rendered = rendering.then(async () => {
    const { html, ...allowed } = JSON.parse(await ask("parse", markdown, language))
    return ask("finish", sanitised(html, allowed))
  })
  rendering = rendered.catch(() => {})
  return rendered
}

async function ask(...question) {
  const asked = await ready()
  const channel = new MessageChannel()
  const answer = new Promise((resolve) => (channel.port1.onmessage = ({ data }) => resolve(data)))
  asked.worker.postMessage(question, [channel.port2])
  const { value, error } = await inTime(answer, asked)
  if (error !== undefined) throw new CheckerError("broken", error)
  return value
}

/** Return an answer; one that does not come ends who was asked, and raises CheckerError. */
async function inTime(answer, asked) {
  let timer
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new CheckerError("slow")), patience.seconds * 1000)))
  try {
    return await Promise.race([answer, late])
  } catch (error) {
    end(asked)
    throw error
  } finally {
    clearTimeout(timer)
  }
}

function start({ code, surroundings, bytes }) {
  const worker = new Worker(WORKER, { type: "module" })
  const begun = { worker, listeners: new Set() }
  begun.loaded = new Promise((resolve, reject) => {
    const fail = (cause) => {
      end(begun)
      reject(new CheckerError("unloaded", cause))
    }
    worker.onmessage = ({ data }) => {
      if ("loaded" in data) for (const tell of begun.listeners) tell(Math.min(data.loaded, bytes), bytes)
      else if (data.ready) resolve(begun.listeners.forEach((tell) => tell(bytes, bytes)))
      else fail(data.error)
    }
    worker.onerror = (event) => fail(event.message)
    worker.postMessage({ code: new URL(code, SITE).href, surroundings: new URL(surroundings, SITE).href })
  })
  return begun
}

function end(begun) {
  begun.worker.terminate()
  if (running === begun) running = null
}
