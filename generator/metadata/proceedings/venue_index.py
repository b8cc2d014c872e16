"""Which venue the title of a book or journal names, in full, abbreviated as IEEE and ACM do, or by initials.

A title is read by words: ``Proc. IEEE Int. Conf. Acoust., Speech, Signal Process.`` has those of the full
name, cut. What only holds a venue's name is no edition of it: a workshop, a journal, another conference.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile

from generator.entries.format.registry import Venue, names_of
from generator.support import package

_WORD = re.compile(r"(?P<word>[^\W\d_]+(?:['’]l\b)?)(?P<cut>\.?)")
"""A word without digits, so that ``ISMIR2015`` holds ISMIR, and whether a full stop cuts it."""

_DIVIDER = re.compile(r"[,;:()\[\]|–—]|\.\s*$|\s[-/]\s")

_DASHES = frozenset("-–—")

_LISTED = package.table("generator.metadata.proceedings", "venue_words.yml")

_IRREGULAR = {short: meant for meant, typed in _LISTED["irregular"].items() for short in typed.split()}

_FILLERS, _SPONSORS, _ORDINALS, _ABOUT, _BOOKS = (
    frozenset(_LISTED[kind].split()) for kind in ("fillers", "sponsors", "ordinals", "about", "books")
)
_KINDS, _OTHER_KINDS, _TRACKS, _BEHIND, _SIDE_EVENTS = (
    frozenset(_LISTED[kind].split()) for kind in ("kinds", "other-kinds", "tracks", "behind", "side-events")
)

_NEUTRAL = _ABOUT | _SPONSORS | _ORDINALS
"""Words that may stand before a venue's name without making it another."""

_AFTER = _NEUTRAL | _TRACKS | _BEHIND

_MIN_TOPIC = 3
"""How many words a topic has that is one conference's; ``Machine Learning`` is that of many."""

_SERIES = (("neural", "information", "processing", "systems"),)
"""Topics whose ``Advances`` are the proceedings of the conference; others are books or another's."""

_INVERTED = re.compile(
    r"(?P<topic>.+)[,.]\s+(?P<kind>[^,.]*\b(?:conference|conf\.?|symposium|meeting|workshop) on)\.?\s*",
    re.IGNORECASE,
)
"""A title as IEEE once listed it: ``Signal Processing (ICASSP), 2014 IEEE International Conference on``."""

YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
"""A year that is written out."""

_SHORT_YEAR = re.compile(r"[^\W\d_]\s?['’‘`]([0-9]{2})(?![0-9])")

_LONG_KOREAN = re.compile("[가-힣]{6,}")
_AROUND_KOREAN = re.compile("(?:제|회|차|년도?|발표|논문집|[^가-힣])*")
"""What stands around a venue's name in Hangul without making it another."""

_MAX_TITLE = 2000
"""How many characters of a title are looked at."""


