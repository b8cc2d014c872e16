"""Which pages there are: their addresses, templates and values. To add a page, add a function here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby

from markupsafe import Markup

from generator.catalog.article import Article
from generator.catalog.catalog import Author, Issue, newest_first
from generator.catalog.links import Mention
from generator.catalog.work import Work
from generator.entries.characters import folded
from generator.entries.entry import BilingualText, Figure, Note
from generator.site import address, grid, markup
from generator.site.bodies import Body
from generator.site.page import Heading, Page
from generator.site.view import View
from generator.site.wording import shorten

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

TREE_DEPTH = 6
"""How many levels of the vocabulary its tree shows; deeper ones are on the pages of their tags."""


def pages(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[Page]:
    """Make every page of one language; ``problems`` are sentences by file, for a preview to show."""
    for page in _pages(view, problems):
        head = view.render("head.html", page=page, tree=address.TREE[page.lang])
        yield replace(page, headings=(Heading(1, "_title", page.title), *page.headings), head=head)


def _pages(view: View, problems: Mapping[str, Sequence[str]]) -> Iterator[Page]:
    yield home(view, [line for lines in problems.values() for line in lines])
    yield venues(view)
    for venue_id in view.catalog.library.venues:
        yield venue(view, venue_id)
    for issue in view.catalog.issues.values():
        yield edition(view, issue, problems)
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
    everything = newest_first(works)
    written = [work for work in everything if work.has_text]
    reviewed = [work for work in written if work.title is not None]
    reviewed.sort(key=lambda work: work.reviewed.sort_key if work.reviewed else (0, 0, 0), reverse=True)
    used = Counter(tag for work in works for tag in work.entry.tags)
    content = view.render(
        "home.html",
        problems=problems,
        newest=reviewed[:NEWEST],
        grid=grid.by_venue(works),
        tags=[(tag_id, used[tag_id]) for tag_id in _most(used)[:POPULAR_TAGS]],
        waiting=[work for work in written if len(work.languages) < 2][:WAITING],
        unidentified=[work for work in everything if work.title is None],
    )
    return Page("", view.lang, "home", "", view.label("home-description"), content)


def venues(view: View) -> Page:
    """Make the list of venues."""
    held = [
        (venue_id, registered, view.catalog.venues[venue_id])
        for venue_id, registered in view.catalog.library.venues.items()
    ]
    content = view.render("venues.html", venues=held, grid=grid.by_venue(view.catalog.works.values()))
    title, description = view.label("venues"), view.label("venues-description")
    headings = tuple(Heading(2, venue_id, view.venue(venue_id)) for venue_id, *_ in held)
    return Page("venues/", view.lang, "venues", title, description, content, headings)


def venue(view: View, venue_id: str) -> Page:
    """Make a venue's page: its editions, and its tags over the years."""
    catalog = view.catalog
    registered = catalog.library.venues[venue_id]
    issues = catalog.venues[venue_id]
    works = [work for issue in issues for work in issue.works]
    files = [catalog.library.editions.get((issue.venue, issue.year)) for issue in issues]
    tag_counts = grid.by_tag(works, EDITION_TAGS)
    mentions = _mentions(view, "venue", venue_id)
    content = view.render(
        "venue.html",
        id=venue_id,
        venue=registered,
        aliases=_also_called(view.venue(venue_id), registered.name, registered.aliases),
        works=works,
        editions=[(issue, file.edition if file else None) for issue, file in zip(issues, files, strict=True)],
        tags=tag_counts,
        mentions=mentions,
    )
    name = view.venue(venue_id)
    description = view.label("venue-description", name=name, papers=view.label("n-papers", n=len(works)))
    headings = _headings(
        view,
        ("editions", "editions", True),
        ("tags", "tags-over-years", tag_counts.rows),
        ("_mentions", "mentioned", mentions),
    )
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
    notes: list[tuple[Note, Body]]
    unidentified: Body | None
    figures: list[Figure]
    body: None = None


def edition(view: View, issue: Issue, problems: Mapping[str, Sequence[str]]) -> Page:
    """Make an edition's page: all of its papers in reading order, as one post."""
    file = view.catalog.library.editions.get((issue.venue, issue.year))
    title = view.edition(issue.venue, issue.year)
    intro, outro = (view.bodies.intro(file), view.bodies.outro(file)) if file else (None, None)
    mentions = _mentions(view, "venue", f"{issue.venue}/{issue.year:04}")
    items: list[_Paragraph | _Numbered] = []
    headings = [*intro.headings] if intro else []
    numbers = count(1)
    for item in issue.sequence:
        if isinstance(item, Work):
            notes, unidentified, figures = (
                view.bodies.notes(item),
                view.bodies.unidentified(item),
                view.bodies.loose_figures(item),
            )
            items.append(_Numbered(next(numbers), item, notes, unidentified, figures))
            headings.append(_paper_heading(view, item))
        elif file and (paragraph := view.bodies.between(file, item)):
            items.append(_Paragraph(paragraph))
            headings += paragraph.headings
    used = Counter(tag for work in issue.works for tag in work.entry.tags)
    content = view.render(
        "edition.html",
        issue=issue,
        edition=file.edition if file else None,
        file=file.file if file else "",
        title=title,
        tags=_most(used)[:EDITION_TAGS],
        intro=intro,
        items=items,
        outro=outro,
        problems=problems.get(file.file, ()) if file else (),
        mentions=mentions,
    )
    papers = view.label("n-papers", n=len(issue.works))
    description = view.label("edition-description", title=title, papers=papers)
    headings += [*(outro.headings if outro else ()), *_headings(view, ("_mentions", "mentioned", mentions))]
    at, source = address.edition(issue.venue, issue.year), file.file if file else None
    return Page(at, view.lang, "venues", title, description, content, tuple(headings), source)


