"""Similar tags: two of the vocabulary that are probably one, proposed by people who did not see the other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.catalog.lookalikes import FEWEST_EXCHANGED, is_slip
from generator.entries.format.registry import Tag, names_of
from generator.text.characters import HANGUL
from generator.text.names.folding import folded, hyphenated
from generator.text.plurals import singular

_S = re.compile(r"(?<=[a-z]{2})(?<![sui])s$")
"""What still may tell one form from another where a word is a singular: ``acoustic``, ``acoustics``."""


def same_but_for_form(tags: Mapping[str, Tag], above: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Return pairs of tags called the same in English but for plurals and the order of words.

    A tag and one above it were told apart by whoever put them so.
    """
    first: dict[tuple[str, ...], str] = {}
    pairs: dict[tuple[str, str], None] = {}
    for tag_id, tag in tags.items():
        for name in (tag_id, tag.name.en or tag_id):
            other = first.setdefault(_form(name), tag_id)
            if not _are_related(other, tag_id, above):
                pairs[other, tag_id] = None
    return list(pairs)


def nearly_same(tags: Mapping[str, Tag], above: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Return pairs of tags that have names with one letter's difference, or the same in another form.

    Aliases are names as well, those in Hangul left out, where one syllable tells what one letter does not.
    That makes it a question to who looks, and no mistake.
    """
    alike: dict[str, list[tuple[str, str]]] = defaultdict(list)
    pairs: dict[tuple[str, str], None] = dict.fromkeys(same_but_for_form(tags, above))
    for tag_id, tag in tags.items():
        for name in {folded(name) for name in (tag_id, *names_of(tag)) if not HANGUL.search(name)}:
            for key in _keys(name):
                pairs |= {
                    (other, tag_id): None
                    for other, called in alike[key]
                    if not _are_related(other, tag_id, above) and (called == name or is_slip(called, name))
                }
                alike[key].append((tag_id, name))
    return list(pairs)


def _are_related(one: str, other: str, above: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether two tags are one, or one stands above the other."""
    return one == other or one in above[other] or other in above[one]


def _form(name: str) -> tuple[str, ...]:
    """Return the words of a name in the singular, by the alphabet."""
    return tuple(sorted(_S.sub("", singular(word)) for word in hyphenated(name).split("-")))


def _keys(name: str) -> Iterator[str]:
    """Yield what a long name has in common with those that one letter tells from it."""
    if len(name) >= FEWEST_EXCHANGED:
        yield name
        yield from {name[:place] + name[place + 1 :] for place in range(len(name))}
