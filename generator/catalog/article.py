"""Articles: the guides and posts of ``docs/``, as far as the catalog ties them to papers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.entries.format.fields import PartialDate
from generator.support.languages import Lang

KINDS = ("guide", "post")
"""What an article can be."""


@dataclass(frozen=True, slots=True)
class Article:
    """A guide or post, in the languages it has."""

    address: str
    """Under the tree of each language it has: ``guides/reading-spectrograms/``."""
    titles: Mapping[Lang, str]
    texts: Mapping[Lang, str]
    """Its Markdown, for the wiki links in it."""
    tags: tuple[str, ...] = ()
    abouts: Mapping[Lang, str] = field(default_factory=dict)
    """What it says of itself in a sentence, where it does."""
    written: Mapping[Lang, PartialDate] = field(default_factory=dict)
    """When something of it was written last, where it says so."""

    @property
    def kind(self) -> str:
        """One of ``KINDS``."""
        return "post" if self.address.startswith("blog/") else "guide"
