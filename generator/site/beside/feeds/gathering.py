"""Which feeds there are, and what each holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from generator.catalog.article import Article
from generator.catalog.work import Work
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.beside.feeds.feed import ArticleFolder, Feed, Holder, Reviewer, WholeSite, called
from generator.site.beside.feeds.feed_entries import DatedArticle, FeedEntry, Review
from generator.site.pages.parts.common import written_last
from generator.site.view.references import ArticleLink, TagLink, VenueLink
from generator.site.view.view import View
from generator.support.languages import Lang

FOLDERS = ("blog/", "guides/", "lectures/")
"""Where articles lie of which there are feeds."""

MOST = 30
"""How many entries a feed holds."""


def feeds(archive: Archive, said: Mapping[tuple[Lang, str], str]) -> Iterator[Feed]:
    """Gather what feeds hold; of what has no review there is none but the site's.

    ``said`` is what the engine's pages say, as HTML by language and address. Where something was called
    otherwise before, its feed lies there too: feed readers follow no redirect of ours, but ``rel="self"``.
    """
    reviews, dated = _reviews(archive), _dated(archive, said)
    newest: list[FeedEntry] = [*reviews[:MOST], *dated]
    yield Feed(addresses.feed(""), WholeSite(), "", tuple(sorted(newest, key=_newest)[:MOST]))
    for place, articles in followed(archive):
        held = {article.address for article in articles}
        if lying := tuple(entry for entry in dated if entry.article.address in held):
            yield Feed(addresses.feed(place.address), place, place.address, lying[:MOST])
    places = {review.id: place for place, review in enumerate(reviews)}
    for of, works, formerly in _holders(archive):
        found = nsmallest(MOST, (places[work.id] for work in works if work.id in places))
        first = next(iter(formerly), of).address
        for at in (of, *formerly) if found else ():
            yield Feed(addresses.feed(at.address), of, first, tuple(reviews[place] for place in found))


def followed(archive: Archive) -> Iterator[tuple[ArticleFolder | ArticleLink, list[Article]]]:
    """Yield the folders and series of articles some of which say when they were written, with those."""
    dated = [*filter(_is_dated, archive.catalog.articles)]
    for folder in FOLDERS:
        if lying := [article for article in dated if article.folder == folder]:
            yield ArticleFolder(folder), lying
    for leading in archive.catalog.articles:
        if leading.kind == "series" and (
            parts := [
                article for article in dated if addresses.series(article.series or "") == leading.address
            ]
        ):
            yield archive.articles[leading.address], parts


def _holders(archive: Archive) -> Iterator[tuple[Holder, Iterable[Work], Sequence[Holder]]]:
    """Yield what may have a feed besides the site and articles, its works, and what it was before."""
    catalog, library = archive.catalog, archive.catalog.library
    for venue_id, issues in catalog.venues.items():
        works = (work for issue in issues for work in issue.works)
        yield VenueLink(venue_id), works, [VenueLink(old) for old in library.venues[venue_id].formerly]
    for (venue_id, year), issue in catalog.issues.items():  # a preview has some of no registered venue
        formerly = library.venues[venue_id].formerly if venue_id in library.venues else ()
        yield VenueLink(venue_id, year), issue.works, [VenueLink(old, year) for old in formerly]
    for tag_id, tagged in catalog.tagged.items():
        yield TagLink(tag_id), tagged, [TagLink(old) for old in library.tags[tag_id].formerly]
    for someone in catalog.authors.values():
        if person := someone.person:
            before = [Reviewer(old, person.name) for old in person.formerly]
            yield Reviewer(someone.id, person.name), someone.reviewed, before


def _reviews(archive: Archive) -> Sequence[Review]:
    catalog = archive.catalog
    return [
        Review(work, archive.references(work), catalog.lasting_id(work))
        for work in written_last(catalog.works.values())
    ]


def announced(archive: Archive, view: View, at: str) -> str:
    """Return what the head of every page says of feeds, and of pages in a folder or the page of a series."""
    site = view.names.site.name
    heads = [view.parts.announced(addresses.feed(""), site)]
    heads += [
        view.parts.announced(addresses.feed(at), f"{called(of, view)} · {site}")
        for of, _ in followed(archive)
        if of.address == at
    ]
    return "\n".join(heads)


def _dated(archive: Archive, said: Mapping[tuple[Lang, str], str]) -> tuple[DatedArticle, ...]:
    """Return the articles that say when they were written, newest first; none that the engine leaves out."""
    found = []
    for article in filter(_is_dated, archive.catalog.articles):
        pages = {lang: page for lang in article.written if (page := said.get((lang, article.address)))}
        if pages:
            people = archive.people((*article.authors, article.after))
            found.append(DatedArticle(article, pages, people))
    return tuple(sorted(found, key=_newest))


def _is_dated(article: Article) -> bool:
    """Tell whether an article stands in feeds."""
    return article.folder in FOLDERS and bool(article.written)


def _newest(entry: FeedEntry) -> list[int]:
    return [-part for part in entry.written.sort_key]
