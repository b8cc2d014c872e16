"""The list of all papers for scripts."""

from dataclasses import dataclass

from generator.catalog.work import Work
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.beside.api import data
from generator.site.beside.api.naming import Naming, bilingual, naming_of, text_of
from generator.site.view.view import View


@dataclass(frozen=True, slots=True)
class PapersData:
    """What the list holds."""

    papers: tuple[tuple[Work, str], ...]
    """Each with its key."""
    address: str = addresses.API

    @classmethod
    def of(cls, archive: Archive) -> "PapersData":
        catalog = archive.catalog
        return cls(tuple((work, catalog.lasting_id(work)) for work in catalog.works.values()))

    def content(self, view: View) -> str:
        names, naming = view.names, naming_of(view)
        around = data.PapersFile(
            schema_url=naming.schema_url,
            site=naming.urls(""),
            license=naming.license,
            languages=tuple(names.languages),
            venues={venue_id: bilingual(venue.name) for venue_id, venue in names.venues.items()},
            tags={tag_id: bilingual(tag.name) for tag_id, tag in names.tags.items()},
            papers=(),
        )
        return data.listed(around, (_row(work, key, naming) for work, key in self.papers))


def _row(work: Work, key: str, naming: Naming) -> data.RowData:
    return data.RowData(
        id=work.id,
        key=key,
        data=naming.data(work.id),
        url=naming.urls(addresses.paper(work.id)),
        title=work.title,
        authors=tuple(byline.name for byline in work.authors),
        venue=work.venue,
        year=work.year,
        tags=work.entry.tags,
        reviewed=work.is_reviewed,
        reviewed_on=text_of(work.reviewed_on),
        depth=work.reading,
        verdict=work.verdict,
        published=text_of(work.published),
        doi=work.doi,
        arxiv=work.entry.arxiv.id if work.entry.arxiv else None,
        links=dict(work.links),
    )
