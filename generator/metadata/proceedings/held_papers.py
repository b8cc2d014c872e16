"""The papers that are there already, and by what a listed one is known as one of them.

An arXiv id or a DOI is proof. A title in one year is one as long as nothing speaks against it: other ids of
the same kind, or that nobody wrote both. A preprint and what has its title and an author are one for longer.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from generator.entries.library import EntryFile, Library
from generator.metadata.proceedings.listing import ListedPaper
from generator.metadata.readable import readable, readable_record
from generator.metadata.store import Store
from generator.text import tex
from generator.text.names.folding import folded_title, romanised
from generator.text.names.groups import is_group
from generator.text.names.two_scripts import on_paper
from generator.text.slugs import entry_slug

Mark: TypeAlias = Literal["arXiv", "DOI", "title"]
"""What a paper may be known by."""

_DEPOSIT = re.compile(r"10\.5281/zenodo\.|10\.6084/m9\.figshare\.")
"""Where each version of one paper has a DOI of its own, and all of them together another."""

_SIGNS = re.compile(r"(?<=[^\W_])[+#♯]++(?!\w)")
"""Signs at the end of a word that tell one title from another: ``C``, ``C++``, ``C#``."""

_LATIN = re.compile("[A-Za-zÀ-ɏḀ-ỿ'’.\\- ]+")
_HANGUL = re.compile("[가-힣 ]+")
_UMLAUT = re.compile("(?<=[aou])e")
_AND = re.compile(r"\s*\\?&\s*")
_MAX_YEARS = 2
"""How many years may lie between a preprint and its publication."""

_WRITTEN = str.maketrans({**dict(zip("œæøłđðı", "oaolddi", strict=True)), **tex.GREEK})
"""Letters that other lists write with those of English, once no ``e`` is behind vowels."""

_MAX_ALIKE = 20
"""How many papers of one title and year are compared with one more."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a paper from others."""

    title: str
    """May be empty."""
    year: int
    arxiv: str | None = None
    doi: str | None = None
    authors: tuple[str, ...] = ()

    @property
    def ids(self) -> Iterator[tuple[Mark, str]]:
        """What no other paper has."""
        if self.arxiv:
            yield "arXiv", self.arxiv
        if self.doi:
            yield "DOI", self.doi.casefold()

    @property
    def wording(self) -> str:
        """The title as it is compared."""
        shown = tex.readable(self.title)
        signs = "".join(_SIGNS.findall(shown)).replace("♯", "#")
        letters = _UMLAUT.sub("", folded_title(_AND.sub(" and ", shown))).translate(_WRITTEN)
        return f"{letters or shown}{signs}"

    def is_other_than(self, other: "Identity") -> bool:
        """Tell whether this is surely another paper of the same title."""
        known, others = dict(self.ids), dict(other.ids)
        differing = {mark for mark in known.keys() & others.keys() if known[mark] != others[mark]}
        if differing == {"DOI"} and all(map(_DEPOSIT.match, (known["DOI"], others["DOI"]))):
            return not self.authors or _words(self.authors) != _words(other.authors)
        return bool(differing) or _are_others(self.authors, other.authors)


