"""Lines of a text no deeper than the key above them, so that YAML takes them for another key.

Either that key's text goes on there, or a note's text begins without its language.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from pydantic import ValidationError

from generator.entries.format.entry import Note
from generator.entries.format.shape import is_name, is_prose, keys, model_of, without_none
from generator.entries.yaml import key_lines
from generator.entries.yaml.punctuation import width_of
from generator.problems.problem import Edit, Mend
from generator.support.languages import LANGS
from generator.text.characters import HANGUL, LATIN, likely_lang

_BEGUN = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[\w-]+):(?:[ ]+[^\s|>].*|[ ]*)$")
_OTHER = re.compile(r"[ ]*(?:- |#|$)|[ ]*[\w-]+:(?: |$)")
_TEXT = re.compile(r"[ ]*(?=.*\w)[\w\"'\[({$“‘(]")

_WORDS = frozenset(keys(Note)).difference(LANGS)
"""Keys of a note that no text goes on below: they take a name, a date or a word."""

_MAX_LINES = 40
"""How many lines a text may have, above a line and below it."""

_MAX_NOTE = 500
"""How many lines a note may have to be told its language."""


def mends(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Propose to indent a line, and those like it below, as the text of the key above them."""
    begun = _begun(lines, line)
    if begun is None or width_of(lines[line - 1]) > (column := len(begun["lead"])):
        return
    if begun["key"] in _WORDS:
        for key, value in _of_value(lines[line - 1].strip()):
            if not _has_key(lines, line, f"{' ' * column}{key}:"):
                put = f"{' ' * column}{key}: {value}"
                yield Mend("missing-key", (Edit(line, 1, (put,)),), (line, column), values={"key": key})
        yield from _without_language(lines, line, column)
        return
    below = lines[line - 1 : line - 1 + _MAX_LINES]
    texts = _ended(takewhile(lambda text: not text.strip() or _goes_on(text, column), below))
    if texts and not any(map(key_lines.begins_with_key, texts)):
        moved = tuple(f"{' ' * (column + 2)}{text.lstrip(' ')}" if text.strip() else text for text in texts)
        yield Mend("yaml-indent", (Edit(line, len(texts), moved),))


def _without_language(lines: Sequence[str], line: int, column: int) -> Iterator[Mend]:
    """Propose the key of a language above a note's text, if that is all that follows up to another key."""
    below = lines[line - 1 : line - 1 + _MAX_NOTE]
    texts = [*takewhile(lambda text: not text.strip() or width_of(text) >= column, below)]
    ends = (number for number, text in enumerate(texts) if text.strip() and key_lines.begins_with_key(text))
    texts = texts[: next(ends, None)]
    is_whole = len(texts) < _MAX_NOTE
    texts = _ended(texts)
    said = "\n".join(texts)
    if not (texts and is_whole) or not (HANGUL.search(said) or LATIN.search(said)):
        return
    key = likely_lang(said)
    if _has_key(lines, line, f"{' ' * column}{key}:"):
        return
    moved = (f"  {text}" if text.strip() else text for text in texts)
    edit = Edit(line, len(texts), (f"{' ' * column}{key}: |", *moved))
    yield Mend("note-language", (edit,), (line, column), values={"key": key})


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


def _has_key(lines: Sequence[str], line: int, begun: str) -> bool:
    """Tell whether the item about a line has a key already, given with the blanks before it."""
    column = width_of(begun)

    def is_of_item(text: str) -> bool:
        return not text.strip() or width_of(text) >= column

    around = (reversed(lines[: line - 1]), lines[line - 1 :])
    return any(text.startswith(begun) for side in around for text in takewhile(is_of_item, side))


def _begun(lines: Sequence[str], line: int) -> re.Match[str] | None:
    """Return the key whose text a line may go on with."""
    for text in reversed(lines[max(0, line - 1 - _MAX_LINES) : line - 1]):
        if match := _BEGUN.match(text):
            return match
        if text.strip() and _OTHER.match(text):
            return None
    return None


def _goes_on(text: str, column: int) -> bool:
    return not _OTHER.match(text) and _TEXT.match(text) is not None and width_of(text) <= column
