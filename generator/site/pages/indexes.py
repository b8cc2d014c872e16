"""Pages by which papers are found: of venues, tags and authors, and the lists of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.catalog.catalog import Catalog, IndexedAuthor
from generator.entries.format.entry import BilingualText
from generator.site import address
from generator.site.page import Content, Draft
from generator.site.pages import grid, pagination, plot
from generator.site.pages.pagination import AuthorRow, beside, links
from generator.site.pages.sections import (
    DESCRIPTION,
    FEW_TAGS,
    Mentioned,
    headings_of,
    mentions_of,
    most_used,
    works_headings,
)
from generator.site.view.view import View
from generator.site.view.wording import shorten
from generator.text.characters import folded
from generator.text.markdown.finish import Heading

MOST_PAPERS = 60
"""How many authors the list names for having most papers, where it has no room for all."""

MOST_CO_AUTHORS = 100
"""How many co-authors a page names: with all, a paper of a thousand authors would take a million lines."""

MOST_TOGETHER = 500
"""A paper by more authors than this tells nothing of who works with whom."""

TREE_DEPTH = 6
"""How many levels of the vocabulary its tree shows; deeper ones are on the pages of their tags."""


def venues(view: View) -> Draft:
    """Make the list of venues."""
    held = [
        (venue_id, registered, sum(len(issue.works) for issue in issues), len(issues))
        for venue_id, registered in view.catalog.library.venues.items()
        for issues in (view.catalog.venues[venue_id],)
    ]
    content = Content.of("venues.html", venues=held, grid=grid.by_venue(view.catalog.works.values()))
    title, description = view.label("venues"), view.label("venues-description")
    headings = tuple(Heading(2, venue_id, view.venue(venue_id)) for venue_id, *_ in held)
    return Draft("venues/", view.lang, "venues", title, description, content, headings)


def venue(view: View, venue_id: str) -> Draft:
    """Make a venue's page: its editions, and its tags over the years."""
    catalog = view.catalog
    registered = catalog.library.venues[venue_id]
    issues = catalog.venues[venue_id]
    works = [work for issue in issues for work in issue.works]
    files = [catalog.library.editions.get((issue.venue, issue.year)) for issue in issues]
    tag_counts = grid.by_tag(works, FEW_TAGS)
    mentions = mentions_of(view, "venue", venue_id)
    content = Content.of(
        "venue.html",
        id=venue_id,
        venue=registered,
        aliases=_also_called(view.venue(venue_id), registered.name, registered.aliases),
        works=len(works),
        editions=[
            (issue.year, len(issue.works), file.edition if file else None)
            for issue, file in zip(issues, files, strict=True)
        ],
        tags=tag_counts,
        plot=plot.by_year(works),
        mentions=mentions,
    )
    name = view.venue(venue_id)
    description = view.label("venue-description", name=name, papers=view.label("n-papers", n=len(works)))
    headings = headings_of(
        view,
        ("editions", "editions", True),
        ("tags", "tags-over-years", tag_counts.rows),
        ("_mentions", "mentioned", mentions),
    )
    source = catalog.library.registry_files.get(("venues", venue_id))
    return Draft(address.venue(venue_id), view.lang, "venues", name, description, content, headings, source)


def tags(view: View) -> Draft:
    """Make the vocabulary as a tree."""
    vocabulary = view.catalog.library.tags
    roots = view.by_name(tag for tag, registered in vocabulary.items() if not registered.broader)
    content = Content.of("tags.html", roots=_branches(view, roots, set(), TREE_DEPTH))
    return Draft("tags/", view.lang, "tags", view.label("tags"), view.label("tags-description"), content)


@dataclass(frozen=True, slots=True)
class Branch:
    """A tag in the tree of the vocabulary, with those below it."""

    id: str
    count: int
    """How many works have it or a narrower one."""
    below: tuple["Branch", ...]


def _branches(view: View, tag_ids: Iterable[str], grown: set[str], depth: int) -> tuple[Branch, ...]:
    """Grow the tree; a tag with several broader ones has its own below it only where it stands first.

    Without that, tags that share their broader ones would double the tree with every level.
    """
    branches = []
    for tag_id in tag_ids:
        below: tuple[Branch, ...] = ()
        if tag_id not in grown and depth > 1:
            grown.add(tag_id)
            below = _branches(view, view.by_name(view.catalog.narrower[tag_id]), grown, depth - 1)
        branches.append(Branch(tag_id, len(view.catalog.tagged[tag_id]), below))
    return tuple(branches)