def _paper_heading(view: View, work: Work) -> Heading:
    title = view.title(work)
    lang = view.other_language(title) if work.title is not None else None
    return Heading(2, work.slug, markup.plain(title), lang)


def paper(view: View, work: Work, before: Work | None, after: Work | None, problems: Sequence[str]) -> Page:
    """Make a paper's page; ``before`` and ``after`` are beside it in its edition."""
    related = view.links.related.get(work.id, ())
    notes, asks, unidentified = (
        view.bodies.notes(work),
        view.bodies.asks(work),
        view.bodies.unidentified(work),
    )
    mentions = _mentions(view, "entry", work.id)
    neighbours = view.neighbours(work)
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
    headings = _headings(
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


def tags(view: View) -> Page:
    """Make the vocabulary as a tree."""
    vocabulary = view.catalog.library.tags
    roots = view.by_name(tag for tag, registered in vocabulary.items() if not registered.broader)
    content = view.render("tags.html", roots=_branches(view, roots, set(), TREE_DEPTH))
    return Page("tags/", view.lang, "tags", view.label("tags"), view.label("tags-description"), content)


@dataclass(frozen=True, slots=True)
class Branch:
    """A tag in the tree of the vocabulary, with those below it."""

    id: str
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
        branches.append(Branch(tag_id, below))
    return tuple(branches)


def tag(view: View, tag_id: str) -> Page:
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
    mentions = _mentions(view, "tag", tag_id)
    content = view.render(
        "tag.html",
        id=tag_id,
        tag=registered,
        aliases=_also_called(view.tag(tag_id), registered.name, registered.aliases),
        narrower=view.by_name(catalog.narrower[tag_id]),
        often=_most(beside)[:EDITION_TAGS],
        articles=articles,
        works=works,
        grid=grid.by_venue(works),
        mentions=mentions,
    )
    papers = view.label("n-papers", n=len(works))
    description = view.plain_said(registered.about) or view.label(
        "tag-description", name=view.tag(tag_id), papers=papers
    )
    headings = (
        *_headings(
            view, ("guides", "guides", articles), ("grid", "tag-grid", works), ("papers", "works", works)
        ),
        *_years(works),
        *_headings(view, ("_mentions", "mentioned", mentions)),
    )
    source = catalog.library.registry_files.get(("tags", tag_id))
    return Page(
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
        other
        for work in someone.works
        for other in {byline.author for byline in work.authors}
        if other != someone.id
    )
    used = Counter(tag for work in someone.works for tag in work.entry.tags)
    korean = someone.person.name.ko if someone.person else None
    mentions = _mentions(view, "author", someone.id)
    content = view.render(
        "author.html",
        author=someone,
        korean=korean if korean != someone.name else None,
        spellings=[name for name in someone.spellings if name != someone.name],
        tags=_most(used)[:EDITION_TAGS],
        co_authors=[(view.catalog.authors[other], shared[other]) for other in _most(shared)],
        mentions=mentions,
    )
    papers = view.label("n-papers", n=len(someone.works))
    description = view.label("author-description", name=someone.name, papers=papers)
    headings = (
        *_headings(view, ("papers", "works", True)),
        *_years(someone.works),
        *_headings(view, ("co-authors", "co-authors", shared), ("_mentions", "mentioned", mentions)),
    )
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
    title: Markup


def _mentions(view: View, kind: str, target: str) -> list[Mentioned]:
    found = (_mentioned(view, mention) for mention in view.links.mentions.get((kind, target), ()))
    return [mentioned for mentioned in found if mentioned]


def _mentioned(view: View, mention: Mention) -> Mentioned | None:
    match mention.kind:
        case "entry":
            return Mentioned(address.paper(mention.id), view.heading(view.catalog.works[mention.id]))
        case "edition":
            venue_id, _, year = mention.id.partition("/")
            title = view.marked(view.edition(venue_id, int(year)))
            return Mentioned(address.edition(venue_id, int(year)), title)
    article = next(article for article in view.catalog.articles if article.address == mention.id)
    return _article(article, view)


def _article(article: Article, view: View) -> Mentioned | None:
    title = article.titles.get(view.lang)
    return Mentioned(article.address, view.inline(title)) if title else None


def _headings(view: View, *sections: tuple[str, str, object]) -> tuple[Heading, ...]:
    """Return the headings of sections, each an id, a label and what it holds, that hold anything."""
    return tuple(Heading(2, section, view.label(key)) for section, key, held in sections if held)


def _years(works: Iterable[Work]) -> Iterator[Heading]:
    for year in sorted({work.year for work in works}, reverse=True):
        yield Heading(3, f"y{year}", str(year))


def _most(counts: Counter[str]) -> list[str]:
    """Return what was counted, the most frequent first."""
    return sorted(counts, key=lambda counted: (-counts[counted], counted))
