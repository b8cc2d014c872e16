/* Papers by their ids: what somebody pastes of arXiv's or a DOI, as the words by which records are found. Pure functions. */

import { arxivOf, doiOf } from "../../compose/identifiers.js"

const joined = (id) => id.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")

function wordOf(text) {
  const arxiv = arxivOf(text)
  const doi = arxiv ? null : doiOf(text)
  return (arxiv && `arxiv${joined(arxiv)}`) ?? (doi && `doi${joined(doi)}`)
}

/** Whether a query is an id and nothing else. */
export const isId = (query) => Boolean(wordOf(query))

/** Return the words, as records.py makes them, of the ids that a query is or holds: arXiv:1704.01280v1 → arxiv170401280. */
export const idsIn = (query) => [...new Set([query, ...query.split(/\s+/u)].map(wordOf).filter(Boolean))]
