"""The directory: names of venues, tags and authors in one small file, which search in the browser draws on.

It offers their pages by any name they go by, and names the values of filters. Both languages share it.
"""

import json
from collections.abc import Iterable, Sequence

from generator.catalog.author_index import IndexedAuthor
from generator.catalog.catalog import Catalog
from generator.entries.format.entry import BilingualText
from generator.text.names.folding import folded

MAX_AUTHORS = 150
"""How many authors are named: those in the registry of people, then who wrote most.

The others are offered out of the papers that a search finds, so that the file stays small.
"""

Line = tuple[str, str, str, list[str], int]
"""An id, the Korean name, the English one or nothing where it is the same, other names, how many papers."""


def directory(catalog: Catalog) -> str:
    """Return the file's text."""
    library = catalog.library
    venues = [
        _line(venue_id, both(venue.name), (*both(venue.full), *venue.aliases), _papers(catalog, venue_id))
        for venue_id, venue in library.venues.items()
    ]
    tags = [
        _line(tag_id, both(tag.name), tag.aliases, len(catalog.tagged[tag_id]))
        for tag_id, tag in library.tags.items()
    ]
    foremost = sorted(catalog.authors.values(), key=lambda who: (who.person is None, -len(who.works), who.id))
    named = {"venues": venues, "tags": tags, "authors": [*map(_author, foremost[:MAX_AUTHORS])]}
    return json.dumps(named, ensure_ascii=False, separators=(",", ":")) + "\n"


def _line(item_id: str, names: Sequence[str], aliases: Iterable[str], papers: int) -> Line:
    known = {folded(known) for known in (item_id, *names)}
    others = {folded(alias): alias for alias in reversed([*aliases]) if folded(alias) not in known}
    return item_id, names[0], "" if names[-1] == names[0] else names[-1], [*reversed(others.values())], papers


def _author(author: IndexedAuthor) -> Line:
    person = author.person
    names = (person.name.ko if person and person.name.ko else author.name, author.name)
    return _line(
        author.id, names, (*author.spellings, *(person.aliases if person else ())), len(author.works)
    )


def both(text: BilingualText | None) -> list[str]:
    """Return a name in both languages, as far as there are any."""
    return [str(text.get(lang)) for lang in text.languages] if text else []


def _papers(catalog: Catalog, venue_id: str) -> int:
    return sum(len(issue.works) for issue in catalog.venues[venue_id])
