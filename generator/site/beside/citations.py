"""Citations beside the pages of papers, editions and tags, for reference managers."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalog.citation import is_citable
from generator.catalog.work import Work
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.citing.cited import FORMATS
from generator.site.view.view import View


@dataclass(frozen=True, slots=True)
class PaperCitation:
    """A file that cites one paper."""

    work: Work
    form: str
    """One of ``FORMATS``."""

    @property
    def address(self) -> str:
        return addresses.citation(addresses.paper(self.work.id), FORMATS[self.form].file)

    def content(self, view: View) -> str:
        return FORMATS[self.form].joined([view.cited.full_entry(self.work, self.form)])


@dataclass(frozen=True, slots=True)
class ListCitations:
    """A file that cites the papers of a page; those without a title are left out."""

    page: str
    """The address of the page."""
    works: tuple[Work, ...]
    form: str
    """One of ``FORMATS``."""

    @property
    def address(self) -> str:
        return addresses.citation(self.page, FORMATS[self.form].file)

    def content(self, view: View) -> str:
        return view.cited.file(self.works, self.form)


def gathered(archive: Archive) -> Iterator[PaperCitation | ListCitations]:
    """Gather what the files cite, one format after the other: see ``Entries``."""
    catalog = archive.catalog
    for form in FORMATS:
        yield from (PaperCitation(work, form) for work in catalog.works.values() if is_citable(work))
        for (venue, year), issue in catalog.issues.items():
            yield ListCitations(addresses.edition(venue, year), issue.works, form)
        for tag, works in catalog.tagged.items():
            yield ListCitations(addresses.tag(tag), works, form)
