"""All that a file types, each value with the mapping and the key that it belongs to."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.entries.document import MODELS, Kind
from generator.entries.folder import REGISTRIES
from generator.entries.format.entry import Model
from generator.entries.format.shape import item_of, keys, model_of
from generator.entries.yaml.nodes import Mapping, Node, Scalar, Sequence


class TypedValue(NamedTuple):
    """A single value or a list, and what it is there."""

    owner: type[Model] | None
    """The model of the mapping that holds it; none for a key."""
    key: str
    """The key under which it stands, itself or as an item of a list."""
    node: Scalar | Sequence


def typed_values(kind: Kind, root: Node) -> Iterator[TypedValue]:
    """Yield every key, single value and list of a file of some kind, in the order typed."""
    if kind in REGISTRIES and isinstance(root, Mapping):
        for name, item in root.items:
            yield TypedValue(None, "", name)
            yield from _within(MODELS[kind], item, None, "")
    else:
        yield from _within(MODELS[kind], root, None, "")


def _within(annotation: Any, node: Node, owner: type[Model] | None, key: str) -> Iterator[TypedValue]:
    if isinstance(node, Scalar):
        yield TypedValue(owner, key, node)
    elif isinstance(node, Sequence):
        yield TypedValue(owner, key, node)
        for item in node.items:
            yield from _within(item_of(annotation), item, owner, key)
    elif isinstance(node, Mapping):
        inner = model_of(annotation)
        for name, value in node.items:
            yield TypedValue(None, "", name)
            yield from _within(keys(inner).get(name.text) if inner else None, value, inner, name.text)
