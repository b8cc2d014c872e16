"""Neighbours: which papers to read next after another, with reasons."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from generator.catalog.catalog import Catalog
from generator.catalog.links import Links
from generator.catalog.work import Work

MAX_NEIGHBOURS = 6
"""How many papers a page suggests."""

COMMON = 300
"""A tag or author with more works than this tells too little to search candidates by."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a neighbour is one: a link either way, shared authors, or shared tags, by their ids."""

    kind: Literal["link", "author", "tag"]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A work to read next."""

    work: Work
    reasons: tuple[Reason, ...]


class Neighbourhood:
    """Which works to read next after another: those that share rare tags, authors, or a link with it."""

    def __init__(self, catalog: Catalog, links: Links) -> None:
        self.catalog = catalog
        self.linked: dict[str, set[str]] = defaultdict(set)
        for work_id, related in links.related.items():
            self._link(work_id, (other.work.id for other in related if other.work))
        for (kind, work_id), mentions in links.mentions.items():
            if kind == "entry":
                self._link(work_id, (mention.id for mention in mentions if mention.kind == "entry"))
        self.about = {
            work.id: (catalog.tags_of(work), [byline.author for byline in work.authors])
            for work in catalog.works.values()
        }
        self.readable = {work.id for work in catalog.works.values() if not work.entry.unidentified}
        self.found: dict[str, tuple[tuple[str, tuple[Reason, ...]], ...]] = {}
        self._told: dict[tuple[Reason, ...], tuple[Reason, ...]] = {}
        """All reasons that there are: those of many papers are the same."""

    def take_over(self, before: "Neighbourhood") -> None:
        """Take over what was found in another catalog and holds in this one as well.

        That is all, but for works with a tag, an author or a link that some work got or lost since: how much
        each counts depends on how many works have it.
        """
        same = self.about.keys() == before.about.keys() and self.readable == before.readable
        if same and self.catalog.above == before.catalog.above:
            changed = self._changed_since(before)
            self.found = {work_id: near for work_id, near in before.found.items() if work_id not in changed}

    def _changed_since(self, before: "Neighbourhood") -> set[str]:
        """Return the works whose neighbours may be others than before."""
        linking = self.linked.keys() | before.linked.keys()
        changed = {work_id for work_id in linking if self.linked.get(work_id) != before.linked.get(work_id)}
        tags, authors = set[str](), set[str]()
        for work_id, about in self.about.items():
            if about != before.about[work_id]:
                (own_tags, own_authors), (former_tags, former_authors) = about, before.about[work_id]
                changed.add(work_id)
                tags |= own_tags ^ former_tags
                authors |= {*own_authors} ^ {*former_authors}
        changed.update(work.id for tag in tags for work in self.catalog.tagged.get(tag, ()))
        for author in authors & self.catalog.authors.keys():
            changed.update(work.id for work in self.catalog.authors[author].works)
        return changed

    def _link(self, work_id: str, others: Iterable[str]) -> None:
        for other in others:
            self.linked[work_id].add(other)
            self.linked[other].add(work_id)

    def of(self, work: Work) -> tuple[Neighbour, ...]:
        """Return up to six neighbours, nearest first."""
        if work.id not in self.found:
            self.found[work.id] = tuple(self._nearest(work))
        return tuple(Neighbour(self.catalog.works[other], reasons) for other, reasons in self.found[work.id])

    def _nearest(self, work: Work) -> Iterator[tuple[str, tuple[Reason, ...]]]:
        """Find the neighbours by their ids, with the reasons why they are.

        A paper that nobody could identify is none: there is nothing to read.
        A shared tag counts by its rarity, log(works / works with the tag); a shared author counts by the
        rarity of a single work, being that specific, and a link twice that.
        """
        total = len(self.catalog.works)
        once = math.log(total + 1)
        scores: dict[str, float] = defaultdict(float)
        for other in self.linked.get(work.id, ()):
            scores[other] += 2 * once
        for author in {byline.author for byline in work.authors}:
            for held in _if_telling(self.catalog.authors[author].works):
                scores[held.id] += once
        for tag in sorted(self.catalog.tags_of(work)):  # sums of floats depend on their order
            works = _if_telling(self.catalog.tagged.get(tag, ()))
            rarity = math.log((total + 1) / len(works)) if works else 0
            for held in works:
                scores[held.id] += rarity
        scores.pop(work.id, None)
        known = (other for other in scores if other in self.readable)
        nearest = nsmallest(MAX_NEIGHBOURS, ((-scores[other], other) for other in known))
        for score, other in nearest:
            if score:
                reasons = self._reasons(work, self.catalog.works[other])
                yield other, self._told.setdefault(reasons, reasons)

    def _reasons(self, work: Work, other: Work) -> tuple[Reason, ...]:
        reasons: list[Reason] = []
        if other.id in self.linked.get(work.id, ()):
            reasons.append(Reason("link"))
        theirs = {byline.author for byline in other.authors}
        authors = tuple(dict.fromkeys(byline.author for byline in work.authors if byline.author in theirs))
        if authors:
            reasons.append(Reason("author", authors[:2]))
        shared = self.catalog.tags_of(work) & self.catalog.tags_of(other)
        tags = sorted(self.catalog.lowest(shared), key=lambda tag: (len(self.catalog.tagged[tag]), tag))
        if tags:
            # Beside a rare tag, one that most papers have is no reason.
            rare = [
                tag for tag in tags if len(self.catalog.tagged[tag]) <= 2 * len(self.catalog.tagged[tags[0]])
            ]
            reasons.append(Reason("tag", tuple(rare[:2])))
        return tuple(reasons)


def _if_telling(works: Sequence[Work]) -> Sequence[Work]:
    return works if len(works) <= COMMON else ()
