"""One file of the folder as read: what it means, and where each part of that stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias

from generator.entries import marks, values
from generator.entries.folder import YAML_LIKE, as_slug, may_name, read_bytes
from generator.entries.format.entry import Model
from generator.entries.format.registry import MANY, SINGLE
from generator.entries.yaml import nodes, source, trials
from generator.entries.yaml.nodes import Finding, Node
from generator.entries.yaml.source import SourceFile, node_at
from generator.problems.problem import Mistake, Place, Problem

Kind: TypeAlias = Literal["entry", "edition", "venues", "tags", "people", "venue", "tag", "person"]

MODELS: Mapping[str, type[Model]] = {**SINGLE, **MANY}
"""What a file of each kind holds, or holds many of."""


_MAX_DEFINED: Mapping[Kind, int] = {"venues": 500, "tags": 2000, "people": 2000}
"""How much one file of a registry may define: more than anybody honest has, since each has its pages."""

_BY_PLACE: Mapping[str, Kind] = {
    "venues.yml": "venues",
    "tags.yml": "tags",
    "people.yml": "people",
    "venues/": "venue",
    "tags/": "tag",
    "people/": "person",
}


_BREAK = re.compile(r"\\\n")
"""A line's end in an escaped pattern; in the file, the next line is indented."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read."""

    source: SourceFile
    tree: Node | None
    """What the values were made of; a path into a value is a path into it."""
    values: Mapping[str, Any]
    """The values by id; a file that holds one has it under the empty id."""
    problems: tuple[Problem, ...]

    def place(self, mistake: Mistake) -> Place:
        """Return where a mistake stands, as exactly as the file shows it."""
        found, key = node_at(self.tree, mistake.path)
        if found is None:
            return Place(self.source.file)
        span = key.span if mistake.at_key and key is not None else found.span
        if not mistake.needle:
            return self.source.place(span.start)
        needle = re.compile(_BREAK.sub(r"[ \\t]*\\n[ \\t]*", re.escape(mistake.needle)))
        meant = needle.search(self.source.text, span.start, span.end)
        return self.source.place(meant.start() if meant else span.start)


def kind_of(file: str, digests: str) -> Kind:
    """Tell what a file holds by where it lies."""
    path = YAML_LIKE.sub(".yml", file.removeprefix(f"{digests}/"))
    folder, slash, _ = path.partition("/")
    if not slash:
        folder = f"{as_slug(path.removesuffix('.yml'))}.yml"  # as it is walked: "Tags.yaml" holds tags
    if registry := _BY_PLACE.get(folder + slash):
        return registry
    return "edition" if path.lower().endswith("/edition.yml") else "entry"


def read(root: Path, file: str, kind: Kind) -> Document:
    """Read a file; never raises for what it holds."""
    try:
        raw = read_bytes(root / file)
    except OSError:
        raw = None
    return parsed(file, raw, kind)


def parsed(file: str, raw: bytes | None, kind: Kind) -> Document:
    """Read what a file holds, or is to hold; None stands for one that cannot be read."""
    if raw is None:
        unreadable = Problem.at(Place(file), "unreadable")
        return Document(SourceFile(file, "", None, ()), None, {}, (unreadable,))
    return trials.mended(source.read(file, raw), partial(_document, kind))


def _document(kind: Kind, typed: SourceFile) -> Document:
    """Make values of what was parsed, as it was."""
    if not isinstance(typed.root, nodes.Mapping):
        return unmade(typed)
    root, problems = typed.root, typed.wrong
    if marks.may_exceed(typed.text):
        root, passed = marks.limited(root)
        if passed:
            found = Finding(passed, "too-many-marks", {"limit": str(marks.MAX_MARKS)})
            problems = (*problems, typed.problem(found))
    if kind in MANY:
        return _registry(typed, root, problems, kind)
    return _single(typed, root, problems, kind)


def unmade(typed: SourceFile) -> Document:
    """Return a file of which nothing can be made, as there is no mapping in it."""
    problems = typed.wrong
    if typed.root:
        problems = (*problems, Problem.at(typed.place(typed.root.span.start), "not-a-mapping"))
    return Document(typed, None, {}, problems)


def _single(typed: SourceFile, root: nodes.Mapping, reported: tuple[Problem, ...], kind: Kind) -> Document:
    stem = typed.file.rpartition("/")[2].partition(".")[0]
    problems = list(reported)
    if kind in {"venue", "tag", "person"} and len(root.items) == 1 and root.items[0][0].text == stem:
        (key, inner) = root.items[0]
        problems.append(Problem.at(typed.place(key.span.start), "id-repeated", id=stem))
        root = inner if isinstance(inner, nodes.Mapping) else root
    fallback: dict[str, Any] = {"entry": {"read": "unstated"}, "edition": {}}.get(
        kind, {"name": {"en": stem}}
    )
    reading = values.read(MODELS[kind], root, typed, fallback)
    made = {} if reading.value is None else {"": reading.value}
    return Document(typed, reading.node, made, (*problems, *reading.problems))


def _registry(typed: SourceFile, root: nodes.Mapping, reported: tuple[Problem, ...], kind: Kind) -> Document:
    made: dict[str, Any] = {}
    trees: list[tuple[nodes.Scalar, Node]] = []
    problems = list(reported)
    limit = _MAX_DEFINED[kind]
    for key, _ in root.items[limit : limit + 1]:
        at = typed.place(key.span.start)
        folder = typed.file.rpartition(".")[0]
        problems.append(Problem.at(at, "too-many-definitions", limit=limit, folder=folder, id=key.text))
    for key, node in root.items[:limit]:
        if not may_name(kind, key.text):
            problems.append(Problem.at(typed.place(key.span.start), "slug", value=key.text))
            continue
        if isinstance(node, nodes.Broken):
            continue
        reading = values.read(MODELS[kind], node, typed, {"name": {"en": key.text}})
        problems += reading.problems
        trees.append((key, reading.node))
        if reading.value is not None:
            made[key.text] = reading.value
    return Document(typed, nodes.Mapping(tuple(trees), root.span), made, tuple(problems))
