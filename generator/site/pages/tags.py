"""Pages of tags, and the vocabulary as a tree."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.catalog.work import Work
from generator.entries.format.registry import Tag
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.beside.cards import TagCard
from generator.site.page import Page
from generator.site.pages.parts import grid, plot
from generator.site.pages.parts.common import (
    FEW_TAGS,
    MAX_DESCRIPTION,
    WorksList,
    also_called,
    headings_of,
    mentioned,
    most_used,
)
from generator.site.view.references import ArticleLink, Mentioning
from generator.site.view.view import View
from generator.site.view.wording import shorten

TREE_DEPTH = 6
"""How many levels of the vocabulary its tree shows; deeper ones are on the pages of their tags."""


@dataclass(frozen=True, slots=True)
class TagsPage:
    """What the tree of tags shows besides names."""

    papers: Mapping[str, int]
    """How many works have each tag or a narrower one."""
    suggested: Mapping[str, int]
    """For how many others it is suggested."""
    narrower: Mapping[str, tuple[str, ...]]

    address = "tags/"

    @classmethod
    def of(cls, archive: Archive) -> "TagsPage":
        catalog = archive.catalog
        return cls(
            {tag: len(works) for tag, works in catalog.tagged.items()},
            {tag: len(works) for tag, works in catalog.suggested.items()},
            catalog.narrower,
        )

    def page(self, view: View) -> Page:
        vocabulary = view.names.tags
        roots = view.by_name(tag for tag, registered in vocabulary.items() if not registered.broader)
        content = view.render(
            "tags.html",
            roots=self._branches(view, roots, set(), TREE_DEPTH),
            suggested=any(self.suggested.values()),
        )
        title, description = view.label("tags"), view.label("tags-description")
        return Page(self.address, view.lang, "tags", title, description, content)

    def _branches(
        self, view: View, tag_ids: Iterable[str], grown: set[str], depth: int
    ) -> tuple["Branch", ...]:
        """Grow the tree of tags with papers.

        A tag with several broader ones shows its narrower ones only where it stands first: shown at each
        place, they would double the tree with every level.
        """
        branches = []
        for tag_id in tag_ids:
            below: tuple[Branch, ...] = ()
            if tag_id not in grown and depth > 1:
                grown.add(tag_id)
                below = self._branches(view, view.by_name(self.narrower[tag_id]), grown, depth - 1)
            branches.append(Branch(tag_id, self.papers[tag_id], self.suggested[tag_id], below))
        return tuple(branch for branch in branches if branch.count or branch.suggested)


@dataclass(frozen=True, slots=True)
class Branch:
    """A tag in the tree of the vocabulary, with those below it."""

    id: str
    count: int
    """How many works have it or a narrower one."""
    suggested: int
    """For how many others it is suggested."""
    below: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class TagPage:
    """What a tag's page shows: what it means, what it is near to, and its papers by year."""

    id: str
    tag: Tag
    edit: str | None
    narrower: tuple[str, ...]
    kin: tuple[str, ...]
    """All tags above and below it: that they stand with it on papers says nothing."""
    works: tuple[Work, ...]
    suggested: tuple[Work, ...]
    """Those for which it is only suggested."""
    articles: tuple[ArticleLink, ...]
    mentions: tuple[Mentioning, ...]
    card: TagCard

    @classmethod
    def of(cls, archive: Archive, tag_id: str) -> "TagPage":
        catalog = archive.catalog
        return cls(
            tag_id,
            catalog.library.tags[tag_id],
            catalog.library.registry_files.get(("tags", tag_id)),
            catalog.narrower[tag_id],
            tuple(sorted(catalog.above[tag_id] | archive.below[tag_id])),
            catalog.tagged[tag_id],
            catalog.suggested[tag_id],
            tuple(archive.articles[said.address] for said in catalog.articles if tag_id in said.tags),
            archive.mentions("tag", tag_id),
            TagCard.of(archive, tag_id),
        )

    @property
    def address(self) -> str:
        return addresses.tag(self.id)

    def page(self, view: View) -> Page:
        tag, works, name = self.tag, self.works, view.tag(self.id)
        found, listed = (*works, *self.suggested), WorksList.of(works, self.suggested)
        kin = {self.id, *self.kin}
        beside = Counter(other for work in works for other in work.entry.tags if other not in kin)
        often = most_used(beside)
        reviews = sum(work.is_reviewed for work in works)
        articles, mentions = mentioned(view, self.articles), mentioned(view, self.mentions)
        content = view.render(
            "tag.html",
            facts=self,
            tag=tag,
            aliases=also_called(view, name, tag.name, tag.aliases),
            narrower=view.by_name(self.narrower),
            often=often[:FEW_TAGS],
            combined=[(other, beside[other]) for other in often],
            articles=articles,
            works=listed,
            reviews=reviews,
            grid=grid.by_venue(found),
            plot=plot.by_year(found),
            mentions=mentions,
        )
        papers = view.label("n-papers", n=len(works))
        description = view.plain_line(tag.about) or view.label("tag-description", name=name, papers=papers)
        headings = (
            *headings_of(
                view, ("guides", "guides", articles), ("grid", "tag-grid", found), ("papers", "works", found)
            ),
            *listed.headings(view),
            *headings_of(view, ("_mentions", "mentioned-tag", mentions)),
        )
        said = shorten(description, MAX_DESCRIPTION)
        feed = addresses.feed(self.address) if reviews else None
        return Page(
            self.address, view.lang, "tags", name, said, content, headings, self.edit, self.card, feed
        )
