"""Which pages there are: their addresses, templates and values. To add a page, add a function here."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.catalog.article import Article
from generator.catalog.catalog import Author, Issue, newest_first
from generator.catalog.links import Mention
from generator.catalog.work import Work
from generator.entries.characters import folded
from generator.entries.entry import BilingualText, Figure
from generator.site import address, grid, markup
from generator.site.page import Heading, Page
from generator.site.view import Body, View, shorten

NEWEST = 8
"""How many reviews the home page shows."""

POPULAR_TAGS = 24
"""How many tags the home page shows."""

EDITION_TAGS = 12
"""How many tags an edition, a venue or an author shows."""

WAITING = 12
"""How many entries that wait for a translation the home page shows."""

DESCRIPTION = 160
"""How many characters of a description search engines show."""


def pages(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[Page]:
    """Make every page of one language; ``problems`` are sentences by file, which a preview shows and goes on."""
    for page in _pages(view, problems):
        head = view.render("head.html", page=page, tree=address.TREE[page.lang])
        yield replace(page, headings=(Heading(1, "_title", page.title), *page.headings), head=head)


def _pages(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[Page]:
    yield home(view, [line for lines in problems.values() for line in lines])
    yield venues(view)
    for venue_id in view.catalog.library.venues:
        yield venue(view, venue_id)
    for issue in view.catalog.issues.values():
        yield edition(view, issue)
        beside = (None, *issue.works, None)
        for before, work, after in zip(beside, issue.works, beside[2:], strict=False):
            yield paper(view, work, before, after, problems.get(work.file, ()))
    yield tags(view)
    for tag_id in view.catalog.library.tags:
        yield tag(view, tag_id)
    yield authors(view)
    for someone in view.catalog.authors.values():
        yield author(view, someone)


def home(view: View, problems: Sequence[str]) -> Page:
    """Make the page on which a reader begins."""
    works = view.catalog.works.values()
    reviewed = [work for work in newest_first(works) if work.has_text and work.title is not None]
    reviewed.sort(key=lambda work: work.reviewed.sort_key if work.reviewed else (0, 0, 0), reverse=True)
    used = Counter(tag for work in works for tag in work.entry.tags)
    content = view.render(
        "home.html",
        problems=problems,
        newest=reviewed[:NEWEST],
        grid=grid.by_venue(works),
        tags=sorted(used.items(), key=lambda item: (-item[1], item[0]))[:POPULAR_TAGS],
        waiting=[work for work in reviewed if len(work.languages) == 1][:WAITING],
        unidentified=[work for work in newest_first(works) if work.title is None],
    )
    return Page("", view.lang, "home", "", view.label("home-description"), content)


def venues(view: View) -> Page:
    """Make the list of venues."""
    held = [
        (
            venue_id,
            registered,
            [work for work in view.catalog.works.values() if work.venue == venue_id],
            [year for venue, year in view.catalog.issues if venue == venue_id],
        )
        for venue_id, registered in view.catalog.library.venues.items()
    ]
    content = view.render("venues.html", venues=held, grid=grid.by_venue(view.catalog.works.values()))
    return Page("venues/", view.lang, "venues", view.label("venues"), view.label("venues-description"), content)


def venue(view: View, venue_id: str) -> Page:
    """Make a venue's page: its editions, and its tags over the years."""
    catalog = view.catalog
    registered = catalog.library.venues[venue_id]
    works = [work for work in catalog.works.values() if work.venue == venue_id]
    issues = [issue for issue in catalog.issues.values() if issue.venue == venue_id][::-1]
    files = [catalog.library.editions.get((issue.venue, issue.year)) for issue in issues]
    content = view.render(
        "venue.html",
        id=venue_id,
        venue=registered,
        aliases=_also_called(view.venue(venue_id), registered.name, registered.aliases),
        works=works,
        editions=[(issue, file.edition if file else None) for issue, file in zip(issues, files, strict=True)],
        tags=grid.by_tag(works, EDITION_TAGS),
        mentions=_mentions(view, "venue", venue_id),
    )
    name = view.venue(venue_id)
    description = view.label("venue-description", name=name, papers=view.label("n-papers", n=len(works)))
    headings = _headings(view, editions="editions", tags="tags-over-years" if works else "")
    source = catalog.library.registry_files.get(("venues", venue_id))
    return Page(address.venue(venue_id), view.lang, "venues", name, description, content, headings, source)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What stands between two papers of an edition."""

    body: Body


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paper of an edition as part of one long post."""

    number: int
    work: Work
    notes: list[Body]
    unidentified: Body | None
    figures: list[Figure]
    body: None = None


