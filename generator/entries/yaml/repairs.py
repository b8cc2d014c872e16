"""Mends of lines that are not read as they were meant: what was probably meant, to be shown and read on with.

Each is a guess; whoever tries them keeps the one that leaves least to tell.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import starmap, takewhile

from generator.entries.write.writing import scalar
from generator.entries.yaml import (
    block_texts,
    brackets,
    bullets,
    commas,
    key_lines,
    missing_lines,
    punctuation,
    text_heads,
    wrapped_lines,
    wrapping,
)
from generator.entries.yaml.nodes import MAX_LINES, NEAR, FileLine, says, width_of
from generator.entries.yaml.parser import in_single_quotes, quoted
from generator.problems.problem import Edit, Mend

_VALUE = r"(?P<value>\S(?:.*?[^ ])??)(?P<comment>[ ]*|[ ]{2,}#.*)$"
_KEYED = re.compile(r"(?P<lead>[ ]*(?:- +)*[\w-]+[ ]*:[ ]+)" + _VALUE)
_ITEM = re.compile(r"(?P<lead>[ ]*(?:- +)+)" + _VALUE)
_NO_SPACE = re.compile(
    r"(?P<lead>[ ]*(?:- +)*)(?P<key>(?!(?:https?|mailto|doi|arxiv):)[a-z][\w-]*)[ ]*:(?P<value>[^\s:].*)$"
)
_BARE_KEY = re.compile(r"[ ]*[a-z]+$")
_NO_COLON = re.compile(
    r"(?P<lead>[ ]*(?:- +)*)(?P<key>[a-z][a-z-]*)(?:[ ]*[=;][ ]*|[ ]+)(?P<value>[^\s#:].*)?$"
)
_OTHER_SIGN = re.compile(
    r"(?P<lead>^[ ]*(?:- +)*)(?:(?P<key>[a-z][a-z-]*)[ ]+=[ ]+"
    r"|[(\[]?(?P<language>ko|en)(?:[ ]*[)\]>;；.][ ]+|[ ]*=[ ]*|[ ]+[-–—][ ]+))(?=\S)"
)
_FLOW_NO_SPACE = re.compile(r"(?P<before>[{,]\s*)(?P<key>[a-z][a-z-]*):(?=[^\s/:])")
_FLOW_NO_COLON = re.compile(r"(?P<before>[{,]\s*)(?P<key>[a-z][a-z-]*)[ ]+(?=[\"'])")
_ITEM_OF_KEY = re.compile(
    r"(?P<lead>^[ ]*)-(?P<gap> +)(?P<key>(?!(?:by|to|file|url|name|text):)[a-z][\w-]*:(?: .*)?)$"
)
_NUMBERED = re.compile(r"[ ]*[0-9]{1,4}[.:|)]?[ ]+(?P<typed>(?:- +)?[a-z][a-z-]*:(?: .*)?)$")
_NO_DASH_SPACE = re.compile(r"(?P<lead>[ ]*)-(?P<item>[^\s-].*)$")
_BEGINS_ITEM = re.compile(r"[ ]*(?:- +)*[a-z][\w-]*:(?: |$)|[ ]*- ")
_MARKUP = re.compile(
    r"(?P<mark>\*{1,2})(?P<strong>[^\s*](?:[^*]*[^\s*])?)(?P=mark)"
    r"|\[\[(?:[^\[\]|]*\|)?(?P<page>[^\[\]|]+)\]\]|`(?P<code>[^`]+)`|\[(?P<linked>[^\[\]]+)\]\([^()\s]+\)"
)
_APOSTROPHE = re.compile(r"'[0-9]{2}(?![0-9])")
"""What begins with a year without its century, and no quote: ``'24.10.14``, ``'90s music``."""

_CLOSING = re.compile(r'(?<!\\)"$')
_NAMED = re.compile(
    r"\b(?:(?P<key>(?:by|after|person):[ ]+)@|(?P<file>file:[ ]+)!\[(?:\[|[^\[\]]*\]\())"
    r"(?P<name>[\w.-]+)(?:\]\]|\))?"
)
"""A person as chats name one, and a picture as Markdown shows one."""

_MAX_LENGTH = 4096
"""How long a line may be to be rewritten; the patterns take the square of that in time."""


def mends(lines: Sequence[str], suspects: Sequence[int]) -> Iterator[Mend]:
    """Propose mends of lines, which come without their ends, that the grammar refuses, likeliest first."""
    yield from _mends_of_all(lines)
    inside, loose = block_texts.inside(lines), list[FileLine]()
    for line in (FileLine(lines, number) for number in suspects):
        within, text = inside[line.number - 1], line.text
        yield from block_texts.headings(line)
        is_sound = within is not None and text.strip() != "" and text.startswith(" " * within)
        if is_sound or len(text) > _MAX_LENGTH:
            continue
        if text.lstrip().startswith("#"):
            yield from missing_lines.mends(line)
            continue
        loose.append(line)
        yield from _each_once(line, _OF_REFUSED)
    for line in loose:
        yield from _moved_together(line)
    yield from brackets.closings(lines, suspects)


def slight_mends(lines: Sequence[str], numbers: Sequence[int]) -> Iterator[Mend]:
    """Propose mends of lines that the grammar accepts, but for something else than was meant."""
    yield from _mends_of_all(lines) if numbers else ()
    for line in (FileLine(lines, number) for number in numbers):
        if line.text.rstrip() == "---":
            yield line.mend("several-documents")
        if len(line.text) <= _MAX_LENGTH:
            yield from _each_once(line, _OF_MISREAD)


def _each_once(line: FileLine, ways: Sequence[Callable[[FileLine], Iterator[Mend]]]) -> Iterator[Mend]:
    """Propose what some ways make of a line, each of them all once, and nothing that leaves it as it was."""
    for way in ways:
        seen = {line.mend("", line.text).edits}
        for mend in way(line):
            if mend.edits not in seen:
                seen.add(mend.edits)
                yield mend


def unseen(lines: Sequence[str]) -> Iterator[Mend]:
    """Propose usual spaces for those that only look like them, wherever YAML looks for some."""
    if not _are_many(lines):
        yield from _usually_spaced(lines, block_texts.inside(lines))


def _mends_of_all(lines: Sequence[str]) -> Iterator[Mend]:
    """Propose what mends many lines at once: how they are indented, and how their keys end."""
    if _are_many(lines):
        return
    inside = block_texts.inside(lines)
    yield from _usually_spaced(lines, inside)
    for code, change in (
        ("yaml-colon", lambda line: line if commas.languages(line) else punctuation.key_ended(line)),
        ("yaml-colon", lambda line: _OTHER_SIGN.sub(r"\g<lead>\g<key>\g<language>: ", line)),
        ("yaml-width", punctuation.key_unquoted),
        ("yaml-not-item", lambda line: _ITEM_OF_KEY.sub(r"\g<lead> \g<gap>\g<key>", line)),
        ("yaml-markup", wrapping.unmarked),
    ):
        typed = zip(lines, inside, strict=True)
        yield from _of_lines(
            code, lines, [change(line) if within is None else line for line, within in typed]
        )
    for width in (2, 4) if any("\t" in line for line in lines) else ():
        yield from _of_lines("yaml-tab", lines, _without_tabs(lines, width))
    yield from missing_lines.above_languages(lines)


def _are_many(lines: Sequence[str]) -> bool:
    return len(lines) > MAX_LINES or any(len(line) > _MAX_LENGTH for line in lines)


def _usually_spaced(lines: Sequence[str], inside: Sequence[int | None]) -> Iterator[Mend]:
    return _of_lines("yaml-space", lines, map(punctuation.with_usual_spaces, lines, inside))


def _of_lines(code: str, lines: Sequence[str], rewritten: Iterable[str]) -> Iterator[Mend]:
    pairs = enumerate(zip(lines, rewritten, strict=True), 1)
    if edits := tuple(Edit(number, 1, (new,)) for number, (old, new) in pairs if old != new):
        yield Mend(code, edits)


def _without_tabs(lines: Sequence[str], width: int) -> Iterator[str]:
    inside = block_texts.inside([punctuation.without_tabs(line, width, None) for line in lines])
    return (punctuation.without_tabs(line, width, within) for line, within in zip(lines, inside, strict=True))


def _with_usual_signs(line: FileLine) -> Iterator[Mend]:
    return starmap(line.mend, punctuation.rewrites(line.text))


def _rewritten(line: FileLine) -> Iterator[Mend]:
    """Rewrite a line: its key, its value, how it is indented."""
    text = line.text
    if punctuation.indentation(text).strip(" "):
        yield from _indented(line)
        return
    yield from _spaced(line)
    if (bare := _NAMED.sub(r"\g<key>\g<file>\g<name>", text)) != text:
        yield line.mend("yaml-markup", bare)
    match = None if commas.languages(text) else _KEYED.match(text) or _ITEM.match(text)
    if match:
        for code, value in _values(match["value"]):
            yield line.mend(code, match["lead"] + value + match["comment"])
    yield from _moved(line)
    yield from _unnumbered(line)
    yield from _coloned(line)


def _rewritten_spaced(line: FileLine) -> Iterator[Mend]:
    """Rewrite a line with usual spaces, and with one behind its key."""
    spaced = punctuation.key_ended(punctuation.with_usual_spaces(line.text, None))
    if spaced != line.text:
        lines = [*line.lines]
        lines[line.number - 1] = spaced
        yield from _rewritten(FileLine(lines, line.number))


def _undashed(line: FileLine) -> Iterator[Mend]:
    """Take the dash off a key that begins no item; where one may, somebody's review may begin."""
    if match := _ITEM_OF_KEY.match(line.text):
        yield line.mend("yaml-not-item", match["lead"] + match["key"])


