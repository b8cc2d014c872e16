/* Ids of papers as people paste them, told apart from what is none, by the rules of
   `generator/text/identifiers.py`; whether a host or an archive is known is left to the checker. */

const NEW = String.raw`[0-9]{4}\.[0-9]{4,5}`
const OLD = String.raw`[a-z]+(?:-[a-z]+)*(?:\.[a-z]{2})?/[0-9]{7}`
const ARXIV_AROUND = new RegExp(
  String.raw`^(?:(?:https?://)?(?:(?:[a-z0-9-]+\.)+[a-z]+)/(?:[a-z-]+/)*(?:arxiv:)?`
  + String.raw`|(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.`
  + String.raw`|(?:(?:corr|e-?print|preprint|arxiv|abs)[\s:/,.]*)+)?`
  + String.raw`(?<id>${NEW}|${OLD})(?:,?\s*\[?v\s*[1-9][0-9]{0,3}\]?)?(?:\.pdf)?/?(?:[?#]\S*)?(?:\s*[\[(][a-z-]+(?:\.[a-z-]+)?[\])])?$`,
  "iu",
)
const DOI_BEFORE = /^(?:(?:info|urn):)?doi\s*[:/=]?\s*|^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/(?:[^?#]*?[/=:])?(?=10\.)/iu
const DOI = /^10\.[0-9]{4,9}(?:\.[0-9]+)*\/[^\s"\\\ufffd]+$/u

const trimmed = (text) => text.replace(/\s+/gu, " ").replace(/^[([<{"'“‘「 ]+|[.,;:!?"'’”»」。、 ]+$/gu, "")

/** Tell whether a text names a paper of arXiv's, alone or in an address. */
export function isArxiv(text) {
  const id = ARXIV_AROUND.exec(trimmed(text))?.groups.id
  if (!id || id.includes("/")) return Boolean(id)
  const [month, number] = id.split(".")
  // Numbers had four digits until December 2014; ids of this form began in April 2007.
  return month >= "0704" && Number(month.slice(2)) >= 1 && Number(month.slice(2)) <= 12
    && number.length === (month <= "1412" ? 4 : 5)
}

/** Tell whether a text is a DOI, alone, after its prefix or in an address. */
export const isDoi = (text) => DOI.test(trimmed(text).replace(DOI_BEFORE, ""))