def edition(view: View, issue: Issue) -> Page:
    """Make an edition's page: all of its papers in reading order, as one post."""
    file = view.catalog.library.editions.get((issue.venue, issue.year))
    title = view.edition(issue.venue, issue.year)
    items: list[_Paragraph | _Numbered] = []
    for item in issue.sequence:
        if isinstance(item, Work):
            number = 1 + sum(isinstance(before, _Numbered) for before in items)
            items.append(
                _Numbered(number, item, view.notes(item), view.unidentified(item), view.loose_figures(item))
            )
        elif file and (paragraph := view.between(file, item)):
            items.append(_Paragraph(paragraph))
    used = Counter(tag for work in issue.works for tag in work.entry.tags)
    content = view.render(
        "edition.html",
        issue=issue,
        edition=file.edition if file else None,
        file=file.file if file else "",
        title=title,
        tags=[tag for tag, _ in sorted(used.items(), key=lambda item: (-item[1], item[0]))][:EDITION_TAGS],
        intro=view.intro(file) if file else None,
        items=items,
        outro=view.outro(file) if file else None,
    )
    papers = view.label("n-papers", n=len(issue.works))
    description = view.label("edition-description", title=title, papers=papers)
    headings = tuple(Heading(2, work.slug, markup.plain(view.title(work))) for work in issue.works)
    at = address.edition(issue.venue, issue.year)
    return Page(at, view.lang, "venues", title, description, content, headings, file.file if file else None)


def paper(view: View, work: Work, before: Work | None, after: Work | None, problems: Sequence[str]) -> Page:
    """Make a paper's page; ``before`` and ``after`` are beside it in its edition."""
    related = view.links.related.get(work.id, ())
    notes, asks, unidentified = view.notes(work), view.asks(work), view.unidentified(work)
    mentions = _mentions(view, "entry", work.id)
    neighbours = view.neighbours(work)
    figures = view.loose_figures(work)
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
    headings = _headings(
        view,
        unidentified="unidentified" if unidentified else "",
        notes="notes" if notes else "",
        figures="figures" if figures else "",
        asks="asks" if asks else "",
        related="related" if related else "",
        backlinks="backlinks" if mentions else "",
        neighbours="neighbours" if neighbours else "",
    )
    return Page(address.paper(work.id), view.lang, "venues", title, description, content, headings, work.file)


def tags(view: View) -> Page:
    """Make the vocabulary as a tree."""
    vocabulary = view.catalog.library.tags
    roots = view.by_name(tag for tag, registered in vocabulary.items() if not registered.broader)
    content = view.render("tags.html", roots=roots)
    return Page("tags/", view.lang, "tags", view.label("tags"), view.label("tags-description"), content)


def tag(view: View, tag_id: str) -> Page:
    """Make a tag's page: what it means, what it is near to, and its papers by year."""
    catalog = view.catalog
    registered, works = catalog.library.tags[tag_id], catalog.tagged[tag_id]
    near = {tag_id, *catalog.above[tag_id]}
    beside = Counter(
        other for work in works for other in work.entry.tags if other not in near and tag_id not in catalog.above[other]
    )
    content = view.render(
        "tag.html",
        id=tag_id,
        tag=registered,
        aliases=_also_called(view.tag(tag_id), registered.name, registered.aliases),
        narrower=view.by_name(catalog.narrower[tag_id]),
        often=[other for other, _ in sorted(beside.items(), key=lambda item: (-item[1], item[0]))][:EDITION_TAGS],
        articles=[
            Mentioned(article.address, article.titles[view.lang])
            for article in catalog.articles
            if tag_id in article.tags and view.lang in article.titles
        ],
        works=works,
        grid=grid.by_venue(works),
        mentions=_mentions(view, "tag", tag_id),
    )
    papers = view.label("n-papers", n=len(works))
    about = registered.about.either(view.lang)[0] if registered.about else None
    description = about or view.label("tag-description", name=view.tag(tag_id), papers=papers)
    years = sorted({work.year for work in works}, reverse=True)
    headings = tuple(Heading(2, f"y{year}", str(year)) for year in years)
    source = catalog.library.registry_files.get(("tags", tag_id))
    return Page(address.tag(tag_id), view.lang, "tags", view.tag(tag_id), shorten(description, DESCRIPTION), content, headings, source
    )


