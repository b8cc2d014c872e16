/* The engines of the bench: each takes queries and returns the addresses of the first ten hits of each. */

const TEN = 10

const ours = async () => {
  const { openIndex } = await import(new URL("assets/search/query.js", document.baseURI))
  const index = openIndex()
  return async (query) => {
    const found = await index.search(query)
    const records = await Promise.all([...found.numbers.slice(0, TEN)].map(found.load))
    return records.map((record) => record.url)
  }
}

const pagefind = async () => {
  const engine = await import(new URL(`plain/${document.documentElement.lang}/pagefind.js`, document.baseURI))
  return async (query) => {
    const found = await engine.search(query)
    const records = await Promise.all(found.results.slice(0, TEN).map((result) => result.data()))
    return records.map((record) => record.raw_url ?? record.url)
  }
}

/* Material's worker, set up as its plugin and its script do it. */
const lunr = async () => {
  const data = await (await fetch(`lunr/${document.documentElement.lang}.json`)).json()
  const worker = new Worker(new URL("assets/javascripts/workers/search.js", document.baseURI))
  const ask = (message) => new Promise((resolve) => {
    worker.onmessage = (event) => resolve(event.data)
    worker.postMessage(message)
  })
  await ask({ type: 0, data: { ...data, options: { suggest: false } } })
  return async (query) => {
    const answer = await ask({ type: 2, data: query })
    return answer.data.items.slice(0, TEN).map(([item]) => item.location)
  }
}

globalThis.measure = async (name, queries) => {
  const search = await { ours, pagefind, lunr }[name]()
  const found = []
  for (const query of queries) found.push(await search(query))
  return found
}
