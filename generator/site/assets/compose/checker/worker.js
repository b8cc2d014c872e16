/* The worker of the checker: Python, as Pyodide runs it, with the project's own rules. */

const FOLDER = "/project"

/** Names what the page asks for. */
const RULES = `
from pathlib import Path
from generator.catalog import checking, surroundings
from generator.text.markdown.preview import PreviewRenderer

def begin(text, folder):
    global check
    check = checking.Checker(surroundings.read(text), Path(folder)).check

apply = checking.remedied
preview = PreviewRenderer()
parse, finish = preview.parsed, preview.finished
`

const fetched = globalThis.fetch
let loaded = 0
let rules = null

/** Fetch as ever, telling the page how much came; what is stored compressed comes as it was before. */
globalThis.fetch = async (address, options) => {
  const path = String(address)
  const isPacked = path.endsWith(".wasm")
  const answer = await fetched(isPacked ? `${path}.packed` : path, options)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  const counted = answer.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      postMessage({ loaded: (loaded += chunk.length) })
      controller.enqueue(chunk)
    },
  }))
  if (!isPacked) return new Response(counted, { headers: answer.headers })
  const unpacked = counted.pipeThrough(new DecompressionStream("gzip"))
  return new Response(unpacked, { headers: { "Content-Type": "application/wasm" } })
}

async function begin({ code, surroundings }) {
  const around = fetch(surroundings).then((answer) => answer.text())
  const archive = fetch(`${code}python.zip`).then((answer) => answer.arrayBuffer())
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    import(`${code}pyodide.js`),
    import(`${code}pyodide.asm.js`),
  ])
  const python = await loadPyodide({
    indexURL: code,
    createPyodideModule,
    lockFileURL: `${code}pyodide-lock.json`,
  })
  python.unpackArchive(await archive, "zip", { extractDir: python.runPython("import site; site.getsitepackages()[0]") })
  rules = python.globals
  python.runPython(RULES)
  rules.get("begin")(await around, FOLDER)
}

onmessage = async ({ data, ports: [port] }) => {
  if (!port) {
    begin(data).then(
      () => postMessage({ ready: true }),
      (error) => postMessage({ error: String(error) }),
    )
    return
  }
  const [name, ...given] = data
  try {
    port.postMessage({ value: rules.get(name)(...given) })
  } catch (error) {
    port.postMessage({ error: String(error) })
  }
}
