"""Articles: the guides and posts of ``docs/``, and the wiki links and tags in them."""

import errno
import html
import os
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from generator.catalog.article import Article
from generator.entries import marks
from generator.entries.format.fields import PartialDate, partial_date
from generator.entries.write.renaming import Renaming, in_tags
from generator.entries.yaml.nodes import Mapping, Scalar
from generator.entries.yaml.nodes import Sequence as List
from generator.entries.yaml.parser import parse
from generator.problems.problem import Place, Problem
from generator.site.archive import Archive
from generator.site.view.view import View
from generator.support.languages import BOTH, Lang, Languages
from generator.text.addresses import CODE
from generator.text.characters import UNWANTED
from generator.text.formulas import mathematics
from generator.text.markdown import limits, markup
from generator.text.markdown.preprocess import formula_box
from generator.text.wikilinks import scan

FOLDERS = ("guides", "blog")
"""Where articles lie under ``docs/``, and under its counterpart in the second language."""

MAX_FRONT_MATTER = 16 * 1024
"""How many characters a page may say about itself; the engine reads them with a parser that is slow."""

_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_FORMULA = re.compile(
    r"<(?P<tag>span|div) class=\"arithmatex\">(?:\\\(|\\\[)(?P<latex>.*?)(?:\\\)|\\\])</(?P=tag)>", re.DOTALL
)
"""A formula as pymdownx.arithmatex leaves it with its option ``generic``."""

_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)


def refuse_odd(docs: Path) -> None:
    """Raise OSError for what no page is made of.

    Who reads a pipe waits for ever; links may lead round in circles, or to files that nobody means to
    publish; some names are none elsewhere. The engine leaves out what is hidden: editors keep links
    there that lead nowhere.
    """
    for at, folders, names in os.walk(docs, onerror=_unless_gone):
        for name in (*folders, *(name for name in names if not name.startswith("."))):
            _refuse_if_odd(Path(at, name), docs)


def _refuse_if_odd(path: Path, docs: Path) -> None:
    if UNWANTED.search(path.name) or "\n" in path.name or "\r" in path.name:
        raise OSError(errno.EINVAL, "a name with control characters, or not in UTF-8", str(path))
    if path.is_symlink() and not _is_inside(path, docs):
        raise OSError(errno.EINVAL, "a link that leads to no file in that folder", str(path))
    if not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, "neither a file nor a folder", str(path))


def _unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _is_inside(link: Path, docs: Path) -> bool:
    """Tell whether a link leads to a file in a folder, and not to a folder nor out of it."""
    return link.is_file() and Path(os.path.realpath(link)).is_relative_to(os.path.realpath(docs))


