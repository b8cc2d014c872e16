"""Which venue the title of a book or journal names, in full, abbreviated as IEEE and ACM do, or by initials.

A title is read by words: ``Proc. IEEE Int. Conf. Acoust., Speech, Signal Process.`` has those of the full
name, cut. What only holds a venue's name is no edition of it: a workshop, a journal, another conference.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.entries.format.registry import Venue, names_of

_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:['’]l\b)?)(?P<cut>\.?)")
"""A word without digits, so that ``ISMIR2015`` holds ISMIR, and whether a full stop cuts it."""

_DIVIDER = re.compile(r"[,;:()\[\]|–—]|\.\s*$|\s[-/]\s")

_IRREGULAR = {
    "intl": "international",
    "int'l": "international",
    "int’l": "international",
    "natl": "national",
    "nat'l": "national",
    "nat’l": "national",
    "assn": "association",
    "mtg": "meeting",
    "mgmt": "management",
    "dept": "department",
    "wkshp": "workshop",
    "wkshps": "workshops",
    "wksp": "workshop",
    "trans": "transactions",
    "lett": "letters",
    "mag": "magazine",
    "j": "journal",
}
"""Abbreviations that are no beginning of the word, or could be that of many."""

_FILLERS = frozenset({"a", "an", "and", "at", "de", "for", "from", "in", "of", "on", "the", "to", "und"})

_SPONSORS = frozenset({"acm", "aes", "ieee", "ieice", "ifip", "isca", "usenix"})

_ORDINALS = frozenset(
    (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth "
        "fiftieth twenty thirty forty fifty st nd rd th"
    ).split()
)

_ABOUT = frozenset(
    (
        "annual conference conferences congress international meeting proceedings record society symposium "
        "conf int intl proc symp soc 제 회 년 년도 논문집 국제 학술대회"
    ).split()
)
"""Words that say that a conference is named, but not which."""

_NEUTRAL = _ABOUT | _SPONSORS | _ORDINALS
"""Words that may stand before a venue's name without making it another."""

_AFTER = _NEUTRAL | {"held", "virtual", "online", "hybrid", "vol", "volume", "part", "series"}

_SIDE_EVENTS = frozenset(
    (
        "workshop workshops tutorial tutorials companion adjunct satellite breaking lbd demo demos "
        "demonstration demonstrations poster posters doctoral consortium challenge competition exchange "
        "colocated located conjunction alongside journal transactions letters magazine newsletter bulletin "
        "review findings abstract abstracts student unconference blogpost blogposts supplement supplementary "
        "show mirex srw lbr lbw ea play 워크숍 워크샵 저널 튜토리얼 챌린지 경진대회 데모 포스터"
    ).split()
)
"""Words that tell what is beside a conference, or no conference at all."""

_INVERTED = re.compile(
    r"(?P<topic>.+)[,.]\s+(?P<kind>[^,.]*\b(?:conference|conf\.?|symposium|meeting|workshop) on)\.?\s*",
    re.IGNORECASE,
)
"""A title as IEEE once listed it: ``Signal Processing (ICASSP), 2014 IEEE International Conference on``."""

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SHORT_YEAR = re.compile(r"[^\W\d_]\s?['’‘`]([0-9]{2})(?![0-9])")

_MAX_TITLE = 2000
"""How many characters of a title are looked at."""


