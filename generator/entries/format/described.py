"""The fields of the format, one by one, as the models have them, with what they mean in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args, get_origin

from generator.entries.format.entry import BilingualMarkdown, BilingualText, Model
from generator.entries.format.fields import Kind
from generator.entries.format.shape import item_of, keys, marks, model_of, without_none
from generator.support import package
from generator.support.docstrings import docstrings
from generator.support.languages import Lang


@dataclass(frozen=True, slots=True)
class FormatField:
    """A field of a file."""

    path: tuple[str, ...]
    """The keys that lead to it; what stands in a list is reached by the list's own key."""
    english: str
    """What it says, in English."""
    kind: str
    """What is typed there: a single value's ``Kind``, ``choice``, ``mapping``, or texts in two languages."""
    choices: tuple[str, ...] = ()
    """What there is to choose from."""
    is_list: bool = False
    is_required: bool = False
    bare: str | None = None
    """The field that a single value stands for, where one may be typed instead of a mapping."""

    @property
    def name(self) -> str:
        """The path as people say it."""
        return ".".join(self.path)

    def meaning(self, lang: Lang) -> str:
        """Return what it says, with code between backticks; raises KeyError where nobody explained it."""
        if not self.english:
            raise KeyError(self.name)
        return self.english.replace("``", "`") if lang == "en" else korean()[self.english]


@cache
def korean() -> Mapping[str, str]:
    """Return what fields say in Korean, by what they say in English."""
    return cast("Mapping[str, str]", package.table("generator.entries.format", "korean.yml"))


def fields(model: type[Model], path: tuple[str, ...] = ()) -> Iterator[FormatField]:
    """Yield the fields of a mapping, each followed by those within it; a text in two languages is one."""
    said = docstrings(model)
    for (key, annotation), (name, field) in zip(keys(model).items(), model.model_fields.items(), strict=True):
        item = item_of(annotation)
        bare = annotation if item is None else item
        inner = model_of(bare)
        found = FormatField(
            path=(*path, key),
            english=" ".join(said.get(name, "").split()),
            kind=_kind(bare),
            choices=_choices(bare),
            is_list=item is not None,
            is_required=field.is_required(),
            bare=inner.bare if inner else None,
        )
        yield found
        if inner and found.kind == "mapping":
            yield from fields(inner, found.path)


def _choices(annotation: Any) -> tuple[str, ...]:
    bare = without_none(annotation)
    return get_args(bare) if get_origin(bare) is Literal else ()


def _kind(annotation: Any) -> str:
    """Return what is typed for a type; raises ValueError for one that has no name yet."""
    if _choices(annotation):
        return "choice"
    model = model_of(annotation)
    if model is not None:
        texts: dict[type[Model], str] = {BilingualText: "lines", BilingualMarkdown: "markdowns"}
        return texts.get(model, "mapping")
    (kind,) = (mark for mark in marks(annotation) if isinstance(mark, Kind))
    return kind