def read(
    docs: Path, root: Path, languages: Languages = BOTH
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read the articles of each language, and tell which pages begin with what nobody can read.

    The folder of a language that is not wanted is left alone.

    Raises:
        OSError: A page is none, see ``refuse_odd``, or cannot be read.

    """
    found: dict[str, dict[Lang, _Page]] = defaultdict(dict)
    problems: list[Problem] = []
    for path in sorted(docs.rglob("[!.]*.md")):
        place = path.relative_to(docs).as_posix()
        if place.partition("/")[0] in languages.unwanted:
            continue
        page = _page(path, docs)
        shown = (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
        if page is None:
            problems.append(Problem.at(Place(shown), "front-matter", limit=MAX_FRONT_MATTER))
            continue
        if _demands_too_much(page.text):
            problems.append(Problem.at(Place(shown), "page-demands-too-much", limit=marks.MAX_MARKS))
        lang = languages.lang_of(place)
        at = place.removeprefix(languages.tree(lang)).removesuffix(".md")
        if at.partition("/")[0] in FOLDERS and path.stem != "index":
            found[f"{at}/"][lang] = page
    return tuple(_article(address, said) for address, said in sorted(found.items())), tuple(problems)


class _Page(NamedTuple):
    title: str
    about: str
    tags: tuple[str, ...]
    written: PartialDate | None
    text: str
    """The Markdown below the front matter."""


def _page(path: Path, docs: Path) -> _Page | None:
    """Read a page; None where it is not UTF-8, or its front matter something that the engine may choke on."""
    _refuse_if_odd(path, docs)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
    match = _FRONT_MATTER.match(text)
    if not match or not match[1].strip():
        return _Page("", "", (), None, text)
    front = parse(match[1]) if len(match[1]) <= MAX_FRONT_MATTER else None
    if front is None or front.problems or front.failure or not isinstance(front.root, Mapping):
        return None
    said = front.root.by_key
    _, title = said.get("title", (None, None))
    _, about = said.get("description", (None, None))
    _, tags = said.get("tags", (None, None))
    _, written = said.get("updated") or said.get("date") or (None, None)
    return _Page(
        title.text if isinstance(title, Scalar) else "",
        about.text if isinstance(about, Scalar) else "",
        tuple(tag.text for tag in tags.items if isinstance(tag, Scalar)) if isinstance(tags, List) else (),
        _date(written.text) if isinstance(written, Scalar) else None,
        text[match.end() :],
    )


def _date(text: str) -> PartialDate | None:
    try:
        return partial_date(text)
    except PydanticCustomError:
        return None


def renamed(text: str, renaming: Renaming) -> str:
    """Return a page's text in whose tags and links a new name stands for an old one."""
    match = _FRONT_MATTER.match(text)
    begin, end = match.span(1) if match else (0, 0)
    front = parse(text[begin:end][:MAX_FRONT_MATTER]).root if match and renaming.kind == "tag" else None
    _, tags = front.by_key.get("tags", (None, None)) if isinstance(front, Mapping) else (None, None)
    below = match.end() if match else 0
    said = in_tags(text[begin:end], tags, renaming) if isinstance(tags, List) else text[begin:end]
    return f"{text[:begin]}{said}{text[end:below]}{renaming.in_markdown(text[below:])}"


def title(path: Path, docs: Path) -> str:
    """Return what a page is called; empty where it does not say so, or nobody can read it."""
    page = _page(path, docs)
    return (page.title or _title(page.text, "")) if page else ""


def _demands_too_much(text: str) -> bool:
    """Tell whether the engine would take long to render a text; nothing ends that once it has begun."""
    return limits.excess(CODE.sub("", text)) is not None or marks.exceeds(text)


def _article(address: str, said: dict[Lang, _Page]) -> Article:
    return Article(
        address=address,
        titles={lang: page.title or _title(page.text, address) for lang, page in said.items()},
        texts={lang: page.text for lang, page in said.items()},
        tags=tuple(dict.fromkeys(tag for page in said.values() for tag in page.tags)),
        abouts={lang: page.about for lang, page in said.items() if page.about},
        written={lang: page.written for lang, page in said.items() if page.written},
    )


def _title(markdown: str, address: str) -> str:
    heading = _HEADING.search(markdown)
    return heading[1].strip() if heading else address


def linked(markdown: str, archive: Archive, view: View) -> tuple[str, list[str]]:
    """Replace the wiki links of an article by HTML links; return also those that lead nowhere.

    Of a text that demands too much, which only a preview comes to, nothing is left.
    """
    if _demands_too_much(markdown):
        return "", []
    parts: list[str] = []
    unknown: list[str] = []
    end = 0
    for link in scan(markdown):
        destination = None if link.embed else archive.destination(link.kind, link.target)
        if destination is None:
            unknown.append(markdown[link.start : link.end])
            continue
        found = view.target(destination)
        text = markup.plain(link.shown or found.text)
        shown = f'<a href="{html.escape(found.href)}"{view.foreign(text)}>{_inert(text)}</a>'
        parts += [markdown[end : link.start], shown]
        end = link.end
    return "".join([*parts, markdown[end:]]), unknown


def _inert(text: str) -> str:
    """Write a text so that neither HTML nor Markdown finds anything in it: titles are strangers'."""
    return re.sub(r"[^\w\s]|_", lambda match: f"&#{ord(match[0])};", text)


def tags(tag_ids: Sequence[str], view: View) -> str:
    """Return what is put below an article for its tags."""
    known = [tag for tag in tag_ids if tag in view.names.tags]
    return view.render("parts/article_tags.html", tags=known) if known else ""


def listed(folder: str, archive: Archive, view: View) -> str:
    """Return the list of the articles that lie in a folder, such as ``blog/``; empty where none do.

    Those with a date come first, the newest first, the rest by title.
    """
    found = [
        article
        for article in archive.catalog.articles
        if article.address.startswith(folder) and view.lang in article.titles
    ]
    found.sort(key=lambda article: article.titles[view.lang].casefold())
    found.sort(key=lambda article: _written(article, view.lang), reverse=True)
    return view.render("parts/articles.html", articles=found) if found else ""


def _written(article: Article, lang: Lang) -> tuple[int, int, int]:
    date = article.written.get(lang)
    return date.sort_key if date else (0, 0, 0)


def with_mathematics(page: str, lang: Lang) -> tuple[str, list[str]]:
    """Replace the formulas of an article's HTML by MathML; return also those that cannot be, and why."""
    mistaken: list[str] = []

    def converted(formula: re.Match[str]) -> str:
        latex = html.unescape(formula["latex"]).strip()
        display = formula["tag"] == "div"
        try:
            mathml = mathematics.mathml(latex, display=display)
            return formula_box(mathml, lang) if display else mathml
        except mathematics.FormulaError as error:
            mistaken.append(f"{latex} ({error})")
            return formula[0]

    return _FORMULA.sub(converted, page), mistaken
