"""Other words for what a record says: tags by all their names, people by all their spellings, TeX as said."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from anyascii import anyascii

from generator.catalog.catalog import Catalog
from generator.entries.format.registry import names_of
from generator.search.korean import Lexicon
from generator.text import dollars
from generator.text.characters import HANGUL

_WORD = re.compile(rf"{HANGUL.pattern}+|(?:(?!{HANGUL.pattern})[^\W_])+")
"""A word of one script: what Hangul is glued to is a word of its own, as in CF방식."""

_COMMAND = re.compile(r"\\([a-zA-Z]{2,})")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]+")
"""A name that is a word of its own in small letters: CARS are not cars."""

_LETTER = r"(?![aAI]\b)[A-Za-z]"
_APART = re.compile(
    rf"(?<![\w-])(?:(?:[A-Z]{{2,}}|{_LETTER}) (?:[A-Z]{{2,}}\w*|\d+)|{_LETTER} [A-Za-z][a-z]{{2,}})(?![\w-])"
)
"""A name of short words that others write as one: VQ VAE, GPT 4, k means."""

_LAYOUT = frozenset(
    "mathcal mathbb mathbf mathrm mathit mathfrak text textit textbf emph left right log frac".split()
)
"""TeX commands that say how something looks and not what it is called."""

_LONGEST = 6
"""How many words a name in Latin letters has at most to be looked for in texts."""

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


class Synonyms:
    """Finds other words for what a record says, from a catalog's vocabulary and people."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon | None) -> None:
        """Begin; without a ``lexicon`` no Korean is taken apart."""
        self._tags = catalog.library.tags
        self._people = catalog.library.people
        self._catalog = catalog
        self._lexicon = lexicon
        self._named: dict[str, set[str]] = defaultdict(set)
        for tag_id, tag in self._tags.items():
            for name in (tag_id, *names_of(tag)):
                self._named[_key(name)].add(tag_id)
        self._lengths = sorted({len(key) for key in self._named if HANGUL.search(key) and len(key) > 1})

    def of(self, texts: Sequence[str], tags: Iterable[str], authors: Iterable[str]) -> list[str]:
        """Return words by which a reader may look for a record with these texts, tags and authors' ids."""
        found: dict[str, None] = {}
        for text in texts:
            words = self._lexicon.words(text) if self._lexicon else ()
            found |= dict.fromkeys((*words, *typeable(text), *joined(text)))
        mentioned = {tag for text in texts for tag in self._mentioned(text)}
        for tag_id in sorted({*tags, *mentioned} & self._tags.keys()):
            tag = self._tags[tag_id]
            for name in (tag_id.replace("-", " "), *names_of(tag)):
                found |= dict.fromkeys((*_parts(name), "".join(_parts(name))))
            found[initials(tag.name.ko or "")] = None
        for author in authors:
            for name in self._spellings(author):
                found |= dict.fromkeys((*_parts(name), *typeable(name), initials(name)))
        return list(found)

    def _mentioned(self, text: str) -> Iterator[str]:
        """Yield the tags that a text names, however it spaces and joins the words of a name."""
        tokens = _WORD.findall(unicodedata.normalize("NFC", text))
        for first in range(len(tokens)):
            for last in range(first, min(first + _LONGEST, len(tokens))):
                name = "".join(tokens[first : last + 1])
                yield from self._named.get(name.lower(), ())
                if last == first and _ACRONYM.fullmatch(name):
                    yield from self._named.get(name, ())
                elif name.endswith("s"):
                    yield from self._named.get(name[:-1].lower(), ())
            if HANGUL.match(tokens[first]):
                following = "".join(tokens[first : first + _LONGEST]).lower()
                for length in self._lengths:
                    yield from self._named.get(following[:length], ())

    def _spellings(self, author_id: str) -> Iterator[str]:
        author = self._catalog.authors.get(author_id)
        yield from author.spellings if author else ()
        person = self._people.get(author_id)
        yield from names_of(person) if person else ()


def initials(text: str) -> str:
    """Return the initial consonants of a Korean name: 음원 분리 gives ㅇㅇㅂㄹ."""
    syllables = (letter for letter in unicodedata.normalize("NFC", text) if "가" <= letter <= "힣")
    return "".join(_LEADS[(ord(letter) - ord("가")) // 588] for letter in syllables)


def typeable(text: str) -> Iterator[str]:
    r"""Yield words as any keyboard types them: ℓ1 as l1, ``$\alpha$`` as alpha, Þórsson as Thorsson."""
    for word in text.split():
        plain = unicodedata.normalize("NFD", word)
        if not plain.isascii() and not HANGUL.search(word) and any(letter.isalpha() for letter in word):
            latin = anyascii(word)
            if latin != "".join(letter for letter in plain if not unicodedata.combining(letter)):
                yield from _WORD.findall(latin)
    for formula in dollars.typed(text):
        yield from (name for name in _COMMAND.findall(formula.latex) if name not in _LAYOUT)


def joined(text: str) -> Iterator[str]:
    """Yield the names of short words in a text as one word: VQ VAE as VQVAE."""
    yield from (name.replace(" ", "") for name in _APART.findall(text))


def _key(name: str) -> str:
    """Return a name as texts are looked through for it: joined, in small letters unless it is an acronym."""
    joined = "".join(_parts(name))
    return joined if _ACRONYM.fullmatch(joined) else joined.lower()


def _parts(name: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", name))
