"""What the Markdown of a page leaves as it was typed, with its places, which are lost once it is rendered."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.entries.yaml.nodes import Lines
from generator.problems.problem import Place, Problem
from generator.site.articles import sources, unread
from generator.site.articles.page_settings import Rendering
from generator.support import files
from generator.text.markdown.pieces import TextMistake

_LINE_START = r"\n[ \t>]*"
"""What stands before the further lines of what a quote or a list holds."""

_TITLED = re.compile(r"""(?P<box>(?:\\ )*(?:!!!|\\\?\\\?\\\?(?:\\\+)?)\\ [a-z]+)\\ "[^"\n]*\"""")
"""A box with its title, escaped: one without has got one before it is read."""

_MOST_SOUGHT = 1000
"""How many characters of what was typed tell where it stands."""


def problems(path: Path, root: Path, rendered: Rendering) -> Iterator[Problem]:
    """Tell of them in a page of a project."""
    text = path.read_text(encoding="utf-8-sig")
    match = sources.FRONT_MATTER.match(text)
    begin, lines = match.end() if match else 0, Lines.of(text)
    for at, mistake in placed(text[begin:], rendered(text[begin:]).unread):
        place = Place(files.shown(path, root), *lines.locate(begin + at))
        yield Problem(place, mistake.code, mistake.values)


def placed(markdown: str, mistakes: Sequence[TextMistake]) -> Iterator[tuple[int, TextMistake]]:
    """Yield where in a page each mistake stands: code is looked through only for what holds code."""
    read = unread.blanked(markdown) if mistakes else ""
    for mistake in mistakes:
        lines = _LINE_START.join(map(re.escape, mistake.needle[:_MOST_SOUGHT].split("\n")))
        sought = [lines, rf"(?m){box['box']} *$"] if (box := _TITLED.fullmatch(lines)) else [lines]
        tried = (re.search(one, text) for one in sought for text in (read, markdown))
        found = next(filter(None, tried), None)
        yield found.start() if found else 0, mistake
