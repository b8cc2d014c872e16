"""Lists whose items begin with another sign than a dash and a space, or with none at all."""

import re
from collections.abc import Iterator
from itertools import takewhile

from generator.entries.write.writing import flow
from generator.entries.yaml import punctuation
from generator.entries.yaml.nodes import FileLine, says
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


def mends(line: FileLine) -> Iterator[Mend]:
    """Propose dashes for the signs, or for nothing, at the beginning of all items of a list about a line."""
    if beside := _BESIDE_KEY.match(line.text):
        deeper = takewhile(
            lambda below: below.width > line.width and below.text.lstrip().startswith("- "),
            line.below(_MAX_LINES),
        )
        whole = [beside["items"], *(below.text.strip() for below in deeper)]
        listed = beside["key"] + flow(unbulleted(" ".join(whole))) + beside["comment"]
        yield line.mend("expected-list", listed, count=len(whole))
    typed = _items(line)
    texts = [each.text.strip() for each in typed]
    bullets = [None if _STRONG.fullmatch(text) else _BULLET.fullmatch(text) for text in texts]
    if all(bullets):
        items = [bullet["item"] for bullet in bullets if bullet]
    elif len(texts) > 1 and all(_BARE.fullmatch(punctuation.uncommented(text)) for text in texts):
        items = texts
    else:
        return
    put = [
        (each, f"{' ' * each.width}- {item}")
        for each, text, item in zip(typed, texts, items, strict=True)
        if text != f"- {item}"
    ]
    if put:
        signs = {each.text.lstrip(" ")[0] for each, _ in put}
        is_marked = any(bullet and bullet["task"] for bullet in bullets)
        code = "yaml-markup" if is_marked else "yaml-width" if signs.issubset(_WIDE) else "yaml-dash"
        yield Mend(code, tuple(Edit(each.number, 1, (text,)) for each, text in put))


def unbulleted(text: str) -> list[str]:
    """Return what stands behind each sign of a text that begins with one; all of another text."""
    return (
        [item.strip() for item in _BULLETED.split(text) if item.strip()] if _BULLETED.match(text) else [text]
    )


def bare(line: str) -> str:
    """Return an item without the sign before it; empty where there is none."""
    bullet = _BULLET.fullmatch(line.strip())
    return bullet["item"] if bullet else ""


def _items(line: FileLine) -> list[FileLine]:
    """Return the lines that begin as far in as one, where a key without a value stands above them."""
    head, found = _head(line), list[FileLine]()
    for below in head.below(_MAX_LINES) if head else ():
        if not says(below.text) or below.width > line.width:
            continue
        if below.width < line.width or _KEY.match(below.text):
            break
        found.append(below)
    return found


def _head(line: FileLine) -> FileLine | None:
    """Return the line of the key that a list about a line stands below."""
    for above in line.above(_MAX_LINES):
        is_key = _HEAD.match(above.text) is not None
        if (above.text.strip() and above.width < line.width) or (above.width == line.width and is_key):
            return above if is_key else None
    return None
