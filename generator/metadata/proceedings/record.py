"""One record of a bibliography as a paper: title, authors and year, ids in whichever field, and the venue."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic_core import PydanticCustomError

from generator.entries.format.fields import arxiv_ref
from generator.metadata.doi import jats
from generator.metadata.proceedings import bylines, fromtex, paper_addresses
from generator.metadata.proceedings.listing import YEAR_IN_TEXT, Facts, ListedPaper
from generator.metadata.proceedings.venue_index import VenueIndex, is_side_event, years
from generator.problems.problem import Place, Problem
from generator.text.capitals import lowered_name
from generator.text.dates import as_far_as_known, meant_date, month_named
from generator.text.identifiers import ArxivRef, arxiv_of
from generator.text.names.folding import romanised

VENUE_FIELDS = ("booktitle", "journal", "journaltitle", "eventtitle", "maintitle", "series")
"""What may name the venue, the likeliest first."""

_ADDRESSES = ("pdf", "ee", "url", "eprint", "howpublished", "link", "html", "bdsk-url-1", "bdsk-url-2")
_ARXIV_FIELDS = (
    *("eprint", "arxivid", "arxiv", "doi", "pdf", "ee", "url", "journal", "journaltitle"),
    *("number", "volume", "howpublished", "pages", "eid", "note"),
)
"""What may hold the arXiv id of the paper, the likeliest first."""

_ID_FIELDS = _ARXIV_FIELDS[:3]
"""What holds nothing but an id, without arXiv's name before it."""

_NUMBERS = ("number", "volume", "pages", "eid")
_WHOSE = ("journal", "journaltitle", "publisher", "institution", "archive", "howpublished")
"""What says that a number is one of arXiv's."""

_MONTH_NUMBER = re.compile(r"\W*(1[0-2]|0?[1-9])\s*[월月]?[호号號]?\W*")
_DAY = re.compile(r"\W*(3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|\s*[일日])?\W*")
_ONE_YEAR = re.compile(r"\W*([0-9]{4})\s*[년年]?\W*")
_DATE = re.compile(r"([0-9]{4}-(?!2[1-9]|[34][0-9])[0-9]{2}(?:-[0-9]{2})?)(?:$|[T/~?%]|-[Xx])")
"""A date as biblatex has it: from 21 on, months are seasons, and ``XX`` is a day that is not known."""

_ID = r"(?:[a-z]{1,8}(?:-[a-z]{1,8}){0,2}(?:\.[A-Z]{2})?/[0-9]{7}|[0-9]{3,4}\.[0-9]{1,6})(?:v[0-9]+)?"
_NAMED_ID = re.compile(
    rf"(?:arxiv\.org/(?:abs|pdf|html)/|arxiv\.|\barxiv(?:[\s:]|e-?prints?|preprints?|papers?|-)*|(?:^|\s)abs/)(?P<id>{_ID})\b",
    re.IGNORECASE,
)
"""An id that arXiv's name goes before, or ``abs/`` as in DBLP's volumes of CoRR."""

_NOTES = ("note", "howpublished", "annote", "url")
_NAMED_DOI = re.compile(
    r"(?:^|\b(?:doi\b[\s:=]*|(?:https?://)?(?:dx\.)?doi\.org/))10\.[0-9]{4,9}/\S+", re.IGNORECASE
)

_CATEGORIES = re.compile(r"(?<!\s)\s*\[[^\[\]]*\]\s*$")
_OLD_NUMBER = re.compile(r"[0-9]{7}(?:v[0-9]+)?")
_OF_THE_PAPER = re.compile(
    r"(?:^|[.;,(])\W*"
    r"(?:(?:also|arxiv|available|published|accessible|preprint|e-?print|online|at|as|on|from|in|url|https?)\b\W*)*$",
    re.IGNORECASE,
)
"""What stands before an id in a note where it is that of the paper: no ``extended version of``."""

_MAX_ID_FIELD = 2000
"""How many characters of a field are looked through for an id."""

