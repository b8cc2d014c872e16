"""The texts of a value: everything said in Korean or English, with the path that leads to it."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeAlias

from generator.entries.format.entry import BilingualMarkdown, BilingualText, Model, Note
from generator.entries.format.shape import Path

PlacedText: TypeAlias = BilingualText | BilingualMarkdown


def bilingual(value: Any, path: Path = ()) -> Iterator[tuple[Path, PlacedText]]:
    """Yield all that a value says in one or both languages."""
    if isinstance(value, BilingualText | BilingualMarkdown):
        yield path, value
    elif isinstance(value, Model):
        if isinstance(value, Note):
            yield path, value.text
        for name, key in _keys(type(value)):
            if isinstance(inner := getattr(value, name), (Model, tuple)):  # half the time
                yield from bilingual(inner, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, Model):
                yield from bilingual(item, (*path, index))


@cache
def _keys(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return the names of a model's fields, and what they are called in files."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


def markdown(texts: Iterable[tuple[Path, PlacedText]]) -> Iterator[tuple[Path, str]]:
    """Yield the Markdown among texts, a language at a time."""
    return by_language(texts, BilingualMarkdown)


def by_language(
    texts: Iterable[tuple[Path, PlacedText]], kind: type[PlacedText]
) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a kind, a language at a time."""
    for path, text in texts:
        if isinstance(text, kind):
            for lang in text.languages:
                yield (*path, lang), text.get(lang)
