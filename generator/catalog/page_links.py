"""Whether the wiki links in pages of ``docs/`` lead somewhere; what is wrong is told as it is of entries."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.catalog import links
from generator.catalog.catalog import Catalog
from generator.entries.checks.dead_links import Destinations, Wrong
from generator.entries.checks.near_links import NearLink
from generator.problems.problem import Place, Problem
from generator.text.wikilinks import WikiLink


class LinkInPage(NamedTuple):
    """A link, and where in a page it was typed."""

    place: Place
    link: WikiLink
    near: NearLink | None = None
    """What was typed, where it is none yet."""


def problems(catalog: Catalog, typed: Iterable[LinkInPage]) -> Iterator[Problem]:
    """Tell of the links of pages that lead nowhere, or to drafts alone."""
    library = catalog.library
    filed = {f"{venue}/{year:04}" for venue, year in library.editions}
    destinations = Destinations(library, library.entries, filed)
    for place, link, near in typed:
        wrong = _wrong(catalog, destinations, link)
        if near and not wrong:
            yield Problem.at(place, "link-unread", value=near.typed, meant=near.meant)
        elif wrong and not near:
            code, values = wrong
            yield Problem.at(place, code, **values)


def _wrong(catalog: Catalog, destinations: Destinations, link: WikiLink) -> Wrong | None:
    if link.address:
        return None
    if link.embed:
        return "page-embeds", {"value": link.target}
    if link.kind in {"author", "article"}:
        found = links.resolve(catalog, link.kind, link.target, "")
        return links.wrong(catalog, link, found, destinations.suggestions)
    return destinations.wrong(link.kind, link.target)
