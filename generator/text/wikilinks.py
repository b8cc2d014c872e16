"""Wiki links in Markdown: ``[[slug]]``, ``[[tag:cnn|shown text]]``, ``![[figure.jpg]]``.

Only the syntax is here; what a link leads to is looked up by those who know. Every step is linear in the
length of the text, whatever it holds.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from generator.support.splicing import spliced
from generator.text import dollars, hrefs

WikiLinkKind: TypeAlias = Literal["entry", "tag", "venue", "author", "article", "figure"]

LINK = re.compile(
    r"(?<!\]\()(?P<embed>!?)\[\[(?!\s*#)\s*(?:(?P<kind>tag|venue|author|article)\s*:\s*)?"
    r"(?P<target>[^\[\]|\\\r\n]{1,300}+)(?:\\?\|(?P<shown>[^\[\]\r\n]{0,1000}+))?\]\]",
    re.IGNORECASE,
)
"""A wiki link, which ``[[#name]]`` is not, nor an address; in tables ``\\|`` separates the shown text."""

_FENCE = re.compile(
    r"(?m)^[ \t>]*(?:(?:[-*+]|[0-9]+[.)])[ \t]+)?(?P<fence>`{3,}+|~{3,}+)(?P<info>[^`\r\n]*)$"
)
"""The first or last line of fenced code, also in quotes and lists."""

_TOKEN = re.compile(
    rf"(?P<ticks>`+)|(?P<link>(?i:{LINK.pattern}))|(?P<bar>\|)|(?:{dollars.OPENING.pattern})", re.DOTALL
)
"""A link, a bar, and what may begin something that hides them."""


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A link as typed, and where it stands in the Markdown."""

    kind: WikiLinkKind
    target: str
    """What it leads to, without the prefix that says the kind."""
    shown: str | None
    """The text to show; None where the target's own title is meant."""
    start: int
    end: int
    embed: bool
    """Whether the target is put here rather than linked to."""

    @property
    def address(self) -> str | None:
        """The address elsewhere that stands in the place of an entry's id."""
        return address_of(self.kind, self.target)


def scan(text: str) -> tuple[WikiLink, ...]:
    """Return the wiki links of a Markdown text in order, those in code and mathematics left out."""
    return _scanned(text) if "[[" in text else ()


def address_of(kind: str, target: str) -> str | None:
    """Return the full address that a link names instead of an entry; None where it names none.

    >>> address_of("entry", "https://example.org/a"), address_of("entry", "ismir/2015/a")
    ('https://example.org/a', None)
    """
    is_full = kind == "entry" and target.lower().startswith(("http://", "https://"))
    return hrefs.safe(target) if is_full else None


def retargets(text: str, target: Callable[[WikiLink], str | None]) -> Iterator[tuple[int, int, str]]:
    """Yield what makes links lead where ``target`` says: from where, to where, and what to type there.

    Those of which it says nothing stay as they are.
    """
    for link in scan(text):
        typed = LINK.match(text, link.start)
        if typed and (new := target(link)) is not None:
            begin = typed.start("target")
            yield begin, begin + len(link.target), new


def retargeted(text: str, target: Callable[[WikiLink], str | None]) -> str:
    """Return a text whose links lead where ``target`` says, as ``retargets`` tells.

    >>> retargeted("[[tag: tag|a tag]]", lambda link: "tags")
    '[[tag: tags|a tag]]'
    """
    return spliced(text, retargets(text, target))


@lru_cache(maxsize=100_000)  # a preview asks after every edit for all texts
def possible(text: str) -> tuple[tuple[str, str], ...]:
    """Return the kinds and targets of all that looks like a link to something, in code as well."""
    found = LINK.finditer(text) if "[[" in text else ()
    return tuple(
        ((link["kind"] or "entry").lower(), link["target"].strip()) for link in found if not link["embed"]
    )


@lru_cache(maxsize=100_000)
def _scanned(text: str) -> tuple[WikiLink, ...]:
    """Scan a text once, though it is checked, shown and searched for who mentions whom."""
    return tuple(_link(token) for token in _visible(text) if token["link"])


def bars(line: str) -> list[int]:
    """Return where the bars of a line are that divide a table: not in code, mathematics or links."""
    return [token.start() for token in _visible(line) if token["bar"]] if "|" in line else []


def hidden(text: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where code and mathematics stand, and signs that a backslash makes plain."""
    yield from _fenced(text)
    yield from ((start, end) for start, end, token in _walked(text) if token is None)


def _visible(text: str) -> Iterator[re.Match[str]]:
    """Yield links and bars that neither code nor mathematics hides."""
    return (token for *_, token in _walked(text) if token)


def _walked(text: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Yield where each stands; without it, from where to where others are hidden by all but fences."""
    fences = list(_fenced(text))
    ticks = _tick_runs(text)
    position = 0
    while token := _TOKEN.search(text, position):
        position = token.end()
        if fences and fences[0][1] <= token.start():
            fences.pop(0)
        if fences and fences[0][0] <= token.start():
            position = fences[0][1]
        elif run := token["ticks"]:
            starts = ticks[len(run)]
            following = bisect_right(starts, token.start())
            position = starts[following] + len(run) if following < len(starts) else position
            yield token.start(), position, None
        elif token["link"] or token["bar"]:
            yield token.start(), position, token
        else:
            formula = dollars.in_markdown(text, token.start())
            position = formula.end if formula else position
            if formula or token[0].startswith("\\"):
                yield token.start(), position, None


def _link(match: re.Match[str]) -> WikiLink:
    embed = bool(match["embed"])
    kind = (match["kind"] or "").lower() or ("figure" if embed else "entry")
    shown = (match["shown"] or "").strip() or None
    return WikiLink(kind, match["target"].strip(), shown, match.start(), match.end(), embed)  # type: ignore[arg-type] # the pattern allows no others


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    lines = list(_FENCE.finditer(text))
    unclosed = {"`": len(text) + 1, "~": len(text) + 1}
    index = 0
    while index < len(lines):
        first = lines[index]
        mark, length = first["fence"][0], len(first["fence"])
        index += 1
        if length >= unclosed[mark]:
            continue
        for last in range(index, len(lines)):
            fence = lines[last]["fence"]
            if fence[0] == mark and len(fence) >= length and not lines[last]["info"].strip():
                yield first.start(), lines[last].end()
                index = last + 1
                break
        else:
            unclosed[mark] = length  # nor will a later one of this length be closed


def _tick_runs(text: str) -> dict[int, list[int]]:
    """Return where runs of each length may end code in a line: not where they begin fenced code."""
    fences = {match.start("fence") for match in _FENCE.finditer(text)}
    runs: dict[int, list[int]] = defaultdict(list)
    for match in re.finditer(r"`+", text):
        if match.start() not in fences:
            runs[len(match[0])].append(match.start())
    return runs
