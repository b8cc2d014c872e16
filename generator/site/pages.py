"""Which pages there are, and those on which one reads: their addresses, templates and values.

To add a page, add a function here, or to ``indexes.py`` where it is one by which papers are found;
``editions.py`` makes those of editions.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from generator.catalog.catalog import Author, Issue, newest_first
from generator.catalog.work import Work
from generator.entries.problem import Lang
from generator.site import address, editions, grid, indexes, markup, search_page
from generator.site.page import NOT_FOUND, Content, Draft, Heading, Page
from generator.site.sections import (
    DESCRIPTION,
    headings_of,
    linked_from,
    mentioning,
    mentions_of,
    most_used,
)
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


class Plan(NamedTuple):
    """Pages that are made together: one, and those that it takes where its list is long."""

    lang: Lang
    make: Callable[[], Iterable[Draft]]
    drawn_on: Callable[[], object] | None = None
    """Returns all that the pages draw on besides ``View.names``; they are made again when it changes.

    None for pages that draw on much of the catalog: what their templates are given is compared instead.
    """


def pages(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[Page]:
    """Make every page of one language; ``problems`` are sentences by file, for a preview to show."""
    return (filled(draft, view) for plan in plans(view, problems) for draft in plan.make())


def filled(draft: Draft, view: View) -> Page:
    """Make a page of its draft."""
    shared = draft.section != NOT_FOUND  # nobody shares the address of a page that is not there
    head = view.render("head.html", page=draft, tree=address.TREE[draft.lang]) if shared else ""
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


def plans(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[Plan]:
    """Plan every page of one language; see ``pages``."""
    lang, catalog = view.lang, view.catalog
    yield Plan(lang, partial(_first, view, problems))
    for issue in catalog.issues.values():
        yield _edition(view, issue, problems)
        beside = (None, *issue.works, None)
        for before, work, after in zip(beside, issue.works, beside[2:], strict=False):
            yield _paper(view, work, before, after, problems.get(work.file, ()))
    for tag_id in catalog.tagged:
        yield _tag(view, tag_id)
    yield Plan(lang, partial(_authors, view))
    for someone in catalog.authors.values():
        yield _author(view, someone)


def _first(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[Draft]:
    yield home(view, [line for lines in problems.values() for line in lines])
    yield indexes.venues(view)
    for venue_id in view.catalog.library.venues:
        yield indexes.venue(view, venue_id)
    yield indexes.tags(view)
    yield search_page.search(view)


def _authors(view: View) -> Iterator[Draft]:
    yield indexes.authors(view)
    yield from indexes.letters(view)


def _edition(view: View, issue: Issue, problems: Mapping[str, Sequence[str]]) -> Plan:
    file = view.catalog.library.editions.get((issue.venue, issue.year))
    wrong = problems.get(file.file, ()) if file else ()
    at = f"{issue.venue}/{issue.year:04}"

    def drawn_on() -> object:
        linked = [linked_from(view, "entry", work.id) for work in issue.works]
        return issue, file, wrong, mentioning(view, "venue", at), linked_from(view, "edition", at), linked

    return Plan(view.lang, partial(editions.edition, view, issue, wrong), drawn_on)


def _paper(view: View, work: Work, before: Work | None, after: Work | None, problems: Sequence[str]) -> Plan:
    def drawn_on() -> object:
        related, near = view.links.related.get(work.id), view.neighbours(work)
        reasons = [view.reason(reason) for neighbour in near for reason in neighbour.reasons]
        links = mentioning(view, "entry", work.id), linked_from(view, "entry", work.id)
        return "paper", work, before, after, problems, related, near, reasons, links

    return Plan(view.lang, lambda: [paper(view, work, before, after, problems)], drawn_on)


def _tag(view: View, tag_id: str) -> Plan:
    works = view.catalog.tagged[tag_id]

    def made() -> Iterator[Draft]:
        page = indexes.tag(view, tag_id)
        yield page
        yield from indexes.years(view, page, works)

    def drawn_on() -> object:
        articles = [(item.address, item.titles) for item in view.catalog.articles if tag_id in item.tags]
        source = view.catalog.library.registry_files.get(("tags", tag_id))
        return "tag", tag_id, source, works, articles, mentioning(view, "tag", tag_id)

    return Plan(view.lang, made, drawn_on)


def _author(view: View, someone: Author) -> Plan:
    def made() -> Iterator[Draft]:
        page = indexes.author(view, someone)
        yield page
        yield from indexes.years(view, page, someone.works)

    def drawn_on() -> object:
        beside = sorted({byline.author for work in someone.works for byline in work.authors})
        names = [(other, view.catalog.authors[other].name) for other in beside]
        source = view.catalog.library.registry_files.get(("people", someone.id))
        return someone, names, source, mentioning(view, "author", someone.id)

    return Plan(view.lang, made, drawn_on)


def home(view: View, problems: Sequence[str]) -> Draft:
    """Make the page on which a reader begins."""
    works = view.catalog.works.values()
    everything = newest_first(works)
    written = [work for work in everything if work.has_text]
    reviewed = [work for work in written if work.title is not None]
    reviewed.sort(key=lambda work: work.reviewed.sort_key if work.reviewed else (0, 0, 0), reverse=True)
    used = Counter(tag for work in works for tag in work.entry.tags)
    content = Content.of(
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
    ways = [("", "home"), ("venues/", "venues"), ("tags/", "tags"), ("authors/", "authors")]
    content = Content.of("404.html", other=other, ways=ways)
    title, description = view.label("not-found"), view.label("not-found-lead")
    return Draft(address.NOT_FOUND, view.lang, NOT_FOUND, title, description, content)
