"""What the files for scripts hold: their models, which are their JSON Schema, too.

Every key is always there. What is not known, or not said in a language, is null; a list may be empty. A key
that comes leaves ``VERSION`` as it is; one that goes, or means something else, raises it.
"""

from collections.abc import Iterable
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.catalog.links import How
from generator.catalog.work import Origin
from generator.entries.format.entry import FigureSource, Reading, Verdict

VERSION: Final = 1
"""Of what files hold."""


class Value(BaseModel):
    """A mapping in one of the files."""

    model_config = ConfigDict(frozen=True, defer_build=True, json_schema_serialization_defaults_required=True)


class Said(Value):
    """A text in Korean and in English."""

    ko: str | None = None
    en: str | None = None


class Urls(Value):
    """Addresses in the languages that the site has."""

    ko: str | None = None
    en: str | None = None


class License(Value):
    """The licence of what this site says: summaries, notes, figures without a credit of their own."""

    name: str
    url: str


class PersonData(Value):
    """Somebody who wrote a note, or whose words or picture are shown."""

    id: str | None
    """The id in the registry of people; null for somebody who is not in it."""
    name: Said
    url: str | None
    """A page of that person elsewhere."""


class AuthorData(Value):
    """An author of the paper."""

    id: str
    """The same for all spellings of a name."""
    name: str
    """The name as printed on the paper."""
    affiliation: str | None
    path: str


class Named(Value):
    """A venue, one year of it (``ismir/2015``) or a tag: what has a page under an id."""

    id: str
    name: Said
    path: str


class SourceData(Value):
    """What somebody said elsewhere, which a note retells."""

    title: str
    date: str | None
    lang: Literal["ko", "en"] | None
    url: str | None


class NoteData(Value):
    """What one reviewer says about the paper, or an author's answer."""

    by: PersonData
    after: PersonData | None
    """Whose words are retold."""
    source: SourceData | None
    """Where that person said it."""
    role: Literal["author"] | None
    """``author`` where one of the paper's authors answers."""
    date: str | None
    """When the note was written."""
    own: bool
    """Whether who speaks is an author of the paper."""
    depth: Reading | None
    """How well the reviewer read the paper; null for an author's answer."""
    verdict: Verdict | None
    text: Said
    """Markdown as typed. Where its wiki links lead is under ``targets``."""


class Target(Value):
    """Where a wiki link leads that stands in a text: ``[[target]]``."""

    kind: Literal["entry", "tag", "venue", "author", "article"]
    target: str
    """As typed, without its kind."""
    path: str


class FigureData(Value):
    """A picture, a video or a sound demo."""

    file: str | None
    """The picture's name, by which texts place it: ``![[file]]``."""
    url: str
    """The picture's address, or that of the video or sound demo."""
    instead: dict[str, str]
    """Addresses of the same picture for other readers: dark, ko, en, ko-dark, en-dark."""
    origin: FigureSource | None
    caption: Said
    alt: Said
    """What the picture shows, for those who cannot see it."""
    credit: PersonData | None
    """Whose picture it is; not under the site's licence then."""


class RelatedData(Value):
    """What the paper is to another."""

    how: How
    id: str | None
    """The id of the other paper; null where it is not on this site."""
    title: str | None
    path: str | None
    elsewhere: str | None
    """An address elsewhere, where the paper is not on this site."""
    note: Said


class MentionData(Value):
    """A page whose text links to the paper."""

    kind: Literal["entry", "edition", "article"]
    id: str
    title: Said
    """Null in a language in which there is no such page."""
    path: str


class ReasonData(Value):
    """Why a paper is suggested: a link either way, or what both have."""

    kind: Literal["link", "author", "tag"]
    ids: tuple[str, ...]
    """Of the authors or tags that both have."""


class Suggestion(Value):
    """A paper to read next."""

    id: str
    title: str | None
    path: str
    reasons: tuple[ReasonData, ...]


class Arxiv(Value):
    """The paper on arXiv."""

    id: str
    reviewed: int | None
    """The version that was reviewed; null where the entry names none."""
    latest: int | None
    """The number of the latest version, as far as is known."""
    updated: str | None
    """When that appeared."""
    withdrawn: bool
    comment: str | None
    journal_ref: str | None
    categories: tuple[str, ...]
    """arXiv's subject classes, the primary one first."""