def _dashed(line: FileLine) -> Iterator[Mend]:
    """Begin an item with a dash and a space, where one of them is lacking; it may stand further out then."""
    text = line.text
    if match := _NO_DASH_SPACE.match(text):
        for lead in dict.fromkeys((match["lead"], match["lead"][1:])):
            yield line.mend("yaml-dash", f"{lead}- {match['item']}")
    if text.strip() and not text.lstrip().startswith("-"):
        widths = (width for width in _indents(line) if width > 1)
        yield from (line.mend("yaml-dash", " " * (width - 2) + "- " + text.lstrip(" ")) for width in widths)


def _moved(line: FileLine) -> Iterator[Mend]:
    """Indent a key or an item as its neighbours are, but no key as a text that it does not stand in."""
    for width in _indents(line) if _BEGINS_ITEM.match(line.text) else ():
        moved = " " * width + line.text.lstrip(" ")
        if not block_texts.takes_key(line, moved):
            yield line.mend("yaml-indent", moved)


def _moved_together(line: FileLine) -> Iterator[Mend]:
    """Indent a key or an item as its neighbours are, and with it all below that stands no less far in."""
    below = [*takewhile(lambda each: not each.text.strip() or each.width >= line.width, line.below())]
    for mend in _moved(line) if any(each.text.strip() for each in below) else ():
        (moved,) = mend.edits[0].lines
        deeper = width_of(moved) - line.width
        rest = (
            " " * (each.width + deeper) + each.text.lstrip(" ") if each.text.strip() else each.text
            for each in below
        )
        yield line.mend("yaml-indent", moved, *rest, count=len(below) + 1)


