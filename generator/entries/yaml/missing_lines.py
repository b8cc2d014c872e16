"""Lines that were forgotten, or made comments, above what belongs below them: ``notes:`` before ``- by:``."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, takewhile
from typing import TypeAlias

from generator.entries.format.entry import Entry, Paper
from generator.entries.format.shape import item_of, keys, model_of
from generator.entries.yaml.nodes import MAX_LINES, FileLine, says, width_of
from generator.problems.problem import Edit, Mend
from generator.support.languages import LANGS
from generator.text import identifiers
from generator.text.characters import likely_lang

_BEGUN = re.compile(r"(?P<lead>[ ]*)(?P<dash>(?:- +)?)(?P<key>[a-z][a-z-]*):(?: |$)")
_OF_LANGUAGE = re.compile(
    r"(?P<lead>[ ]*)(?P<key>[a-z]+)(?:[-_.]|[ ]?[(\[])(?P<lang>ko|en)[)\]]?[ ]*:(?P<rest>(?: .*)?)$"
)
_PLAIN = re.compile(r"(?P<lead>[ ]*)(?P<key>[a-z]+):(?P<rest> .*)$")
_ITEM = re.compile(r"(?P<lead>[ ]*- +)(?P<text>[^\s#].*)$")
_KEYED = re.compile(r"\s*\w+:(?:\s|$)")
_TOP = re.compile(r"(?P<key>[a-z][a-z-]*):")

_PASTED: Mapping[str, Callable[[str], object]] = {"arxiv": identifiers.arxiv_of, "doi": identifiers.doi_of}
"""What a line of its own may hold that was pasted without a key."""

_Key: TypeAlias = tuple[str, str]
"""The blanks before a key, and the key."""


def mends(line: FileLine) -> Iterator[Mend]:
    """Propose to begin one of the parts that an entry lacks above a line which would stand well there."""
    if len(line.lines) > MAX_LINES:
        return
    yield from _without_key(line)
    for key, read in _PASTED.items():
        if not _KEYED.match(line.text) and (pasted := read(line.text)):
            yield line.mend("missing-key", f"{' ' * line.width}{key}: {pasted}", column=line.width, key=key)
    line = next((each for each in (line, *line.below()) if says(each.text)), line)
    begun = _BEGUN.match(line.text)
    if begun is None or not (begun["lead"] or begun["dash"]):
        return
    before = next((above.text for above in line.above(line.number) if says(above.text)), "")
    width = len(before) - len(before.lstrip())
    if before.rstrip().endswith(":") or (not begun["dash"] and 0 < width <= len(begun["lead"])):
        return
    tops = [top["key"] if (top := _TOP.match(text)) else "" for text in line.lines]
    above = next(filter(None, reversed(tops[: line.number - 1])), "")
    if not begun["dash"] and _may_belong_to_item(line):
        return
    order = [*keys(Entry)]
    at = order.index(above) + 1 if above in order else 0
    for key in (*order[at:], *order[:at]):
        is_there = key in tops or (key == "unidentified" and not {"arxiv", "paper"}.isdisjoint(tops))
        if not is_there and begun["key"] in _below(is_item=bool(begun["dash"])).get(key, ()):
            yield line.mend("yaml-parent", f"{key}:", line.text, column=len(begun["lead"]), key=key)


def _without_key(line: FileLine) -> Iterator[Mend]:
    """Propose the key that an item of a list begins with, where others stand below what may be its value."""
    item, begun = _ITEM.match(line.text), _BEGUN.match("".join(below.text for below in line.below(1)))
    if item and begun and not begun["dash"] and not _BEGUN.match(line.text):
        for key in _firsts().get(begun["key"], ()):
            put = f"{item['lead']}{key}: {item['text']}"
            yield line.mend("missing-key", put, column=len(item["lead"]), key=key)


def above_languages(lines: Sequence[str]) -> Iterator[Mend]:
    """Propose languages below a key for keys that name both: ``summary_ko``."""
    named = ((number, found) for number, line in enumerate(lines, 1) if (found := _OF_LANGUAGE.match(line)))
    if not (first := next(named, None)):
        return
    edits: list[Edit] = []
    begun: _Key | None = None
    last: dict[int, str] = {}  # by their indentation
    for number, (line, below) in enumerate(pairwise((*lines, "")), 1):
        if said := _in_language(line, below, begun):
            (lead, key), text = said
            head = f"{lead}{key}:"
            is_there = begun == (lead, key) or last.get(len(lead), "").rstrip() == head
            put = f"{lead}  {text}"
            edits.append(Edit(number, 1, (put,) if is_there else (head, put)))
            begun = lead, key
        elif begun and line.strip():
            begun = begun if width_of(line) > len(begun[0]) else None
            edits += [Edit(number, 1, (f"  {line}",))] if begun else []
        if line.strip():
            last[width_of(line)] = line
    number, found = first
    typed = lines[number - 1].partition(":")[0].strip()
    nearest = f"{found['key']}: {{{found['lang']}: …}}"
    below = edits[0].lines[0].strip() if len(edits) == len(edits[0].lines) == 1 else ""
    values = {"key": typed, "nearest": nearest, "below": below, "mended": "", "known": ", ".join(LANGS)}
    yield Mend("unknown-key", tuple(edits), (number, len(found["lead"])), values=values)


def _in_language(line: str, below: str, begun: _Key | None) -> tuple[_Key, str] | None:
    """Return the key of a text in one language, and the text below that key.

    The language stands in the line's own key, or the line is beside one of which that is true: above it, or
    below it where its key has ``begun``.
    """
    if found := _OF_LANGUAGE.match(line):
        return (found["lead"], found["key"]), f"{found['lang']}:{found['rest']}"
    if not (plain := _PLAIN.match(line)):
        return None
    beside, key = _OF_LANGUAGE.match(below), (plain["lead"], plain["key"])
    if key == begun or (beside and key == (beside["lead"], beside["key"])):
        return key, f"{likely_lang(plain['rest'])}:{plain['rest']}"
    return None


def _may_belong_to_item(line: FileLine) -> bool:
    """Tell whether the item of a list above may have the keys that begin here; in its column, once more."""
    here = takewhile(lambda below: not below.text.strip() or below.width >= line.width, (line, *line.below()))
    begun = {key for key, column, _ in _keys(here) if column == line.width}
    above: list[tuple[str, int]] = []
    for key, column, is_item in _keys(line.above(line.number)):
        above.append((key, column))
        if is_item:
            has = {key for key, at in above if at == column}
            is_apart = line.width != column and not begun.isdisjoint(has)
            return not is_apart and any(begun | has <= known for known in _below(is_item=True).values())
    return False


def _keys(lines: Iterable[FileLine]) -> Iterator[tuple[str, int, bool]]:
    """Yield the keys that begin lines, with their columns and whether they begin items."""
    for match in filter(None, (_BEGUN.match(line.text) for line in lines)):
        yield match["key"], match.start("key"), bool(match["dash"])


@cache
def _firsts() -> dict[str, tuple[str, ...]]:
    """Return by the other keys of what lists hold with which key such an item may begin."""
    found: dict[str, dict[str, None]] = {}
    for of in (*keys(Entry).values(), *keys(Paper).values()):
        if model := model_of(item_of(of)):
            first, *others = keys(model)
            for key in others:
                found.setdefault(key, {})[first] = None
    return {key: tuple(firsts) for key, firsts in found.items()}


@cache
def _below(*, is_item: bool) -> dict[str, frozenset[str]]:
    """Return what stands under keys of an entry: in the items of a list, or else in a mapping."""
    found = {key: model_of(item_of(of) if is_item else of) for key, of in keys(Entry).items()}
    return {key: frozenset(keys(model)) for key, model in found.items() if model}
