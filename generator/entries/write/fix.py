"""What ``digest check --fix`` may mend: what has a certain meaning and is not written as it is kept.

Dates in other orders become ISO's, full-width signs and odd spaces YAML's own, and what needs quotes gets
them. Tags by alias become ids, short wiki links full ones, arXiv ids and DOIs canonical, text NFC. Everything
else stays as it is, byte for byte.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator.entries import document, folder
from generator.entries.document import Kind
from generator.entries.format.entry import BilingualMarkdown, Entry, Model, Note, Paper
from generator.entries.format.fields import arxiv_ref, doi
from generator.entries.library import Library
from generator.entries.linkable import Linkable, editions_of
from generator.entries.write.renaming import TAG_LISTS
from generator.entries.write.typed_values import typed_values
from generator.entries.yaml import source
from generator.entries.yaml.nodes import Scalar
from generator.problems.problem import Edit
from generator.support import files
from generator.support.splicing import spliced
from generator.text.wikilinks import WikiLink, retargeted

CERTAIN = frozenset(
    (
        "date date-range text-cut yaml-colon yaml-comma yaml-escape yaml-quotes yaml-space yaml-tab "
        "yaml-width"
    ).split()
)
"""Problems whose remedy leaves no doubt."""

_MAX_ROUNDS = 50
"""How many remedies one file is given at most; each is looked for in what the one before left."""


def fix(root: Path, library: Library, only: Callable[[str], bool]) -> list[str]:
    """Mend the files of a library whose names ``only`` accepts; return those that changed."""
    found = folder.walk(root, library.digests)
    editions = editions_of(found.entries, map("/".join, found.editions))
    fixer = _Fixer(Linkable(found.entries, editions, library.vocabularies))
    return [file for file in sorted(found.all) if only(file) and fixer.fix_file(root, file, library.digests)]


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
        bare = text.removeprefix("\ufeff")
        edits = (
            (*node.span, self.fixed(owner, key, node, bare[slice(*node.span)], edition))
            for owner, key, node in typed_values(kind, typed.root)
            if isinstance(node, Scalar)
        )
        return (text[: len(text) - len(bare)] + spliced(bare, edits)).encode()

    def fixed(self, owner: type[Model] | None, key: str, scalar: Scalar, typed: str, edition: str) -> str:
        """Return a scalar's text in the file as it should be."""
        meant: str | None = None
        if (owner, key) in TAG_LISTS:
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
        return retargeted(text, partial(self.target, edition=edition))

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
    raw = raw.replace(source.DOUBLED_END.encode(), b"\r\n")
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


def _canonical(read: Callable[[str], object], typed: str) -> str | None:
    try:
        return str(read(typed))
    except PydanticCustomError:
        return None
