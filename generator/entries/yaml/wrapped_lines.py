"""Lines of a text no deeper than the key above them, so that YAML takes them for another key.

Either that key's text goes on there, or a note's text begins without its language.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from pydantic import ValidationError

from generator.entries import korean_words
from generator.entries.format.entry import Note
from generator.entries.format.shape import is_name, is_prose, keys, model_of, without_none
from generator.entries.yaml import block_texts, key_lines
from generator.entries.yaml.nodes import FAR, NEAR, FileLine, width_of
from generator.problems.problem import Mend
from generator.support.languages import LANGS
from generator.text import identifiers
from generator.text.characters import HANGUL, LATIN, likely_lang

_KOREAN_KEY = f"(?:{'|'.join(word for word in korean_words.KEYS if not word.isascii())})"
_KEY = rf"(?:[A-Za-z][\w-]*|{_KOREAN_KEY})"
"""What is rather a key; another word in Hangul before a colon, ``장점: …``, begins a line of a text."""

_BEGUN = re.compile(rf"(?P<lead>[ ]*(?:- +)*)(?P<key>{_KEY}):(?:[ ]+[^\s|>].*|[ ]*)$")
_OTHER = re.compile(rf"[ ]*(?:- |#|$)|[ ]*{_KEY}:(?: |$)")
_SAID = re.compile(r"[ ]*[가-힣][^:#\"']{0,30}:(?: |$)")
_TEXT = re.compile(r"[ ]*(?=.*\w)[\w\"'\[({$“‘(]")

_LONG = frozenset({"abstract", *LANGS})
"""Keys of texts that are pasted with their lines broken."""

_UNENDED = re.compile(r"(?=.{40}).*[\w,)\-]\s*$")
"""A line that a sentence fills and does not end on."""

_MIN_WORDS = 3

_WORDS = frozenset(keys(Note)).difference(LANGS)
"""Keys of a note that no text goes on below: they take a name, a date or a word."""


def mends(line: FileLine) -> Iterator[Mend]:
    """Propose to indent a line, and those like it below, as the text of the key above them."""
    head, begun = _begun(line)
    if begun is None or line.width > (column := len(begun["lead"])):
        return
    if begun["key"] in _WORDS:
        for key, value in _of_value(line.text.strip()):
            if not _has_key(line, typed := f"{' ' * column}{key}:"):
                yield line.mend("missing-key", f"{typed} {value}", column=column, key=key)
        yield from _without_language(line, column)
        return
    first = next((each for each in head.below() if each.text.strip()), line)
    below = line.lines[first.number - 1 : line.number - 1 + NEAR]
    is_id = begun["key"] in {"arxiv", "doi"}
    texts = _ended(takewhile(lambda text: not text.strip() or _goes_on(text, column, is_id=is_id), below))
    above = [head.text, *texts] if begun["key"] in _LONG else ["", *texts]
    if len(texts) <= line.number - first.number or any(map(_begins_with_key, above, texts)):
        return
    whole = [first, *first.below(len(texts) - 1)]
    if with_colon := [each for each in whole if ": " in each.text]:
        yield from block_texts.on_lines_of_its_own(head, whole, with_colon[0])
    moved = (f"{' ' * (column + 2)}{text.lstrip(' ')}" if text.strip() else text for text in texts)
    yield first.mend("yaml-indent", *moved, count=len(texts))


def slight_mends(line: FileLine) -> Iterator[Mend]:
    """Propose to indent lines that begin with a word in Hangul and a colon as the text right above them."""
    above = block_texts.inside(line.lines[max(0, line.number - 1 - FAR) : line.number - 1])
    within = above[-1] if above else None
    said = [*takewhile(_is_said, (line, *line.below(NEAR)))]
    if within is not None and line.width < within and said:
        moved = (" " * within + each.text.lstrip(" ") for each in said)
        yield line.mend("yaml-indent", *moved, count=len(said))


def _is_said(line: FileLine) -> bool:
    return _SAID.match(line.text) is not None and not _OTHER.match(line.text)


def _begins_with_key(above: str, text: str) -> bool:
    """Tell whether a line begins with a key of the format, rather than a word of the sentence above it.

    >>> whole = "  abstract: Learning acoustic models from the raw waveform"
    >>> _begins_with_key(whole, "data is hard to do."), _begins_with_key(f"{whole}.", "read full")
    (False, True)
    """
    goes_on = _UNENDED.match(above) and len(text.split()) >= _MIN_WORDS
    return key_lines.begins_with_key(text) and not goes_on


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


def _begun(line: FileLine) -> tuple[FileLine, re.Match[str] | None]:
    """Return the line of the key whose text a line may go on with, and that key if it is one."""
    for above in line.above():
        if (match := _BEGUN.match(above.text)) or (above.text.strip() and _OTHER.match(above.text)):
            return above, match
    return line, None


def _goes_on(text: str, column: int, *, is_id: bool) -> bool:
    is_other = _OTHER.match(text) or (not is_id and (identifiers.arxiv_of(text) or identifiers.doi_of(text)))
    return not is_other and _TEXT.match(text) is not None and width_of(text) <= column
