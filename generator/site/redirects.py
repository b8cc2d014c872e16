"""Redirects: addresses that people try, used to use, or remember by another name."""

from collections.abc import Iterator

from generator.catalog.catalog import Catalog
from generator.catalog.work import Work
from generator.entries.format.registry import Tag, Venue, names_of
from generator.site import address
from generator.site.page import Redirect
from generator.site.view.view import View
from generator.support.languages import Languages
from generator.text.names.folding import hyphenated

MAX_FOLDER = 200
"""How many bytes the name of a folder may have, short of the 255 that file systems allow."""


def redirects(catalog: Catalog, languages: Languages) -> Iterator[Redirect]:
    """Make every redirect of each tree; none lies where a page does, and none lies twice."""
    taken = _pages(catalog)
    for old, new in _moves(catalog):
        if old not in taken:
            taken.add(old)
            for lang in languages:
                yield Redirect(old, lang, new)


def page(redirect: Redirect, view: View) -> str:
    """Return the page at an address that has moved; it leads on without a script."""
    way = "../" * redirect.address.count("/") + redirect.to
    return view.render("redirect.html", way=way, canonical=view.url(redirect.to)) + "\n"


def former_papers(catalog: Catalog) -> Iterator[tuple[str, Work]]:
    """Yield the ids that works had, by themselves or with their venue; each once, none that a work has."""
    taken = {*catalog.works}
    for former, work in _former_ids(catalog):
        if former not in taken:
            taken.add(former)
            yield former, work


def _former_ids(catalog: Catalog) -> Iterator[tuple[str, Work]]:
    for work in catalog.works.values():
        yield from ((former, work) for former in work.entry.formerly)
    for venue_id, venue in catalog.library.venues.items():
        for former in venue.formerly:
            for issue in catalog.venues[venue_id]:
                yield from ((f"{former}/{issue.year:04}/{work.slug}", work) for work in issue.works)


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
    former = ((old, venue_id) for venue_id, venue in library.venues.items() for old in venue.formerly)
    for name, venue_id in (*((venue_id, venue_id) for venue_id in library.venues), *former):
        yield from _of_venue(catalog, name, venue_id)
    for name, year in catalog.issues:  # in a preview, those of a venue still to be registered, too
        yield f"papers/{name}/{year:04}/", address.edition(name, year)
    for old, work in former_papers(catalog):
        yield address.paper(old), address.paper(work.id)
    for tag_id, tag in library.tags.items():
        yield from ((address.tag(old), address.tag(tag_id)) for old in tag.formerly)
    for alias, author in catalog.author_aliases.items():
        yield address.author(alias), address.author(author)
    for tag_id, tag in library.tags.items():
        yield from ((address.tag(alias), address.tag(tag_id)) for alias in _typed(tag))
    for venue_id, venue in library.venues.items():
        yield from ((address.venue(alias), address.venue(venue_id)) for alias in _typed(venue))


def _of_venue(catalog: Catalog, name: str, venue_id: str) -> Iterator[tuple[str, str]]:
    """Yield what leads to a venue and its editions by a name; the folders that papers lie in are no pages."""
    yield address.venue(name), address.venue(venue_id)
    yield f"papers/{name}/", address.venue(venue_id)
    for issue in catalog.venues[venue_id]:
        yield address.edition(name, issue.year), address.edition(venue_id, issue.year)
        yield f"papers/{name}/{issue.year:04}/", address.edition(venue_id, issue.year)


def _typed(item: Tag | Venue) -> Iterator[str]:
    """Yield what people type for an item in an address; Hangul stays as it is."""
    for name in map(hyphenated, names_of(item)):
        if name and len(name.encode()) <= MAX_FOLDER:
            yield name
