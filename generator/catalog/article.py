"""Articles: the guides, lectures and posts of ``docs/``, as far as the catalog ties them to papers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.catalog.article_folders import FOLDERS
from generator.entries.format.entry import Source
from generator.entries.format.fields import PartialDate
from generator.support.languages import Lang

KINDS = ("guide", "post", "lecture", "questions", "data", "series")
"""What an article can be; one of kind ``series`` leads to the parts of a series."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article, in the languages it has."""

    address: str
    """Under the tree of each language it has: ``guides/reading-spectrograms/``."""
    titles: Mapping[Lang, str]
    texts: Mapping[Lang, str]
    """Its Markdown, for the wiki links in it."""
    tags: tuple[str, ...] = ()
    abouts: Mapping[Lang, str] = field(default_factory=dict)
    """What it says of itself in a sentence, where it does."""
    dates: Mapping[Lang, PartialDate] = field(default_factory=dict)
    """When it was first published, where it says so."""
    updates: Mapping[Lang, PartialDate] = field(default_factory=dict)
    """When something of it changed, where it says so."""
    kind: str = "guide"
    """One of ``KINDS``."""
    authors: tuple[str, ...] = ()
    """The ids of those who wrote it."""
    after: str | None = None
    """The id of the person whose words are retold."""
    source: Source | None = None
    """Where that person said it."""
    series: str | None = None
    """The name of the series that it is a part of."""
    part: int = 0
    """Its place there."""
    originals: Mapping[Lang, str] = field(default_factory=dict)
    """The address of the article that it translates, by the language into which it does."""
    linked: tuple[str, ...] = ()
    """The addresses of articles to which its Markdown links lead."""

    @property
    def folder(self) -> str:
        """The folder that it lies in: ``guides/``, ``lectures/``, ``blog/`` or ``series/``."""
        return f"{self.address.partition('/')[0]}/"

    @property
    def is_other_kind(self) -> bool:
        """Whether it is something else than its folder holds."""
        return self.kind != FOLDERS.get(self.folder.rstrip("/"))

    @property
    def is_post(self) -> bool:
        """Whether it is one of the blog."""
        return self.folder == "blog/"

    @property
    def is_evergreen(self) -> bool:
        """Whether it explains something, and stays true: a guide or lecture notes."""
        return self.folder in {"guides/", "lectures/"}

    @property
    def written(self) -> Mapping[Lang, PartialDate]:
        """When something of it was written last, where it says so."""
        return {**self.dates, **self.updates}


def names(articles: Iterable[Article]) -> dict[str, str]:
    """Return the addresses of articles by where they lie, and by the last part of that where one has it."""
    lying = {article.address.rstrip("/"): article.address for article in articles}
    held = Counter(path.rpartition("/")[2] for path in lying)
    short = {path.rpartition("/")[2]: address for path, address in lying.items()}
    return {name: address for name, address in short.items() if held[name] == 1} | lying
