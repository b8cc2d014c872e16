"""Which pages there are, and those on which one reads: their addresses, templates and values.

To add a page, add a function here, or to ``indexes.py`` where it is one by which papers are found;
``editions.py`` makes those of editions.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from generator.catalog.catalog import Catalog, IndexedAuthor, Issue, newest_first
from generator.catalog.work import Work
from generator.site import address
from generator.site.page import NOT_FOUND, Content, Draft, Page
from generator.site.pages import editions, grid, indexes, search_page, works_pages
from generator.site.pages.grid import Grid
from generator.site.pages.sections import (
    DESCRIPTION,
    headings_of,
    linked_from,
    mentioning,
    mentions_of,
    most_used,
    pictured,
    titled,
)
from generator.site.pages.works_pages import WorksList, WorksPage
from generator.site.view.view import View
from generator.site.view.wording import shorten
from generator.support.languages import Lang
from generator.text.markdown import markup
from generator.text.markdown.finish import Heading

NEWEST = 8
"""How many reviews the home page shows."""

POPULAR_TAGS = 24
"""How many tags the home page shows."""

GRID_YEARS = 5
"""How many years the home page counts by venue; the list of venues counts them all."""

WAITING = 12
"""How many entries that wait for a translation the home page shows."""


class DrawnOn(NamedTuple):
    """All that pages draw on besides ``View.names``, the same in both languages."""

    about: tuple[str, ...]
    """What the values are known by while a site is built; what is found for one language serves the other."""
    values: Callable[[], object]


class PageGroup(NamedTuple):
    """Pages that are made together."""

    lang: Lang
    make: Callable[[], Iterable[Draft]]
    drawn_on: DrawnOn | None = None
    """The pages are made again when it changes.

    None for pages that draw on much of the catalog: what their templates are given is compared instead.
    """
    problems: Sequence[str] = ()
    """Sentences that the pages show in a preview."""


def pages(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[Page]:
    """Make every page of one language; ``problems`` are sentences by file, for a preview to show."""
    return (filled(draft, view) for plan in plans(view, problems) for draft in plan.make())


def filled(draft: Draft, view: View) -> Page:
    """Make a page of its draft."""
    shared = draft.section != NOT_FOUND  # nobody shares the address of a page that is not there
    head = view.parts.head(draft, address.TREE[draft.lang]) if shared else ""
    return Page(
        draft.address,
        draft.lang,
        draft.section,
        draft.title,
        draft.description,
        view.render(draft.content.template, **draft.content.values),
        (Heading(1, "_title", draft.title), *draft.headings),
        draft.edit,
        head,
    )


def plans(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[PageGroup]:
    """Plan every page of one language; see ``pages``."""
    lang, catalog = view.lang, view.catalog
    yield _home(view, [line for lines in problems.values() for line in lines])
    yield PageGroup(lang, partial(_first, view))
    for issue in catalog.issues.values():
        yield _edition(view, issue, problems)
        beside = (None, *issue.works, None)
        for before, work, after in zip(beside, issue.works, beside[2:], strict=False):
            yield _paper(view, work, before, after, problems.get(work.file, ()))
    for tag_id in catalog.tagged:
        yield from _tag(view, tag_id)
    yield _authors(view)
    for someone in catalog.authors.values():
        yield from _author(view, someone)


def _first(view: View) -> Iterator[Draft]:
    yield indexes.venues(view)
    for venue_id in view.catalog.library.venues:
        yield indexes.venue(view, venue_id)
    yield indexes.tags(view)
    yield search_page.search(view)


def _authors(view: View) -> PageGroup:
    listed = cache(partial(indexes.listed, view.catalog))

    def made() -> Iterator[Draft]:
        yield indexes.authors(view, listed())
        yield from indexes.letters(view, listed())

    return PageGroup(view.lang, made, DrawnOn(("authors",), listed))


def _home(view: View, problems: Sequence[str]) -> PageGroup:
    front = cache(partial(_front, view.catalog))
    return PageGroup(view.lang, lambda: [home(view, front(), problems)], DrawnOn(("home",), front), problems)


def _edition(view: View, issue: Issue, problems: Mapping[str, Sequence[str]]) -> PageGroup:
    file = view.catalog.library.editions.get((issue.venue, issue.year))
    wrong = problems.get(file.file, ()) if file else ()
    at = f"{issue.venue}/{issue.year:04}"

    def values() -> object:
        linked = [linked_from(view, "entry", work.id) for work in issue.works]
        shown = linked_from(view, "edition", at), linked, pictured(view, issue.works)
        return issue, file, mentioning(view, "venue", at), *shown

    make = partial(editions.edition, view, issue, wrong)
    return PageGroup(view.lang, make, DrawnOn(("edition", at), values), wrong)


def _paper(
    view: View, work: Work, before: Work | None, after: Work | None, problems: Sequence[str]
) -> PageGroup:
    def values() -> object:
        near = view.neighbours(work)
        named = [reason.ids for close in near for reason in close.reasons if reason.kind == "author"]
        names = [_author_names(view, ids) for ids in named]
        related = [
            (other.how, titled(other.work), other.url, other.note)
            for other in view.links.related.get(work.id, ())
        ]
        links = mentioning(view, "entry", work.id), linked_from(view, "entry", work.id)
        close = [(titled(neighbour.work), neighbour.reasons) for neighbour in near]
        return work, titled(before), titled(after), related, close, names, links, pictured(view, [work])

    def made() -> list[Draft]:
        return [paper(view, work, before, after, problems)]

    return PageGroup(view.lang, made, DrawnOn(("paper", work.id), values), problems)


def _tag(view: View, tag_id: str) -> Iterator[PageGroup]:
    works = view.catalog.tagged[tag_id]
    source = view.catalog.library.registry_files.get(("tags", tag_id))

    def values() -> object:
        articles = [(item.address, item.titles) for item in view.catalog.articles if tag_id in item.tags]
        return tag_id, source, works, articles, mentioning(view, "tag", tag_id)

    yield PageGroup(view.lang, lambda: [indexes.tag(view, tag_id)], DrawnOn(("tag", tag_id), values))
    whole = WorksList(address.tag(tag_id), "tags", view.tag(tag_id), source, ("tag", tag_id))
    yield from _works_pages(view, whole, works)


def _author(view: View, someone: IndexedAuthor) -> Iterator[PageGroup]:
    source = view.catalog.library.registry_files.get(("people", someone.id))

    def values() -> object:
        beside = sorted({someone.id, *indexes.co_authors(someone)})
        return someone, _author_names(view, beside), source, mentioning(view, "author", someone.id)

    yield PageGroup(
        view.lang, lambda: [indexes.author(view, someone)], DrawnOn(("author", someone.id), values)
    )
    whole = WorksList(address.author(someone.id), "authors", someone.name, source, ("q", someone.name))
    yield from _works_pages(view, whole, someone.works)


def _works_pages(view: View, of: WorksList, works: Iterable[Work]) -> Iterator[PageGroup]:
    """Plan the pages of a long list, each by itself: an edit changes one of them."""
    return (_works_page(view, part) for part in works_pages.paginated(of, works))


def _works_page(view: View, part: WorksPage) -> PageGroup:
    about = "works page", part.of.address, part.of.title, part.current.path
    return PageGroup(view.lang, lambda: [works_pages.page(view, part)], DrawnOn(about, lambda: part))


def _author_names(view: View, author_ids: Iterable[str]) -> list[tuple[str, str]]:
    return [(author_id, view.catalog.authors[author_id].name) for author_id in author_ids]


class Front(NamedTuple):
    """What the home page shows of a catalog."""

    papers: int
    venues: int
    tags: int
    authors: int
    newest: list[Work]
    grid: Grid
    popular: list[str]
    waiting: list[Work]
    unidentified: list[Work]


def _front(catalog: Catalog) -> Front:
    works = catalog.works.values()
    everything = newest_first(works)
    written = [work for work in everything if work.has_text]
    reviewed = [work for work in written if work.title is not None]
    reviewed.sort(key=lambda work: work.reviewed.sort_key if work.reviewed else (0, 0, 0), reverse=True)
    used = Counter(tag for work in works for tag in work.entry.tags)
    return Front(
        papers=len(works),
        venues=len(catalog.venues),
        tags=len(used),
        authors=len(catalog.authors),
        newest=reviewed[:NEWEST],
        grid=grid.by_venue(works).latest(GRID_YEARS),
        popular=most_used(used)[:POPULAR_TAGS],
        waiting=[work for work in written if len(work.languages) < 2][:WAITING],
        unidentified=[work for work in everything if work.title is None],
    )


def home(view: View, front: Front, problems: Sequence[str]) -> Draft:
    """Make the page on which a reader begins."""
    content = Content.of(
        "home.html",
        problems=problems,
        counts=[
            view.label("n-papers", n=front.papers),
            view.label("n-venues", n=front.venues),
            view.label("n-tags", n=front.tags),
            view.label("n-authors", n=front.authors),
        ],
        newest=front.newest,
        grid=front.grid,
        tags=front.popular,
        waiting=front.waiting,
        unidentified=front.unidentified,
    )
    return Draft("", view.lang, "home", "", view.label("home-description"), content)


class Suggested(NamedTuple):
    """A paper to read next, and why."""

    work: Work
    reasons: list[str]


def paper(view: View, work: Work, before: Work | None, after: Work | None, problems: Sequence[str]) -> Draft:
    """Make a paper's page; ``before`` and ``after`` are beside it in its edition."""
    related = view.links.related.get(work.id, ())
    notes, asks, unidentified = (
        view.bodies.notes(work),
        view.bodies.asks(work),
        view.bodies.unidentified(work),
    )
    mentions = mentions_of(view, "entry", work.id)
    named = {other.work.id for other in related if other.work}
    neighbours = [
        Suggested(near.work, [view.reason(reason) for reason in near.reasons])
        for near in view.neighbours(work)
        if near.work.id not in named
    ]
    figures = view.bodies.loose_figures(work)
    content = Content.of(
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
    at = address.paper(work.id)
    return Draft(at, view.lang, "venues", title, description, content, headings, work.file)


def not_found(view: View, other: Lang) -> Draft:
    """Make what a reader sees at an address that does not exist, in both languages."""
    links = [("", "home"), ("venues/", "venues"), ("tags/", "tags"), ("authors/", "authors")]
    content = Content.of("404.html", other=other, links=links)
    title, description = view.label("not-found"), view.label("not-found-lead")
    return Draft(address.NOT_FOUND, view.lang, NOT_FOUND, title, description, content)
