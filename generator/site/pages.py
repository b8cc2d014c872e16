"""Which pages there are, and those on which one reads: their addresses, templates and values.

To add a page, add a function here, or to ``indexes.py`` where it is one by which papers are found;
``editions.py`` makes those of editions.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.catalog.catalog import newest_first
from generator.catalog.work import Work
from generator.site import address, editions, grid, indexes, markup, search_page
from generator.site.page import Heading, Page
from generator.site.sections import DESCRIPTION, headings_of, mentions_of, most_used
from generator.site.view import View
from generator.site.wording import shorten

NEWEST = 8
"""How many reviews the home page shows."""

POPULAR_TAGS = 24
"""How many tags the home page shows."""

GRID_YEARS = 5
"""How many years the home page counts by venue; the list of venues counts them all."""

WAITING = 12
"""How many entries that wait for a translation the home page shows."""


def pages(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[Page]:
    """Make every page of one language; ``problems`` are sentences by file, for a preview to show."""
    for page in _pages(view, problems):
        head = view.render("head.html", page=page, tree=address.TREE[page.lang])
        yield replace(page, headings=(Heading(1, "_title", page.title), *page.headings), head=head)


def _pages(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[Page]:
    yield home(view, [line for lines in problems.values() for line in lines])
    yield indexes.venues(view)
    for venue_id in view.catalog.library.venues:
        yield indexes.venue(view, venue_id)
    for issue in view.catalog.issues.values():
        yield from editions.edition(view, issue, problems)
        beside = (None, *issue.works, None)
        for before, work, after in zip(beside, issue.works, beside[2:], strict=False):
            yield paper(view, work, before, after, problems.get(work.file, ()))
    yield indexes.tags(view)
    for tag_id in view.catalog.library.tags:
        page = indexes.tag(view, tag_id)
        yield page
        yield from indexes.years(view, page, view.catalog.tagged[tag_id])
    yield indexes.authors(view)
    yield from indexes.letters(view)
    for someone in view.catalog.authors.values():
        page = indexes.author(view, someone)
        yield page
        yield from indexes.years(view, page, someone.works)
    yield search_page.search(view)


def home(view: View, problems: Sequence[str]) -> Page:
    """Make the page on which a reader begins."""
    works = view.catalog.works.values()
    everything = newest_first(works)
    written = [work for work in everything if work.has_text]
    reviewed = [work for work in written if work.title is not None]
    reviewed.sort(key=lambda work: work.reviewed.sort_key if work.reviewed else (0, 0, 0), reverse=True)
    used = Counter(tag for work in works for tag in work.entry.tags)
    content = view.render(
        "home.html",
        problems=problems,
        counts=[
            view.label("n-papers", n=len(works)),
            view.label("n-venues", n=len(view.catalog.venues)),
            view.label("n-tags", n=len(used)),
            view.label("n-authors", n=len(view.catalog.authors)),
        ],
        newest=reviewed[:NEWEST],
        grid=grid.by_venue(works).latest(GRID_YEARS),
        tags=most_used(used)[:POPULAR_TAGS],
        waiting=[work for work in written if len(work.languages) < 2][:WAITING],
        unidentified=[work for work in everything if work.title is None],
    )
    return Page("", view.lang, "home", "", view.label("home-description"), content)


def paper(view: View, work: Work, before: Work | None, after: Work | None, problems: Sequence[str]) -> Page:
    """Make a paper's page; ``before`` and ``after`` are beside it in its edition."""
    related = view.links.related.get(work.id, ())
    notes, asks, unidentified = (
        view.bodies.notes(work),
        view.bodies.asks(work),
        view.bodies.unidentified(work),
    )
    mentions = mentions_of(view, "entry", work.id)
    named = {other.work.id for other in related if other.work}
    neighbours = [near for near in view.neighbours(work) if near.work.id not in named]
    figures = view.bodies.loose_figures(work)
    content = view.render(
        "paper.html",
        work=work,
        problems=problems,
        notes=notes,
        asks=asks,
        unidentified=unidentified,
        figures=figures,
        related=related,
        mentions=mentions,
        neighbours=neighbours,
        before=before,
        after=after,
    )
    title = markup.plain(view.title(work))
    description = shorten(view.summary_line(work), DESCRIPTION) or title
    headings = headings_of(
        view,
        ("unidentified", "unidentified", unidentified),
        ("notes", "notes", notes),
        ("figures", "figures", figures),
        ("asks", "asks", asks),
        ("related", "related", related),
        ("_mentions", "backlinks", mentions),
        ("neighbours", "neighbours", neighbours),
    )
    return Page(address.paper(work.id), view.lang, "venues", title, description, content, headings, work.file)


def not_found(view: View, other: View) -> Page:
    """Make what a reader sees at an address that does not exist, in both languages."""
    ways = [("", "home"), ("venues/", "venues"), ("tags/", "tags"), ("authors/", "authors")]
    content = view.render("404.html", other=other, ways=ways)
    return Page("404.html", view.lang, "404", view.label("not-found"), view.label("not-found-lead"), content)
