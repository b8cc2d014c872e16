/* YAML in and out: entries as the files that people write. */

export { write } from "./yaml/write.js"

/** Open a file's text, see `yaml/open.js`; the parser is loaded by the first that asks. */
export async function open(text) {
  const module = await import("./yaml/open.js")
  return module.open(text)
}
