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
class Citations:
    """A file that cites the papers of a page; those without a title are left out."""

    page: str
    """The address of the page."""
    works: tuple[Work, ...]
    form: str
    """One of ``FORMATS``."""
    abstracts: bool = False
    """Whether it has theirs: a file of many papers would be as long as a book."""

    @property
    def address(self) -> str:
        return addresses.citation(self.page, FORMATS[self.form].file)

    def content(self, view: View) -> str:
        return view.cited.file(self.works, self.form, abstracts=self.abstracts)


def gathered(archive: Archive) -> Iterator[Citations]:
    """Gather what the files cite, one format after the other: see ``Entries``."""
    catalog = archive.catalog
    for form in FORMATS:
        for work in filter(is_citable, catalog.works.values()):
            yield Citations(addresses.paper(work.id), (work,), form, abstracts=True)
        for (venue, year), issue in catalog.issues.items():
            yield Citations(addresses.edition(venue, year), issue.works, form)
        for tag, works in catalog.tagged.items():
            yield Citations(addresses.tag(tag), works, form)
