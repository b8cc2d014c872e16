"""The ids of papers, arXiv's and DOIs, out of whatever people paste.

An id is taken where what stands around it is known to mean it: an address, a prefix, what a page prints
beside it. Elsewhere only ``arxiv_within`` and ``doi_within`` find it, to be proposed.
"""

import html
import re
from dataclasses import dataclass
from urllib.parse import unquote

from generator.text.characters import visible

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""The signs of ASCII as Korean, Chinese and Japanese keyboards type them, as wide as a syllable."""

ARCHIVES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat "
    "cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math-ph math mtrl-th nlin nucl-ex nucl-th patt-sol "
    "physics plasm-ph q-alg q-bio quant-ph solv-int supr-con"
).split()
"""What ids until March 2007 begin with."""

_NEW = r"[0-9]{4}\.[0-9]{4,5}"
_ARCHIVES = "|".join(ARCHIVES)
_OLD = rf"(?:{_ARCHIVES})(?:\.[a-z]{{2}})?/[0-9]{{7}}"
_ARXIV_AROUND = re.compile(
    rf"""
    (?:
        (?:https?://)?
        (?:
            (?:[a-z0-9-]+\.)*(?:arxiv|ar5iv|alphaxiv|talk2arxiv)\.(?:labs\.arxiv\.)?org
          | (?:www\.)?(?:huggingface\.co|hf\.co|semanticscholar\.org|api\.semanticscholar\.org|scirate\.com
              |arxiv-vanity\.com|emergentmind\.com|inspirehep\.net)
          | xxx\.lanl\.gov
          | ui\.adsabs\.harvard\.edu
        )
        /(?:[a-z-]+/)*(?:arxiv:)?
      | (?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.
      | (?:(?:corr|e-?print|preprint|arxiv|abs)[\s:/,.]*)+
    )?
    (?P<id>{_NEW}|{_OLD}|[0-9]{{3,4}}\.[0-9]{{1,6}})(?:,?\s*\[?v\s*(?P<version>[0-9]+)\]?)?
    (?:\.pdf)?
    /?(?:[?\#]\S*)?
    (?:\s*[\[(][a-z-]+(?:\.[a-z-]+)?[\])])?
    (?:\s+[0-9]{{1,2}}\s+[a-z]{{3,9}}\s+[0-9]{{4}})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""An arXiv id with what addresses, citations and the margin of its first page put around it."""

_NEW_ID = re.compile(r"(?P<yymm>[0-9]{4})\.(?P<number>[0-9]{4,5})")
_OLD_ID = re.compile(rf"(?P<archive>{_ARCHIVES})(?:\.[a-z]{{2}})?/(?P<number>[0-9]{{7}})", re.IGNORECASE)
_VERSION = re.compile(r"[1-9][0-9]{0,3}")
_MISCOUNTED = re.compile(r"(?P<yymm>[0-9]{3,4})\.(?P<number>[0-9]{1,6})")
_ARXIV_WITHIN = re.compile(
    rf"(?<![0-9.a-z])(?:{_NEW}|{_OLD})(?:v[1-9][0-9]*)?(?![0-9]|\.[0-9])", re.IGNORECASE
)

_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(?P<id>.+)", re.IGNORECASE)
_DOI = re.compile(
    r"""
    10\.[0-9]{4,9}(?:\.[0-9]+)*/(?!https?:)
    (?:
        (?!\]\(|</?[a-z][a-z0-9]*/?>|\?[a-z]|[,;](?:https?:|doi:|10\.[0-9]{4}))  # Markdown, HTML, another
        [^\s\"\\\ufffd\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3]
    )+
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A DOI. Letters of Korean, Japanese and Chinese are in none, but particles are typed right behind one."""

_DOI_PREFIX = re.compile(r"(?:(?:info|urn):)?doi(?!\.)\s*[:/=]?\s*", re.IGNORECASE)
_DOI_TRAIL = re.compile(r"(?:</?[a-z][^<>]*>|#[a-z].*+|[?&][a-z]\w*=.*+)+$", re.IGNORECASE)
"""What pages and addresses append: tags, a query, a place of the page. Old DOIs may hold these signs."""

_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"[/=:](?P<doi>10\.[0-9]{4,9}[^?#&]*)")
_VIEW = re.compile(
    r"""
    (?:
        /(?: full | full-?text(?:\.html|\.pdf)? | abstract | abs | summary | (?:am|e)?pdf | pdfdirect
          | epub | html | xml(?:/[a-z]+)? | meta | print | download | view | galley/[0-9]+
          | (?:figure|table)s(?:/[0-9]+)? | references | citedby | citations? | metrics | comments
          | peer-review | supplementary-material | suppl_file/.*+ | transform/.*+ )
      | (?<=[0-9]{6})v[0-9]{1,2}(?:\.[a-z-]+)*
    ){0,5}
    (?:\.pdf|\.svg)?
    /?(?:;jsessionid=.*)?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What publishers' addresses append to a DOI to name a view of the paper, or its version."""

_NUMBERED = re.compile(r"/[a-z-]*article(?:-[a-z]+)*/doi/$", re.IGNORECASE)
"""What stands before a DOI where the publisher's own number may stand behind: of MIT Press, Oxford, AIP."""

_OWN_NUMBER = re.compile(
    r"(?P<doi>10\.[0-9.]+/[^/]+(?:/[^/]+)*?)/(?:[0-9]{4,}|[0-9]+/[^/]*[a-z][^/]*)/?$", re.IGNORECASE
)
"""That number, perhaps with the title's words or the name of a file."""

_MAX_LENGTH = 1000
"""A longer text is no id."""

_OPENING = "([<{\"'“‘「"
_TRAILING = ".,;:!?\"'’”»」。、…`*|"
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True, slots=True)
class ArxivRef:
    """An arXiv paper: its canonical id without a version, and the version that was reviewed."""

    id: str
    version: int | None = None

    def __str__(self) -> str:
        return self.id if self.version is None else f"{self.id}v{self.version}"


def arxiv_of(text: str) -> ArxivRef | None:
    """Return the arXiv paper that a text names, as people write and paste ids; None where it names none.

    See https://info.arxiv.org/help/arxiv_identifier.html.

    >>> str(arxiv_of("https://huggingface.co/papers/1610.00089")), str(arxiv_of("arXiv:2403.01236v3 [cs.SD]"))
    ('1610.00089', '2403.01236v3')
    """
    match = _ARXIV_AROUND.fullmatch(_bare(text))
    return _arxiv(match["id"], match["version"]) if match else None


def arxiv_within(text: str) -> str:
    """Return the arXiv id that somebody probably meant, to be proposed; empty where nothing fits.

    It stands somewhere in the text, or it has a zero too many or too few at a place that is known.
    """
    bare = _bare(text)
    if (match := _ARXIV_AROUND.fullmatch(bare)) and (meant := _recounted(match["id"], match["version"])):
        return meant
    found = (arxiv_of(match[0]) for match in _ARXIV_WITHIN.finditer(bare))
    return next((str(reference) for reference in found if reference), "")


def doi_of(text: str) -> str | None:
    """Return the DOI that a text is, alone, after its prefix or in an address; None where it is none.

    What trails it is left out: a full stop, an unopened bracket, the query of an address, the view it names.

    >>> doi_of("https://dl.acm.org/doi/pdf/10.1145/2959100.2959190?download=true")
    '10.1145/2959100.2959190'
    """
    bare = _bare(text)
    if prefix := _DOI_PREFIX.match(bare):
        bare = bare[prefix.end() :]
    bare = unquote(_in_address(bare) if _ADDRESS.match(bare) else bare)
    bare = _untrailed(_DOI_TRAIL.sub("", bare))
    return bare if _DOI.fullmatch(bare) and bare.isprintable() else None


def _in_address(address: str) -> str:
    """Return the DOI in an address, without what a publisher put behind it."""
    found = _IN_ADDRESS.search(address)
    if not found or _RESOLVER.match(address):
        return found["doi"] if found else ""
    doi = _VIEW.sub("", found["doi"], count=1)
    return _OWN_NUMBER.sub(r"\g<doi>", doi) if _NUMBERED.search(address[: found.start("doi")]) else doi


def doi_within(text: str) -> str:
    """Return the DOI that stands somewhere in a text, to be proposed; empty where none does."""
    bare = _bare(text)
    # An address is read as a whole: it tells where the DOI in it ends.
    addressed = (doi_of(word) for word in bare.split() if _ADDRESS.match(word))
    match = _DOI.search(unquote(bare))
    return next(filter(None, addressed), None) or (match and doi_of(match[0])) or ""


def arxiv_of_doi(doi: str) -> ArxivRef | None:
    """Return the arXiv paper of a DOI that arXiv gave, ``10.48550/arXiv.…``; None for all others."""
    match = _ARXIV_DOI.fullmatch(doi)
    return arxiv_of(match["id"]) if match else None


def _bare(text: str) -> str:
    """Return a pasted text as it was before keyboards, web pages and TeX wrote it in their own ways."""
    if len(text) > _MAX_LENGTH:
        return ""
    text = " ".join(visible(html.unescape(text).translate(_HALF_WIDTH)).split())
    return _untrailed(re.sub(r"\\(?=[&%#_~])", "", text).lstrip(_OPENING + " "))


def _untrailed(text: str) -> str:
    """Leave out punctuation that ends a sentence, and brackets that were opened before the text."""
    while text:
        last = text[-1]
        if last not in _TRAILING and not (last in _CLOSING and text.count(last) > text.count(_CLOSING[last])):
            break
        text = text[:-1].rstrip()
    return text


def _arxiv(bare: str, version: str | None) -> ArxivRef | None:
    if version and not _VERSION.fullmatch(version):
        return None
    pinned = int(version) if version else None
    if match := _OLD_ID.fullmatch(bare):
        return ArxivRef(f"{match['archive'].lower()}/{match['number']}", pinned)
    match = _NEW_ID.fullmatch(bare)
    # Numbers had four digits until December 2014; ids of this form began in April 2007.
    if match and _is_month(match["yymm"]) and len(match["number"]) == _digits(match["yymm"]):
        return ArxivRef(bare, pinned)
    return None


def _is_month(yymm: str) -> bool:
    return yymm >= "0704" and 1 <= int(yymm[2:]) <= 12


def _digits(yymm: str) -> int:
    return 4 if yymm <= "1412" else 5


def _recounted(bare: str, version: str | None) -> str:
    """Return the id with as many digits as its month had; empty where nobody knows which are missing."""
    match = _MISCOUNTED.fullmatch(bare)
    if not match:
        return ""
    yymm = match["yymm"].zfill(4)
    digits, number = _digits(yymm), match["number"]
    # Until 2017 no month had 13,000 papers, and in 2018 none 15,000: only a zero can have stood before these.
    if digits == 5 and len(number) == 4 and number > ("3" if yymm < "1801" else "5") and yymm < "1901":
        number = f"0{number}"
    if len(number) > digits and number.startswith("0"):
        number = number[1:]
    if len(number) != digits or not _is_month(yymm):
        return ""
    return f"{yymm}.{number}" + (f"v{version}" if version and _VERSION.fullmatch(version) else "")