@dataclass(frozen=True, slots=True)
class Found:
    """A venue that a title names."""

    venue: str
    is_side_event: bool = False
    """Whether the title is that of something else, which the venue's name is only a part of."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    cut: bool
    """Whether a full stop follows."""
    divided: bool
    """Whether a comma, bracket or dash stands before it."""


@dataclass(frozen=True, slots=True)
class VenueIndex:
    """Finds venues by their names, in full and for short, and aliases within longer titles."""

    names: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """From two letters to the names whose first word begins with them, in words, and their venues."""
    remembered: dict[str, Found | None] = field(default_factory=dict)
    """What was found before, since the papers of a list share few titles."""

    @classmethod
    def of(cls, venues: Mapping[str, Venue]) -> "VenueIndex":
        """Index a registry."""
        names: dict[tuple[str, ...], str] = {}
        for venue_id, venue in venues.items():
            full = (venue.full.en, venue.full.ko) if venue.full else ()
            for name in (venue_id, *names_of(venue), *full):
                for words in _variants(name or ""):
                    names.setdefault(words, venue_id)
        by_start: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for words, venue_id in names.items():
            by_start[words[0][:2]].append((words, venue_id))
        return cls({start: tuple(found) for start, found in by_start.items()})

    def find(self, title: str) -> Found | None:
        """Return the venue whose longest name stands in a title, rather one that the title is all about."""
        title = title[:_MAX_TITLE]
        if title not in self.remembered:
            words = tuple(_words(title))
            matches = [
                (self._is_itself(words, start, end), end - start, _length(words[start:end]), venue)
                for start, end, venue in self._matches(words)
            ]
            best = max(matches, default=None)
            self.remembered[title] = best and Found(best[3], is_side_event=not best[0])
        return self.remembered[title]

    def _matches(self, words: tuple[_Word, ...]) -> Iterator[tuple[int, int, str]]:
        for start, word in enumerate(words):
            for name, venue in self.names.get(_IRREGULAR.get(word.text, word.text)[:2], ()):
                end = start + len(name)
                if end <= len(words) and all(
                    _stands_for(words[start + at], meant, len(name)) for at, meant in enumerate(name)
                ):
                    yield start, end, venue

    def _is_itself(self, words: tuple[_Word, ...], start: int, end: int) -> bool:
        """Tell whether what is around a venue's name leaves it what is named."""
        if _hold_side_event((*words[:start], *words[end:])):
            return False
        others = [word.text for word in words[:start] if word.text not in _SPONSORS | _ORDINALS]
        if others and _ABOUT.isdisjoint(others):
            return False
        before = start
        while before and not words[before].divided:
            before -= 1
        after = words[end : end + 1] if end - start > 1 else ()
        return all(word.text in _NEUTRAL for word in words[before:start]) and all(
            word.divided or word.text in _AFTER or self._is_name(word.text) for word in after
        )

    def _is_name(self, word: str) -> bool:
        return any(name == (word,) for name, _ in self.names.get(word[:2], ()))


def is_side_event(title: str) -> bool:
    """Tell whether a title is that of a workshop, a journal or another thing beside a conference."""
    return _hold_side_event(_words(title[:_MAX_TITLE]))


def years(title: str) -> set[int]:
    """Return the years that a title names, in full or as in ``ISMIR'17``."""
    short = (int(year) for year in _SHORT_YEAR.findall(title))
    return {*map(int, _YEAR.findall(title)), *(year + (1900 if year > 50 else 2000) for year in short)}


def _hold_side_event(words: Iterable[_Word]) -> bool:
    return any(_IRREGULAR.get(word.text, word.text) in _SIDE_EVENTS for word in words)


def _words(title: str) -> Iterator[_Word]:
    if inverted := _INVERTED.fullmatch(title):
        title = f"{inverted['kind']} {inverted['topic']}"
    end = 0
    divided = False
    for match in _WORD.finditer(title.casefold()):
        divided = divided or bool(_DIVIDER.search(title[end : match.start()]))
        end = match.end()
        if match["word"] not in _FILLERS:
            yield _Word(match["word"], bool(match["cut"]), divided)
            divided = False


def _variants(name: str) -> Iterator[tuple[str, ...]]:
    """Yield a name in words, and without the sponsor that titles leave out."""
    words = tuple(word.text for word in _words(name))
    if words:
        yield words
    if len(words) > 3 and words[0] in _SPONSORS:
        yield words[1:]


def _stands_for(word: _Word, meant: str, length: int) -> bool:
    """Tell whether a word is that of a name of ``length`` words: whole, cut, or but for an ``s``."""
    if word.text == meant or _IRREGULAR.get(word.text) == meant:
        return True
    if length == 1:
        return False
    if len(word.text) > 4 and meant in {f"{word.text}s", word.text.removesuffix("s")}:
        return True
    return meant.startswith(word.text) and (
        (word.cut and len(word.text) > 1) or (length > 2 and len(word.text) > 2)
    )


def _length(words: tuple[_Word, ...]) -> int:
    return sum(len(word.text) for word in words)