def tag(view: View, tag_id: str) -> Draft:
    """Make a tag's page: what it means, what it is near to, and its papers by year."""
    catalog = view.catalog
    registered, works = catalog.library.tags[tag_id], catalog.tagged[tag_id]
    near = {tag_id, *catalog.above[tag_id]}
    beside = Counter(
        other
        for work in works
        for other in work.entry.tags
        if other not in near and tag_id not in catalog.above[other]
    )
    articles = [
        Mentioned(article.address, view.inline(article.titles[view.lang]))
        for article in catalog.articles
        if tag_id in article.tags and view.lang in article.titles
    ]
    mentions = mentions_of(view, "tag", tag_id)
    content = Content.of(
        "tag.html",
        id=tag_id,
        tag=registered,
        aliases=_also_called(view.tag(tag_id), registered.name, registered.aliases),
        narrower=view.by_name(catalog.narrower[tag_id]),
        often=most_used(beside)[:FEW_TAGS],
        combined=[(other, beside[other]) for other in most_used(beside)],
        articles=articles,
        works=works,
        pages=links(pagination.by_year(works)),
        grid=grid.by_venue(works),
        plot=plot.by_year(works),
        mentions=mentions,
    )
    papers = view.label("n-papers", n=len(works))
    description = view.plain_said(registered.about) or view.label(
        "tag-description", name=view.tag(tag_id), papers=papers
    )
    headings = (
        *headings_of(
            view, ("guides", "guides", articles), ("grid", "tag-grid", works), ("papers", "works", works)
        ),
        *works_headings(view, works),
        *headings_of(view, ("_mentions", "mentioned", mentions)),
    )
    source = catalog.library.registry_files.get(("tags", tag_id))
    return Draft(
        address.tag(tag_id),
        view.lang,
        "tags",
        view.tag(tag_id),
        shorten(description, DESCRIPTION),
        content,
        headings,
        source,
    )


def _also_called(shown: str, name: BilingualText, aliases: Sequence[str]) -> list[str]:
    """Return other names than the one shown; those that differ in spaces and hyphens alone are for search."""
    names = {folded(other): other for other in reversed((name.ko, name.en, *aliases)) if other}
    return [other for key, other in reversed(names.items()) if key != folded(shown)]


def listed(catalog: Catalog) -> list[AuthorRow]:
    """Return all authors in the order of their ids, as lists name them."""
    return sorted(
        AuthorRow(
            someone.id, someone.name, someone.person.name.ko if someone.person else None, len(someone.works)
        )
        for someone in catalog.authors.values()
    )


def authors(view: View, everyone: Sequence[AuthorRow]) -> Draft:
    """Make the list of authors by first letter; of too many for one page, links to their letters."""
    letters = pagination.by_letter(everyone)
    groups = [
        (letter, list(held)) for letter, held in groupby(everyone, key=lambda someone: someone.id[0].upper())
    ]
    most = sorted(everyone, key=lambda someone: (-someone.papers, someone.id))[:MOST_PAPERS]
    content = Content.of(
        "authors.html", groups=() if letters else groups, pages=links(letters), most=most, count=len(everyone)
    )
    description = view.label("authors-description")
    headings = (
        headings_of(view, ("most", "most-papers", most))
        if letters
        else tuple(Heading(2, f"_{letter.lower()}", letter) for letter, _ in groups)
    )
    return Draft("authors/", view.lang, "authors", view.label("authors"), description, content, headings)


def letters(view: View, everyone: Sequence[AuthorRow]) -> Iterator[Draft]:
    """Make the pages of the letters that authors begin with, where there are too many for one page."""
    divided = pagination.by_letter(everyone)
    for before, current, after in beside(divided):
        title = f"{view.label('authors')} · {current.name}"
        content = Content.of(
            "letter.html", title=title, current=current, pages=links(divided), before=before, after=after
        )
        description = f"{title}. {view.label('authors-description')}"
        yield Draft(f"authors/{current.path}", view.lang, "authors", title, description, content)


def co_authors(someone: IndexedAuthor) -> Counter[str]:
    """Count the papers that an author wrote with each other."""
    return Counter(
        other
        for work in someone.works
        if len(work.authors) <= MOST_TOGETHER
        for other in {byline.author for byline in work.authors}
        if other != someone.id
    )


def author(view: View, someone: IndexedAuthor) -> Draft:
    """Make an author's page: papers by year, co-authors and tags."""
    shared = co_authors(someone)
    named = most_used(shared)[:MOST_CO_AUTHORS]
    used = Counter(tag for work in someone.works for tag in work.entry.tags)
    korean = someone.person.name.ko if someone.person else None
    mentions = mentions_of(view, "author", someone.id)
    content = Content.of(
        "author.html",
        author=someone,
        pages=links(pagination.by_year(someone.works)),
        korean=korean if korean != someone.name else None,
        spellings=[name for name in someone.spellings if name != someone.name],
        tags=most_used(used)[:FEW_TAGS],
        plot=plot.by_year(someone.works),
        co_authors=[(other, view.catalog.authors[other].name, shared[other]) for other in named],
        more=len(shared) - len(named),
        mentions=mentions,
    )
    papers = view.label("n-papers", n=len(someone.works))
    description = view.label("author-description", name=someone.name, papers=papers)
    headings = (
        *headings_of(view, ("papers", "works", True)),
        *works_headings(view, someone.works),
        *headings_of(view, ("co-authors", "co-authors", shared), ("_mentions", "mentioned", mentions)),
    )
    source = view.catalog.library.registry_files.get(("people", someone.id))
    at = address.author(someone.id)
    return Draft(at, view.lang, "authors", someone.name, description, content, headings, source)
