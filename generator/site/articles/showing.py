"""What stands in the pages of articles besides their own words: links, formulas, who wrote them, lists."""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from generator.catalog.article import Article
from generator.catalog.further import further
from generator.catalog.neighbours import Reason
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.articles import article_lists, unread
from generator.site.articles.sources import excess
from generator.site.beside.cards import ArticleCard
from generator.site.beside.feeds.gathering import followed
from generator.site.page import Page
from generator.site.pages.parts.common import Mentioned, mentioned
from generator.site.view import line_starts, structured
from generator.site.view.view import View
from generator.support.languages import Lang
from generator.support.splicing import spliced
from generator.text.formulas import inline, mathematics
from generator.text.markdown import markup
from generator.text.markdown.preprocess import formula_box
from generator.text.markdown.writing import code
from generator.text.wikilinks import WikiLink, scan

_FORMULA = re.compile(
    rf"{inline.BEFORE}<(?P<tag>span|div) class=\"arithmatex\">"
    rf"(?:\\\(|\\\[)(?P<latex>[^<]*)(?:\\\)|\\\])</(?P=tag)>{inline.AFTER}"
)
"""A formula as pymdownx.arithmatex leaves it with its option ``generic``."""

_TITLE = "</h1>"

PlainHeading: TypeAlias = tuple[int, str, str]
"""A heading as JSON has it: its level, its id and its title."""


def linked(markdown: str, archive: Archive, view: View) -> str:
    """Replace the wiki links of a page by HTML links; one that leads nowhere is shown as its text.

    Of a text that demands too much, which only a preview comes to, nothing is left.
    """
    if excess(markdown):
        return ""
    links = scan(unread.blanked(markdown))
    return spliced(markdown, ((link.start, link.end, _shown(link, archive, view)) for link in links))


def _shown(link: WikiLink, archive: Archive, view: View) -> str:
    if address := link.address:
        return f'<a href="{html.escape(address)}">{_inert(link.shown or link.target)}</a>'
    destination = None if link.embed else archive.destination(link.kind, link.target)
    if destination is None:
        return _inert(link.shown or link.target)
    found = view.target(destination)
    text = markup.plain(link.shown or found.text)
    return f'<a href="{html.escape(found.href)}"{view.foreign(text)}>{_inert(text)}</a>'


def _inert(text: str) -> str:
    """Write a text so that neither HTML nor Markdown finds anything in it: titles are strangers'."""
    return re.sub(r"[^\w\s]|_", lambda match: f"&#{ord(match[0])};", text)


def tags(tag_ids: Sequence[str], view: View) -> str:
    """Return what is put below a page that is no article for its tags."""
    known = [tag for tag in tag_ids if tag in view.names.tags]
    return view.render("parts/article_tags.html", tags=known) if known else ""


def around(
    archive: Archive, view: View, address: str, minutes: int
) -> tuple[str, str, list[PlainHeading]] | None:
    """Return what stands below an article's title and below its text, with the headings of the latter.

    None where no article of the language lies.
    """
    article = archive.article_at.get(address)
    if article is None or view.lang not in article.titles:
        return None
    people = archive.people((*article.authors, article.after))
    head = view.render(
        "parts/article_head.html",
        article=article,
        people=people,
        by=", ".join(view.person(author, people) for author in article.authors) or view.names.site.name,
        minutes=minutes,
        original=_original(article, archive, view),
        is_followed=article.kind == "series" and _is_followed(archive, address),
    )
    below = _beside(article, archive, view)
    sections = ("_series", "series"), ("_mentions", "mentioned-article"), ("_further", "article-further")
    held = zip(sections, (below["series"], below["mentions"], below["further"]), strict=True)
    foot = view.render("parts/article_foot.html", article=article, **below)
    return head, foot, [(2, section, view.label(key)) for (section, key), shown in held if shown]


