"""The registries that entries draw on: venues, their editions, the vocabulary of tags, and people."""

from collections.abc import Mapping
from typing import Annotated

from generator.entries.format.entry import BilingualMarkdown, BilingualText, Entry, Model
from generator.entries.format.fields import Dates, Flag, Link, Name, Slug, Text, at_most


class Venue(Model):
    """A series of conferences, or a journal."""

    name: BilingualText
    """What people call it, mostly its initials."""
    full: BilingualText | None = None
    """Its name in full."""
    aliases: Annotated[tuple[Text, ...], at_most(50)] = ()
    """Other names by which people look for it."""
    about: BilingualText | None = None
    """What it is about, in a sentence."""
    url: Link | None = None
    """Its own site."""
    formerly: Annotated[tuple[Slug, ...], at_most(50)] = ()
    """Ids that it had; their addresses lead here."""


class Tag(Model):
    """A word of the controlled vocabulary."""

    name: BilingualText
    """What it is called."""
    aliases: Annotated[tuple[Text, ...], at_most(50)] = ()
    """Other names for the same thing, in either language."""
    broader: Annotated[tuple[Name, ...], at_most(50)] = ()
    """Tags that hold everything this one holds."""
    about: BilingualText | None = None
    """What it means, in a sentence."""
    formerly: Annotated[tuple[Slug, ...], at_most(50)] = ()
    """Ids that it had; their addresses lead here."""


class Person(Model):
    """A reviewer, or an author of whom more is to say than a name."""

    name: BilingualText
    """What the person is called."""
    aliases: Annotated[tuple[Text, ...], at_most(50)] = ()
    """Other spellings under which the person publishes."""
    url: Link | None = None
    """A page of that person."""
    reviewer: Flag = False
    """True for who writes notes here."""
    formerly: Annotated[tuple[Slug, ...], at_most(50)] = ()
    """Ids that the person had; their addresses lead here."""


def names_of(item: Venue | Tag | Person) -> tuple[str, ...]:
    """Return all names that an item goes by, besides its id."""
    return tuple(name for name in (item.name.en, item.name.ko, *item.aliases) if name)


class OrderItem(Model):
    """A place in an edition's reading order: an entry's slug, or a paragraph between two entries."""

    bare = "slug"

    slug: Slug | None = None
    """The last part of the entry's id."""
    text: BilingualMarkdown | None = None
    """A paragraph in the editors' voice."""


class Edition(Model):
    """One year of a venue."""

    title: BilingualText | None = None
    """What stands above its page, instead of venue and year."""
    place: BilingualText | None = None
    """Where it took place."""
    dates: Dates | None = None
    """The first day and the last."""
    url: Link | None = None
    """Its own site."""
    intro: BilingualMarkdown | None = None
    """What is said before the papers."""
    outro: BilingualMarkdown | None = None
    """What is said after them."""
    order: Annotated[tuple[OrderItem, ...], at_most(2000)] = ()
    """The reading order; entries that it leaves out follow by title."""


SINGLE: Mapping[str, type[Model]] = {
    "entry": Entry,
    "edition": Edition,
    "venue": Venue,
    "tag": Tag,
    "person": Person,
}
"""Files that hold one value."""

MANY: Mapping[str, type[Model]] = {"venues": Venue, "tags": Tag, "people": Person}
"""Files that hold many by id."""
