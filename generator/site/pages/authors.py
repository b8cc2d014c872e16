"""Pages of authors, and the list of them by first letter."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.catalog.author_index import IndexedAuthor
from generator.catalog.catalog import Catalog
from generator.entries.format.entry import BilingualText
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.page import Page
from generator.site.pages.parts import pagination, plot
from generator.site.pages.parts.common import (
    FEW_TAGS,
    WorksList,
    headings_of,
    mentioned,
    most_used,
    newest_and_best,
)
from generator.site.pages.parts.pagination import LONG, AuthorRow, ListPage, PageLink, beside, links
from generator.site.view.references import ArticleLink, Mentioning
from generator.site.view.view import View
from generator.site.view.wording import EDITORS
from generator.text.markdown.headings import Heading
from generator.text.slugs import family_name, slugged

MOST_PAPERS = 60
"""How many authors the list names for having most papers, where it has no room for all."""

MOST_CO_AUTHORS = 100
"""How many co-authors a page names: with all, a paper of a thousand authors would take a million lines."""

MOST_TOGETHER = 500
"""A paper by more authors than this tells nothing of who works with whom."""


@dataclass(frozen=True, slots=True)
class AuthorsPage:
    """What the list of authors shows: all by first letter, or of too many those with most papers."""

    count: int
    authors: tuple[AuthorRow, ...]
    letters: tuple[PageLink, ...]
    """The pages of the letters; none where one page holds all."""
    reviewers: tuple[tuple[str, BilingualText, int], ...]
    """Their ids and names, and how many papers they reviewed, the most first."""

    address = "authors/"

    def page(self, view: View) -> Page:
        by_letter = groupby(self.authors, key=lambda someone: someone.letter.upper())
        groups = [] if self.letters else [(letter, list(held)) for letter, held in by_letter]
        reviewers = [(who, view.person(who, {who: name}), n) for who, name, n in self.reviewers]
        content = view.render("authors.html", facts=self, groups=groups, reviewers=reviewers)
        letters = (Heading(2, f"_{letter.lower()}", letter) for letter, _ in groups)
        most = self.authors if self.letters else ()
        headings = (
            *headings_of(view, ("reviewers", "reviewers", self.reviewers), ("most", "most-papers", most)),
            *letters,
        )
        title, description = view.label("authors"), view.label("authors-description")
        return Page(self.address, view.lang, "authors", title, description, content, headings)


@dataclass(frozen=True, slots=True)
class LetterPage:
    """What a page of the authors of one letter shows, where there are too many for one list."""

    current: ListPage[AuthorRow]
    pages: tuple[PageLink, ...]
    before: PageLink | None
    after: PageLink | None

    @property
    def address(self) -> str:
        return f"authors/{self.current.path}"

    def page(self, view: View) -> Page:
        title = f"{view.label('authors')} · {self.current.name}"
        content = view.render("letter.html", facts=self, title=title)
        description = f"{title}. {view.label('authors-description')}"
        return Page(self.address, view.lang, "authors", title, description, content)


def lists(catalog: Catalog) -> Iterator[AuthorsPage | LetterPage]:
    """Gather what the list of authors shows, and what the pages of its letters do."""
    everyone = _rows(catalog)
    divided = pagination.by_letter(everyone)
    pages = links(divided)
    most = sorted(everyone, key=lambda someone: (-someone.papers, someone.id))[:MOST_PAPERS]
    yield AuthorsPage(len(everyone), tuple(most if pages else everyone), pages, tuple(_reviewers(catalog)))
    for before, current, after in beside(divided):
        yield LetterPage(current, pages, before, after)


def _rows(catalog: Catalog) -> Sequence[AuthorRow]:
    return sorted(_row(someone) for someone in catalog.authors.values() if someone.works)


def _row(someone: IndexedAuthor) -> AuthorRow:
    korean = someone.person.name.ko if someone.person else None
    filed = f"{slugged(family_name(someone.name))} {slugged(someone.name)}".strip() or someone.id
    return AuthorRow(filed, someone.id, someone.name, korean, len(someone.works))


def _reviewers(catalog: Catalog) -> Iterator[tuple[str, BilingualText, int]]:
    for someone in sorted(catalog.authors.values(), key=lambda someone: -len(someone.reviewed)):
        if someone.reviewed and someone.person:
            yield someone.id, someone.person.name, len(someone.reviewed)


@dataclass(frozen=True, slots=True)
class AuthorPage:
    """What a person's page shows: what they reviewed, their papers by year, co-authors and tags."""

    author: IndexedAuthor
    edit: str | None
    co_authors: tuple[tuple[str, str, int], ...]
    """Their ids and names, and how many papers were written with them, the most first."""
    more: int
    """How many co-authors there are besides."""
    mentions: tuple[Mentioning, ...]
    articles: tuple[ArticleLink, ...] = ()
    """Those that the person wrote, or in which their words are retold."""

    @classmethod
    def of(cls, archive: Archive, author: IndexedAuthor) -> "AuthorPage":
        catalog, shared = archive.catalog, _co_authors(author)
        named = most_used(shared)[:MOST_CO_AUTHORS]
        return cls(
            author,
            catalog.library.registry_files.get(("people", author.id)),
            tuple((other, catalog.authors[other].name, shared[other]) for other in named),
            len(shared) - len(named),
            archive.mentions("author", author.id),
            tuple(archive.articles[address] for address in author.articles),
        )

    @property
    def address(self) -> str:
        return addresses.author(self.author.id)

    def page(self, view: View) -> Page:
        author, works = self.author, self.author.works
        name, korean = author.name, author.person.name.ko if author.person else None
        if author.person and author.id == EDITORS:
            name, korean = view.name(author.person.name), None
        listed = WorksList.of(works)
        used = Counter(tag for work in works for tag in work.entry.tags)
        articles, mentions = mentioned(view, self.articles), mentioned(view, self.mentions)
        feed = addresses.feed(self.address) if author.person and author.reviewed else None
        content = view.render(
            "author.html",
            facts=self,
            author=author,
            works=listed,
            reviewed=sorted(author.reviewed, key=newest_and_best)[:LONG],
            name=name,
            korean=korean if korean != name else None,
            spellings=[other for other in author.spellings if other != name],
            tags=most_used(used)[:FEW_TAGS],
            plot=plot.by_year(works),
            articles=articles,
            mentions=mentions,
            feed=feed,
        )
        headings = (
            *headings_of(
                view,
                ("reviewed", "reviewed", author.reviewed),
                ("articles", "articles", articles),
                ("papers", "works", works),
            ),
            *listed.headings(view),
            *headings_of(
                view,
                ("co-authors", "co-authors", self.co_authors),
                ("_mentions", "mentioned-author", mentions),
            ),
        )
        return Page(
            self.address,
            view.lang,
            "authors",
            name,
            self._description(view, name),
            content,
            headings,
            self.edit,
            feed=feed,
        )

    def _description(self, view: View, name: str) -> str:
        works, reviewed = len(self.author.works), len(self.author.reviewed)
        if works:
            return view.label("author-description", name=name, papers=view.label("n-papers", n=works))
        if reviewed:
            return view.label("reviewer-description", name=name, reviews=view.label("n-reviews", n=reviewed))
        return view.label("article-author-description", name=name)


def _co_authors(author: IndexedAuthor) -> Counter[str]:
    return Counter(
        other
        for work in author.works
        if len(work.authors) <= MOST_TOGETHER
        for other in {byline.author for byline in work.authors}
        if other != author.id
    )
