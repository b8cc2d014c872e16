"""Lines that look like keys of the format: no mend makes a part of somebody's text of them.

Whatever parses then, one person's words would be published as another's, or a verdict as a sentence.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

from generator.entries.format.entry import Entry, Model
from generator.entries.format.registry import Edition, Person, Tag, Venue
from generator.entries.format.shape import is_prose, item_of, keys, model_of
from generator.entries.yaml import block_texts
from generator.entries.yaml.nodes import FileLine
from generator.entries.yaml.punctuation import COLONS, indentation, key_ended, usual
from generator.problems.problem import Mend
from generator.support.languages import LANGS
from generator.text.names.nearest import Suggestions

_KEY = re.compile(
    rf"(?:[-–—－•*][ ]*)*(?P<quote>[\"']?)(?P<key>[A-Za-z][\w-]*)(?P=quote)[ ]*(?P<end>[:{COLONS};=](?!//)|$)"
)
_BEGUN = re.compile(r"(?P<lead>[ ]*(?:- +)?)(?P<keys>(?P<key>[a-z][a-z-]*):[ ]+\S.*)$")
_NEXT = re.compile(r"(?:(?<! ) +(?:[,;/|] +)?|[,;/|] +)(?P<key>[a-z][a-z-]*):(?=[ ]|$)")
_WORD_END = re.compile(rf"[\s:{COLONS};=,]")


def are_lost(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether a key that stood in no text of a file stands in one once lines were mended."""
    if not (inside := Counter(_in_texts(after))) or not (lost := inside - Counter(_in_texts(before))):
        return False
    found = Counter(match["key"] for line in before if (match := _KEY.match(line.strip())) and match["end"])
    twice = {key for key, count in found.items() if count > 1}
    suggestions = Suggestions()
    return any(_is_known(line, twice, suggestions) for line in lost)


def begins_with_key(line: str) -> bool:
    """Tell whether the first word of a line is a key of the format, whatever follows."""
    return _WORD_END.split(line.strip(), maxsplit=1)[0].strip("\"'") in _known()


def ended(line: str) -> str:
    """Return a line with a colon behind its key, where that is all of it or has another sign behind it."""
    is_bare = begins_with_key(line) and _WORD_END.search(line.strip()) is None
    return f"{line.rstrip()}:" if is_bare else key_ended(line)


def mends(line: FileLine) -> Iterator[Mend]:
    """Propose a line of its own for each key behind a comma, or behind a key that takes a word or a list."""
    if not (begun := _BEGUN.match(line.text)):
        return
    lead, rest, key = begun["lead"], begun["keys"], begun["key"]
    apart: list[str] = []
    while (after := _NEXT.search(rest)) and after["key"] in _known():
        is_separate = after[0].strip(" ")[0] in ",;/|" and after["key"] not in LANGS
        if key not in _worded() and not is_separate:
            break
        apart.append((" " * len(lead) if apart else lead) + rest[: after.start()])
        rest, key = rest[after.start("key") :], after["key"]
    if apart and not any(" #" in text for text in apart):
        yield line.mend("keys-on-a-line", *apart, " " * len(lead) + rest, column=len(apart[0]))


def _in_texts(lines: Sequence[str]) -> Iterator[str]:
    """Yield what may be keys and stands as deep as the text that it is in, without what it begins with."""
    was_inside = False
    for line, within in zip(lines, block_texts.inside(lines), strict=True):
        if not (typed := line.strip()):
            continue
        is_first, was_inside = not was_inside, within is not None
        if within is None or len(usual(indentation(line))) < within or not (match := _KEY.match(typed)):
            continue
        # A text may begin "Note: …", as a sentence does.
        if not (is_first and match["key"][0].isupper()):
            yield typed.lstrip("-–—－•* ")


def _is_known(line: str, twice: Collection[str], suggestions: Suggestions) -> bool:
    """Tell whether a line begins with a key that the format knows, or nearly, or that the file has twice."""
    match = _KEY.match(line)
    if match is None or (key := match["key"]).casefold() in _known():
        return match is not None
    return key.islower() and bool(match["end"]) and (key in twice or bool(suggestions.near(key, _known())))


@cache
def _known() -> frozenset[str]:
    """Return all keys of the format."""
    return frozenset(key for key, _ in _keys(Entry, Edition, Venue, Tag, Person))


@cache
def _worded() -> frozenset[str]:
    """Return the keys whose values hold no colon and space: ids, words to choose from, and lists of those."""
    of = [*_keys(Entry, Edition, Venue, Tag, Person)]
    mappings = (key for key, annotation in of if (model := model_of(annotation)) and not model.bare)
    return _known().difference(mappings, (key for key, annotation in of if is_prose(annotation)))


def _keys(*models: type[Model]) -> Iterator[tuple[str, Any]]:
    """Yield the keys of mappings and of those within them, with the type of each."""
    for key, annotation in (item for model in models for item in keys(model).items()):
        yield key, annotation
        if inner := model_of(annotation) or model_of(item_of(annotation)):
            yield from _keys(inner)