def _unnumbered(line: FileLine) -> Iterator[Mend]:
    """Take the number of a line off it that was copied along, and indent it as its neighbours are."""
    if match := _NUMBERED.match(line.text):
        yield from (line.mend("yaml-fence", " " * width + match["typed"]) for width in _indents(line))


def _coloned(line: FileLine) -> Iterator[Mend]:
    """Put a colon behind a key that has none."""
    if _BARE_KEY.match(line.text):
        yield line.mend("yaml-colon", line.text + ":")
    if match := _NO_COLON.match(line.text):
        yield line.mend("yaml-colon", f"{match['lead']}{match['key']}: {match['value'] or ''}".rstrip())
    yield _colons_within(line, _FLOW_NO_COLON)


def _colons_within(line: FileLine, key: re.Pattern[str]) -> Mend:
    """Put colons and spaces behind keys within a line, but for its comment."""
    bare = punctuation.uncommented(line.text)
    return line.mend("yaml-colon", key.sub(r"\g<before>\g<key>: ", bare) + line.text[len(bare) :])


def _indented(line: FileLine) -> Iterator[Mend]:
    """Indent a line as its neighbours are, where it is indented by something else than usual spaces."""
    if (indent := punctuation.indentation(line.text)).strip(" "):
        code = "yaml-tab" if "\t" in indent else "yaml-space"
        yield from (line.mend(code, " " * width + line.text[len(indent) :]) for width in _indents(line))


