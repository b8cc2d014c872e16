/* Ids of papers as people paste them, told from what is none, by the rules of
   `generator/text/identifiers.py`; whether a host is known is left to the checker. */

/** What arXiv's ids until March 2007 begin with. */
export const ARCHIVES = (
  "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga "
  + "funct-an gr-qc hep-ex hep-lat hep-ph hep-th math-ph math mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph "
  + "q-alg q-bio quant-ph solv-int supr-con"
).split(" ")

const NEW = String.raw`[0-9]{4}\.[0-9]{4,5}`
const OLD = String.raw`(?:${ARCHIVES.join("|")})(?:\.[a-z]{2})?/[0-9]{7}`
const ARXIV_AROUND = new RegExp(
  String.raw`^(?:(?:https?://)?(?:(?:[a-z0-9-]+\.)+[a-z]+)/(?:[a-z-]+/)*(?:arxiv:)?`
  + String.raw`|(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.`
  + String.raw`|(?:(?:corr|e-?print|preprint|arxiv|abs)[\s:/,.]*)+)?`
  + String.raw`(?<id>${NEW}|${OLD})(?:,?\s*\[?v\s*[1-9][0-9]{0,3}\]?)?(?:\.pdf)?/?(?:[?#]\S*)?(?:\s*[\[(][a-z-]+(?:\.[a-z-]+)?[\])])?(?:\s+[0-9]{1,2}\s+[a-z]{3,9}\s+[0-9]{4})?$`,
  "iu",
)
const DOI_BEFORE = /^(?:(?:(?:info|urn):)?doi(?!\.)\s*[:/=]?\s*)?(?:(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/(?:[^?#]*?[/=:])?(?=10\.))?/iu
const DOI_BEHIND = /(?:<\/?[a-z][^<>]*>)*(?:#[a-z].*|[?&][a-z]\w*=.*)?$/iu
const DOI = /^10\.[0-9]{4,9}(?:\.[0-9]+)*\/(?!https?:)(?:(?!\]\(|<\/?[a-z][a-z0-9]*\/?>|\?[a-z]|[,;](?:https?:|doi:|10\.[0-9]{4}))[^\s"\\\ufffd\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3])+$/iu

const TRAILING = ".,;:!?\"'’”»」。、…`*|"
const CLOSING = { ")": "(", "]": "[", "}": "{", ">": "<" }

/** Return a text with the signs of ASCII that Korean keyboards type as wide as a syllable. */
export const narrow = (text) => text.replace(/[\uff01-\uff5e]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** Leave out punctuation that ends a sentence, and brackets that were opened before the text. */
function untrailed(text) {
  const surplus = new Map(Object.entries(CLOSING).map(([closing, opening]) => [closing, text.split(closing).length - text.split(opening).length]))
  let bare = text
  for (let last = bare.at(-1); TRAILING.includes(last) || surplus.get(last) > 0; last = bare.at(-1)) {
    bare = bare.slice(0, -1).trimEnd()
    if (!bare) break
    surplus.set(last, surplus.get(last) - 1)
  }
  return bare
}

/** Return a text without what stands around it, and what TeX puts before some signs. */
const trimmed = (text) => untrailed(narrow(text).replace(/\s+/gu, " ").replace(/\\(?=[&%#_~])/gu, "").replace(/^[([<{"'“‘「 ]+/u, "").trimEnd())

/** Return a text with what an address encodes, such as %2F, unless that says nothing. */
export function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Return the id, without a version, of the paper of arXiv's that a text names, alone or in an address; null for none. */
export function arxivOf(text) {
  const id = ARXIV_AROUND.exec(trimmed(text))?.groups.id.toLowerCase()
  if (!id) return null
  if (id.includes("/")) return id.replace(/\.[a-z]{2}\//u, "/")
  const [month, number] = id.split(".")
  // Numbers had four digits until December 2014; ids of this form began in April 2007.
  const isOne = month >= "0704" && Number(month.slice(2)) >= 1 && Number(month.slice(2)) <= 12
    && number.length === (month <= "1412" ? 4 : 5)
  return isOne ? id : null
}

/** Return the DOI that a text is, alone, after its prefix or in an address, whose query is left out; null for none. */
export function doiOf(text) {
  const whole = trimmed(text)
  const within = DOI.test(whole) ? whole : whole.replace(DOI_BEFORE, "").replace(/[?#].*$/u, "")
  const bare = trimmed(decoded(within).replace(DOI_BEHIND, ""))
  return DOI.test(bare) && !/[\p{C}\p{Z}]/u.test(bare) ? bare : null
}
