"""Names: what any page may look up by an id, and what the site is called. Every page depends on them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

from generator.catalog.catalog import Catalog
from generator.entries.format.entry import BilingualText
from generator.entries.format.registry import Tag, Venue
from generator.site.view.hosts import Host
from generator.site.view.labels import OURS, Labels
from generator.support.languages import BOTH, Languages

HUES = 12
"""How many hues the style sheet knows, far enough apart to tell from one another."""


@dataclass(frozen=True, slots=True)
class Licence:
    """Under what terms others may use what the site says."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Site:
    """What the site is called in one language, and where it and its sources lie."""

    name: str = ""
    url: str = ""
    """The address of the root, with a slash at its end."""
    edit_address: str = ""
    """Where a file is edited, with ``hosts.FILE`` for its path; empty where that is nowhere."""
    host: Host | None = None
    """Where papers can be added and mistakes told; None where the repository's host is not known."""
    digests: str = "digests"
    """The folder of digests in the repository."""
    description: str = ""
    """What it is, in a sentence or two; plain text."""
    labels: Labels = OURS
    """What it says, some of it perhaps in its own words."""
    licence: Licence | None = None
    """None where nobody says."""


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
