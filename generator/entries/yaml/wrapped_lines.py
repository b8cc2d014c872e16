"""Lines of a text no deeper than the key above them, so that YAML takes them for another key.

Either that key's text goes on there, or a note's text begins without its language.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from pydantic import ValidationError

from generator.entries.format.entry import Note
from generator.entries.format.shape import is_name, is_prose, keys, model_of, without_none
from generator.entries.yaml import key_lines
from generator.entries.yaml.nodes import FAR, NEAR, FileLine, width_of
from generator.problems.problem import Mend
from generator.support.languages import LANGS
from generator.text.characters import HANGUL, LATIN, likely_lang

_BEGUN = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[\w-]+):(?:[ ]+[^\s|>].*|[ ]*)$")
_OTHER = re.compile(r"[ ]*(?:- |#|$)|[ ]*[\w-]+:(?: |$)")
_TEXT = re.compile(r"[ ]*(?=.*\w)[\w\"'\[({$“‘(]")

_WORDS = frozenset(keys(Note)).difference(LANGS)
"""Keys of a note that no text goes on below: they take a name, a date or a word."""


def mends(line: FileLine) -> Iterator[Mend]:
    """Propose to indent a line, and those like it below, as the text of the key above them."""
    begun = _begun(line)
    if begun is None or line.width > (column := len(begun["lead"])):
        return
    if begun["key"] in _WORDS:
        for key, value in _of_value(line.text.strip()):
            if not _has_key(line, head := f"{' ' * column}{key}:"):
                yield line.mend("missing-key", f"{head} {value}", column=column, key=key)
        yield from _without_language(line, column)
        return
    below = line.lines[line.number - 1 : line.number - 1 + NEAR]
    texts = _ended(takewhile(lambda text: not text.strip() or _goes_on(text, column), below))
    if texts and not any(map(key_lines.begins_with_key, texts)):
        moved = (f"{' ' * (column + 2)}{text.lstrip(' ')}" if text.strip() else text for text in texts)
        yield line.mend("yaml-indent", *moved, count=len(texts))


def _without_language(line: FileLine, column: int) -> Iterator[Mend]:
    """Propose the key of a language above a note's text, if that is all that follows up to another key."""
    below = line.lines[line.number - 1 : line.number - 1 + FAR]
    texts = [*takewhile(lambda text: not text.strip() or width_of(text) >= column, below)]
    ends = (number for number, text in enumerate(texts) if text.strip() and key_lines.begins_with_key(text))
    texts = texts[: next(ends, None)]
    is_whole = len(texts) < FAR
    texts = _ended(texts)
    said = "\n".join(texts)
    if not (texts and is_whole) or not (HANGUL.search(said) or LATIN.search(said)):
        return
    key = likely_lang(said)
    if not _has_key(line, head := f"{' ' * column}{key}:"):
        moved = (f"  {text}" if text.strip() else text for text in texts)
        yield line.mend("note-language", f"{head} |", *moved, count=len(texts), column=column, key=key)


@lru_cache(maxsize=64)
def _of_value(text: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of a note, but for those of texts and names, whose value a line may be, with that.

    >>> _of_value("2020. 1. 1."), _of_value("mixed"), _of_value("A note.")
    ((('date', '2020-01-01'),), (('verdict', 'mixed'),), ())
    """
    found = []
    for key, of in keys(Note).items():
        if is_prose(of) or is_name(of) or model_of(of) or without_none(of) is bool:
            continue
        try:
            Note.model_validate({"by": "", key: text})
        except ValidationError as error:
            told = [each for each in error.errors(include_url=False) if each["loc"][:1] == (key,)]
            meant = told[0].get("ctx", {}).get("mended", "") if told else text
        else:
            meant = text
        found += [(key, meant)] if meant else []
    return tuple(found)


def _ended(lines: Iterable[str]) -> list[str]:
    """Return lines without the blank ones at their end."""
    texts = [*lines]
    while texts and not texts[-1].strip():
        texts.pop()
    return texts


def _has_key(line: FileLine, begun: str) -> bool:
    """Tell whether the item about a line has a key already, given with the blanks before it."""
    around = (line.above(line.number), (line, *line.below()))
    return any(
        each.text.startswith(begun)
        for side in around
        for each in takewhile(lambda each: not each.text.strip() or each.width >= width_of(begun), side)
    )


def _begun(line: FileLine) -> re.Match[str] | None:
    """Return the key whose text a line may go on with."""
    for above in line.above():
        if (match := _BEGUN.match(above.text)) or (above.text.strip() and _OTHER.match(above.text)):
            return match
    return None


def _goes_on(text: str, column: int) -> bool:
    return not _OTHER.match(text) and _TEXT.match(text) is not None and width_of(text) <= column
