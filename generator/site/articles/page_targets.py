"""Where links of pages to each other, and their pictures, lead nowhere, and what was probably meant.

The engine tells of some of them in a build, without a line. Only a parser knows what is a link, and it does
not know where: what it found is looked for once more in the text as it was typed.
"""

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from generator.catalog.article_folders import FOLDERS
from generator.problems.problem import Place, Problem
from generator.site.articles import unread
from generator.site.articles.page_settings import PageSettings, PageTarget, RenderedPage
from generator.site.frame.slots import SECTIONS
from generator.support.files import visible
from generator.support.languages import Languages
from generator.text.names.nearest import Suggestions

_TYPED = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*))"
    r"|^ {0,3}\[[^\]\n]+\]:\s*<?(?P<defined>[^\s<>]+)|<(?P<alone>https?:[^\s<>]+)>",
    re.MULTILINE,
)

_ID = re.compile(r"\s(?:id|name)\s*=\s*[\"']?([^\s\"'<>]+)")

_OTHER_HEADINGS = re.compile(r"^#.*(?:\[\[|:[a-z])|--8<--|\{[{%]", re.MULTILINE)
"""Where headings of a site may have other names than here: links, icons, and what comes from elsewhere."""

_OURS = re.compile(r"__|_(?:series|mentions|further)$|fnref:")
"""How what begins that the site adds to pages, and ways back from footnotes that nothing mentions."""

_MADE = "assets/", "schema/"
"""Where files lie that the site adds to those of ``docs/``."""

_MOST = 3
"""How many files of one name are suggested."""


class PageTargets(NamedTuple):
    """All that a page leads to or shows, with the place of each, and the names that places on it have."""

    placed: Sequence[tuple[Place, PageTarget]] = ()
    ids: frozenset[str] | None = None
    """None where they are not known for sure."""


def of_page(markdown: str, rendered: RenderedPage, place: Callable[[int], Place]) -> PageTargets:
    """Return those of a page; ``place`` makes places of offsets in its Markdown."""
    offsets: dict[str, list[int]] = defaultdict(list)
    for at, href in _typed(markdown):
        offsets[href].append(at)
    targets = dict.fromkeys(rendered.targets)
    placed = [(place(at), target) for target in targets for at in offsets.get(target.href, [0])]
    ids = map(html.unescape, _ID.findall(rendered.html))
    is_sure = rendered.html and not _OTHER_HEADINGS.search(markdown)
    return PageTargets(placed, frozenset(ids) if is_sure else None)


def unparsed(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield what is typed for an address, and its offset, where that is none, over which the engine fails."""
    for at, href in _typed(markdown):
        try:
            urlsplit(href)
        except ValueError:
            yield at, href


def _typed(markdown: str) -> Iterator[tuple[int, str]]:
    for typed in _TYPED.finditer(unread.blanked(markdown)):
        kind = typed.lastgroup or ""
        yield typed.start(kind), typed[kind]


def files(docs: Path, languages: Languages) -> frozenset[str]:
    """Return what links can lead to, of the languages that are wanted, with pages of sections and lists."""
    lying = (path.relative_to(docs).as_posix() for path in visible(docs, "*") if path.is_file())
    wanted = {at for at in lying if at.partition("/")[0] not in languages.unwanted}
    pages = {posixpath.dirname(at) for at in wanted if at.endswith(".md")}
    made = {f"{languages.tree(lang)}{at}index.md" for at in SECTIONS.values() for lang in languages}
    folders = {f"{languages.tree(lang)}{folder}" for folder in FOLDERS for lang in languages}
    return frozenset({*wanted, *made, *(f"{folder}/index.md" for folder in folders & pages)})


def missing(
    pages: Mapping[str, PageTargets], files: Collection[str], settings: PageSettings, languages: Languages
) -> Iterator[Problem]:
    """Tell of targets that are not among ``files``, and of names that nothing has on a page.

    All paths go from ``docs/`` on.
    """
    ids = {} if settings.has_own_names else {at: page.ids for at, page in pages.items()}
    known = _Reachable(ids, files, languages)
    for at, page in pages.items():
        for place, target in page.placed:
            yield from known.wrong(at, place, target)


@dataclass
class _Reachable:
    """What links can lead to."""

    ids: Mapping[str, frozenset[str] | None]
    files: Collection[str]
    languages: Languages
    suggestions: Suggestions = field(default_factory=Suggestions)

    def wrong(self, at: str, place: Place, target: PageTarget) -> Iterator[Problem]:
        """Tell of what the page at a path leads to, if that is nowhere."""
        href = target.href
        try:
            parts = urlsplit(href)
        except ValueError:
            return
        path, anchor = unquote(parts.path), unquote(parts.fragment)
        if parts.scheme or parts.netloc or "\x02" in href:  # an address, also one for mail
            return
        is_full = path.startswith("/")
        if is_full and not path.endswith(".md"):
            return
        file = posixpath.normpath(posixpath.join(posixpath.dirname(at), path)) if path else at
        if is_full or file not in self.files:
            near = self._alternatives(at, path, file.lstrip("/"))
            if near is not None:
                code = "page-link" if _composed(path) not in map(_composed, near) else "page-link-letters"
                ending = href[len(parts.path) :]
                shown = (f"{other.replace(' ', '%20')}{ending}" for other in near[:_MOST])
                yield Problem.at(place, code, value=href, nearest=", ".join(shown))
        elif target.is_link and anchor and not file.endswith("index.md") and not _OURS.match(anchor):
            ids = self.ids.get(file)
            if ids is not None and anchor not in ids:
                near_ids = ", ".join(f"#{near}" for near in self.suggestions.near(anchor, ids))
                yield Problem.at(place, "page-anchor", value=href, nearest=near_ids)

    def _alternatives(self, at: str, path: str, file: str) -> list[str] | None:
        """Return what there is instead of a file, from the page on; None where an address may be meant."""
        ending = posixpath.splitext(file)[1]
        guesses = self._guessed(file)
        if file.startswith(_MADE):
            return None
        if not ending:
            by_address = posixpath.join(at.removesuffix("index.md").removesuffix(".md"), path)
            if not guesses or self._guessed(posixpath.normpath(by_address)):
                return None
        folder = posixpath.dirname(at) or "."
        alike = guesses or self._by_name.get(_alike(file), ())
        found = sorted((posixpath.relpath(other, folder) for other in alike), key=len)
        if not found:
            others = (other for other in self.files if posixpath.splitext(other)[1] == ending)
            found = self.suggestions.near(path, [posixpath.relpath(other, folder) for other in others])
        lang = self.languages.lang_of(at)
        trees = {near: posixpath.normpath(posixpath.join(folder, near)) for near in found}
        return [near for near in found if self.languages.lang_of(trees[near]) == lang] or found

    def _guessed(self, file: str) -> list[str]:
        """Return the page that is meant by a path without its ending, or with that of its address."""
        guesses = f"{file.removesuffix('.html')}.md", f"{file}/index.md"
        return [guess for guess in guesses if guess in self.files]

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for file in self.files:
            found[_alike(file)].append(file)
        return found


def _alike(file: str) -> str:
    """Return what two files have in common that lie in other folders, or are called in capitals."""
    folder, name = posixpath.split(_composed(file).casefold())
    return f"{posixpath.basename(folder)}/{name}" if name == "index.md" else name


def _composed(name: str) -> str:
    return normalize("NFC", name)
