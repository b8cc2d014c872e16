"""Keys that stand in another mapping than theirs: what they belong under, and the lines that move there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from generator.entries import korean_words
from generator.entries.format.entry import Model
from generator.entries.format.shape import keys, model_of, places
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
    name: str
    """What is meant by the key."""
    value: Node
    beside: Mapping
    parent: str


def moves_in(model: type[Model], node: Mapping) -> list[Move]:
    """Return the keys that the mapping does not know, and one other key of it does, where that has room."""
    known, named, found = keys(model), {*node.by_key}, []
    for key, value in node.items:
        name = "" if key.text in known else korean_words.meant(key.text, places(model), korean_words.KEYS)
        above = [parent for parent in places(model).get(name, ()) if model_of(known.get(parent))]
        if name in known or len(above) != 1:
            continue
        _, there = node.by_key.get(above[0], (None, None))
        has_room = there is None or (isinstance(there, Scalar) and there.absent)
        has_room = has_room or (isinstance(there, Mapping) and name not in there.by_key)
        if has_room and (name == key.text or name not in named):
            named.add(name)
            found.append(Move(key, name, value, node, above[0]))
    return sorted(found, key=attrgetter("parent"))


def problems_of(moves: Iterable[Move], source: SourceFile) -> Iterator[Problem]:
    """Say where keys belong, once of all that go to one place: one by one each would begin that anew."""
    for _, together in groupby(moves, key=attrgetter("beside.span", "parent")):
        yield _problem_of([*together], source)


def _problem_of(moves: list[Move], source: SourceFile) -> Problem:
    """Say where keys belong, with the line to write there if it is but one, and the edits that move them."""
    beside, parent = moves[0].beside, moves[0].parent
    _, column = source.lines.locate(moves[0].key.span.start)
    head, inside = beside.by_key.get(parent, (None, None))
    begun = inside.items[0][0] if isinstance(inside, Mapping) and inside.items else None
    at, indent = source.lines.locate(begun.span.start) if begun else (0, 0)
    under = source.lines.locate(head.span.start)[0] if head else 0
    if at == under:  # nothing on lines of its own
        at, indent = under + 1, column + _STEP
    lines: list[str] = []
    gone: list[Edit] = []
    is_alone = True
    for move in moves:
        first = source.lines.locate(move.key.span.start)[0]
        typed = source.split[first - 1 : _last(move, source)]
        is_alone &= not any(line[: column - 1].strip() for line in typed)
        behind = typed[0][column - 1 + move.key.span.end - move.key.span.start :]
        below = (line[column - 1 :] for line in typed[1:])
        lines += (f"{' ' * (indent - 1)}{line}".rstrip() for line in (f"{move.name}{behind}", *below))
        gone.append(Edit(first, len(typed), ()))
    shown = lines[0] if is_alone and len(lines) == 1 and len(lines[0]) <= _MAX_SHOWN else ""
    values = {"key": ", ".join(move.key.text for move in moves), "parent": parent, "line": shown}
    problem = Problem.at(source.place(moves[0].key.span.start), "misplaced-key", **values)
    if not is_alone:
        return problem
    if head is None:
        new = replace(gone[0], lines=(f"{' ' * (column - 1)}{parent}:", *lines))
        return replace(problem, remedy=(new, *gone[1:]))
    return replace(problem, remedy=tuple(sorted((*gone, Edit(at, 0, tuple(lines))))))


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