class Origins(Value):
    """Where values came from: this site's entry, arXiv, or the registry of the DOI."""

    title: Origin | None = None
    authors: Origin | None = None
    abstract: Origin | None = None
    published: Origin | None = None
    doi: Origin | None = None
    pages: Origin | None = None
    container: Origin | None = None


class _Versioned(Value):
    schema_url: str = Field(serialization_alias="$schema")
    """Where this schema lies."""
    version: Literal[1] = VERSION
    """A key that comes leaves it as it is; one that goes, or means something else, raises it."""
    site: Urls
    """The home pages; whatever has a ``path`` lies that far below them."""
    license: License | None
    """Of what this site says; null where its mkdocs.yml names none. What authors say is theirs."""


class PaperFile(_Versioned):
    """All that a paper's page shows: ``api/papers/<venue>/<year>/<slug>.json``."""

    id: str
    """``venue/year/slug``; a paper that is renamed gets another, and its file lies at the old one as well."""
    key: str
    """The first id that the paper had: no renaming changes it."""
    formerly: tuple[str, ...]
    """Ids that it had."""
    data: str
    """The address of this file."""
    url: Urls
    title: str | None
    """With TeX as typed, ``$x$``; null where nobody could identify the paper."""
    unidentified: Said
    """What is known of a paper that nobody could identify, in Markdown."""
    identified: Literal["likely"] | None
    """``likely`` where this is probably the paper meant."""
    pending: bool
    """Whether title and authors are still to come from arXiv or the registry of the DOI."""
    authors: tuple[AuthorData, ...]
    venue: Named
    year: int
    edition: Named
    """One year of the venue; its id is ``venue/year``."""
    track: str | None
    """A part of the programme, or a workshop held with it."""
    published: str | None
    """A day, a month (``2017-03``) or a year."""
    container: str | None
    """What it appeared in, by its own title."""
    pages: str | None
    doi: str | None
    arxiv: Arxiv | None
    abstract: str | None
    """What the authors say; theirs, or their publisher's."""
    award: Said
    links: dict[str, str]
    """Addresses by what is there: pdf, code, demo, video, slides, poster, data, page."""
    origins: Origins
    reviewed: bool
    """Whether anybody here reviewed it; false for papers of a programme that nobody did yet."""
    reviewed_on: str | None
    """When the newest review was said."""
    depth: Reading
    """The deepest reading among the reviews."""
    verdict: Verdict | Literal["differ"] | None
    """On which all reviews agree that give one; ``differ`` where they do not."""
    tags: tuple[Named, ...]
    suggested_tags: tuple[Named, ...]
    """Those that an import found in title or abstract, and nobody chose."""
    summary: Said
    """Plain text with TeX."""
    notes: tuple[NoteData, ...]
    asks: Said
    """What the reviewer would like readers to explain, in Markdown."""
    targets: tuple[Target, ...]
    """Where wiki links in these texts lead."""
    figures: tuple[FigureData, ...]
    related: tuple[RelatedData, ...]
    mentions: tuple[MentionData, ...]
    """Pages that link to it, but for related papers."""
    suggestions: tuple[Suggestion, ...]
    pick: int | None
    """Its place among the editors' recommendations."""
    draft: bool


class RowData(Value):
    """A paper in the list of all; its own file has the rest."""

    id: str
    key: str
    data: str
    url: Urls
    title: str | None
    authors: tuple[str, ...]
    """Their names as printed."""
    venue: str
    year: int
    tags: tuple[str, ...]
    reviewed: bool
    reviewed_on: str | None
    depth: Reading
    verdict: Verdict | Literal["differ"] | None
    published: str | None
    doi: str | None
    arxiv: str | None
    links: dict[str, str]


class PapersFile(_Versioned):
    """All papers, by id: ``api/papers.json``.

    Abstracts, affiliations, summaries, notes, figures and relations are in each paper's own file only.
    """

    languages: tuple[Literal["ko", "en"], ...]
    """Those of the site, the first at its root."""
    venues: dict[str, Said]
    """Their names, by id."""
    tags: dict[str, Said]
    papers: tuple[RowData, ...]


def text(file: PaperFile | PapersFile) -> str:
    """Return the text of a file."""
    return file.model_dump_json(by_alias=True) + "\n"


def listed(around: PapersFile, papers: Iterable[RowData]) -> str:
    """Return the text of a file of no papers with these in it, of which no two are held at once."""
    rows = ",".join(row.model_dump_json(by_alias=True) for row in papers)
    return text(around).replace('"papers":[]', f'"papers":[{rows}]')
