"""What things are called in files for scripts, in both languages, and the addresses of their pages."""

from functools import cache, lru_cache

from generator.entries.format.entry import BilingualMarkdown, BilingualText
from generator.entries.format.fields import PartialDate
from generator.site import address as addresses
from generator.site.beside.api.data import License, Named, Said, Urls
from generator.site.view.names import Names
from generator.site.view.view import View

_NOTHING = Said()


@lru_cache(maxsize=1)  # for all papers of a build
def naming_of(view: View) -> "Naming":
    """Return the names and addresses of a view's site."""
    return Naming(view.names)


class Naming:
    """Names and addresses; of venues, their editions and tags each is made once."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.root = names.site.url
        self._trees = {lang: self.root + names.languages.tree(lang) for lang in names.languages}
        self.schema_url = self.root + addresses.API_SCHEMA
        licence = names.site.licence
        self.license = License(name=licence.name, url=licence.url) if licence else None
        self.venue, self.edition, self.tag = cache(self._venue), cache(self._edition), cache(self._tag)

    def urls(self, address: str) -> Urls:
        """Return the addresses of a page that every language has."""
        return Urls(**{lang: f"{tree}{address}" for lang, tree in self._trees.items()})

    def data(self, entry_id: str) -> str:
        """Return the address of a paper's file."""
        return self.root + addresses.data(entry_id)

    def _venue(self, venue_id: str) -> Named:
        venue = self._names.venues.get(venue_id)
        return Named(
            id=venue_id, name=bilingual(venue.name if venue else None), path=addresses.venue(venue_id)
        )

    def _edition(self, venue_id: str, year: int) -> Named:
        title = self._names.editions.get((venue_id, year))
        venue = self.venue(venue_id).name
        made = Said(ko=venue.ko and f"{venue.ko} {year}", en=venue.en and f"{venue.en} {year}")
        return Named(
            id=f"{venue_id}/{year:04}",
            name=bilingual(title) if title else made,
            path=addresses.edition(venue_id, year),
        )

    def _tag(self, tag_id: str) -> Named:
        tag = self._names.tags.get(tag_id)
        return Named(id=tag_id, name=bilingual(tag.name if tag else None), path=addresses.tag(tag_id))


def bilingual(text: BilingualText | BilingualMarkdown | None) -> Said:
    """Return what is said, perhaps in one language or none."""
    return Said(ko=text.ko, en=text.en) if text else _NOTHING


def text_of(date: PartialDate | None) -> str | None:
    """Return a date as ISO 8601 has it."""
    return str(date) if date else None