_MAX_BEFORE = 200
"""How far into a note the id of the paper itself may stand, in characters."""

_PREPRINT = re.compile(r"\W*(?:arxiv|corr\b|computing research repository)", re.IGNORECASE)
_GARBLED = re.compile(
    "[^\\W\\d_]?(?:[ÂÃ][\x80-\xbf]|[ÅÄ][\x80-\x9fŒœŠšŽžŸˆ€‚ƒ„…†‡‰‹›]|â€|\ufffd)[^\\W\\d_]{0,9}"
)
"""UTF-8 that was once read as another encoding, or letters that were lost."""

_PAGES = re.compile(
    r"(?:pp?\.|pages?\b|pgs?\.|ss?\.|seiten?\b|p[áa]gs?\.|第)?\s*"
    r"(?P<pages>(?!arxiv|[0-9]+\s*(?:pages?|pp?|pgs?|s\.|seiten?)(?![0-9A-Za-z]))"
    r"(?:[a-z]{0,3}[-.:]?[0-9]|[ivxlc]+\b).*?)"
    r"\s*[页頁]?(?:(?<![\s.,;])[\s.,;]++)?(?:\bvol\.?\s*[0-9IVX]+)?"
    r"(?:\([0-9]+\s*(?:pages?|pp?\.?|쪽)\))?(?:(?<![-–—])[-–—]++\s*(?:n/?a|\?*|\+))?",
    re.IGNORECASE,
)
"""Pages, rather than how many they are, ``n/a`` or arXiv's ids."""

_TO = re.compile(
    r"(?<=[0-9])\s*(?:(?:쪽|면|페이지|ページ|[頁页])\s*[~〜～–-]|\{?\$-\$\}?|(?<=\s)(?:to|bis|until)\s)\s*(?=[0-9])"
)
"""What words stand between the first page and the last, or a formula that is a minus."""

_MAX_TOLD = 150
"""How many characters of a name a message shows for sure."""

_HEAD = re.compile(rf".{{1,{_MAX_TOLD}}}\b(?=\W*[,;:(])", re.DOTALL)

_CLOSED = ("?", "!", ".", ":", "…")