@dataclass(frozen=True, slots=True)
class VenueMatch:
    """A venue that a title names."""

    venue: str
    is_side_event: bool = False
    """Whether the title is that of something else, which the venue's name is only a part of."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    cut: bool
    """Whether a full stop follows."""
    divider: str
    """The comma, bracket or dash before it, if any."""
    is_purpose: bool
    """Whether ``for`` stands before it."""


@dataclass(frozen=True, slots=True)
class VenueIndex:
    """Finds venues by their names, in full and for short, and aliases within longer titles."""

    names: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """From two letters to the names whose first word begins with them, in words, and their venues."""
    topics: frozenset[tuple[str, ...]] = frozenset()
    """Those of the names that nobody typed: what stands behind ``Conference on``."""
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The words of each venue's names in full."""
    korean: Mapping[str, str] = field(default_factory=dict)
    """The venues of long names in Hangul, which stand there without spaces."""
    remembered: dict[str, VenueMatch | None] = field(default_factory=dict)
    """What was found before, since the papers of a list share few titles."""

    @classmethod
    def of(cls, venues: Mapping[str, Venue]) -> "VenueIndex":
        """Index a registry."""
        names: dict[tuple[str, ...], str] = {}
        long: dict[str, frozenset[str]] = {}
        topics: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for venue_id, venue in venues.items():
            full = (venue.full.en, venue.full.ko) if venue.full else ()
            typed = [
                tuple(word.text for word in _words(name))
                for name in (venue_id, *names_of(venue), *full)
                if name
            ]
            short = {word for words in typed if len(words) == 1 for word in words}
            long[venue_id] = frozenset(word for words in typed if len(words) > 2 for word in words)
            for words in filter(None, typed):
                for variant in (words, _without_sponsors(words)):
                    names.setdefault(variant, venue_id)
                topics[_topic(words, short)].add(venue_id)
        sure = {
            topic: venue_id
            for topic, (venue_id, *others) in topics.items()
            if len(topic) >= _MIN_TOPIC and not others and topic not in names
        }
        for topic in _SERIES:
            forms = (topic, ("advances", *topic))
            venue_id = next(filter(None, map((names | sure).get, forms)), "")
            sure |= {form: venue_id for form in forms if venue_id and form not in names}
        by_start: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for words, venue_id in (names | sure).items():
            by_start[words[0][:2]].append((words, venue_id))
        joined = {"".join(words): venue_id for words, venue_id in names.items()}
        korean = {name: venue_id for name, venue_id in joined.items() if _LONG_KOREAN.fullmatch(name)}
        return cls({start: tuple(found) for start, found in by_start.items()}, frozenset(sure), long, korean)

    def find(self, title: str) -> VenueMatch | None:
        """Return the venue whose longest name stands in a title, rather one that the title is all about."""
        title = title[:_MAX_TITLE]
        if title not in self.remembered:
            words = tuple(_words(title))
            matches = (
                (
                    self._is_itself(words, start, name, venue),
                    len(name),
                    sum(len(word.text) for word in words[start : start + len(name)]),
                    name,
                    venue,
                )
                for start, name, venue in self._matches(words)
            )
            best = max((match for match in matches if match[0] or match[3] not in self.topics), default=None)
            found = best and VenueMatch(best[-1], is_side_event=not best[0])
            self.remembered[title] = found or self._in_korean(title)
        return self.remembered[title]

    def _in_korean(self, title: str) -> VenueMatch | None:
        """Return the venue whose name in Hangul a title is but for its spaces, put as people like."""
        bare = "".join(title.split())
        named = ((name, venue) for name, venue in self.korean.items() if name in bare)
        found = (venue for name, venue in named if _AROUND_KOREAN.fullmatch(bare.replace(name, "", 1)))
        return next(map(VenueMatch, found), None)

    def _matches(self, words: tuple[_Word, ...]) -> Iterator[tuple[int, tuple[str, ...], str]]:
        for start, word in enumerate(words):
            for name, venue in self.names.get(_IRREGULAR.get(word.text, word.text)[:2], ()):
                end = start + len(name)
                if end <= len(words) and all(
                    _stands_for(words[start + at], meant, len(name)) for at, meant in enumerate(name)
                ):
                    yield start, name, venue

    def _is_itself(self, words: tuple[_Word, ...], start: int, name: tuple[str, ...], venue: str) -> bool:
        """Tell whether what is around a venue's name leaves it what is named."""
        end = start + len(name)
        if any(self._is_beside(venue, word) for word in (*words[:start], *words[end:])):
            return False
        if len(name) == 1 and (
            self._begins_another(venue, words[end:]) or self._ends_another(venue, words[:start])
        ):
            return False
        others = [word.text for word in words[:start] if word.text not in _SPONSORS | _ORDINALS]
        if others and _ABOUT.isdisjoint(others):
            return len(name) == 1 and self._is_volume(venue, words, start)
        before = start
        while before and not words[before].divider:
            before -= 1
        after = words[end : end + 1] if len(name) > 1 else ()
        allowed = (
            _NEUTRAL - (_BOOKS if len(name) > 1 else set()) - (_OTHER_KINDS if name in self.topics else set())
        )
        return all(word.text in allowed for word in words[before:start]) and all(
            word.divider or word.text in _AFTER or self._is_name(word.text) for word in after
        )

    def _begins_another(self, venue: str, after: Sequence[_Word]) -> bool:
        """Tell whether initials begin another's name: AAAI Conference on Web …, ICML 2019 ML for Music."""
        if not self.words[venue]:
            return False
        phrase = [*takewhile(lambda word: word.divider in {"", ":"}, after)]
        if any(word.is_purpose for word in phrase) and not self._are_known(venue, phrase):
            return True
        kind = [*dropwhile(lambda word: word.text not in _KINDS | _OTHER_KINDS, phrase)]
        others = [word for word in kind if word.text not in _ABOUT - _OTHER_KINDS and len(word.text) > 1]
        return not self._are_known(venue, others)

    def _ends_another(self, venue: str, words: Sequence[_Word]) -> bool:
        """Tell whether initials end another's name: Conference on Systems, Man, and Cybernetics (SMC)."""
        topic = [word for word in words if word.text not in _NEUTRAL and len(word.text) > 1]
        is_full = len(topic) > 1 and any(word.text in _KINDS | _OTHER_KINDS for word in words)
        are_english = all(word.text.isascii() for word in topic) and any(map(str.isascii, self.words[venue]))
        return is_full and are_english and not any(self._are_known(venue, [word]) for word in topic)

    def _is_volume(self, venue: str, words: tuple[_Word, ...], start: int) -> bool:
        """Tell whether a title is that of one of Springer's volumes: Computer Vision - ECCV 2014."""
        is_end = all(word.divider for word in words[start + 1 : start + 2])
        return words[start].divider in _DASHES and is_end and self._are_known(venue, words[:start])

    def _are_known(self, venue: str, words: Sequence[_Word]) -> bool:
        """Tell whether all words are of the names in full of a venue."""
        return all(any(_stands_for(word, meant, _MIN_TOPIC) for meant in self.words[venue]) for word in words)

    def _is_beside(self, venue: str, word: _Word) -> bool:
        """Tell whether a word tells something beside a venue, of whose own name it is none."""
        text = _IRREGULAR.get(word.text, word.text)
        return text in _SIDE_EVENTS and text not in self.words[venue]

    def _is_name(self, word: str) -> bool:
        return any(name == (word,) for name, _ in self.names.get(word[:2], ()))


