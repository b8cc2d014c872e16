"""Mends of lines that are not read as they were meant: what was probably meant, to be shown and read on with.

Each is a guess; whoever tries them keeps the one that leaves least to tell.
"""

import re
from collections.abc import Callable, Iterator, Sequence

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
from generator.entries.yaml.parser import in_single_quotes, quoted
from generator.entries.yaml.punctuation import width_of
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

_MAX_LINES = 5000
"""How many lines an entry may have to be looked through whole."""

_MAX_ABOVE = 40
"""How many lines are looked at for what a line belongs to."""


def mends(lines: Sequence[str], suspects: Sequence[int]) -> Iterator[Mend]:
    """Propose mends of lines, which come without their ends, that the grammar refuses, likeliest first."""
    yield from mends_of_all(lines)
    inside, loose = block_texts.inside(lines), list[int]()
    for line in suspects:
        within, text = inside[line - 1], lines[line - 1]
        yield from block_texts.headings(lines, line)
        is_sound = within is not None and text.strip() != "" and text.startswith(" " * within)
        if is_sound or len(text) > _MAX_LENGTH:
            continue
        if text.lstrip().startswith("#"):
            yield from missing_lines.mends(lines, line)
            continue
        loose.append(line)
        yield from bullets.mends(lines, line)
        yield from text_heads.mends(lines, line)
        yield from key_lines.mends(lines, line)
        yield from commas.mends(lines, line)
        yield from _once(lines, line, punctuation.rewrites(text))
        yield from block_texts.begun_beside_their_sign(lines, line)
        yield from _once(lines, line, _rewrites(lines, line))
        yield from missing_lines.mends(lines, line)
        yield from block_texts.mends(lines, line)
        yield from wrapped_lines.mends(lines, line)
        yield from wrapping.within(lines, line)
        yield from _once(lines, line, _undashed(lines[line - 1]))
        yield from _once(lines, line, _dashed(lines, line))
        spaced = punctuation.key_ended(punctuation.with_usual_spaces(lines[line - 1], None))
        if spaced != lines[line - 1]:
            yield from _once(lines, line, _rewrites([*lines[: line - 1], spaced, *lines[line:]], line))
    for line in loose:
        yield from _moved_together(lines, line)
    yield from brackets.closings(lines, suspects)


