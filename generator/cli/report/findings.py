"""What a maintainer has to know of a change besides what it says: what is missing, double, or wrong."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.catalog.work import Work
from generator.cli.report.changes import Change
from generator.problems.problem import Problem
from generator.support.languages import Languages
from generator.text.names.folding import folded_title

Sameness: TypeAlias = Literal["arxiv", "doi", "title", "like"]

_FEWEST_WORDS = 4
"""How many words a title has at least that is told to be like another."""

_ALIKE = 0.75
"""Which part of the words of two titles stands in both, if they are alike."""

_MAX_COMPARED = 1_000_000
"""How many pairs of titles are compared word by word: a second's work."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Another entry that is, or may be, about the same paper."""

    work: Work
    sameness: Sameness


def lacks(work: Work, before: Work | None, change: Change, languages: Languages) -> Iterator[str]:
    """Yield what an entry does without that readers would want, and did not do without before.

    Each is called as ``words.yml`` has it behind ``lacks-``.
    """
    known = set(_lacks(before, languages)) if before else set()
    yield from (lack for lack in _lacks(work, languages) if lack not in known)
    if change.is_forgotten:
        yield "formerly"


def _lacks(work: Work, languages: Languages) -> Iterator[str]:
    summary, texts = work.entry.summary, [note.text for note in work.entry.notes]
    if work.has_text and not work.entry.unidentified:
        if summary is None:
            yield "summary"
        else:
            yield from (f"summary-{lang}" for lang in languages if lang not in summary.languages)
    for lang in languages:
        if texts and not any(lang in text.languages for text in texts):
            yield f"note-{lang}"
    if work.pending:
        yield "metadata"


def twins(works: Mapping[str, Work], ids: Sequence[str]) -> dict[str, tuple[Twin, ...]]:
    """Return the other entries about what is, or may be, the same paper, unless one relates to the other."""
    words = {work.id: frozenset(re.findall(r"\w+", _known_title(work).casefold())) for work in works.values()}
    asked = [works[entry_id] for entry_id in ids if entry_id in works]
    compared = asked[: _MAX_COMPARED // max(len(works), 1)]
    found: dict[str, list[Twin]] = defaultdict(list)
    for sameness, key in _KEYS.items():
        about: dict[str, list[Work]] = defaultdict(list)
        for work in works.values():
            about[key(work)].append(work)
        for work in asked:
            found[work.id] += [Twin(other, sameness) for other in about[key(work)] if key(work)]
    for work in compared:
        alike = (other for other in works.values() if _are_alike(words[work.id], words[other.id]))
        found[work.id] += [Twin(other, "like") for other in alike]
    return {entry_id: tuple(_others(works[entry_id], near)) for entry_id, near in found.items()}


def brought(
    before: Sequence[Problem], after: Sequence[Problem], files: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield the problems that were not there before, on whichever line.

    ``files`` says what files are called now that were called otherwise.
    """
    known = Counter(_key(problem, files) for problem in before)
    for problem in after:
        key = _key(problem, {})
        if known[key]:
            known[key] -= 1
        else:
            yield problem


def _others(work: Work, near: Sequence[Twin]) -> Iterator[Twin]:
    """Yield each entry once, as what it is most of all."""
    seen = {work.id, *(relation.to for relation in work.entry.related)}
    for twin in near:
        if twin.work.id not in seen and all(relation.to != work.id for relation in twin.work.entry.related):
            seen.add(twin.work.id)
            yield twin


def _known_title(work: Work) -> str:
    """Return a title; nothing where it is still to come."""
    return "" if work.pending and not work.entry.paper.title else work.title or ""


_KEYS: Mapping[Sameness, Callable[[Work], str]] = {
    "arxiv": lambda work: work.entry.arxiv.id if work.entry.arxiv else "",
    "doi": lambda work: (work.doi or "").casefold(),
    "title": lambda work: folded_title(_known_title(work)),
}


def _are_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    enough = min(len(words), len(others)) >= max(_FEWEST_WORDS, _ALIKE * max(len(words), len(others)))
    return enough and len(words & others) >= _ALIKE * len(words | others)


def _key(problem: Problem, files: Mapping[str, str]) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return what a problem is, wherever in its file it stands and however it is mended."""
    file = files.get(problem.place.file, problem.place.file)
    return file, problem.code, tuple(value for value in problem.values if value[0] != "mended")
