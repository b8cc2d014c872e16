/* What a bibliography's entries say of the papers that they mean. */

import { arxivOf, doiOf } from "../compose/identifiers.js"
import { entriesIn, plain } from "./bibtex.js"

/** Where programs put a DOI or an arXiv id, or an address that holds one. */
const TELLING = ["doi", "arxivid", "eprint", "url", "ee", "bdsk-url-1", "journal", "journaltitle", "volume", "number", "note", "howpublished"]

/** No id is longer, with all that stands around it. */
const LONGEST = 300

/** How much of a title is looked at. */
const LONGEST_TITLE = 2_000

const ARXIV_DOI = /^10\.48550\/arxiv\./iu

/** What says that "1610.00087" in another field is an arXiv id and no number of an issue. */
const SAYS_ARXIV = /arxiv|corr/iu

/** How many entries are looked at before the page may do something else. */
const AT_ONCE = 500

/**
 * Return the papers of a bibliography, `{key, dois, arxivs, title}` each, in their order: of BibTeX, RIS or CSL-JSON.
 * Rejects with a SyntaxError what begins as JSON does and goes on otherwise.
 */
export async function papersIn(text) {
  const papers = []
  for (const [number, item] of itemsIn(text).entries()) {
    if (number % AT_ONCE === AT_ONCE - 1) await new Promise((goOn) => { setTimeout(goOn) })
    papers.push(paperOf(item))
  }
  return papers.filter(({ title }) => title)
}

function itemsIn(text) {
  if (/^\s*[[{]/u.test(text)) return csl(JSON.parse(text))
  return /^\s*TY {2}- /u.test(text) ? ris(text) : entriesIn(text)
}

const csl = (items) => [items].flat().map((item) => ({
  key: String(item?.id ?? ""),
  fields: new Map(Object.entries(item ?? {}).filter(([, said]) => typeof said === "string").map(([name, said]) => [name.toLowerCase(), said])),
}))

/** What RIS calls the fields that tell of a paper. */
const RIS = { TI: "title", T1: "title", DO: "doi", UR: "url", ID: "key", JO: "journal", T2: "journal", VL: "volume", N1: "note", AN: "note" }

const ris = (text) => text.split(/^ER {2}-.*$/mu).map((entry) => {
  const lines = [...entry.matchAll(/^([A-Z][A-Z0-9]) {2}- (.*)$/gmu)].filter(([, tag]) => RIS[tag])
  const fields = new Map(lines.map(([, tag, said]) => [RIS[tag], said.trim()]))
  return { key: fields.get("key") ?? "", fields }
}).filter(({ fields }) => fields.size)

function paperOf({ key, fields }) {
  const of = (name, longest = LONGEST) => plain(fields.get(name)?.slice(0, longest) ?? "")
  const told = TELLING.map((name) => [name, of(name)]).filter(([, said]) => said)
  const isOfArxiv = [...told.map(([, said]) => said), of("archiveprefix"), of("eprinttype")].some((said) => SAYS_ARXIV.test(said))
  const words = told.flatMap(([name, said]) => [said, ...said.split(/[\s,;]+/u)].map((word) => ({ name, word })))
  const isTold = ({ name, word }) => name === "arxivid" || isOfArxiv || /[a-z]/iu.test(word)
  const arxivs = words.filter(isTold).map(({ word }) => arxivOf(word))
  const dois = words.map(({ word }) => doiOf(word)).filter((doi) => doi && !ARXIV_DOI.test(doi))
  const title = readable(["title", "subtitle"].map((name) => of(name, LONGEST_TITLE)).filter(Boolean).join(": "))
  return { key, dois: [...new Set(dois)], arxivs: [...new Set(arxivs.filter(Boolean))], title: title || key }
}

/** Return a title without what programs leave in it of a web page, some twice: elements, and characters by their names. */
function readable(title) {
  const text = (html) => (/[<&]/u.test(html) ? new DOMParser().parseFromString(html, "text/html").body.textContent : html)
  return text(text(title)).replace(/\s+/gu, " ").trim()
}