def slight_mends(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Propose mends of a line that the grammar accepts, but for something else than was meant."""
    text = lines[line - 1]
    if len(text) > _MAX_LENGTH:
        return
    yield from bullets.mends(lines, line)
    yield from text_heads.mends(lines, line)
    yield from commas.mends(lines, line)
    yield from missing_lines.mends(lines, line)
    yield from _once(lines, line, punctuation.rewrites(text))
    yield from (Mend("yaml-width", (Edit(line, 1, items),)) for items in punctuation.items(text))
    yield from _once(lines, line, iter([("yaml-space", punctuation.with_usual_spaces(text, None))]))
    yield from _once(lines, line, _indented(lines, line))
    yield from _once(lines, line, _unnumbered(lines, line))
    yield from _once(lines, line, _spaced(text))
    yield from _once(lines, line, _coloned(text))
    yield from block_texts.slight_mends(lines, line)
    if text.rstrip() == "---":
        yield Mend("several-documents", (Edit(line, 1, ()),))
    yield from _once(lines, line, _moved(lines, line))
    yield from _once(lines, line, _dashed(lines, line))


def unseen(lines: Sequence[str]) -> Iterator[Mend]:
    """Propose usual spaces for those that only look like them, wherever YAML looks for some."""
    if not _are_many(lines):
        yield from _usually_spaced(lines, block_texts.inside(lines))


def mends_of_all(lines: Sequence[str]) -> Iterator[Mend]:
    """Propose what mends many lines at once: how they are indented, and how their keys end."""
    if _are_many(lines):
        return
    inside = block_texts.inside(lines)
    yield from _usually_spaced(lines, inside)

    def outside(change: Callable[[str], str]) -> list[str]:
        """Return the lines, those changed that belong to no text below a key."""
        typed = zip(lines, inside, strict=True)
        return [change(line) if within is None else line for line, within in typed]

    ended = outside(lambda line: line if commas.languages(line) else punctuation.key_ended(line))
    signed = outside(lambda line: _OTHER_SIGN.sub(r"\g<lead>\g<key>\g<language>: ", line))
    unquoted = outside(punctuation.key_unquoted)
    undashed = outside(lambda line: _ITEM_OF_KEY.sub(r"\g<lead> \g<gap>\g<key>", line))
    unmarked = outside(wrapping.unmarked)
    by_tabs = [_without_tabs(lines, width) for width in (2, 4) if any("\t" in line for line in lines)]
    for code, rewritten in (
        ("yaml-colon", ended),
        ("yaml-colon", signed),
        ("yaml-width", unquoted),
        ("yaml-not-item", undashed),
        ("yaml-markup", unmarked),
        *(("yaml-tab", tab) for tab in by_tabs),
    ):
        yield from _of_lines(code, lines, rewritten)
    yield from missing_lines.above_languages(lines)


def _are_many(lines: Sequence[str]) -> bool:
    return len(lines) > _MAX_LINES or any(len(line) > _MAX_LENGTH for line in lines)


def _usually_spaced(lines: Sequence[str], inside: Sequence[int | None]) -> Iterator[Mend]:
    spaced = [punctuation.with_usual_spaces(*line) for line in zip(lines, inside, strict=True)]
    yield from _of_lines("yaml-space", lines, spaced)


def _of_lines(code: str, lines: Sequence[str], rewritten: Sequence[str]) -> Iterator[Mend]:
    pairs = enumerate(zip(lines, rewritten, strict=True), 1)
    if edits := tuple(Edit(number, 1, (new,)) for number, (old, new) in pairs if old != new):
        yield Mend(code, edits)


def _without_tabs(lines: Sequence[str], width: int) -> list[str]:
    inside = block_texts.inside([punctuation.without_tabs(line, width, None) for line in lines])
    return [punctuation.without_tabs(line, width, within) for line, within in zip(lines, inside, strict=True)]


def _once(lines: Sequence[str], line: int, rewritten: Iterator[tuple[str, str]]) -> Iterator[Mend]:
    """Make mends of rewritten lines, each once, and none of a line that stays as it was."""
    seen = {lines[line - 1]}
    for code, text in rewritten:
        if text not in seen:
            seen.add(text)
            yield Mend(code, (Edit(line, 1, (text,)),))


def _rewrites(lines: Sequence[str], line: int) -> Iterator[tuple[str, str]]:
    """Yield code and rewritten line."""
    text = lines[line - 1]
    if punctuation.indentation(text).strip(" "):
        yield from _indented(lines, line)
        return
    yield from _spaced(text)
    if (bare := _NAMED.sub(r"\g<key>\g<file>\g<name>", text)) != text:
        yield "yaml-markup", bare
    match = None if commas.languages(text) else _KEYED.match(text) or _ITEM.match(text)
    if match:
        for code, value in _values(match["value"]):
            yield code, match["lead"] + value + match["comment"]
    yield from _moved(lines, line)
    yield from _unnumbered(lines, line)
    yield from _coloned(text)


def _dash_spaced(text: str) -> Iterator[tuple[str, str]]:
    """Put the space behind an item's dash, which may stand a column further out then."""
    if match := _NO_DASH_SPACE.match(text):
        for lead in dict.fromkeys((match["lead"], match["lead"][1:])):
            yield "yaml-dash", f"{lead}- {match['item']}"


def _undashed(text: str) -> Iterator[tuple[str, str]]:
    """Take the dash off a key that begins no item; where one may, somebody's review may begin."""
    if match := _ITEM_OF_KEY.match(text):
        yield "yaml-not-item", match["lead"] + match["key"]


def _dashed(lines: Sequence[str], line: int) -> Iterator[tuple[str, str]]:
    """Begin an item with a dash and a space, where one of them is lacking."""
    text = lines[line - 1]
    yield from _dash_spaced(text)
    if text.strip() and not text.lstrip().startswith("-"):
        widths = (width for width in _indents(lines, line) if width > 1)
        yield from (("yaml-dash", " " * (width - 2) + "- " + text.lstrip(" ")) for width in widths)


def _moved(lines: Sequence[str], line: int) -> Iterator[tuple[str, str]]:
    """Indent a key or an item as its neighbours are, but no key as a text that it does not stand in."""
    text = lines[line - 1]
    for width in _indents(lines, line) if _BEGINS_ITEM.match(text) else ():
        moved = " " * width + text.lstrip(" ")
        if not block_texts.takes_key(lines, line, moved):
            yield "yaml-indent", moved


def _moved_together(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Indent a key or an item as its neighbours are, and with it all below that stands no less far in."""
    width, last = width_of(lines[line - 1]), line
    while last < len(lines) and (not lines[last].strip() or width_of(lines[last]) >= width):
        last += 1
    below = lines[line:last]
    for _, moved in _moved(lines, line) if any(map(str.strip, below)) else ():
        deeper = width_of(moved) - width
        rest = (
            " " * (width_of(text) + deeper) + text.lstrip(" ") if text.strip() else text for text in below
        )
        yield Mend("yaml-indent", (Edit(line, len(below) + 1, (moved, *rest)),))


def _unnumbered(lines: Sequence[str], line: int) -> Iterator[tuple[str, str]]:
    """Take the number of a line off it that was copied along, and indent it as its neighbours are."""
    if match := _NUMBERED.match(lines[line - 1]):
        yield from (("yaml-fence", " " * width + match["typed"]) for width in _indents(lines, line))


def _coloned(text: str) -> Iterator[tuple[str, str]]:
    """Put a colon behind a key that has none."""
    if _BARE_KEY.match(text):
        yield "yaml-colon", text + ":"
    if match := _NO_COLON.match(text):
        yield "yaml-colon", f"{match['lead']}{match['key']}: {match['value'] or ''}".rstrip()
    bare = punctuation.uncommented(text)
    yield "yaml-colon", _FLOW_NO_COLON.sub(r"\g<before>\g<key>: ", bare) + text[len(bare) :]


def _indented(lines: Sequence[str], line: int) -> Iterator[tuple[str, str]]:
    """Indent a line as its neighbours are, where it is indented by something else than usual spaces."""
    text = lines[line - 1]
    if (indent := punctuation.indentation(text)).strip(" "):
        code = "yaml-tab" if "\t" in indent else "yaml-space"
        yield from ((code, " " * width + text[len(indent) :]) for width in _indents(lines, line))


def _spaced(text: str) -> Iterator[tuple[str, str]]:
    """Put the space behind a key's colon."""
    if match := _NO_SPACE.match(text):
        begun = f"{match['lead']}{match['key']}: "
        yield "yaml-colon", begun + match["value"].lstrip()
        yield "yaml-colon", begun + quoted(match["value"].strip())
    bare = punctuation.uncommented(text)
    yield "yaml-colon", _FLOW_NO_SPACE.sub(r"\g<before>\g<key>: ", bare) + text[len(bare) :]


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


def _indents(lines: Sequence[str], line: int) -> list[int]:
    """Return how far a line may have been meant to be indented, as its neighbours are, the nearest first."""
    begun = max(0, line - 1 - _MAX_ABOVE)
    inside = block_texts.inside(lines[begun : line + 2])
    around = [*range(line - 2, begun - 1, -1), *range(line, min(line + 2, len(lines)))]
    is_item = lines[line - 1].lstrip().startswith("- ")
    found = []
    for number in around:
        text = lines[number]
        if text.strip() and not text.lstrip().startswith("#") and inside[number - begun] is None:
            width = len(text) - len(text.lstrip(" "))
            is_above = text.rstrip().endswith(":") or (text.lstrip().startswith("- ") and not is_item)
            found += [width + 2, width] if is_above else [width]
    if not any(text.strip() and not text.lstrip().startswith("#") for text in lines[: line - 1]):
        found.append(0)  # nothing stands above what begins a file
    return list(dict.fromkeys(found))
