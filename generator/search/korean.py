"""Words of a Korean text, as a reader would search them: nouns apart and joined, and what verbs begin with.

Pagefind splits Korean at spaces and finds what words begin with. That misses the second noun of 음원분리, the
joined 음원분리 in 음원 분리, and every form of a verb but those that begin alike; kiwipiepy knows where
morphemes end. (Apache-2.0; its model takes 105 MB on the disk, and some 600 MB of memory while it works.)
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.support.cache import Cache
from generator.text.characters import HANGUL

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

ANALYSER = "kiwipiepy"
"""The package that knows Korean morphemes; a site without it is searched by whole words only."""

_KEPT = "search/korean.json"
"""What the words of all texts are kept as."""

_LONGEST = 2
"""How many neighbouring nouns are joined."""

_SYLLABLES = 2
"""How many letters a word has at least: shorter ones are everywhere."""

_EVERYWHERE = frozenset(
    ["하", "되", "있", "없", "같", "않", "이", "아니", "보", "주", "나오", "대하", "위하", "통하"]
)
"""Verbs and adjectives that nobody looks for."""

_ENDINGS = (("어", "EC"), ("ᆫ", "ETM"))
"""Endings before which stems change: 견디 becomes 견뎌 and 견딘, 어렵 becomes 어려워 and 어려운."""


class Token(Protocol):
    """A morpheme as kiwipiepy returns it."""

    form: str
    tag: str
    start: int
    len: int


def installed() -> bool:
    """Tell whether Korean texts can be analysed here."""
    return find_spec(ANALYSER) is not None


class Morphemes:
    """Takes Korean texts apart into words as dictionaries list them, each as often as it stands there."""

    def __init__(self) -> None:
        from kiwipiepy import Kiwi  # noqa: PLC0415 # takes seconds to load, and may not be there

        self._kiwi = Kiwi()

    def listed(self, text: str) -> Iterator[str]:
        """Yield the nouns of a text, and its verbs and adjectives in their basic form."""
        for token in self._kiwi.tokenize(text) if HANGUL.search(text) else ():
            if token.tag.startswith(("VV", "VA")) and token.form not in _EVERYWHERE:
                yield f"{token.form}다"
            elif token.tag.startswith(("NNG", "NNP", "XR")):
                yield from _long([token.form])


class Lexicon:
    """The words of texts, kept by content, so that a text is analysed once."""

    def __init__(self, kept: Cache) -> None:
        self._cache = kept
        self._key = _key()
        self._kept = _read(kept, self._key)
        self._used: dict[str, str] = {}
        self._is_able = installed()
        self._kiwi: Kiwi | None = None

    def words(self, text: str) -> list[str]:
        """Return the words of a text; none where it has no Korean, or nothing is there to analyse it."""
        return self._known(text).split()

    def nouns(self, text: str) -> list[str]:
        """Return those of its words that are nouns."""
        return self._known(text).partition("\n")[0].split()

    def save(self) -> None:
        """Keep what this build used, and nothing else."""
        if self._used == self._kept:
            return
        content = json.dumps({"key": self._key, "words": self._used}, ensure_ascii=False)
        self._cache.keep(_KEPT, content.encode())

    def _known(self, text: str) -> str:
        """Return the nouns of a text on a line, and its other words on the next."""
        if not self._is_able or not HANGUL.search(text):
            return ""
        digest = hashlib.sha256(text.encode()).hexdigest()
        if digest not in self._used:
            kept = self._kept.get(digest)
            self._used[digest] = self._analysed(text) if kept is None else kept
        return self._used[digest]

    def _analysed(self, text: str) -> str:
        if self._kiwi is None:
            from kiwipiepy import Kiwi  # noqa: PLC0415 # takes seconds to load, and may not be there

            self._kiwi = Kiwi()
        tokens = self._kiwi.tokenize(text)
        found = dict.fromkeys(_long(_nouns(tokens)))
        others = (word for word in dict.fromkeys(_long(_stems(tokens, self._kiwi))) if word not in found)
        return f"{' '.join(found)}\n{' '.join(others)}"


def _long(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if len(word) >= _SYLLABLES and HANGUL.search(word))


def _nouns(tokens: Sequence[Token]) -> Iterator[str]:
    for run in _runs(tokens):
        for size in range(1, _LONGEST + 1):
            for first in range(len(run) - size + 1):
                yield "".join(run[first : first + size])


def _stems(tokens: Sequence[Token], kiwi: "Kiwi") -> Iterator[str]:
    """Yield what the verbs and adjectives of a text begin with."""
    for token in tokens:
        if token.tag.startswith(("VV", "VA")) and token.form not in _EVERYWHERE:
            yield token.form
            for ending in _ENDINGS:
                yield kiwi.join([(token.form, token.tag), ending])


def _runs(tokens: Sequence[Token]) -> Iterator[list[str]]:
    """Yield the nouns of a text, those together that have nothing but a space between them."""
    run: list[str] = []
    end = 0
    for token in tokens:
        is_noun = token.tag.startswith(("NNG", "NNP", "XSN", "XPN", "XR", "SL", "SN"))
        if run and (not is_noun or token.start > end + 1):
            yield run
            run = []
        if is_noun:
            run += token.form.split()
        end = token.start + token.len
    if run:
        yield run


def _key() -> str:
    """Return what a text's words depend on besides the text: the analyser and this file."""
    analyser = ""
    with suppress(PackageNotFoundError):
        analyser = version(ANALYSER)
    return hashlib.sha256(analyser.encode() + Path(__file__).read_bytes()).hexdigest()


def _read(cache: Cache, key: str) -> dict[str, str]:
    kept = json.loads(cache.read(_KEPT) or "{}")
    return dict(kept["words"]) if kept.get("key") == key else {}
