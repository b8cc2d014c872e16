"""What strangers typed, in the summary of a job: shown as it is, and nothing of it rendered.

GitHub renders that summary. What a stranger typed stands in ``<code>`` and ``<pre>``, where nothing is
rendered and nobody is mentioned, on one line behind our own opening tag. No line is empty, so that all of it
is one block of HTML to Markdown.
"""

import html
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from generator.problems import report
from generator.problems.problem import Problem
from generator.support.languages import LANGS, Lang

MAX_CHARACTERS = 16_000
"""How much of one text is shown."""

_MAX_NAME = 150
"""How much is shown of what should be a name."""

_COLUMNS: dict[Lang, int] = {"ko": 76, "en": 120}
"""How many characters of a language fit on a line of the summary."""


def inert(text: str) -> str:
    """Return a text as one line of HTML that shows it as typed, with what cannot be seen made visible."""
    cut = text if len(text) <= MAX_CHARACTERS else f"{text[:MAX_CHARACTERS]} […]"
    shown = html.escape("".join(map(_visible, cut))).replace("\n", "&#10;")
    return shown.replace("##[", "##&#91;")  # what a log's reader obeys, should it ever be printed there


def name(text: str) -> str:
    """Return a name, a title or a short value within a line."""
    cut = text if len(text) <= _MAX_NAME else f"{text[:_MAX_NAME]}…"
    return f"<code>{inert(' '.join(cut.split()))}</code>"


def block(text: str) -> str:
    """Return a text of several lines."""
    return f"<pre>{inert(text)}</pre>"


def bullets(items: Iterable[str]) -> str:
    """Return a list of what is HTML already."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def wrapped(text: str, lang: Lang) -> list[str]:
    """Return the lines of a text in a language, broken where they would not fit on the summary."""
    wrapper = textwrap.TextWrapper(
        _COLUMNS[lang],
        expand_tabs=False,
        replace_whitespace=False,
        drop_whitespace=False,
        break_on_hyphens=False,
    )
    lines = text.strip("\n").split("\n")
    return [part for line in lines for part in wrapper.wrap(line) or [""]]


def problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield what is wrong, in both languages, as lines of which nothing is rendered."""
    for lang in LANGS if problems else ():
        yield f"<h3>{report.summary(problems, lang)}</h3>"
        yield block(report.as_text(report.listed(problems), lang))


def _visible(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    return " " if character.isspace() else f"⟨U+{ord(character):04X}⟩"
