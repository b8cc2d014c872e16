"""Redirects: addresses that people try, used to use, or remember by another name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.catalog.catalog import Catalog
from generator.site import address
from generator.site.labels import LANGS
from generator.site.page import Redirect

MAX_FOLDER = 200
"""How many bytes the name of a folder may have, short of the 255 that file systems allow."""


def redirects(catalog: Catalog) -> Iterator[Redirect]:
    """Make every redirect of both trees; none lies where a page does, and none lies twice."""
    taken = _pages(catalog)
    for old, new in _moves(catalog):
        if old not in taken:
            taken.add(old)
            for lang in LANGS:
                yield Redirect(old, lang, new)


def _pages(catalog: Catalog) -> set[str]:
    library = catalog.library
    return {
        *map(address.paper, catalog.works),
        *map(address.venue, library.venues),
        *(address.edition(venue, year) for venue, year in catalog.issues),
        *map(address.tag, library.tags),
        *map(address.author, catalog.authors),
    }


def _moves(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield old and new addresses, those that somebody asked for before those made of aliases."""
    library = catalog.library
    yield "papers/", "venues/"
    for venue_id in library.venues:
        yield f"papers/{venue_id}/", address.venue(venue_id)
    for held_in, year in catalog.issues:
        yield f"papers/{held_in}/{year:04}/", address.edition(held_in, year)
    for work in catalog.works.values():
        for former in work.entry.formerly:
            yield address.paper(former), address.paper(work.id)
    for former, author in catalog.author_aliases.items():
        yield address.author(former), address.author(author)
    for tag_id, tag in library.tags.items():
        for former in (*tag.formerly, *_folded((tag.name.en, tag.name.ko, *tag.aliases))):
            yield address.tag(former), address.tag(tag_id)
    for venue_id, venue in library.venues.items():
        for former in (*venue.formerly, *_folded((venue.name.en, venue.name.ko, *venue.aliases))):
            yield address.venue(former), address.venue(venue_id)


def _folded(names: Iterable[str | None]) -> Iterator[str]:
    """Fold names to what can stand in an address; Hangul stays as it is, since that is what people type."""
    for name in names:
        letters = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", name or "").casefold()).strip("-")
        if letters and len(letters.encode()) <= MAX_FOLDER:
            yield letters
