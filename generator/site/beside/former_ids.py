"""The ids that tags, venues and papers had, by which what readers kept still names them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from generator.entries.format.registry import Tag, Venue
from generator.site import address as addresses
from generator.site import redirects
from generator.site.archive import Archive
from generator.site.view.view import View


@dataclass(frozen=True, slots=True)
class FormerIds:
    """Today's ids by those of before that are not in use again."""

    tag: Mapping[str, str]
    venue: Mapping[str, str]
    paper: Mapping[str, str]
    """Of papers only what does not follow from their venue's."""

    @classmethod
    def of(cls, archive: Archive) -> "FormerIds":
        catalog = archive.catalog
        venues, tags = catalog.library.venues, catalog.library.tags
        papers = redirects.former_papers(catalog)
        return cls(
            _former(tags, tags),
            _former(venues, {*venues, *(venue for venue, _ in catalog.issues)}),
            {old: work.id for old, work in papers if old in work.entry.formerly},
        )

    @property
    def address(self) -> str:
        """Where the file lies, once for both languages."""
        return addresses.FORMER_IDS

    def content(self, view: View) -> str:  # noqa: ARG002 # it says the same to all
        return json.dumps(asdict(self), separators=(",", ":")) + "\n"


def _former(items: Mapping[str, Tag] | Mapping[str, Venue], taken: Collection[str]) -> dict[str, str]:
    return {old: now for now, item in items.items() for old in item.formerly if old not in taken}
