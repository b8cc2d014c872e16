"""Lists whose items begin with another sign than a dash and a space, or with none at all."""

import re
from collections.abc import Iterator, Sequence

from generator.entries.write.writing import flow
from generator.entries.yaml import punctuation
from generator.entries.yaml.punctuation import width_of
from generator.problems.problem import Edit, Mend
from generator.text.characters import BULLETS, PICTOGRAPHS

_SIGNS = f"-－–—−*+{BULLETS}{PICTOGRAPHS}①-⑳"
_BULLET = re.compile(
    rf"(?:--(?!-)|[{_SIGNS}]\ufe0f?(?![-*])|[ㅇo](?= )|[0-9]{{1,2}}[.)](?![0-9]))[ ]*"
    r"(?P<task>\[[ xX]\][ ]+)?(?P<item>\S.*)"
)
_BULLETED = re.compile(rf"(?:^|\s)(?:[{_SIGNS}]\ufe0f?|[0-9]{{1,2}}[.)](?![0-9]))\s*(?=\S)")
_WIDE = "－–—"
_STRONG = re.compile(r"(\*{1,2})[^*]+\1")
_HEAD = re.compile(r"[ ]*(?:- +)*\w[\w-]*:[ ]*(?:#.*)?$")
_KEY = re.compile(r"[ ]*\w[\w-]*:(?: |$)")
_BARE = re.compile(r"[^\s,，、:：#\"'\[\]{}|>&!%@`-][^,，、#:：]*$")
_BESIDE_KEY = re.compile(r"(?P<key>[ ]*(?:- +)*[\w-]+:[ ]+)(?P<items>- +\S.*?)(?P<comment>[ ]*|[ ]{2,}#.*)$")

_MAX_LINES = 200
"""How many lines a list may have above a line, and below it."""


def mends(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Propose dashes for the signs, or for nothing, at the beginning of all items of a list about a line."""
    if beside := _BESIDE_KEY.match(lines[line - 1]):
        listed = beside["key"] + flow(unbulleted(beside["items"])) + beside["comment"]
        yield Mend("expected-list", (Edit(line, 1, (listed,)),))
    numbers = _items(lines, line)
    texts = [lines[number - 1].strip() for number in numbers]
    bullets = [None if _STRONG.fullmatch(text) else _BULLET.fullmatch(text) for text in texts]
    if all(bullets):
        items = [bullet["item"] for bullet in bullets if bullet]
    elif len(texts) > 1 and all(_BARE.fullmatch(punctuation.uncommented(text)) for text in texts):
        items = texts
    else:
        return
    edits = []
    for number, text, item in zip(numbers, texts, items, strict=True):
        if text != f"- {item}":
            indent = lines[number - 1][: -len(lines[number - 1].lstrip(" "))]
            edits.append(Edit(number, 1, (f"{indent}- {item}",)))
    signs = {lines[edit.line - 1].lstrip(" ")[0] for edit in edits}
    if edits:
        is_marked = any(bullet and bullet["task"] for bullet in bullets)
        code = "yaml-markup" if is_marked else "yaml-width" if signs.issubset(_WIDE) else "yaml-dash"
        yield Mend(code, tuple(edits))


def unbulleted(text: str) -> list[str]:
    """Return what stands behind each sign of a text that begins with one; all of another text."""
    return (
        [item.strip() for item in _BULLETED.split(text) if item.strip()] if _BULLETED.match(text) else [text]
    )


def bare(line: str) -> str:
    """Return an item without the sign before it; empty where there is none."""
    bullet = _BULLET.fullmatch(line.strip())
    return bullet["item"] if bullet else ""


def _items(lines: Sequence[str], line: int) -> list[int]:
    """Return the lines that begin as far in as one, where a key without a value stands above them."""
    width, head = width_of(lines[line - 1]), _head(lines, line)
    found = []
    for number in range(head + 1, min(len(lines), head + _MAX_LINES) + 1) if head else ():
        text = lines[number - 1]
        if not text.strip() or text.lstrip().startswith("#") or width_of(text) > width:
            continue
        if width_of(text) < width or _KEY.match(text):
            break
        found.append(number)
    return found


def _head(lines: Sequence[str], line: int) -> int:
    """Return the line of the key that a list about a line stands below; 0 where there is none."""
    width = width_of(lines[line - 1])
    for number in range(line - 1, max(0, line - _MAX_LINES), -1):
        text = lines[number - 1]
        is_key = _HEAD.match(text) is not None
        if (text.strip() and width_of(text) < width) or (width_of(text) == width and is_key):
            return number if is_key else 0
    return 0
