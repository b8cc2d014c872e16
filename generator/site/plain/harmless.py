"""Texts of strangers as Markdown in which no engine finds anything that runs.

Other engines show raw HTML, and link to any address. What is taken apart here is written with references to
characters, so that it looks as it was typed, and ``to_entries.py`` can put it together again.
"""

import re
from collections.abc import Iterator

from generator.text import dollars

_SIGNS = re.compile(r"[\\`*_\[\]]|\A[#>+-]|(?<=\A\d)[.)]")
_CODED = re.compile(r"[<&$|{}]")

_TAG = re.compile(
    r"<(?!https?://[^\s<>\"'`]*>)(?!/?(?:b|br|em|i|kbd|mark|small|strong|sub|sup|u)\s*/?>)(?=[A-Za-z/!?])"
)
"""What begins a tag, but for addresses and for elements that only say how a word looks."""

_DESTINATION = re.compile(
    r"(?P<footnote>\[\^[^\[\]\n]{1,80}\]:)|\](?P<sign>[(:])(?=(?P<to>[^)\n]{0,2000}(?:\n[^)\n]{0,2000})?))"
)
"""Where a link may lead, as far as it goes; behind a colon, that of a reference."""

_HARMLESS = re.compile(r"(?:https?://|mailto:).*|[^:&]*", re.IGNORECASE | re.DOTALL)

_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[ ]*+[\w+#.-]*+[ ]*$")
"""The first line of fenced code, as far as all engines agree."""


def plain(text: str) -> str:
    """Return Markdown that shows a line as it is."""
    marked = _CODED.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", marked)


def line(text: str) -> str:
    """Return Markdown that shows a line as it is, its formulas as formulas."""
    return "".join(
        plain_part(part) if isinstance(part, str) else f"${_in_formula(part.latex)}$"
        for part in dollars.parts(text)
    ).strip()


def plain_part(text: str) -> str:
    """Return Markdown that shows a piece of a line, with the spaces around it."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{' ' if before else ''}{plain(text)}{' ' if after and text.strip() else ''}"


def markdown(text: str) -> str:
    """Return Markdown that says the same as that of a stranger."""
    return "".join(part if is_code else _prose(part) for is_code, part in _parts(text))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """Divide a text into fenced code, which every engine knows where it begins a line, and all else."""
    lines = text.splitlines(keepends=True)
    begun, position, unclosed = 0, 0, set[str]()
    while position < len(lines):
        opening = _FENCE.match(lines[position])
        fence = opening["fence"] if opening else ""
        end = _closing(lines, position + 1, fence) if fence and fence not in unclosed else None
        if end is None:
            unclosed |= {fence} - {""}
            position += 1
        else:
            yield False, "".join(lines[begun:position])
            yield True, "".join(lines[position:end])
            begun = position = end
    yield False, "".join(lines[begun:])


def _closing(lines: list[str], start: int, fence: str) -> int | None:
    return next((at + 1 for at in range(start, len(lines)) if lines[at].rstrip() == fence), None)


def _prose(text: str) -> str:
    parts, position = [], 0
    while (dollar := text.find("$", position)) >= 0:
        formula = dollars.in_markdown(text, dollar)
        end = formula.end if formula else dollar + 1
        parts += [_defused(text[position:dollar]), _in_formula(text[dollar:end])]
        position = end
    return "".join((*parts, _defused(text[position:])))


def _in_formula(latex: str) -> str:
    return latex.replace("<", r"\lt{}")


def _defused(text: str) -> str:
    return _DESTINATION.sub(_destination, _TAG.sub("&#60;", text))


def _destination(found: re.Match[str]) -> str:
    if found["footnote"]:
        return found[0]
    to = re.split("[\"']", found["to"], maxsplit=1)[0]
    to = to.split()[0] if found["sign"] == ":" and to.split() else re.sub(r"[\s<>]+", "", to)
    return found[0] if _HARMLESS.fullmatch(to) else f"]&#{ord(found['sign'])};"
