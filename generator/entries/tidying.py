"""A tree as it was meant: without what was not typed, with misspelt and misplaced keys where they belong.

Reading on with what was probably meant shows the other problems of a file in the same run, and keeps one
mistake from setting off others.
"""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from generator.entries.entry import Model
from generator.entries.nearest import Suggestions
from generator.entries.nodes import Broken, Mapping, Node, Scalar, Sequence, Span
from generator.entries.parser import quoted
from generator.entries.shape import is_prose, item_of, keys, model_of

Finding: TypeAlias = tuple[Span, str, dict[str, str]]
"""Where, the code of what is wrong, and the values that its message names."""


@dataclass(frozen=True, slots=True)
class Tidied:
    """A tree with what was wrong with its keys and texts."""

    node: Node
    problems: tuple[Finding, ...]


def tidy(model: type[Model], node: Node) -> Tidied:
    """Tidy the tree of a file that should be a ``model``."""
    tidier = _Tidier()
    return Tidied(tidier.node(model, node) or node, tuple(tidier.problems))


@dataclass(slots=True)
class _Tidier:
    problems: list[Finding] = field(default_factory=list)
    suggestions: Suggestions = field(default_factory=Suggestions)

    def node(self, annotation: Any, node: Node) -> Node | None:
        """Tidy a node; None where nothing was typed."""
        item = item_of(annotation)
        if item is not None and isinstance(node, Scalar | Mapping) and not _absent(node):
            node = self.listed(node, item)
        if isinstance(node, Scalar):
            return self.scalar(annotation, node)
        if isinstance(node, Sequence):
            items = (self.node(item_of(annotation), item) for item in node.items)
            return Sequence(tuple(item for item in items if item is not None), node.span)
        if isinstance(node, Mapping) and (model := model_of(annotation)):
            return self.mapping(model, node)
        return node

    def listed(self, node: Scalar | Mapping, item: Any) -> Sequence | Broken:
        """Read a single thing as the list of it that should stand there, if it can be an item."""
        if isinstance(node, Scalar):
            self.problems.append((node.span, "expected-list", {"value": node.text}))
        else:
            self.problems.append((node.span, "expected-items", {}))
        model = model_of(item)
        fits = model is not None if isinstance(node, Mapping) else model is None or model.bare is not None
        return Sequence((node,), node.span) if fits else Broken(node.span)

    def scalar(self, annotation: Any, node: Scalar) -> Scalar | None:
        if node.cut and is_prose(annotation):
            whole = f"{node.text} {node.cut}".strip()
            self.problems.append((node.span, "text-cut", {"value": whole, "mended": quoted(whole)}))
            return Scalar(whole, plain=True, span=node.span)
        return None if node.absent else node

    def mapping(self, model: type[Model], node: Mapping) -> Mapping:
        known = keys(model)
        items: dict[str, tuple[Scalar, Node]] = {}
        moved: list[tuple[str, Scalar, Node]] = []
        typed = {key.text for key, _ in node.items}
        for key, value in node.items:
            meant = key
            if key.text not in known:
                if (parent := _parent(model, key.text)) and parent not in typed:
                    self.problems.append((key.span, "misplaced-key", {"key": key.text, "parent": parent}))
                    moved.append((parent, key, value))
                    continue
                near = self.unknown(key, known)
                if not near or near in typed:
                    items[key.text] = (key, Broken(value.span))
                    continue
                meant = Scalar(near, key.plain, key.span)
            if (tidied := self.node(known[meant.text], value)) is not None:
                items.setdefault(meant.text, (meant, tidied))
        for parent in dict.fromkeys(parent for parent, _, _ in moved):
            inside = tuple((key, value) for above, key, value in moved if above == parent)
            tidied = self.node(known[parent], Mapping(inside, inside[0][0].span))
            if tidied is not None:
                items[parent] = (Scalar(parent, plain=True, span=inside[0][0].span), tidied)
        return Mapping(tuple(items.values()), node.span)

    def unknown(self, key: Scalar, known: dict[str, Any]) -> str:
        """Report an unknown key; return the one most probably meant."""
        near = self.suggestions.nearest(key.text, known)
        values = {"key": key.text, "nearest": near, "known": ", ".join(known)}
        self.problems.append((key.span, "unknown-key", values))
        return near.partition(", ")[0]


def _absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.absent


def _parent(model: type[Model], key: str) -> str | None:
    """Return the one key of a mapping under which another key would be known."""
    parents = [
        name
        for name, annotation in keys(model).items()
        if (inner := model_of(annotation)) and key in keys(inner)
    ]
    return parents[0] if len(parents) == 1 else None
