"""An entry: one reviewed paper, as one YAML file says it.

The models are the format. To add a field, add it here with a docstring; the reader, ``digest check``
and the JSON Schema follow by themselves. What form and handbook want besides is in docs-dev/how-to.md.
"""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, model_validator

from generator.entries.format.fields import (
    PLAIN,
    Arxiv,
    Date,
    Doi,
    EntryId,
    EntryOrLink,
    FileName,
    Flag,
    Link,
    Markdown,
    Name,
    Pages,
    PartialDate,
    Pick,
    Text,
    at_most,
)
from generator.support.languages import LANGS, Lang
from generator.support.lean import LeanModel

Reading = Literal["full", "partial", "abstract", "poster", "talk", "demo", "not-yet", "unstated"]
"""How well a paper was read, deepest first; ``unstated`` is neutral."""

Verdict = Literal["must-read", "interesting", "mixed", "unconvinced"]

RelationKind = Literal[
    "extends", "same-authors", "same-problem", "same-data", "same-work", "contrast", "supersedes", "see-also"
]

FigureSource = Literal["paper", "poster", "slide", "own"]


class Model(LeanModel):
    """A mapping of the format: immutable, and without keys that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bare: ClassVar[str | None] = None
    """The field that a single value stands for, where one may be written instead of a mapping."""

    @model_validator(mode="before")
    @classmethod
    def _from_bare(cls, data: Any) -> Any:
        return {cls.bare: data} if cls.bare and isinstance(data, str) else data


class _InLanguages(Model):
    """Something said in Korean, in English, or both."""

    def get(self, lang: Lang) -> Any:
        """Return what is said in ``lang``, or None."""
        return getattr(self, lang)

    def either(self, lang: Lang) -> tuple[Any, Lang]:
        """Return what is said in ``lang``, or else in the other language, and which one it is."""
        other: Lang = "en" if lang == "ko" else "ko"
        return (self.get(lang), lang) if self.get(lang) is not None else (self.get(other), other)

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages in which it is said, Korean first."""
        return tuple(lang for lang in LANGS if self.get(lang) is not None)


class BilingualText(_InLanguages):
    """A line of plain text in Korean, in English, or both."""

    ko: Text | None = None
    """In Korean."""
    en: Text | None = None
    """In English."""


class BilingualMarkdown(_InLanguages):
    """Markdown in Korean, in English, or both."""

    ko: Markdown | None = None
    """In Korean."""
    en: Markdown | None = None
    """In English."""


class Author(Model):
    """Somebody who wrote the paper, as printed on it; a bare name will do."""

    bare = "name"

    name: Text
    """The name as printed."""
    person: Name | None = None
    """The id in people.yml, where the name alone would be taken for somebody else."""
    affiliation: Text | None = None
    """Where the author worked."""


class PaperLinks(Model):
    """Where to get the paper and what belongs to it."""

    pdf: Link | None = None
    """The paper itself, to download."""
    code: Link | None = None
    """The program that goes with it."""
    demo: Link | None = None
    """Something to try or to listen to."""
    video: Link | None = None
    """A recording of the talk, or a film about the paper."""
    slides: Link | None = None
    """The slides of the talk."""
    poster: Link | None = None
    """The poster."""
    data: Link | None = None
    """The data set that it uses or publishes."""
    page: Link | None = None
    """A page about the paper: the publisher's, or the project's own."""


class Paper(Model):
    """The facts of a paper that arXiv and its DOI's registry lack or get wrong; a value here always wins."""

    title: Text | None = None
    """The title as printed."""
    authors: Annotated[tuple[Author, ...], at_most(3000)] = ()
    """Who wrote the paper, in the order in which it names them."""
    abstract: Annotated[Markdown, PLAIN] | None = None
    """The abstract as printed; ``$x$`` is allowed."""
    track: Text | None = None
    """A part of the venue's programme, or a workshop held with it; shown beside the venue."""
    published: Date | None = None
    """The day, month or year of publication."""
    doi: Doi | None = None
    """The DOI, bare or as an address. What its registry knows need not be typed."""
    pages: Pages | None = None
    """The pages in the proceedings or the journal."""
    award: BilingualText | None = None
    """A prize that the paper was given."""
    identified: Literal["likely"] | None = None
    """``likely`` where this is probably the paper meant; left out when certain."""
    links: PaperLinks = PaperLinks()
    """Where to get the paper and what belongs to it."""


class Contributor(Model):
    """Who wrote a note: an id of people.yml, or a name for someone not yet in it."""

    bare = "person"

    person: Name | None = None
    """The id of somebody in people.yml."""
    name: Text | None = None
    """The name of somebody who is not in people.yml yet."""
    url: Link | None = None
    """A page of that person."""


class Source(Model):
    """What somebody said elsewhere, which a note retells."""

    title: Text
    """What it is called there."""
    date: Date | None = None
    """When it was said there."""
    lang: Literal["ko", "en"] | None = None
    """The language in which it was said."""
    url: Link | None = None
    """Where it can be read."""


