"""The articles of a project as read: what each says of itself in each language, and what is wrong there."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from generator.catalog.article import Article
from generator.catalog.article_folders import FOLDERS
from generator.catalog.page_links import LinkInPage
from generator.entries import front_matter_reader
from generator.entries.document import Document
from generator.entries.format.front_matter import FrontMatter
from generator.entries.vocabulary import Vocabulary
from generator.entries.yaml.nodes import Lines, Scalar
from generator.entries.yaml.source import undecoded
from generator.problems.problem import Mistake, Place, Problem
from generator.site.articles import odd_files, page_reading, page_targets, sources, theme_parts
from generator.site.articles.page_reading import PageText
from generator.site.articles.page_settings import AS_USUAL, PageSettings
from generator.support import files
from generator.support.languages import BOTH, Lang, Languages
from generator.support.mapper import Mapper, map_all
from generator.text.addresses import CODE
from generator.text.names.nearest import Suggestions

_PAGE_LINK = re.compile(r"\]\(\s*<?(?![a-z]+:)([^()\s<>#?]+)\.md\b")
"""A link of Markdown to another page."""


class Pages(NamedTuple):
    """All pages of a project, as read."""

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    """What is wrong with what pages say of themselves."""
    links: tuple[LinkInPage, ...]
    """The wiki links in pages, of articles and others."""


class _Page(NamedTuple):
    said: FrontMatter
    document: Document
    """The first lines with their places."""
    text: str
    """The Markdown below them."""


class _ReadPage(NamedTuple):
    """What a file of Markdown holds."""

    article: _Page | None
    """None where it is none."""
    problems: list[Problem]
    text: PageText = PageText(())


def read(  # noqa: PLR0913 # each says another part of what pages are read with
    docs: Path,
    root: Path,
    names: Mapping[str, Vocabulary],
    languages: Languages = BOTH,
    mapper: Mapper = map_all,
    *,
    settings: PageSettings = AS_USUAL,
) -> Pages:
    """Read the pages of each language, through ``mapper``.

    ``names`` are those of the registries. The folder of a language that is not wanted is left alone. Raises
    OSError where a page is none, see ``odd_files``, or cannot be read.
    """
    pages = _Pages(docs, root, names, languages, settings)
    paths = {path.relative_to(docs).as_posix(): path for path in files.visible(docs, "*.md")}
    for path in paths.values():
        odd_files.refuse_if_odd(path, docs)

    def is_wanted(at: str) -> bool:
        is_left_out = settings.left_out and settings.left_out(at)
        return at.partition("/")[0] not in languages.unwanted and not is_left_out

    wanted = {at: path for at, path in paths.items() if is_wanted(at)}
    regular = {at: path for at, path in wanted.items() if not path.is_symlink()}
    given = [*names.values()], root, languages, settings
    made = mapper("pages", partial(map, pages.read), regular, given)
    found: dict[str, dict[Lang, _Page]] = defaultdict(dict)
    problems: list[Problem] = []
    links: list[LinkInPage] = []
    texts: dict[str, PageText] = {}
    for at, path in wanted.items():
        page, wrong, texts[at] = made[at] if at in made else pages.read(path)
        problems += wrong
        links += texts[at].links
        if page:
            lang = languages.lang_of(at)
            found[f"{at.removeprefix(languages.tree(lang)).removesuffix('.md')}/"][lang] = page
    _tie_names(found, languages)
    articles = tuple(_article(address, said, languages) for address, said in sorted(found.items()))
    if settings.are_all:
        targets = {at: text.targets for at, text in texts.items()}
        problems += page_targets.missing(targets, page_targets.files(docs, languages), settings, languages)
    problems += odd_files.misnamed(docs, root, is_wanted)
    problems += odd_files.misplaced(docs, files.shown(docs, root), languages)
    return Pages(articles, (*problems, *_lost(found, languages)), tuple(links))


@dataclass(frozen=True, slots=True)
class _Pages:
    docs: Path
    root: Path
    names: Mapping[str, Vocabulary]
    languages: Languages
    settings: PageSettings

    def read(self, path: Path) -> _ReadPage:
        """Read a page.

        It is no article where the file is not UTF-8, or begins with what the engine may choke on.
        """
        file = files.shown(path, self.root)
        unreadable = Problem.at(Place(file), "front-matter", limit=sources.MAX_FRONT_MATTER)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            return _ReadPage(None, [undecoded(file, error)])
        misfenced = sources.misfenced(text)
        match = None if misfenced else sources.FRONT_MATTER.match(text)
        front, below = (match[1], text[match.end() :]) if match else ("", text)
        begin, lines = len(text) - len(below), Lines.of(text)

        def place(at: int) -> Place:
            return Place(file, *lines.locate(begin + at))

        shown = page_reading.read(below, place, self.settings)
        problems = [*shown.problems]
        if misfenced:
            problems.append(
                Problem.at(place(misfenced[0] - begin), "front-matter-unread", value=misfenced[1])
            )
        if match and self.settings.theme:
            problems += self._missing(front, match.start(1), Place(file), lines)
        if len(front) > sources.MAX_FRONT_MATTER:
            return _ReadPage(None, [unreadable], shown)
        above = text.count("\n", 0, match.start(1) if match else 0)
        if not self._is_article(path):
            if front.strip() and not sources.is_readable(front):
                problems += front_matter_reader.faults(file, front, above) or [unreadable]
            return _ReadPage(None, problems, shown)
        document = front_matter_reader.read(file, front, above, self.names)
        if not document.values:
            return _ReadPage(None, [unreadable], shown)
        page = _Page(document.values[""], document, below)
        return _ReadPage(page, [*problems, *document.problems], shown)

    def _missing(self, front: str, begin: int, place: Place, lines: Lines) -> Iterator[Problem]:
        """Tell of files that the theme has not, over which the engine fails."""
        theme = self.settings.theme
        for key in theme_parts.KEYS:
            node = sources.node(front, key) if key in front else None
            if node is None:
                continue
            value = node.text if isinstance(node, Scalar) else front[slice(*node.span)]
            if theme_parts.is_missing(key, value, theme):
                near = theme_parts.near(key, value, theme, Suggestions())
                at = Place(place.file, *lines.locate(begin + node.span.start))
                yield Problem.at(at, "theme-file", value=value, nearest=near)

    def _is_article(self, path: Path) -> bool:
        at = path.relative_to(self.docs).as_posix()
        folder = at.removeprefix(self.languages.tree(self.languages.lang_of(at))).partition("/")[0]
        return folder in FOLDERS and path.stem != "index"


def _tie_names(found: Mapping[str, dict[Lang, _Page]], languages: Languages) -> None:
    """Have pages name their originals as files are called there, which a Mac may do in separate letters.

    A page in the second language translates the one in the first that has the same letters.
    """
    held = {(normalize("NFC", at), lang): at for at, said in found.items() for lang in said}
    for at, said in found.items():
        for lang, page in said.items():
            named, other = page.said.translation_of, languages.other(lang)
            original = f"{named}/" if named else at
            if other is None or other in found.get(original, {}) or not (named or lang != languages.first):
                continue
            if there := held.get((normalize("NFC", original), other)):
                front = page.said.model_copy(update={"translation_of": there.rstrip("/")})
                said[lang] = page._replace(said=front)


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
            if original and other and other not in found.get(f"{original}/", {}):
                others = {at.rstrip("/") for at, pages in found.items() if other in pages}
                near = suggestions.nearest(original, others)
                yield _problem(page, "unknown-original", "translation-of", value=original, nearest=near)


def _problem(page: _Page, code: str, key: str, **values: str) -> Problem:
    return Problem.at(page.document.place(Mistake("", (key,), code)), code, **values)