def _also_called(shown: str, name: BilingualText, aliases: Sequence[str]) -> list[str]:
    """Return other names than the one shown; those that differ in spaces and hyphens alone are for search."""
    names = {folded(other): other for other in reversed((name.ko, name.en, *aliases)) if other}
    return [other for key, other in reversed(names.items()) if key != folded(shown)]


def authors(view: View) -> Page:
    """Make the list of authors by first letter."""
    everyone = sorted(view.catalog.authors.values(), key=lambda someone: someone.id)
    groups = [
        (letter, list(held)) for letter, held in groupby(everyone, key=lambda someone: someone.id[0].upper())
    ]
    content = view.render("authors.html", groups=groups, count=len(everyone))
    description = view.label("authors-description")
    headings = tuple(Heading(2, f"_{letter.lower()}", letter) for letter, _ in groups)
    return Page("authors/", view.lang, "authors", view.label("authors"), description, content, headings)


def author(view: View, someone: Author) -> Page:
    """Make an author's page: papers by year, co-authors and tags."""
    shared = Counter(
        other for work in someone.works for other in {byline.author for byline in work.authors} if other != someone.id
    )
    used = Counter(tag for work in someone.works for tag in work.entry.tags)
    korean = someone.person.name.ko if someone.person else None
    content = view.render(
        "author.html",
        author=someone,
        korean=korean if korean != someone.name else None,
        spellings=[name for name in someone.spellings if name != someone.name],
        tags=[tag for tag, _ in sorted(used.items(), key=lambda item: (-item[1], item[0]))][:EDITION_TAGS],
        co_authors=[
            (view.catalog.authors[other], number)
            for other, number in sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        ],
        mentions=_mentions(view, "author", someone.id),
    )
    papers = view.label("n-papers", n=len(someone.works))
    description = view.label("author-description", name=someone.name, papers=papers)
    headings = _headings(view, papers="works", **{"co-authors": "co-authors" if shared else ""})
    source = view.catalog.library.registry_files.get(("people", someone.id))
    at = address.author(someone.id)
    return Page(at, view.lang, "authors", someone.name, description, content, headings, source)


def not_found(view: View, other: View) -> Page:
    """Make what a reader sees at an address that does not exist, in both languages."""
    ways = [("", "home"), ("venues/", "venues"), ("tags/", "tags"), ("authors/", "authors")]
    content = view.render("404.html", other=other, ways=ways)
    return Page("404.html", view.lang, "404", view.label("not-found"), view.label("not-found-lead"), content)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A page that mentions another: its address and title."""

    address: str
    title: str


def _mentions(view: View, kind: str, target: str) -> list[Mentioned]:
    found = (_mentioned(view, mention) for mention in view.links.mentions.get((kind, target), ()))
    return [mentioned for mentioned in found if mentioned]


def _mentioned(view: View, mention: Mention) -> Mentioned | None:
    match mention.kind:
        case "entry":
            return Mentioned(address.paper(mention.id), view.title(view.catalog.works[mention.id]))
        case "edition":
            venue_id, _, year = mention.id.partition("/")
            return Mentioned(address.edition(venue_id, int(year)), view.edition(venue_id, int(year)))
    article = next(article for article in view.catalog.articles if article.address == mention.id)
    return _article(article, view)


def _article(article: Article, view: View) -> Mentioned | None:
    title = article.titles.get(view.lang)
    return Mentioned(article.address, title) if title else None


def _headings(view: View, **sections: str) -> tuple[Heading, ...]:
    """Return the headings of those sections whose label is not empty."""
    return tuple(Heading(2, section, view.label(key)) for section, key in sections.items() if key)
