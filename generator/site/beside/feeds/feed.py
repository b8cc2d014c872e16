"""A feed, and of what it can be."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.entries.format.entry import BilingualText
from generator.entries.format.fields import PartialDate
from generator.site import address as addresses
from generator.site.beside.feeds import atom
from generator.site.beside.feeds.feed_entries import FeedEntry
from generator.site.view.references import ArticleLink, TagLink, VenueLink
from generator.site.view.view import View
from generator.text.markdown import markup

_NOTHING_WRITTEN = PartialDate(1970)
"""When a feed was last changed in which nothing stands yet."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Whose reviews a feed holds."""

    id: str
    name: BilingualText

    @property
    def address(self) -> str:
        return addresses.author(self.id)


@dataclass(frozen=True, slots=True)
class WholeSite:
    """The site, whose feed holds what is new in any part of it."""

    address = ""


@dataclass(frozen=True, slots=True)
class ArticleFolder:
    """The blog, the guides or the lectures, whose feed holds those with a date."""

    address: str
    """``blog/``, ``guides/`` or ``lectures/``."""


Holder: TypeAlias = WholeSite | ArticleFolder | ArticleLink | VenueLink | TagLink | Reviewer
"""Of what a feed is; the article is one that leads to a series, whose feed holds the parts with a date."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds."""

    address: str
    of: Holder
    first: str
    """The address at which what it is of was first published."""
    entries: tuple[FeedEntry, ...]
    """The newest first."""

    def content(self, view: View) -> str:
        """Make the feed for readers of a language."""
        site, name = view.names.site, called(self.of, view)
        shown = [entry for entry in self.entries if entry.is_in(view.lang)]
        filled = view.parts.memoized("entry", lambda entry: entry.entry(view))
        return view.render(
            "feeds/feed.xml",
            facts=self,
            known_as=atom.name(view, self.first),
            title=f"{name} · {site.name}" if name else site.name,
            itself=view.url(addresses.feed(self.of.address)),
            page=view.url(self.of.address),
            updated=atom.moment(shown[0].written if shown else _NOTHING_WRITTEN),
            entries=[filled(entry) for entry in shown],
        )


def called(of: Holder, view: View) -> str:
    """Return what readers call what a feed is of; nothing for the site."""
    match of:
        case WholeSite():
            return ""
        case ArticleFolder():
            return view.label(f"folder-{of.address.rstrip('/')}")
        case Reviewer():
            return view.name(of.name)
    return markup.plain(view.called(of))
