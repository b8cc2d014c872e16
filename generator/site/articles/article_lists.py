"""The order of articles: the parts of a series, posts by date, and what the page of a folder lists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.catalog.article import Article
from generator.entries.format.fields import PartialDate
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.pages.parts.pagination import between
from generator.site.view.view import View
from generator.support.languages import Lang
from generator.text.markdown import markup
from generator.text.markdown.headings import Heading


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """Articles of a list that stand below one heading."""

    articles: tuple[Article, ...]
    heading: Heading | None = None
    """None where the list begins, or has no headings."""
    series: str = ""
    """The address of the series that they are, where that has a page in the language."""


def parts(archive: Archive, series: str | None, lang: Lang) -> list[Article]:
    """Return the parts of a series that a language has, in their order."""
    found = (article for article in archive.catalog.articles if series and article.series == series)
    return sorted(_in(found, lang), key=lambda article: (article.part, article.address))


def posts(archive: Archive, lang: Lang) -> list[Article]:
    """Return the posts of a language that say when they were published, the newest first."""
    found = (article for article in archive.catalog.articles if article.is_post and lang in article.dates)
    return _newest_first(_in(found, lang), lang)


def beside(archive: Archive, article: Article, lang: Lang) -> tuple[Article | None, Article | None]:
    """Return what is read before an article and after it: parts of its series, or else posts by date."""
    read = parts(archive, article.series, lang) if article.series else [*reversed(posts(archive, lang))]
    around = ((before, after) for before, each, after in between(read) if each == article)
    return next(around, (None, None))


def listed(archive: Archive, view: View, folder: str) -> tuple[ArticleGroup, ...]:
    """Return what the page of a folder lists; posts by year and month, elsewhere series first."""
    found = [article for article in archive.catalog.articles if article.folder == folder]
    known = _newest_first(_in(found, view.lang), view.lang)
    groups = _by_date(view, known) if folder == addresses.BLOG else _by_series(archive, view, known)
    return tuple(group for group in groups if group.articles or group.heading)


def _by_date(view: View, articles: list[Article]) -> Iterator[ArticleGroup]:
    """Yield posts by year and month, below the heading of the year those of which no month is known."""
    lang = view.lang
    dated = (article for article in articles if lang in article.dates)
    for year, of_year in groupby(dated, key=lambda article: article.dates[lang].year):
        by_month = [(month, tuple(of)) for month, of in groupby(of_year, key=lambda a: a.dates[lang].month)]
        bare = tuple(article for month, of in by_month if not month for article in of)
        yield ArticleGroup(bare, Heading(2, f"y{year:04}", view.date(PartialDate(year))))
        for month, of_month in by_month:
            if month:
                title = view.date(PartialDate(year, month))
                yield ArticleGroup(of_month, Heading(3, f"y{year:04}-{month:02}", title))
    undated = tuple(article for article in articles if lang not in article.dates)
    if undated:
        heading = Heading(2, "undated", view.label("undated"))
        yield ArticleGroup(undated, heading if len(undated) < len(articles) else None)


def _by_series(archive: Archive, view: View, articles: list[Article]) -> Iterator[ArticleGroup]:
    """Yield the series that some articles belong to, each below its title, and then the others."""
    names = sorted({article.series for article in articles if article.series})
    for name in names:
        leading = archive.article_at.get(addresses.series(name))
        title = leading.titles.get(view.lang) if leading else None
        own = tuple(article for article in parts(archive, name, view.lang) if article in articles)
        heading = Heading(2, f"series-{name}", markup.plain(title or name))
        yield ArticleGroup(own, heading, leading.address if leading and title else "")
    rest = tuple(article for article in articles if not article.series)
    yield ArticleGroup(rest, Heading(2, "others", view.label("other-articles")) if names and rest else None)


def _in(articles: Iterable[Article], lang: Lang) -> Iterator[Article]:
    return (article for article in articles if lang in article.titles)


def _newest_first(articles: Iterable[Article], lang: Lang) -> list[Article]:
    """Return those first that have a date, the newest first, and the rest by title.

    Those of one day stand in the order of their addresses, which both languages share.
    """

    def place(article: Article) -> tuple[list[int], str]:
        if date := article.dates.get(lang):
            return [-part for part in date.sort_key], article.address
        return [0], article.titles[lang].casefold()

    return sorted(articles, key=place)
