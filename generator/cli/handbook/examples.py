"""The handbook's examples: whole files that pass the checks, and what each field looks like in them."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from functools import cache
from importlib.resources import files

from generator.entries.format.described import FormatField
from generator.entries.format.shape import Path
from generator.entries.yaml.nodes import Mapping, Node, Scalar, Sequence
from generator.entries.yaml.source import SourceFile, read

EXAMPLES: MappingOf[str, tuple[str, ...]] = {
    "entry": ("entry", "unidentified"),
    "edition": ("edition",),
    "venue": ("venue",),
    "tag": ("tag",),
    "person": ("person",),
    "page": ("page",),
}
"""The files that show the fields of each kind; what one cannot hold beside the rest, another does."""


@cache
def example(name: str) -> SourceFile:
    """Return an example as the reader of files has it."""
    return read(name, files("generator.cli.handbook").joinpath("example", f"{name}.yml").read_bytes())


def snippet(kind: str, field: FormatField) -> str:
    """Return a field as it is typed, with what it stands in; raises KeyError where no example has it."""
    for source in map(example, EXAMPLES[kind]):
        for place, key, node in _places(source.root, field.path):
            return _typed(source, place, key, node)
    raise KeyError(field.name)


def _places(
    node: Node | None, path: tuple[str, ...], place: Path = (), key: Scalar | None = None
) -> Iterator[tuple[Path, Scalar | None, Node]]:
    """Yield to which places keys lead, in whichever items of lists; a list of mappings is its items.

    With each comes the key of it, unless it is an item of a list, and what is typed there.
    """
    if isinstance(node, Sequence) and (path or any(isinstance(item, Mapping) for item in node.items)):
        for index, item in enumerate(node.items):
            yield from _places(item, path, (*place, index))
    elif node is not None and not path:
        yield place, key, node
    elif isinstance(node, Mapping) and path[0] in node.by_key:
        found, held = node.by_key[path[0]]
        yield from _places(held, path[1:], (*place, path[0]), found)


def _typed(source: SourceFile, place: Path, key: Scalar | None, node: Node) -> str:
    """Return what is typed at a place, in no more of what it stands in than its keys."""
    start = (key or node).span.start
    column = source.lines.locate(start)[1] - 1
    first, *rest = source.text[start : node.span.end].rstrip().splitlines()
    lines = [first, *(line[column:] for line in rest)]
    for step in reversed(place if key is None else place[:-1]):
        if isinstance(step, int):
            lines = [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]
        else:
            lines = [f"{step}:", *(f"  {line}" for line in lines)]
    return "\n".join(lines) + "\n"
