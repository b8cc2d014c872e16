"""The vocabulary: words of an archive, among which a reader's browser looks for what a misspelt one meant.

It is divided into shelves by the first letter, so that a search loads little of it; ``sound.js`` knows on
which ones a word may be that sounds alike. Words that many records have and names of tags stand on a shelf of
their own, where they are found whatever their first letter was mistaken for.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog.catalog import Catalog
from generator.entries.format.registry import names_of
from generator.search.directory import both
from generator.search.records import SILENT, Record, place
from generator.text.characters import HANGUL
from generator.text.names.folding import folded

COMMON = "common"
"""The shelf of what many records have."""

_MOST_COMMON = 500

_KNOWN_TERM = 2
"""In how many records at least the name of a tag counts to be: it is more than a word that one text has."""

_WORD = re.compile(rf"{HANGUL.pattern}+|(?:(?!{HANGUL.pattern})[^\W\d_])(?:(?!{HANGUL.pattern})[^\W_])*")
"""A word that begins with a letter; what another script is glued to ends there: GAN이 is GAN and 이."""

_ELIDED = re.compile(r"(?<!\w)\w{1,2}['’](?=[A-Z])\w+")
"""A name that is heard as one word with what stands before its apostrophe: O'Connell, D'Alembert."""

_LENGTHS = {True: range(2, 21), False: range(3, 41)}
"""How many letters a word has whose spelling can be guessed: of Hangul, and of any other."""

_SHELVED = re.compile(r"[a-z\u1100-\u1112]")
"""The first letters that have shelves: Latin ones, and the leading consonants of Hangul."""


@dataclass(frozen=True, slots=True)
class CatalogNames:
    """What a catalog's names add to the words of its records."""

    terms: tuple[str, ...]
    """All names of tags: some are several words, which are looked for together if records have them."""
    venues: Mapping[str, str]
    """By every name that a venue goes by, folded, the word by which its records are found."""

    @classmethod
    def of(cls, catalog: Catalog) -> "CatalogNames":
        """Gather the names of a catalog."""
        library = catalog.library
        terms = dict.fromkeys(name for tag in library.tags.values() for name in names_of(tag))
        venues = {
            folded(name): place(venue_id)
            for venue_id, venue in library.venues.items()
            for name in (venue_id, *venue.formerly, *names_of(venue), *both(venue.full))
        }
        return cls(tuple(terms), venues)

    def shelves(self, records: Iterable[Record]) -> dict[str, list[str]]:
        """Return the shelves of some records' words by name.

        Each is a list of texts: the words, one a line, of one record, of two or three, of four to seven, …
        """
        found = Counter(word for record in records for word in _words(record))
        known = {word.lower() for word in found}
        terms = [term for term in self.terms if known.issuperset(_misspelt(term.lower()))]
        joined = {folded(term) for term in terms}
        cased = {word: number for word, number in _cased(found).items() if folded(word) not in joined}
        for term in terms:
            cased[term] = max(found[term] or found[term.lower()], _KNOWN_TERM)
        common = {word for word, _ in Counter(cased).most_common(_MOST_COMMON)}.union(terms)
        divided: dict[str, dict[int, list[str]]] = {}
        for word in sorted(cased):
            level = cased[word].bit_length() - 1
            name = COMMON if word in common else shelf(word)
            divided.setdefault(name, {}).setdefault(level, []).append(word)
        return {name: _listed(levels) for name, levels in divided.items()}


UNNAMED = CatalogNames((), {})
"""What records have by themselves."""


def shelf(word: str) -> str:
    """Return the name of a word's shelf, or nothing where it has none."""
    first = unicodedata.normalize("NFD", word.lower())[:1]
    return f"{ord(first):x}" if _SHELVED.match(first) else ""


def _words(record: Record) -> Iterator[str]:
    """Return the words of a record, each once; of a paper that nobody reviewed not those of its abstract."""
    named = (said for name, said in record.meta.items() if name != "place")
    return _misspelt(" ".join([*named, record.texts if record.is_ours else ""]))


def _misspelt(text: str) -> Iterator[str]:
    """Yield the words of a text that somebody may misspell, each once."""
    normal = unicodedata.normalize("NFC", text)
    for word in dict.fromkeys([*_WORD.findall(normal), *_ELIDED.findall(normal)]):
        if shelf(word) and len(word) in _LENGTHS[bool(HANGUL.match(word))] and word.lower() not in SILENT:
            yield word


def _cased(found: Mapping[str, int]) -> dict[str, int]:
    """Return words whose capitals are only those of a title or a sentence in small letters."""
    cased: dict[str, int] = {}
    for word, number in found.items():
        written = word.lower() if word.istitle() and word.lower() in found else word
        cased[written] = cased.get(written, 0) + number
    return cased


def _listed(levels: Mapping[int, Sequence[str]]) -> list[str]:
    return ["\n".join(levels.get(level, ())) for level in range(max(levels) + 1)]