def is_side_event(title: str) -> bool:
    """Tell whether a title is that of a workshop, a journal or another thing beside a conference."""
    return any(_IRREGULAR.get(word.text, word.text) in _SIDE_EVENTS for word in _words(title[:_MAX_TITLE]))


def years(title: str) -> set[int]:
    """Return the years that a title names, in full or as in ``ISMIR'17``."""
    short = (int(year) for year in _SHORT_YEAR.findall(title))
    return {*map(int, YEAR.findall(title)), *(year + (1900 if year > 50 else 2000) for year in short)}


def _words(title: str) -> Iterator[_Word]:
    if inverted := _INVERTED.fullmatch(title):
        title = f"{inverted['kind']} {inverted['topic']}"
    end = 0
    divider, is_purpose = "", False
    for match in _WORD.finditer(title.casefold()):
        if found := _DIVIDER.search(title[end : match.start()]):
            divider = divider or found[0].strip()
        end = match.end()
        if match["word"] not in _FILLERS:
            yield _Word(match["word"], bool(match["cut"]), divider, is_purpose)
            divider = ""
        is_purpose = match["word"] == "for"


def _without_sponsors(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the sponsors that titles leave out."""
    bare = tuple(dropwhile(_SPONSORS.__contains__, words))
    return bare if len(bare) > 2 else words


def _topic(words: tuple[str, ...], short: Collection[str]) -> tuple[str, ...]:
    """Return what stands behind ``Conference on`` in a name; nothing where it is the conference of somebody.

    >>> _topic(("cvpr", "conference", "computer", "vision", "pattern", "recognition"), {"cvpr"})
    ('computer', 'vision', 'pattern', 'recognition')
    """
    topic = tuple(dropwhile(lambda word: word in _NEUTRAL or word in short, words))
    return topic if _KINDS & set(words[: -len(topic)]) else ()


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