def _beside(article: Article, archive: Archive, view: View) -> dict[str, Any]:
    """Return the series of an article, or those that it leads to, and what is read before and after it."""
    name = article.address.split("/")[1] if article.kind == "series" else article.series
    before, after = article_lists.beside(archive, article, view.lang)
    return {
        "leading": archive.article_at.get(addresses.series(name or "")) or article,
        "series": article_lists.parts(archive, name, view.lang),
        "before": before,
        "after": after,
        "mentions": mentioned(view, archive.mentions("article", article.address)),
        "further": _further(article, archive, view),
    }


def _further(article: Article, archive: Archive, view: View) -> list[tuple[Mentioned, str]]:
    """Return what to read next, as far as the language has it, and why."""
    found = []
    for other, tags in further(article, archive.catalog, archive.links):
        link = archive.articles[other.address] if isinstance(other, Article) else archive.link(other)
        reason = view.reason(Reason("tag", tags), {})
        found += [(shown, reason) for shown in mentioned(view, [link])]
    return found


def headed(page: Page, archive: Archive, view: View) -> Page:
    """Return a page of the engine with what its head says of an article, if that is one."""
    article = archive.article_at.get(page.address)
    if article is None or view.lang not in article.titles:
        return page
    people = archive.people((*article.authors, article.after))
    leading = archive.article_at.get(addresses.series(article.series)) if article.series else None
    series = leading.titles.get(view.lang, "") if leading else ""
    counterpart = _counterpart(article, archive, view)
    said = structured.article(view, article, people, markup.plain(series), counterpart)
    return replace(page, card=ArticleCard.of(article), structured=said)


def _counterpart(article: Article, archive: Archive, view: View) -> Article | None:
    """Return what an article translates, or what translates it, or itself where it has the other language."""
    other = view.names.languages.other(view.lang)
    if other is None:
        return None
    original = archive.article_at.get(article.originals.get(view.lang, ""))
    translations = (one for one in archive.catalog.articles if one.originals.get(other) == article.address)
    found = original or next(translations, article)
    return found if other in found.titles else None


def _original(article: Article, archive: Archive, view: View) -> tuple[str, str, Lang] | None:
    """Return where the article lies that another translates, with its title and language."""
    other = view.names.languages.other(view.lang)
    found = archive.article_at.get(article.originals.get(view.lang, ""))
    if not other or not found or other not in found.titles:
        return None
    return addresses.href(view.names.languages.tree(other), found.address), found.titles[other], other


def framed(content: str, head: str, foot: str) -> str:
    """Put what belongs around an article's HTML below its title, which the theme adds where there is none."""
    before, title, after = content.partition(_TITLE)
    return f"{before}{title}{head}{after}{foot}" if title else f"{head}{content}{foot}"


def listed(folder: str, archive: Archive, view: View) -> tuple[str, list[PlainHeading]]:
    """Return the list of the articles that lie in a folder, such as ``blog/``, and its headings."""
    groups = article_lists.listed(archive, view, folder)
    if not groups:
        return "", []
    shown = view.render(
        "parts/articles.html", groups=groups, folder=folder, is_followed=_is_followed(archive, folder)
    )
    return shown, [(found.level, found.id, found.title) for group in groups if (found := group.heading)]


def _is_followed(archive: Archive, address: str) -> bool:
    """Tell whether there is a feed of the articles that lie or belong there."""
    return any(of.address == address for of, _ in followed(archive))


def with_mathematics(page: str, lang: Lang) -> tuple[str, list[str]]:
    """Replace the formulas of an article's HTML by MathML, set output beside code, and particles with signs.

    Return also the formulas that cannot be shown, and why.
    """
    mistaken: list[str] = []

    def converted(formula: re.Match[str]) -> str:
        latex = html.unescape(formula["latex"]).strip()
        display = formula["tag"] == "div"
        try:
            mathml = mathematics.mathml(latex, display=display)
            if display:
                return f"{formula['before']}{formula_box(mathml, lang)}{formula['after']}"
            return inline.joined(mathml, formula)
        except mathematics.FormulaError as error:
            mistaken.append(f"{latex} ({error})")
            return formula[0]

    return line_starts.joined(code.paired(_FORMULA.sub(converted, page), lang)), mistaken
