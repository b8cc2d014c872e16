"""The articles of a project as read: what each says of itself in each language, and what is wrong there."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.catalog.article import FOLDERS, Article
from generator.entries import front_matter, marks
from generator.entries.document import Document
from generator.entries.format.front_matter import FrontMatter
from generator.entries.vocabulary import Vocabulary
from generator.problems.problem import Mistake, Place, Problem
from generator.site.articles import sources
from generator.support.languages import BOTH, Lang, Languages
from generator.text.addresses import CODE
from generator.text.names.nearest import Suggestions

_PAGE_LINK = re.compile(r"\]\(\s*<?(?![a-z]+:)([^()\s<>#?]+)\.md\b")
"""A link of Markdown to another page."""


class _Page(NamedTuple):
    """A page in one language."""

    said: FrontMatter
    document: Document
    """The first lines with their places."""
    text: str
    """The Markdown below them."""


def read(
    docs: Path, root: Path, names: Mapping[str, Vocabulary], languages: Languages = BOTH
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read the articles of each language, and tell what is wrong with what pages say of themselves.

    ``names`` are those of the registries. The folder of a language that is not wanted is left alone.

    Raises:
        OSError: A page is none, see ``refuse_odd``, or cannot be read.

    """
    found: dict[str, dict[Lang, _Page]] = defaultdict(dict)
    problems: list[Problem] = []
    for path in sorted(docs.rglob("[!.]*.md")):
        sources.refuse_if_odd(path, docs)
        place = path.relative_to(docs).as_posix()
        if place.partition("/")[0] in languages.unwanted:
            continue
        file = (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
        lang = languages.lang_of(place)
        at = place.removeprefix(languages.tree(lang)).removesuffix(".md")
        is_article = at.partition("/")[0] in FOLDERS and path.stem != "index"
        page, wrong = _read(path, file, names, is_article=is_article)
        problems += wrong
        if page and is_article:
            found[f"{at}/"][lang] = page
    articles = tuple(_article(address, said, languages) for address, said in sorted(found.items()))
    return articles, (*problems, *_lost(found, languages))


def _read(
    path: Path, file: str, names: Mapping[str, Vocabulary], *, is_article: bool
) -> tuple[_Page | None, list[Problem]]:
    """Read a page; None where it is not UTF-8, or its front matter something that the engine may choke on."""
    unreadable = Problem.at(Place(file), "front-matter", limit=sources.MAX_FRONT_MATTER)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None, [unreadable]
    match = sources.FRONT_MATTER.match(text)
    front, below = (match[1], text[match.end() :]) if match else ("", text)
    too_much = Problem.at(Place(file), "page-demands-too-much", limit=marks.MAX_MARKS)
    problems = [too_much] if sources.demands_too_much(below) else []
    if not is_article:
        return None, problems if not front.strip() or sources.is_readable(front) else [unreadable]
    if len(front) > sources.MAX_FRONT_MATTER:
        return None, [unreadable]
    document = front_matter.read(file, front, text.count("\n", 0, match.start(1) if match else 0), names)
    if not document.values:
        return None, [unreadable]
    return _Page(document.values[""], document, below), [*problems, *document.problems]


def _article(address: str, said: Mapping[Lang, _Page], languages: Languages) -> Article:
    """Return an article; what all languages share is as the first says it that says anything of it."""
    fronts = [said[lang].said for lang in languages if lang in said]
    folder = address.partition("/")[0]
    kinds = (front.kind for front in fronts if front.kind and folder != "series")
    serial = next((front for front in fronts if front.series and front.part), FrontMatter())
    return Article(
        address=address,
        titles={
            lang: page.said.title or sources.heading(page.text) or address.rstrip("/")
            for lang, page in said.items()
        },
        texts={lang: page.text for lang, page in said.items()},
        tags=tuple(dict.fromkeys(tag for front in fronts for tag in front.tags)),
        abouts={lang: page.said.description for lang, page in said.items() if page.said.description},
        dates={lang: page.said.date for lang, page in said.items() if page.said.date},
        updates={lang: page.said.updated for lang, page in said.items() if page.said.updated},
        kind=next(kinds, FOLDERS[folder]),
        authors=tuple(dict.fromkeys(author for front in fronts for author in front.authors)),
        after=next((front.after for front in fronts if front.after), None),
        source=next((front.source for front in fronts if front.source), None),
        series=serial.series,
        part=serial.part or 0,
        originals={
            lang: f"{page.said.translation_of}/" for lang, page in said.items() if page.said.translation_of
        },
        linked=tuple(
            dict.fromkeys(at for page in said.values() for at in _linked(page.text, address, languages))
        ),
    )


def counterparts(articles: Iterable[Article], languages: Languages) -> dict[str, str]:
    """Return the paths under ``docs/`` of articles that translate one another, by each other's."""
    found: dict[str, str] = {}
    for article in articles:
        for lang, original in article.originals.items():
            if (other := languages.other(lang)) and original != article.address:
                own, theirs = (
                    f"{languages.tree(of)}{address.rstrip('/')}.md"
                    for of, address in ((lang, article.address), (other, original))
                )
                found |= {own: theirs, theirs: own}
    return found


def _linked(markdown: str, address: str, languages: Languages) -> Iterator[str]:
    """Yield the addresses of pages to which links of Markdown lead, each under the tree of its language."""
    for link in _PAGE_LINK.finditer(CODE.sub("", markdown)):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(address.rstrip("/")), link[1]))
        path = path.removeprefix("../")  # out of the tree of the second language
        yield f"{path.removeprefix(f'{languages.second}/')}/"


def _lost(found: Mapping[str, Mapping[Lang, _Page]], languages: Languages) -> Iterator[Problem]:
    """Tell of series and originals that there are not."""
    suggestions = Suggestions()
    series = {at.split("/")[1] for at in found if at.startswith("series/")}
    places: dict[tuple[str | None, int | None, Lang], _Page] = {}
    for said in found.values():
        for lang, page in said.items():
            name, original = page.said.series, page.said.translation_of
            if name and name not in series:
                near = suggestions.nearest(name, series)
                yield _problem(page, "unknown-series", "series", value=name, nearest=near)
            first = places.setdefault((name, page.said.part, lang), page)
            if name and first is not page:
                file = first.document.source.file
                yield _problem(page, "part-twice", "part", value=str(page.said.part), other=file)
            other = languages.other(lang)
            if original and not (other and other in found.get(f"{original}/", {})):
                others = {at.rstrip("/") for at, pages in found.items() if other in pages}
                near = suggestions.nearest(original, others)
                yield _problem(page, "unknown-original", "translation-of", value=original, nearest=near)


def _problem(page: _Page, code: str, key: str, **values: str) -> Problem:
    return Problem.at(page.document.place(Mistake("", (key,), code)), code, **values)