@dataclass(frozen=True, slots=True)
class BibRecord:
    """One record, its fields as they stand in the file, with what it has from the one it refers to."""

    place: Place
    fields: Mapping[str, str]

    def listed(self, venues: VenueIndex, into: str | None) -> tuple[ListedPaper | None, list[Problem]]:
        """Make a paper of it, of the venue that it names or of the one that all are to go ``into``."""
        title = self.title
        if not title:
            return None, [Problem.at(self.place, "import-no-title")]
        names, problems = bylines.read(
            self.place, title, self.fields.get("author") or self.fields.get("authors", "")
        )
        sponsor = self.text("book-group-author")  # whom Web of Science has behind the authors as well
        title, names = _capitalised(title, tuple(name for name in names if name != sponsor) or names)
        arxiv, of_ids = self.arxiv(title)
        problems += of_ids
        shown = " ".join((title, *names))
        if unread := [*fromtex.unread(shown), *jats.unread(shown)]:
            problems.append(Problem.at(self.place, "import-tex", title=title, value=" ".join(unread)))
        if garbled := _GARBLED.search(shown):
            problems.append(Problem.at(self.place, "import-garbled", title=title, value=garbled[0]))
        venue = into or self.venue(title, venues, is_preprint=arxiv is not None)
        if isinstance(venue, Problem):
            return None, [*problems, venue]
        edition = self.edition(arxiv)
        if edition and self.year not in {None, edition} and not into:
            values = {"value": self.year, "edition": edition}
            problems.append(Problem.at(self.place, "import-years", title=title, **values))
        typed = (fromtex.address(self.fields.get(name, "")) for name in _ADDRESSES)
        where, unsure = paper_addresses.read(self.place, title, typed)
        problems += unsure
        facts = Facts(
            title=title,
            authors=names,
            year=str((self.year if into else edition) or self.year or edition or self.text("year")),
            abstract=self.text("abstract") or self.text("abstractnote"),
            published=self.published,
            doi=self.doi,
            pages=self.pages,
            arxiv=arxiv,
            addresses=where,
            links=paper_addresses.beside(lambda name: fromtex.address(self.fields.get(name, ""))),
        )
        paper, wrong = facts.listed(self.place, venue)
        return paper and replace(paper, is_preprint=not self.named), [*problems, *wrong]

    def text(self, name: str) -> str:
        """Return what a field says in words."""
        typed = self.fields.get(name)
        typed = fromtex.unnoted(typed) if typed and name == "title" else typed
        return fromtex.in_words(typed) if typed else ""

    def plain(self, name: str) -> str:
        """Return what a field says with the digits and signs that keyboards have first."""
        return unicodedata.normalize("NFKC", self.text(name))

    @property
    def pages(self) -> str:
        """The pages, where the record says which."""
        typed = unicodedata.normalize("NFKC", self.fields.get("pages", ""))
        typed = _TO.sub("-", typed)  # before TeX makes a space of a tilde
        found = _PAGES.fullmatch(fromtex.in_words(typed))
        return found["pages"] if found else ""

    @property
    def doi(self) -> str:
        """The DOI as it is typed, from a note too that names the paper's own."""
        eprint = self.fields.get("eprint", "") if self.kind_of_eprint == "doi" else ""
        if typed := fromtex.address(self.fields.get("doi") or eprint):
            return typed
        lines = (line for name in _NOTES for line in self.fields.get(name, "")[:_MAX_ID_FIELD].splitlines())
        found = ((note, match) for note in map(fromtex.address, lines) if (match := _NAMED_DOI.search(note)))
        return next((match[0] for note, match in found if _OF_THE_PAPER.search(note[: match.start()])), "")

    @property
    def title(self) -> str:
        """The title, which biblatex divides in two."""
        title, subtitle = self.text("title"), self.text("subtitle")
        return f"{title}{'' if title.endswith(_CLOSED) else ':'} {subtitle}" if title and subtitle else title

    @property
    def year(self) -> int | None:
        """The year that the record says, if it does."""
        for name in ("year", "date", "eventdate", "issued"):
            if found := YEAR_IN_TEXT.search(self.plain(name)):
                return int(found[0])
        return None

    @property
    def published(self) -> str:
        """When the paper appeared, where that is known better than to the year."""
        typed = self.plain("date")
        date = _DATE.match(typed)
        known = as_far_as_known(date[1]) if date else meant_date(typed)
        if "-" in known:
            return known
        year, month = _ONE_YEAR.fullmatch(self.plain("year") or typed), self.plain("month")
        if not year:
            said = meant_date(self.plain("year"))
            return said if "-" in said else ""
        numbered = _MONTH_NUMBER.fullmatch(month)
        if number := month_named(romanised(month)) or int(numbered[1] if numbered else 0):
            day = _DAY.fullmatch(self.plain("day"))
            dated = f"{year[1]}-{number:02}"
            return (meant_date(f"{dated}-{day[1]}") if day else "") or dated
        return meant_date(f"{year[1]}년 {month}") if month else ""

    def arxiv(self, title: str) -> tuple[ArxivRef | None, list[Problem]]:
        """Return the id on arXiv, from whichever field, and what is wrong with it."""
        found: list[ArxivRef] = []
        problems = []
        for name, typed in self.ids():
            try:
                ref = arxiv_ref(typed)
            except PydanticCustomError as error:
                problems.append(Problem.at(self.place, error.type, **(error.context or {})))
                continue
            if name == "note" and not found:
                problems.append(Problem.at(self.place, "import-arxiv-in-note", title=title, value=ref))
            elif name != "note":
                found.append(ref)
        others = {ref.id for ref in found} - {found[0].id} if found else set()
        if others:
            values = {"value": found[0], "others": ", ".join(sorted(others))}
            problems.append(Problem.at(self.place, "import-arxiv-ids", title=title, **values))
        return (found[0] if found else None), list(dict.fromkeys(problems))

    @property
    def kind_of_eprint(self) -> str:
        """What ``eprint`` is an id of, where the record says."""
        kind = self.fields.get("archiveprefix") or self.fields.get("eprinttype") or ""
        return kind.strip("{} ").lower()

    def ids(self) -> Iterator[tuple[str, str]]:
        """Yield what should be ids on arXiv; with ``note``, those in a note that may be another paper's."""
        kind = self.kind_of_eprint
        category = self.fields.get("primaryclass", "").strip("{} ").partition(".")[0]
        numbered = any(_PREPRINT.match(self.text(name)) for name in _WHOSE)
        for name in _ARXIV_FIELDS:
            text = fromtex.address(self.fields.get(name, "")[:_MAX_ID_FIELD])
            if named := _NAMED_ID.search(text):
                before = text[: named.start()]
                is_own = name != "note" or (len(before) <= _MAX_BEFORE and _OF_THE_PAPER.search(before))
                yield ("" if is_own else "note"), named["id"]
            elif (
                name in _ID_FIELDS
                and (bare := _CATEGORIES.sub("", text))
                and (not kind or name != "eprint" or "arxiv" in kind)
            ):
                if category and _OLD_NUMBER.fullmatch(bare):
                    yield "", f"{category}/{bare}"
                elif kind or name != "eprint" or arxiv_of(bare):
                    yield "", bare
            elif numbered and name in _NUMBERS and arxiv_of(text):
                yield "", text

    @property
    def named(self) -> list[str]:
        """What the record says of its venue, arXiv aside."""
        texts = (self.plain(name) for name in VENUE_FIELDS)
        return [text for text in texts if text and not _PREPRINT.match(text)]

    def venue(self, title: str, venues: VenueIndex, *, is_preprint: bool) -> str | Problem:
        """Return the venue of the paper, or why there is none; arXiv's is only for what names no other."""
        texts = self.named
        if not texts and (is_preprint or any(map(self.text, VENUE_FIELDS))):
            texts = ["arXiv"]
        found = [match for text in texts if (match := venues.find(text))]
        sure = next((match for match in found if not match.is_side_event), None)
        side_event = next((text for text in texts if is_side_event(text) and venues.find(text) != sure), None)
        if sure and not side_event:
            return sure.venue
        if found:
            values = {"value": _as_told(side_event or texts[0]), "venue": found[0].venue}
            return Problem.at(self.place, "import-beside", title=title, **values)
        return Problem.at(self.place, "import-no-venue", title=title, value=_as_told(next(iter(texts), "")))

    def edition(self, arxiv: ArxivRef | None) -> int | None:
        """Return the year that the venue's title tells, or of a preprint its id."""
        named = self.named
        if not named and arxiv:
            digits = int(arxiv.id.rpartition("/")[2][:2])
            return digits + (1900 if digits > 90 else 2000)
        found = set[int]().union(*map(years, named))
        return found.pop() if len(found) == 1 else None


def _as_told(name: str) -> str:
    """Return a venue's name as it may be typed as an alias, up to a comma where it is too long to be told."""
    if len(name) <= _MAX_TOLD:
        return name
    head = _HEAD.match(name)
    return head[0] if head else name


def _capitalised(title: str, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return title and names with capitals, where a library keeps all of its words without.

    >>> _capitalised("learning to mix", ("minji kim", "jan van den berg", "ircam"))
    ('Learning to mix', ('Minji Kim', 'Jan van den Berg', 'ircam'))
    """
    if not (names and all(map(str.islower, (title, *names)))):
        return title, names
    raised = ((name, lowered_name(name.upper())) for name in names)
    return title[:1].upper() + title[1:], tuple(name if loud.isupper() else loud for name, loud in raised)
