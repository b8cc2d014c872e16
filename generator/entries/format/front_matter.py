"""What a guide, post or lecture of ``docs/`` says of itself in its first lines."""

from typing import Annotated, Literal

from pydantic import Field

from generator.entries.format.entry import Model, Source
from generator.entries.format.fields import Date, Link, Name, PagePath, Part, Slug, Text, at_most

ArticleKind = Literal["guide", "post", "lecture", "questions", "data"]


class FrontMatter(Model):
    """What an article says of itself; the engine reads title and description, too."""

    title: Text | None = None
    """What the page is called; left out, its first heading says so."""
    description: Text | None = None
    """What it is about, in a sentence: for lists, search engines and chats."""
    kind: ArticleKind | None = None
    """What it is, where it is something else than its folder says: ``guides``, ``lectures`` or ``blog``."""
    date: Date | None = None
    """When it was first published."""
    updated: Date | None = None
    """When something was added or corrected last."""
    authors: Annotated[tuple[Name, ...], at_most(100)] = ()
    """Who wrote it: ids of people.yml."""
    after: Name | None = None
    """The person whose words are retold."""
    source: Source | None = None
    """Where that person said it."""
    recording: Link | None = None
    """The recording that it is about, into which times such as ``[12:03]`` lead."""
    tags: Annotated[tuple[Name, ...], at_most(50)] = ()
    """Ids or aliases from the vocabulary."""
    series: Slug | None = None
    """The series that it is a part of: the name of a page in ``docs/series/``."""
    part: Part | None = None
    """Its place in the series; 1 is the first."""
    translation_of: PagePath | None = Field(default=None, alias="translation-of")
    """The article in the other language that it translates: ``guides/reading-spectrograms``."""
