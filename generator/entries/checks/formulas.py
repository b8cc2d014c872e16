"""What is wrong with formulas in lines of plain text: in titles, summaries, captions, in the registries."""

from collections.abc import Iterable, Iterator

from generator.entries.format.bilingual_texts import bilingual, by_language
from generator.entries.format.entry import BilingualText, Entry
from generator.entries.format.shape import Path
from generator.entries.library import EditionFile, EntryFile, Library
from generator.problems.problem import Mistake
from generator.text import titles


def of_file(file: EntryFile | EditionFile) -> Iterator[Mistake]:
    """Yield what is wrong with the lines of an entry or an edition."""
    if isinstance(file, EditionFile):
        return _mistakes(file.file, (), by_language(bilingual(file.edition), BilingualText))
    return _mistakes(file.file, (), (*_typed(file.entry), *by_language(file.texts, BilingualText)))


def of_registries(library: Library) -> Iterator[Mistake]:
    """Yield what is wrong with the lines of the registries."""
    for file, at, item in library.registered:
        yield from _mistakes(file, at, by_language(bilingual(item), BilingualText))


def _typed(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Yield the lines that an entry quotes, in whatever language they are."""
    for name in ("title", "abstract", "track"):
        if line := getattr(entry.paper, name):
            yield ("paper", name), line
    for number, note in enumerate(entry.notes):
        if note.source:
            yield ("notes", number, "source", "title"), note.source.title


def _mistakes(file: str, at: Path, lines: Iterable[tuple[Path, str]]) -> Iterator[Mistake]:
    for path, line in lines:
        for typed, reason in titles.mistaken(line):
            yield Mistake.of(file, (*at, *path), "markdown-formula", needle=typed, value=typed, reason=reason)
