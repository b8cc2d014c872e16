"""Which addresses elsewhere the digests and the pages beside them name, and where."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from generator.entries import reader
from generator.entries.format import shape
from generator.entries.format.entry import Model
from generator.entries.library import Library
from generator.entries.yaml.nodes import Lines
from generator.metadata.outside.probing import Verdict, askable
from generator.problems.problem import Mistake, Place, Problem, in_order
from generator.support import files
from generator.text import addresses

_EXAMPLES = re.compile(r"(?:.+\.)?(?:example(?:\.(?:com|net|org))?|invalid|test)", re.IGNORECASE)
"""Hosts that are nobody's (RFC 2606)."""


class Text(NamedTuple):
    """A text, and where somebody typed it."""

    file: str
    """POSIX path relative to the project's root."""
    path: shape.Path | None
    """The keys that lead to it in a file of YAML; None where it is all of the file."""
    text: str


def of_library(library: Library) -> Iterator[Text]:
    """Yield all texts of entries, editions and registries, drafts among them."""
    for entry in library.entries.values():
        yield from _texts(entry.file, (), entry.entry)
    for edition in library.editions.values():
        yield from _texts(edition.file, (), edition.edition)
    for file, path, item in library.registered:
        yield from _texts(file, path, item)


def of_pages(docs: Path, root: Path) -> Iterator[Text]:
    """Yield the pages beside the digests; one that is not in UTF-8 is none."""
    for path in files.visible(docs, "*.md"):
        if path.is_file() and not path.is_symlink():
            yield Text(files.shown(path, root), None, path.read_text(encoding="utf-8", errors="replace"))


def probed_address(typed: str) -> str | None:
    """Return what is asked for to try an address: nothing of one that no page links to, or of an example."""
    address = askable(typed)
    return None if address is None or _EXAMPLES.fullmatch(urlsplit(address).hostname or "") else address


def everything(texts: Iterable[Text]) -> set[str]:
    """Return all that is to be asked for."""
    typed = (address for text in texts for _, address in addresses.named(text.text))
    return set(filter(None, map(probed_address, typed)))


def problems(
    texts: Iterable[Text], verdicts: Mapping[str, Verdict], root: Path, digests: str
) -> tuple[Problem, ...]:
    """Return the verdicts that are to be told, at every place that names their address."""
    found: list[Problem] = []
    mistakes: list[Mistake] = []
    for file, path, text in texts:
        for start, typed in addresses.named(text):
            verdict = verdicts.get(probed_address(typed) or "", Verdict())
            if not verdict.code:
                continue
            values = {"value": typed, **verdict.values}
            if path is None:
                place = Place(file, *Lines.of(text).locate(start))
                found.append(Problem.at(place, verdict.code, **values))
            else:
                mistakes.append(Mistake.of(file, path, verdict.code, needle=typed, **values))
    return in_order([*found, *reader.locate(root, mistakes, digests)])


def _texts(file: str, path: shape.Path, value: Any) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(file, path, value)
    elif isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            yield from _texts(file, (*path, field.alias or name), getattr(value, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(file, (*path, index), item)
