/* The papers of the site: by their ids, and by what bibliographies say of them. */

import { loader, shared } from "../search/dom.js"

/** Return the papers of the site. */
export const loadPapers = loader(shared("reading-list/papers.json"), (said) => new Papers(said))

export class Papers {
  constructor({ papers, former }) {
    this.former = new Map(Object.entries(former))
    this.ids = new Map()
    this.dois = new Map()
    this.arxivs = new Map()
    this.titles = new Map()
    for (const [id, title, isReviewed, author, others, doi, arxiv, called] of papers) {
      const paper = { id, title, isReviewed: Boolean(isReviewed), author, others, called }
      const known = [[this.ids, id], [this.dois, doi.toLowerCase()], [this.arxivs, arxiv], [this.titles, folded(title)]]
      // Of two that go by one name, that which somebody reviewed.
      for (const [by, name] of known) if (name && !(by.get(name)?.isReviewed)) by.set(name, paper)
    }
  }

  /** Return the paper with an id, also one that it had before; undefined where the site has none. */
  of(id) {
    return this.ids.get(id) ?? this.ids.get(this.former.get(id))
  }

  /**
   * Return the paper that a bibliography's entry means: by its key where that is an id, as in files of this site, by
   * its DOI, its arXiv ids, its title; undefined for none.
   */
  meant({ key, dois, arxivs, title }) {
    const found = [this.of(key), ...dois.map((doi) => this.dois.get(doi.toLowerCase())), ...arxivs.map((id) => this.arxivs.get(id))]
    return found.find(Boolean) ?? this.titles.get(folded(title))
  }
}

/** Return a title as lists of papers vary it: letters and digits alone, without case and diacritics. */
export const folded = (title) => title.toUpperCase().toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "")
