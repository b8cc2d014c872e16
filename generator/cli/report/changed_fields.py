"""What an entry or an item of a registry says, field by field, and in which fields two of them differ."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.entries.format.entry import Model
from generator.entries.write.plain_values import plain_values

_NAMING = ("by", "date", "file", "url", "to", "name", "slug", "person")
"""The fields that tell items of a list apart."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of which something else is said than before; empty where nothing is."""

    name: str
    """As it is typed: ``summary.ko``, ``notes[minji-kim 2017-03-14].verdict``."""
    before: str
    after: str


def changed(before: Model, after: Model) -> tuple[FieldChange, ...]:
    """Return the fields in which two values of one kind differ, in the order of the format."""
    old, new = (dict(_typed(plain_values(model))) for model in (before, after))
    names = list(dict.fromkeys([*new, *old]))
    return tuple(
        FieldChange(name, old.get(name, ""), new.get(name, ""))
        for name in names
        if old.get(name) != new.get(name)
    )


def _typed(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the fields in which something is said, with that, of plain values."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from _typed(held, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        yield from _items(value, path)
    else:
        yield path, "true" if value is True else str(value)


def _items(items: list[Any], path: str) -> Iterator[tuple[str, str]]:
    """Yield the items of a list: all in one where each is a single value, else each by its name."""
    fields = [dict(_typed(item)) for item in items]
    if all(len(of_item) == 1 for of_item in fields):
        yield path, ", ".join(text for of_item in fields for text in of_item.values())
        return
    seen: Counter[str] = Counter()
    for item, of_item in zip(items, fields, strict=True):
        name = _name(item, of_item)
        seen[name] += 1
        at = f"{path}[{name}{f' #{seen[name]}' if seen[name] > 1 else ''}]"
        for key, text in of_item.items():
            yield f"{at}.{key}" if key else at, text


def _name(item: Any, fields: dict[str, str]) -> str:
    named = [text for key, text in fields.items() if key.partition(".")[0] in _NAMING]
    return " ".join(named) if isinstance(item, dict) else str(item)
