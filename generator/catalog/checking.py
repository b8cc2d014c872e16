"""Checking one file as the merge will, where its project is not at hand but for what surrounds the file.

This runs in browsers as well, by which a contributor knows before anybody else what is wrong. There is no
Pillow there, nor what converts formulas: whether pictures and formulas are sound shows later. It lies in this
room since it takes no more than the catalog: of the rooms behind this one browsers load nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.catalog import catalog as catalogs
from generator.catalog import links
from generator.catalog.article import Article
from generator.catalog.surroundings import Surroundings
from generator.entries import reader
from generator.entries.format.bilingual_texts import bilingual, markdown
from generator.entries.library import Library
from generator.entries.reader import FileValues
from generator.entries.write import fix
from generator.problems import report
from generator.problems.problem import Edit, Mistake, Place, Problem, in_order
from generator.support.languages import Lang
from generator.support.mapper import Item, Made, Make, Remembering
from generator.text.markdown.markup import Renderer
from generator.text.markdown.targets import LinkTarget
from generator.text.slugs import picture_name

_PICTURE = bytes.fromhex("89504e470d0a1a0a")
"""What stands for pictures, of which nothing is known but that they are there: how every PNG begins."""

_MUTUAL: Mapping[str, tuple[str, ...]] = {
    "paper-twice": ("arxiv",),
    "title-twice": ("paper", "title"),
    "pick-twice": ("pick",),
}
"""What two entries have in common, of which only the second is told, and where each says it."""

_FORMULA = "markdown-formula"
"""The code of what only the converter of formulas knows."""


@dataclass(frozen=True, slots=True)
class _OwnFigures:
    """What the texts of a file can show: its own figures; where links lead is no matter here."""

    figures: frozenset[str | None]

    def link(self, _kind: str, _target: str) -> LinkTarget | None:
        return None

    def figure(self, name: str) -> str | None:
        return "" if picture_name(name) in self.figures else None


def remedied(text: str, remedy: str) -> str:
    """Return a text with a remedy applied, which is as ``check`` reports it."""
    edits = (Edit(edit["line"], edit["count"], tuple(edit["lines"])) for edit in json.loads(remedy))
    return fix.edited(text.encode(), tuple(edits)).decode()


class Checker:
    """Checks files of a project one after the other; what surrounds them is read once."""

    def __init__(self, surroundings: Surroundings, root: Path) -> None:
        """Lay out in an empty folder what surrounds the files."""
        self._around = surroundings
        self._root = root
        self._file = ""
        """The file at hand."""
        self._new: Mapping[str, bytes] = {}
        """It, and what comes with it, by path."""
        self._renderer = Renderer()
        self._remember = Remembering(self._compared)
        for file, text in surroundings.texts.items():
            self._write(file, text.encode())
        for file in surroundings.entries:
            self._write(file, b"")
        for file in surroundings.pictures:
            self._write(file, _PICTURE)

    def check(  # noqa: PLR0913, PLR0917 # a script hands all of it over, one by one
        self,
        file: str,
        text: str,
        lang: Lang,
        pictures: Iterable[str] = (),
        others: Iterable[tuple[str, str]] = (),
        is_new: bool = False,  # noqa: FBT001, FBT002 # which has no names for it
    ) -> str:
        """Return what ``digest check --format json`` would say of a file with this text, and of its folders.

        ``pictures`` are names of those that come to lie beside it, ``others`` paths and texts of files that
        come with it, such as a new tag's. Where it ``is_new``, it may not take the place of an entry that is
        there, drafts among them, which the command cannot tell. Never raises for what a text says.
        """
        folder = file.rpartition("/")[0]
        texts = {path: content.encode(errors="replace") for path, content in (*others, (file, text))}
        self._file, self._new = file, {**{f"{folder}/{name}": _PICTURE for name in pictures}, **texts}
        with self._added():
            problems = self._problems()
        found = [problem for problem in problems if f"{file}/".startswith(f"{problem.place.file}/")]
        if is_new and file in self._around.entries:
            found.insert(0, Problem.at(Place(file, 1, 1), "new-taken", value=file))
        return report.as_json(report.listed(found), lang)

    def _problems(self) -> Sequence[Problem]:
        """Return what is wrong with the project, but for pictures, formulas, and texts of other files."""
        digests = self._around.digests
        today = date.today()  # noqa: DTZ011 # the day of who writes
        library = reader.read(self._root, digests, today, self._mapper, self._around.languages)
        articles = [Article(address, {}, {}) for address in self._around.articles]
        catalog = catalogs.build(library, self._around.store, articles, drafts=True, mapper=self._mapper)
        mistakes = {*catalog.mistakes, *links.build(catalog).mistakes, *self._in_texts(library)}
        mistakes |= {*self._mutual(library.problems)}
        own = (mistake for mistake in mistakes if mistake.file == self._file)
        return in_order((*library.problems, *reader.locate(self._root, own, digests)))

    def _mutual(self, problems: Iterable[Problem]) -> Iterator[Mistake]:
        """Yield what the file at hand has in common with one that is behind it, of which it is told."""
        for code, values, file in ((each.code, dict(each.values), each.place.file) for each in problems):
            if code in _MUTUAL and values["other"] == self._file:
                of_doi = code == "paper-twice" and values["value"].startswith("10.")
                path = ("paper", "doi") if of_doi else _MUTUAL[code]
                yield Mistake(self._file, path, code, tuple(sorted({**values, "other": file}.items())))

    def _in_texts(self, library: Library) -> Iterator[Mistake]:
        """Yield what is wrong with the Markdown of the file at hand, but for formulas."""
        entry = next((item for item in library.entries.values() if item.file == self._file), None)
        edition = next((item for item in library.editions.values() if item.file == self._file), None)
        texts = entry.texts if entry else bilingual(edition.edition) if edition else ()
        figures = frozenset(figure.file for figure in entry.entry.figures) if entry else frozenset()
        for path, text in markdown(texts):
            lang: Lang = "ko" if path[-1] == "ko" else "en"
            parsed = self._renderer.parsed(text, lang=lang, targets=_OwnFigures(figures), prefix="")
            for code, values, needle in parsed.mistakes:
                if code != _FORMULA:
                    yield Mistake(self._file, path, code, values, needle)

    def _mapper(
        self, kind: str, make: Make[Item, Made], items: Mapping[str, Item], given: object = None, /
    ) -> dict[str, Made]:
        """Make only what is new, and of files that are known by what surrounds them nothing."""
        entries = self._around.entries if kind == "files" else {}
        known: dict[str, Any] = {
            name: FileValues({"": entry}, (), is_readable=True) for name, entry in entries.items()
        }
        new = {name: item for name, item in items.items() if name not in known or name in self._new}
        made = known | self._remember(kind, make, new, given)
        return {name: made[name] for name in items}

    def _compared(self, path: Path) -> object:
        """Return what stands for a file: only what is new changes."""
        return self._new.get(path.relative_to(self._root).as_posix())

    @contextmanager
    def _added(self) -> Iterator[None]:
        """Have what is new in the project for as long as it is checked."""
        before = {name: self._content(name) for name in self._new}
        try:
            for name, content in self._new.items():
                self._write(name, content)
            yield
        finally:
            for name, held in before.items():
                if held is None:
                    (self._root / name).unlink(missing_ok=True)
                else:
                    self._write(name, held)

    def _content(self, file: str) -> bytes | None:
        path = self._root / file
        return path.read_bytes() if path.is_file() else None

    def _write(self, file: str, content: bytes) -> None:
        path = self._root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