class Note(Model):
    """What one reviewer says about the paper, once."""

    by: Contributor
    """Who wrote the note."""
    date: Date | None = None
    """When it was written."""
    verdict: Verdict | None = None
    """What the reviewer thinks of the paper."""
    read: Reading | None = None
    """How well this reviewer read it, where that differs from the entry's."""
    role: Literal["author"] | None = None
    """``author`` where one of the paper's authors answers."""
    after: Name | None = None
    """The person whose words are retold."""
    source: Source | None = None
    """Where that person said it."""
    verbatim: Flag = False
    """True: the author's own words, as they stand in ``source``, published with the author's consent."""
    ko: Markdown | None = None
    """The note in Korean."""
    en: Markdown | None = None
    """The note in English."""

    @property
    def said_on(self) -> PartialDate | None:
        """When it was said: what retells somebody is as old as what it retells."""
        return self.source.date if self.source and self.source.date else self.date

    @property
    def written(self) -> PartialDate | None:
        """When it was written; what it retells was said before that."""
        return self.date or self.said_on

    @property
    def text(self) -> BilingualMarkdown:
        """The words of the note, in the languages it has."""
        return BilingualMarkdown.model_construct(ko=self.ko, en=self.en)


class Instead(Model):
    """The same picture for other readers: on a dark ground, with the words of one language, or both."""

    dark: FileName | None = None
    """On a dark ground."""
    ko: FileName | None = None
    """On Korean pages."""
    en: FileName | None = None
    """On English pages."""
    ko_dark: FileName | None = Field(default=None, alias="ko-dark")
    """On Korean pages with a dark ground."""
    en_dark: FileName | None = Field(default=None, alias="en-dark")
    """On English pages with a dark ground."""


class Figure(Model):
    """A picture beside the file, or the address of a video or sound demo, which is shown as a link."""

    file: FileName | None = None
    """The name of a picture in the entry's folder; read as the name under which it is served."""
    instead: Instead = Instead()
    """Names of pictures that some readers see in its place."""
    url: Link | None = None
    """The address of a video or a sound demo, instead of ``file``."""
    origin: FigureSource | None = Field(default=None, alias="from")
    """Where the picture was taken from."""
    caption: BilingualText | None = None
    """What stands below it."""
    alt: BilingualText | None = None
    """What the picture shows, for those who cannot see it."""
    credit: Text | None = None
    """Whose picture it is, where a licence or a permission asks for that."""

    @property
    def files(self) -> Mapping[tuple[str, ...], str]:
        """The names of all its pictures, by where they are typed."""
        own = {} if self.file is None else {("file",): self.file}
        return own | {("instead", key): file for key, file in self._instead.items()}

    def shown(self, lang: Lang) -> tuple[str | None, str | None]:
        """Return the picture for readers of a language, and the one in its place on a dark ground."""
        instead = self._instead
        if lang in instead:
            return instead[lang], instead.get(f"{lang}-dark")
        return self.file, instead.get(f"{lang}-dark", instead.get("dark"))

    @property
    def _instead(self) -> Mapping[str, str]:
        return self.instead.model_dump(by_alias=True, exclude_none=True)


class Relation(Model):
    """How this paper stands to another; typed on one side, shown on both."""

    to: EntryOrLink
    """The other paper: the id of its entry, or an address."""
    how: RelationKind
    """What connects the two."""
    note: BilingualText | None = None
    """What a reader should know of the relation."""


class Entry(Model):
    """One reviewed paper."""

    arxiv: Arxiv | None = None
    """The arXiv id; with a version, the one that was reviewed."""
    paper: Paper = Paper()
    """What arXiv and the registry of the DOI cannot know, or get wrong; a value here always wins."""
    unidentified: BilingualMarkdown | None = None
    """For a paper seen but not identified: what is known of it."""
    read: Reading
    """How well it was read."""
    tags: Annotated[tuple[Name, ...], at_most(50)] = ()
    """Ids or aliases from the vocabulary."""
    suggested_tags: Annotated[tuple[Name, ...], at_most(50)] = Field(default=(), alias="suggested-tags")
    """Tags that an import found named in title or abstract, and nobody chose; shown apart."""
    summary: BilingualText | None = None
    """One or two sentences; plain text, ``$x$`` allowed."""
    notes: Annotated[tuple[Note, ...], at_most(200)] = ()
    """What reviewers say; one note each."""
    figures: Annotated[tuple[Figure, ...], at_most(200)] = ()
    """Pictures beside the file, and addresses of videos and sound demos."""
    related: Annotated[tuple[Relation, ...], at_most(500)] = ()
    """How the paper stands to others; typed on one side, shown on both."""
    asks: BilingualMarkdown | None = None
    """What the reviewer would like readers to explain."""
    pick: Pick | None = None
    """The editors recommend it on the front page; 1 stands first."""
    formerly: Annotated[tuple[EntryId, ...], at_most(50)] = ()
    """Ids that this entry had; their addresses lead here."""
    draft: Flag = False
    """True: checked like any other, not published."""

    @property
    def identities(self) -> Mapping[tuple[str, ...], str]:
        """What no other paper has, by where it stands: its id on arXiv, its DOI in small letters."""
        known = {
            ("arxiv",): self.arxiv and self.arxiv.id,
            ("paper", "doi"): self.paper.doi and self.paper.doi.casefold(),
        }
        return {path: identity for path, identity in known.items() if identity}