def _are_others(authors: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether surely nobody is in both lists: all names are written alike, and share not even a word.

    Of names that are nothing but initials, nobody can tell.
    """
    names = (*authors, *others)
    is_alike = all(map(_is_latin, names)) or all(map(_HANGUL.fullmatch, names))
    words, others_words = _words(authors), _words(others)
    return bool(words and others_words) and is_alike and not words & others_words


def _is_latin(name: str) -> bool:
    """Tell whether a name is a person's of two words or more, whose letters nobody writes otherwise."""
    return " " in name and _LATIN.fullmatch(name) is not None and not is_group(name)


def _words(authors: tuple[str, ...]) -> frozenset[str]:
    """Return the words of names that are no initials: those in Hangul are one, and ``ü`` is ``ue``."""
    names = (name.replace(" ", "") if _HANGUL.fullmatch(name) else romanised(name) for name in authors)
    words = (_UMLAUT.sub("", word) for name in names for word in re.split(r"[\W_]+", name))
    return frozenset(word for word in words if len(word) > 1)


@dataclass(slots=True)
class HeldPapers:
    """The papers that are there, and those that are to be."""

    ids: dict[tuple[Mark, str], str] = field(default_factory=dict)
    titles: dict[tuple[int, str], list[tuple[Identity, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    """Papers with the ids of their entries, by year and wording of the title."""
    slugs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The slugs that the entries of an edition have or had."""
    preprints: str = ""
    """The id of the venue that is arXiv's."""

    @classmethod
    def of(cls, library: Library, store: Store) -> "HeldPapers":
        """Return what a library holds."""
        held = cls(preprints=library.vocabularies["venues"].find("arXiv") or "")
        for item in library.entries.values():
            held.add(item.id, named(item, store))
            for old in item.entry.formerly:
                held.add(old)
        return held

    def find(self, paper: ListedPaper) -> tuple[Mark | None, str]:
        """Return what a paper is known by and the id of its entry, or None and a new id."""
        identity = listed(paper)
        for mark, value in identity.ids:
            if known := self.ids.get((mark, value)):
                return mark, known
        wording = identity.wording
        alike = self.titles.get((identity.year, wording), ())
        others = {entry_id for other, entry_id in alike if identity.is_other_than(other)}
        if known := next((entry_id for _, entry_id in alike if entry_id not in others), None):
            return "title", known
        if known := next(self._as_preprint(paper, identity, wording), None):
            return "title", known
        edition = f"{paper.venue}/{paper.year:04}"
        first = next(map(on_paper, identity.authors), None)
        taken = self.slugs.get(edition, set())
        return None, f"{edition}/{entry_slug(first, paper.title, taken)}"

    def _as_preprint(self, paper: ListedPaper, identity: Identity, wording: str) -> Iterator[str]:
        """Yield the entries of a paper of years nearby of which this is the preprint, or that is its."""
        for years in filter(None, range(-_MAX_YEARS, _MAX_YEARS + 1)):
            for other, entry_id in self.titles.get((identity.year + years, wording), ()):
                is_pair = paper.is_preprint != entry_id.startswith(f"{self.preprints}/")
                is_shared = _words(identity.authors) & _words(other.authors)
                if is_pair and is_shared and not identity.is_other_than(other):
                    yield entry_id

    def add(self, entry_id: str, identity: Identity | None = None) -> None:
        """Take an id, and what its paper is known by."""
        edition, _, slug = entry_id.rpartition("/")
        self.slugs[edition].add(slug)
        if identity:
            for known in identity.ids:
                self.ids.setdefault(known, entry_id)
            if identity.title and len(alike := self.titles[identity.year, identity.wording]) < _MAX_ALIKE:
                alike.append((identity, entry_id))


def listed(paper: ListedPaper) -> Identity:
    """Return what tells a listed paper from others."""
    facts, arxiv = paper.paper, paper.arxiv
    names = tuple(author.name for author in facts.authors)
    return Identity(paper.title, paper.year, arxiv.id if arxiv else None, facts.doi, names)


def named(item: EntryFile, store: Store) -> Identity:
    """Return what tells the paper of an entry from others, be that typed or fetched."""
    arxiv, paper = item.entry.arxiv, item.entry.paper
    stored, record = store.of(item.entry)
    version = readable(stored.version(arxiv.version)) if stored and arxiv else None
    registered = version or (readable_record(record) if record else None)
    authors = paper.authors or (registered.authors if registered else ())
    return Identity(
        paper.title or (registered.title if registered else ""),
        item.year,
        arxiv.id if arxiv else None,
        paper.doi or (version.doi if version else None),
        tuple(author.name for author in authors),
    )
