"""Names: what any page may look up by an id, and what the site is called. Every page depends on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

from generator.catalog.catalog import Catalog
from generator.entries.format.entry import BilingualText
from generator.entries.format.registry import Tag, Venue
from generator.site.view.site_facts import Site
from generator.support.languages import BOTH, Languages

HUES = 12
"""How many hues the style sheet knows, far enough apart to tell from one another."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names that stand on pages everywhere; those of people and papers are among what a page shows."""

    site: Site
    venues: Mapping[str, Venue]
    tags: Mapping[str, Tag]
    editions: Mapping[tuple[str, int], BilingualText]
    """The titles of editions, where somebody wrote one."""
    hues: Mapping[str, int]
    """By venue, see ``hues``."""
    languages: Languages = BOTH
    """Those of the site."""

    @classmethod
    def of(cls, catalog: Catalog, site: Site, languages: Languages = BOTH) -> "Names":
        """Return the names in a catalog."""
        library = catalog.library
        titles = {key: file.edition.title for key, file in library.editions.items() if file.edition.title}
        # There may be papers of venues that nobody has registered, which is a mistake.
        coloured = hues({*catalog.venues, *(venue for venue, _ in catalog.issues)})
        return cls(site, library.venues, library.tags, titles, coloured, languages)


def hues(venue_ids: Iterable[str]) -> dict[str, int]:
    """Give each venue one of the hues, no two the same one while there are enough.

    The hue follows from the id, so that a venue keeps it when others come, unless two want the same.
    """
    given: dict[str, int] = {}
    for venue_id in sorted(venue_ids):
        wanted = crc32(venue_id.encode())
        taken = set(given.values()) if len(given) < HUES else set()
        given[venue_id] = next(hue for step in range(HUES) if (hue := (wanted + step) % HUES) not in taken)
    return given
