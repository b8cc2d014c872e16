"""Keys that stand in another mapping than theirs: what they belong under, and the lines that move there."""

from dataclasses import dataclass, replace

from generator.entries.yaml.nodes import Mapping, Node, Scalar
from generator.entries.yaml.source import SourceFile
from generator.problems.problem import Edit, Problem
from generator.text import identifiers

_STEP = 2
"""By how many columns what belongs under a key is indented."""

_MAX_SHOWN = 200
"""How long a line may be that the message shows."""


@dataclass(frozen=True, slots=True)
class Move:
    """A key that belongs under another key of the mapping in which it was typed."""

    key: Scalar
    value: Node
    beside: Mapping
    parent: str


def problem_of(move: Move, source: SourceFile) -> Problem:
    """Say where a key belongs, with the line to write there if it has but one, and the edits that move it."""
    first, column = source.lines.locate(move.key.span.start)
    typed = source.split[first - 1 : _last(move, source)]
    head, inside = move.beside.by_key.get(move.parent, (None, None))
    begun = inside.items[0][0] if isinstance(inside, Mapping) and inside.items else None
    at, indent = source.lines.locate(begun.span.start) if begun else (0, 0)
    under = source.lines.locate(head.span.start)[0] if head else 0
    if at == under:  # nothing on lines of its own
        at, indent = under + 1, column + _STEP
    is_alone = not any(line[: column - 1].strip() for line in typed)
    lines = tuple(f"{' ' * (indent - 1)}{line[column - 1 :]}".rstrip() for line in typed)
    shown = lines[0] if is_alone and len(lines) == 1 and len(lines[0]) <= _MAX_SHOWN else ""
    values = {"key": move.key.text, "parent": move.parent, "line": shown}
    problem = Problem.at(source.place(move.key.span.start), "misplaced-key", **values)
    if not is_alone:
        return problem
    if head is None:
        lines = (f"{' ' * (column - 1)}{move.parent}:", *lines)
        return replace(problem, remedy=(Edit(first, len(typed), lines),))
    return replace(problem, remedy=tuple(sorted((Edit(first, len(typed), ()), Edit(at, 0, lines)))))


def _last(move: Move, source: SourceFile) -> int:
    """Return the line on which a value ends."""
    start = move.key.span.start
    return source.lines.locate(start + len(source.text[start : move.value.span.end].rstrip()))[0]


def with_arxiv_of_doi(entry: Mapping) -> Mapping:
    """Move a DOI that arXiv gave to where the id stands which it holds; beside that id it says nothing."""
    values = {**entry.by_key}
    _, paper = values.get("paper", (None, None))
    if not isinstance(paper, Mapping):
        return entry
    for key, value in paper.items:
        if key.text != "doi" or not isinstance(value, Scalar):
            continue
        meant = identifiers.arxiv_of_doi(identifiers.doi_of(value.text) or "")
        _, typed = values.get("arxiv", (None, None))
        known = identifiers.arxiv_of(typed.text) if isinstance(typed, Scalar) else None
        if meant is None or (typed and (known is None or known.id != meant.id)):
            return entry
        values.setdefault("arxiv", (Scalar("arxiv", plain=True, span=key.span), value))
        rest = tuple(item for item in paper.items if item[0] is not key)
        values["paper"] = values["paper"][0], Mapping(rest, paper.span)
        return Mapping(tuple(values.values()), entry.span)
    return entry