def _spaced(line: FileLine) -> Iterator[Mend]:
    """Put the space behind a key's colon."""
    if match := _NO_SPACE.match(line.text):
        for value in (match["value"].lstrip(), quoted(match["value"].strip())):
            yield line.mend("yaml-colon", f"{match['lead']}{match['key']}: {value}")
    yield _colons_within(line, _FLOW_NO_SPACE)


def _with_usual_signs_and_spaces(line: FileLine) -> Iterator[Mend]:
    yield from _with_usual_signs(line)
    yield from (line.mend("yaml-width", *items) for items in punctuation.items(line.text))
    yield line.mend("yaml-space", punctuation.with_usual_spaces(line.text, None))


def _values(value: str) -> Iterator[tuple[str, str]]:
    """Rewrite a value: close it, or put quotes around what needs them."""
    first = value[0]
    if (single := punctuation.IN_QUOTES.sub(lambda match: _single(match[0]), value)) != value:
        yield "yaml-escape", single
    if first in "\"'":
        if first not in value[1:]:
            yield from [("yaml-quotes", quoted(value))] if _APOSTROPHE.match(value) else ()
            yield "yaml-unclosed", value + first
            yield "yaml-unclosed", value[1:]
        inner = value[1:-1] if len(value) > 1 and value[-1] == first else value
        if first == '"' and '\\"' in value:
            inner = _CLOSING.sub("", value[1:]).replace('\\"', '"')  # who escapes one has begun with YAML's
        yield "yaml-quotes", quoted(inner)
        return
    last = value[-1]
    if bracketed := [*brackets.rewrites(value)]:
        yield from bracketed
    elif last in "\"'" and value.count(last) == 1:
        yield "yaml-unclosed", last + value
    yield from _texts(value)


def _texts(value: str) -> Iterator[tuple[str, str]]:
    """Rewrite a value as a text: all of it, or without its Markdown."""
    yield "yaml-quotes", quoted(value)
    if value.startswith("[") and (listed := re.sub(r"[`*]+(?=[,\]])|(?<=[\[ ])[`*]+", "", value)) != value:
        yield "yaml-markup", listed
    if (bare := _MARKUP.sub(lambda match: match[match.lastgroup or 0], value)) != value:
        yield "yaml-markup", scalar(bare)


def _single(typed: str) -> str:
    return (in_single_quotes(typed) if typed[0] == '"' and "\\" in typed else "") or typed


def _indents(line: FileLine) -> list[int]:
    """Return how far a line may have been meant to be indented, as its neighbours are, the nearest first."""
    begun = max(0, line.number - 1 - NEAR)
    inside = block_texts.inside(line.lines[begun : line.number + 2])
    is_item = line.text.lstrip().startswith("- ")
    found = []
    for near in (*line.above(), *line.below(2)):
        if says(near.text) and inside[near.number - 1 - begun] is None:
            begins_item = near.text.lstrip().startswith("- ")
            is_above = near.text.rstrip().endswith(":") or (begins_item and not is_item)
            found += [near.width + 2, near.width] if is_above else [near.width]
    if not any(map(says, line.lines[: line.number - 1])):
        found.append(0)  # nothing stands above what begins a file
    return list(dict.fromkeys(found))


_OF_REFUSED = (
    bullets.mends,
    text_heads.mends,
    key_lines.mends,
    commas.mends,
    _with_usual_signs,
    block_texts.begun_beside_their_sign,
    _rewritten,
    missing_lines.mends,
    block_texts.mends,
    wrapped_lines.mends,
    wrapping.within,
    _undashed,
    _dashed,
    _rewritten_spaced,
)
"""What a line may need that the grammar refuses, the likeliest first."""

_OF_MISREAD = (
    bullets.mends,
    text_heads.mends,
    commas.mends,
    missing_lines.mends,
    _with_usual_signs_and_spaces,
    _indented,
    _unnumbered,
    _spaced,
    _coloned,
    block_texts.slight_mends,
    wrapped_lines.slight_mends,
    _moved,
    _dashed,
)
"""What a line may need that it accepts."""
