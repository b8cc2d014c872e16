"""Notes that were typed as what somebody says, the name before a colon: ``- 김민지: 좋았다``."""

import re

from generator.entries import author_lists, korean_words
from generator.entries.format.entry import Entry, Note
from generator.entries.format.shape import keys, places
from generator.entries.write.writing import within
from generator.entries.yaml.nodes import Finding, Mapping, Scalar, Span
from generator.text.characters import likely_lang
from generator.text.names.author_names import FREQUENT
from generator.text.names.familiar import FAMILIES, GIVEN
from generator.text.names.folding import romanised
from generator.text.names.nearest import Suggestions
from generator.text.slugs import is_slug

_PERSON = re.compile(rf"{FREQUENT}[가-힣]{{2}}(?<![점도적평는들됨함음글디])")
"""The name of a Korean, and no word for what somebody says of a paper: ``문제점``, ``정확도``, ``한마디``."""


def signed(note: Mapping, text: str, suggestions: Suggestions) -> tuple[Mapping, list[Finding]]:
    """Return a note with the person whose name stands where a key should, and what is wrong with that."""
    unknown = [item for item in note.items if item[0].text not in keys(Note)]
    if len(unknown) != 1:
        return note, []
    who, said = unknown[0]
    if not isinstance(said, Scalar) or said.absent or not _is_person(who.text, suggestions):
        return note, []
    lang, name = likely_lang(said.text), within(who.text)
    line = "|" if text.startswith(("|", ">"), said.span.start) else within(said.text)
    values = {"known": ", ".join(keys(Note)), "meant": f"by: {name}`, `{lang}: {line}"}
    over = Span(who.span.start, text.index(":", who.span.end) + 1)
    if not text.startswith("{", note.span.start):
        column = who.span.start - text.rfind("\n", 0, who.span.start) - 1
        values["mended"] = f"by: {name}\n{' ' * column}{lang}:"
    by, language = (Scalar(key, plain=True, span=who.span) for key in ("by", lang))
    rest = (item for item in note.items if item[0] is not who)
    meant = Mapping(((by, who), (language, said), *rest), note.span)
    return meant, [Finding(who.span, "expected-mapping", values, over)]


def _is_person(key: str, suggestions: Suggestions) -> bool:
    """Tell whether what is no key is rather the name or the id of a person.

    >>> [_is_person(key, Suggestions()) for key in ("김민지", "Bo Li", "bo-li")]
    [True, True, True]
    >>> [_is_person(key, Suggestions()) for key in ("문제점", "Good points", "제목")]
    [False, False, False]
    >>> [_is_person(key, Suggestions()) for key in ("이유는", "한마디", "Main Idea", "to-do")]
    [False, False, False, False]
    """
    is_name = author_lists.is_whole(key) and all(word[0].isupper() for word in key.split())
    is_known = not (FAMILIES | GIVEN).isdisjoint(romanised(key).replace("-", " ").split())
    is_latin = (is_name and key.isascii()) or ("-" in key and is_slug(key))
    if not (_PERSON.fullmatch(key) or (is_latin and is_known)):
        return False
    return not korean_words.nearest(key, places(Entry), korean_words.KEYS, suggestions)
