"""The shape of the format: which keys a mapping knows, and what a path leads to, as the models say."""

from collections.abc import Callable, Iterator
from functools import wraps
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from generator.entries.format.entry import Model
from generator.entries.format.fields import NAME, PLAIN, PROSE

Path = tuple[str | int, ...]


T = TypeVar("T")


def _memoized(function: Callable[[Any], T]) -> Callable[[Any], T]:
    """Ask a function about each annotation once: there are few, and some cannot be hashed."""
    answers: dict[int, tuple[Any, T]] = {}  # the annotation is kept, so that its identity stays its own

    @wraps(function)
    def asked(annotation: Any) -> T:
        if id(annotation) not in answers:
            answers[id(annotation)] = (annotation, function(annotation))
        return answers[id(annotation)][1]

    return asked


@_memoized
def keys(model: type[Model]) -> dict[str, Any]:
    """Return the keys of a mapping, with the type of each."""
    return {
        field.alias or name: Annotated[field.annotation, *field.metadata]
        if field.metadata
        else field.annotation
        for name, field in model.model_fields.items()
    }


@_memoized
def model_of(annotation: Any) -> type[Model] | None:
    """Return the model behind an annotation, if it is one."""
    bare = without_none(annotation)
    return bare if isinstance(bare, type) and issubclass(bare, Model) else None


@_memoized
def item_of(annotation: Any) -> Any:
    """Return the type of a list's items, or None where the annotation is no list."""
    bare = without_none(annotation)
    return get_args(bare)[0] if get_origin(bare) is tuple else None


@_memoized
def limit_of(annotation: Any) -> int | None:
    """Return how many items a list may have, or None where that is not limited."""
    limits: Iterator[int | None] = (getattr(mark, "max_length", None) for mark in marks(annotation))
    return next(filter(None, limits), None)


@_memoized
def places(model: type[Model]) -> dict[str, tuple[str, ...]]:
    """Return the keys of a file under which each key is known, in lists too; empty for one at the edge."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(keys(model), ("",))
    for name, annotation in keys(model).items():
        inner = model_of(annotation) or model_of(item_of(annotation))
        for key in keys(inner) if inner else ():
            found[key] = (*found.get(key, ()), name)
    for name, annotation in keys(model).items():
        inner = model_of(annotation)
        for key, above in places(inner).items() if inner else ():
            found.setdefault(key, tuple(f"{name}: {one}" for one in above))
    return found


@_memoized
def is_prose(annotation: Any) -> bool:
    """Tell whether a single value of this type is running text."""
    return PROSE in marks(annotation)


@_memoized
def is_plain(annotation: Any) -> bool:
    """Tell whether a single value of this type is running text without Markdown."""
    return PLAIN in marks(annotation)


@_memoized
def is_name(annotation: Any) -> bool:
    """Tell whether a single value of this type names something of the registries."""
    return NAME in marks(annotation)


def marks(annotation: Any) -> tuple[Any, ...]:
    """Return what the type of a single value is marked with."""
    if (model := model_of(annotation)) and model.bare:
        return marks(keys(model)[model.bare])
    if get_origin(annotation) is Annotated:
        inner, *found = get_args(annotation)
        return (*found, *marks(inner))
    options = get_args(annotation) if get_origin(annotation) in {Union, UnionType} else ()
    return tuple(mark for option in options for mark in marks(option))


def type_at(annotation: Any, path: Path) -> Any:
    """Return the type that a path leads to, or None."""
    for step in path:
        model = model_of(annotation)
        annotation = keys(model).get(str(step)) if model else item_of(annotation)
        if annotation is None:
            return None
    return annotation


def mappings(
    annotation: Any, data: Any, path: Path = ()
) -> Iterator[tuple[Path, type[Model], dict[str, Any]]]:
    """Yield every mapping of ``data`` that has a model, with its path, the outermost first."""
    model = model_of(annotation)
    if model is not None:
        if isinstance(data, str) and model.bare:
            data = {model.bare: data}
        if not isinstance(data, dict):
            return
        yield path, model, data
        for key, value in data.items():
            yield from mappings(keys(model).get(key), value, (*path, key))
    elif (item := item_of(annotation)) is not None and isinstance(data, list):
        for index, value in enumerate(data):
            yield from mappings(item, value, (*path, index))


def without_none(annotation: Any) -> Any:
    """Return the type of a value that is there."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in {Union, UnionType}:
        kept = [option for option in get_args(annotation) if option is not NoneType]
        return without_none(kept[0]) if len(kept) == 1 else annotation
    return annotation
