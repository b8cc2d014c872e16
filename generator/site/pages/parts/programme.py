"""A programme: the papers of an edition that nobody reviewed, by tracks or by letters."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.catalog.work import Work
from generator.site.view.view import View
from generator.text.names.folding import folded_title

MANY = 30
"""A programme of more papers is divided by letters, where it has no tracks."""

_NUMBER = re.compile(r"[0-9]+")
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """Papers of a programme under one heading."""

    id: str
    name: str
    """The name of a track, a letter, or nothing."""
    works: tuple[Work, ...]


def groups(view: View, works: Sequence[Work]) -> list[Group]:
    """Divide a programme by tracks where it has any, else by letters where it is long."""
    if any(work.entry.paper.track for work in works):
        return list(_by_track(view, works))
    if len(works) <= MANY:
        return [Group("", "", tuple(works))] if works else []
    return list(_by_letter(works))


def _by_track(view: View, works: Iterable[Work]) -> Iterator[Group]:
    tracks: dict[str, list[Work]] = {}
    for work in works:
        tracks.setdefault(work.entry.paper.track or "", []).append(work)
    others = tracks.pop("", [])
    for number, (track, held) in enumerate(sorted(tracks.items(), key=_numbered), start=1):
        yield Group(f"_track-{number}", track, tuple(held))
    if others:
        yield Group("_track-others", view.label("other-tracks"), tuple(others))


def _numbered(track: tuple[str, object]) -> str:
    """Return a track's name so that Session 10 comes after Session 9."""
    return _NUMBER.sub(lambda number: number[0].zfill(4), track[0])


def _by_letter(works: Iterable[Work]) -> Iterator[Group]:
    letters: dict[str, list[Work]] = {}
    for work in sorted(works, key=_filed):
        letter = _filed(work)[:1].upper()
        letters.setdefault(letter if "A" <= letter <= "Z" else "#", []).append(work)
    for letter, held in sorted(letters.items()):
        yield Group("_letter-other" if letter == "#" else f"_letter-{letter.lower()}", letter, tuple(held))


def _filed(work: Work) -> str:
    """Return what a title is filed under, which is no article: a half of all would stand under A."""
    return folded_title(_ARTICLE.sub("", work.title or ""))
