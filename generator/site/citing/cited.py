"""Entries of bibliographies, each made once however many files and pages hold it."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from generator.catalog.citation import Citation
from generator.catalog.work import Work
from generator.site.citing import bibtex, csl, ris

T = TypeVar("T")


class Format(NamedTuple):
    """A format in which papers are cited."""

    name: str
    """What it is called in every language."""
    file: str
    """The name of a file of it, under a page's address."""
    entry: Callable[[Citation], str]
    """Writes an entry, but for the abstract."""
    end: str
    """What ends an entry."""
    abstract: Callable[[str], str]
    """Writes an abstract, which stands before that."""
    joined: Callable[[Iterable[str]], str]
    """Makes a file of entries."""

    def with_abstract(self, entry: str, abstract: str) -> str:
        """Return an entry with its abstract, which stands last."""
        return f"{entry.removesuffix(self.end)}{self.abstract(abstract)}{self.end}"


FORMATS: Mapping[str, Format] = {
    "bibtex": Format("BibTeX", "cite.bib", bibtex.entry, bibtex.END, bibtex.abstract, "\n".join),
    "ris": Format("RIS", "cite.ris", ris.entry, ris.END, ris.abstract, "\n".join),
    "csl": Format("CSL-JSON", "cite.json", csl.entry, csl.END, csl.abstract, csl.joined),
}
"""All of them, those first that most people want."""


class Entries:
    """The entries of works for readers of one language, in which their keywords are."""

    def __init__(self, cite: Callable[[Work], Citation | None]) -> None:
        """Begin with how a work is cited."""
        self._cite = cite
        self._citations: dict[str, tuple[Work, Citation | None]] = {}
        self._form = ""
        self._entries: dict[str, tuple[Citation, str]] = {}
        """Those of the format asked for last: files of one format are written one after the other."""

    def forget(self) -> None:
        """Let go of all that was made."""
        self._citations.clear()
        self._entries.clear()

    def citation(self, work: Work) -> Citation | None:
        """Return how a work is cited; None where its paper has no title."""
        held = self._citations.get(work.id)
        if held is None or held[0] is not work:
            self._citations[work.id] = held = work, self._cite(work)
        return held[1]

    def entry(self, work: Work, form: str) -> str:
        """Return the entry of a work in a format, without its abstract; empty where it is not cited."""
        citation = self.citation(work)
        if citation is None:
            return ""
        if form != self._form:
            self._form, self._entries = form, {}
        held = self._entries.get(work.id)
        if held is None or held[0] is not citation:
            self._entries[work.id] = held = citation, FORMATS[form].entry(citation)
        return held[1]

    def file(self, works: Iterable[Work], form: str, *, abstracts: bool = False) -> str:
        """Return a file that cites works, with their abstracts if these are asked for."""
        entry = self._with_abstract if abstracts else self.entry
        return FORMATS[form].joined(filter(None, (entry(work, form) for work in works)))

    def _with_abstract(self, work: Work, form: str) -> str:
        citation, entry = self.citation(work), self.entry(work, form)
        abstract = citation.abstract if citation else None
        return FORMATS[form].with_abstract(entry, abstract) if abstract else entry
