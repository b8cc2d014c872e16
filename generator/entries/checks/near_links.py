"""What was meant as a wiki link and is none: too few brackets, or of another kind, or backslashes."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.text.wikilinks import WikiLink, hidden, scan

_OPENING, _CLOSING = r"[\[［【]", r"[\]］】]"
_NEAR = re.compile(
    rf"(?<![!\[［【])(?<!\]\(){_OPENING}(?P<twice>[ ]?{_OPENING})?[ ]?"
    rf"(?:(?P<kind>tag|venue|author|article)[ ]?[:：])?"
    rf"[ ]?(?P<target>[\w./\\-]{{1,200}})[ ]?(?:[|｜]{{1,2}}(?P<shown>[^\[\]［］【】\r\n]{{0,200}}))?"
    rf"(?P<closed>\s?{_CLOSING}[ ]?{_CLOSING}?(?![(\[:]))?",
    re.IGNORECASE,
)
_BEGUN = re.compile(rf"{_OPENING}[ ]?(?:{_OPENING}|(?:tag|venue|author|article)[ ]?[:：])", re.IGNORECASE)
"""What each of them begins with; most texts hold only links of Markdown's own."""
_ID = re.compile(r"[\w-]+(?:[/\\][\w-]+){1,2}")


class NearLink(NamedTuple):
    """A piece of Markdown that is nearly a link."""

    start: int
    typed: str
    meant: str
    """The link as it should be typed."""
    link: WikiLink


@lru_cache(maxsize=100_000)  # a preview asks after every edit for all texts
def find(text: str, read: str | None = None) -> tuple[NearLink, ...]:
    r"""Return what a text holds of the kind, links, code and mathematics left out.

    ``read`` is the text with blanks in place of what else is not read, if there is more of that.

    >>> [near.meant for near in find(r"See [tag:cnn], [[ismir\2015\a]] and [[tag:cnn]].")]
    ['[[tag:cnn]]', '[[ismir/2015/a]]']
    """
    read = text if read is None else read
    return tuple(_find(text, read)) if _BEGUN.search(read) else ()


def _find(text: str, read: str) -> Iterator[NearLink]:
    bare = _blanked(read, ((link.start, link.end) for link in scan(read)))
    if not _BEGUN.search(bare):  # which most texts are done with, before it is asked what is hidden
        return
    for near in _NEAR.finditer(_blanked(bare, hidden(read))):
        target = unicodedata.normalize("NFKC", near["target"]).replace("\\", "/").rstrip(".")
        is_named = near["twice"] and _ID.fullmatch(near["target"])
        if is_named or (near["kind"] and (near["twice"] or near["closed"])):
            kind = (near["kind"] or "").lower()
            typed, shown = (text[slice(*near.span(part))].strip() for part in (0, "shown"))
            meant = f"[[{kind and f'{kind}:'}{target}{shown and f'|{shown}'}]]"
            yield from (
                NearLink(near.start(), typed, meant, link)
                for link in scan(meant)
                if (link.start, link.end) == (0, len(meant))
            )


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text without what stands from where to where, but for words behind a backslash."""
    bare = list(text)
    for start, end in spans:
        if not text[start + 1 : end].isalnum():  # which a backslash makes no plainer
            bare[start:end] = "\0" * (end - start)
    return "".join(bare)
