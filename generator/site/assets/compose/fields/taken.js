/* What the site has already of what is new: an entry of its name, or of its paper. */

import { loadPapers } from "../../reading/papers.js"
import { calm } from "../../search/dom.js"
import { arxivOf, doiOf } from "../identifiers.js"

/** The relations by which two entries may be about one paper. */
const BESIDE = ["same-work", "supersedes", "extends"]

/** Return `seek()`, which asks what the site has, and what is known of that; `told` is called once anything is. */
export function takenNames(told) {
  let papers = null

  const seek = calm(async () => {
    if (papers) return
    papers = await loadPapers().catch(() => null) // so that it is asked again
    if (papers) told()
  })

  /** Return the input that says what another entry is about, and that one's paper; null for none, or where they are related. */
  function about({ arxiv = "", paper: { doi = "" } = {}, related = [] }) {
    const said = [["arxiv", arxiv, papers?.arxivs, arxivOf], ["paper.doi", doi, papers?.arxivs, arxivOf],
      ["paper.doi", doi, papers?.dois, (text) => doiOf(text)?.toLowerCase()]]
    for (const [name, text, known, read] of said) {
      const paper = known?.get(read(text))
      if (paper && !related.some(({ to, how }) => to === paper.id && BESIDE.includes(how))) return { name, paper }
    }
    return null
  }

  return { seek, about, has: (id) => Boolean(papers?.ids.has(id)) }
}
