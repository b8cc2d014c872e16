"""What ``digest check --fix`` may mend: what has a certain meaning and is not written as it is kept.

Dates in other orders become ISO's, full-width signs and odd spaces YAML's own, and what needs quotes gets
them. Tags by alias become ids, short wiki links full ones, arXiv ids and DOIs canonical, text NFC. Everything
else stays as it is, byte for byte.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from generator.entries import document, folder
from generator.entries.document import Kind
from generator.entries.format.entry import BilingualMarkdown, Entry, Model, Note, Paper
from generator.entries.format.fields import arxiv_ref, doi
from generator.entries.format.registry import Tag
from generator.entries.format.shape import item_of, keys, model_of
from generator.entries.library import Library
from generator.entries.linkable import Linkable, editions_of
from generator.entries.yaml import source
from generator.entries.yaml.nodes import Mapping, Node, Scalar, Sequence
from generator.problems.problem import Edit
from generator.support import files
from generator.text.wikilinks import WikiLink, scan

CERTAIN = frozenset(
    (
        "date date-range text-cut yaml-colon yaml-comma yaml-escape yaml-quotes yaml-space yaml-tab "
        "yaml-width"
    ).split()
)
"""Problems whose remedy leaves no doubt."""

_MAX_ROUNDS = 50
"""How many remedies one file is given at most; each is looked for in what the one before left."""

_REGISTRIES = {"venues", "tags", "people"}


def fix(root: Path, library: Library, digests: str, only: Callable[[str], bool]) -> list[str]:
    """Mend the files of a library whose names ``only`` accepts; return those that changed."""
    found = folder.walk(root, digests)
    editions = editions_of(found, found.entries)
    fixer = _Fixer(Linkable(found.entries, editions, library.vocabularies))
    paths = [file for _, file, _ in found.registries] + [*found.editions.values(), *found.entries.values()]
    return [file for file in sorted(paths) if only(file) and fixer.fix_file(root, file, digests)]


@dataclass(frozen=True, slots=True)
class _Fixer:
    linkable: Linkable

    def fix_file(self, root: Path, file: str, digests: str) -> bool:
        """Rewrite one file where something is to be mended; a file that does not parse is left alone."""
        try:
            raw = folder.read_bytes(root / file)
        except OSError:
            return False
        kind = document.kind_of(file, digests)
        if (mended := self.written_out(file, remedied(file, raw, kind), kind, digests)) == raw:
            return False
        files.write(root / file, mended)
        return True

    def written_out(self, file: str, raw: bytes, kind: Kind, digests: str) -> bytes:
        """Return a file with names, ids and links as they are kept; one that is not read whole as it is."""
        typed = source.read(file, raw)
        if typed.root is None:
            return raw
        edition = file.removeprefix(f"{digests}/").rpartition("/")[0]
        text = raw.decode("utf-8")
        shift = len(text) - len(typed.text)  # a byte order mark
        for owner, key, scalar in sorted(
            _scalars(document.MODELS[kind], typed.root, many=kind in _REGISTRIES), key=_offset, reverse=True
        ):
            start, end = scalar.span.start + shift, scalar.span.end + shift
            text = text[:start] + self.fixed(owner, key, scalar, text[start:end], edition) + text[end:]
        return text.encode()

    def fixed(self, owner: type[Model] | None, key: str, scalar: Scalar, typed: str, edition: str) -> str:
        """Return a scalar's text in the file as it should be."""
        meant: str | None = None
        if (owner, key) in {(Entry, "tags"), (Tag, "broader")}:
            meant = self.tag_id(scalar.text)
        elif (owner, key) == (Entry, "arxiv"):
            meant = _canonical(arxiv_ref, scalar.text)
        elif (owner, key) == (Paper, "doi"):
            meant = _canonical(doi, scalar.text)
        elif owner is BilingualMarkdown or (owner is Note and key in {"ko", "en"}):
            typed = self.linked(typed, edition)
        if meant is not None and typed.strip("\"'") == scalar.text:
            typed = typed.replace(scalar.text, meant)
        return unicodedata.normalize("NFC", typed)

    def linked(self, text: str, edition: str) -> str:
        """Write the ids of wiki links out."""
        for link in reversed(list(scan(text))):
            if (target := self.target(link, edition)) is not None:
                typed = text[link.start : link.end].replace(link.target, target, 1)
                text = text[: link.start] + typed + text[link.end :]
        return text

    def target(self, link: WikiLink, edition: str) -> str | None:
        if link.kind == "tag":
            return self.tag_id(link.target)
        return self.linkable.find(link.kind, link.target, edition)

    def tag_id(self, typed: str) -> str | None:
        match self.linkable.names["tags"].find_all(typed):
            case (tag,):
                return tag
            case _:
                return None


def remedied(file: str, raw: bytes, kind: Kind) -> bytes:
    """Return what a file holds with the remedies of what leaves no doubt."""
    for _ in range(_MAX_ROUNDS):
        found = document.parsed(file, raw, kind).problems
        remedy = next((problem.remedy for problem in found if problem.code in CERTAIN and problem.remedy), ())
        if not remedy:
            break
        raw = edited(raw, remedy)
    return raw


def edited(raw: bytes, edits: tuple[Edit, ...]) -> bytes:
    """Return a file with lines put in place of others; all others keep their bytes."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", raw.decode("utf-8"))
    for edit in reversed(edits):
        begin, end = edit.line - 1, edit.line - 1 + edit.count
        replaced = lines[begin:end] or lines[:1]
        ends = [line[len(line.rstrip("\r\n")) :] for line in replaced]
        mark = "\ufeff" if begin == 0 and lines[0].startswith("\ufeff") else ""
        new = [line + (ends[0] or "\n") for line in edit.lines]
        if new and edit.count:
            new[-1] = edit.lines[-1] + ends[-1]
            new[0] = mark + new[0]
        lines[begin:end] = new
    return "".join(lines).encode()


def _scalars(
    model: type[Model], root: Node, *, many: bool
) -> Iterator[tuple[type[Model] | None, str, Scalar]]:
    """Yield every scalar with the mapping and the key it belongs to; keys come with no mapping."""
    if many and isinstance(root, Mapping):
        for name, item in root.items:
            yield None, "", name
            yield from _owned(model, item, None, "")
    else:
        yield from _owned(model, root, None, "")


def _owned(
    annotation: Any, node: Node, owner: type[Model] | None, key: str
) -> Iterator[tuple[type[Model] | None, str, Scalar]]:
    if isinstance(node, Scalar):
        yield owner, key, node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _owned(item_of(annotation), item, owner, key)
    elif isinstance(node, Mapping):
        inner = model_of(annotation)
        for name, value in node.items:
            yield None, "", name
            yield from _owned(keys(inner).get(name.text) if inner else None, value, inner, name.text)


def _offset(owned: tuple[type[Model] | None, str, Scalar]) -> int:
    return owned[2].span.start


def _canonical(read: Callable[[str], object], typed: str) -> str | None:
    try:
        return str(read(typed))
    except PydanticCustomError:
        return None
