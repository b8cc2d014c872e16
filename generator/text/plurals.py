"""English plurals and their singulars: how words end, and those of this field that end otherwise.

A dictionary would know more words and be asked for each; what it would know of papers on music, sound and
learning stands here.
"""

import re

from generator.support import package

_LISTED = package.table("generator.text", "plurals.yml")

_OTHERWISE = dict(pair.split("/") for pair in _LISTED["otherwise"].split())
_BY_AN_S, _NO_PLURALS = (frozenset(_LISTED[kind].split()) for kind in ("by-an-s", "no-plurals"))

_FEWEST = 3
"""How many letters a singular has at least: what would have fewer, such as *yes*, is no plural."""

_ENDINGS = tuple(
    (re.compile(f"(?:{ending})$"), singular)
    for ending, singular in (
        (r"(ss|us|is|ics|series|species)", r"\1"),  # bass, chorus, analysis, lyrics
        (r"ies", "y"),
        (r"(ss|sh|ch|x|zz|ias)es", r"\1"),  # losses, hashes, approaches, mixes, biases
        (r"(?<![aeofm])uses", "us"),  # choruses, but causes, houses, fuses, muses
        (r"(y|he|ne)ses", r"\1sis"),  # analyses, syntheses
        (r"(?<![aeiou])oes", "o"),
        (r"s", ""),
    )
)
"""How plurals end, and their singulars; the first that fits tells."""


def singular(word: str) -> str:
    """Return the singular of an English word in small letters, or of an abbreviation in capitals.

    >>> [*map(singular, ("networks", "queries", "classes", "k-means", "GPUs", "chorus"))]
    ['network', 'query', 'class', 'k-means', 'GPU', 'chorus']
    """
    before, hyphen, last = word.rpartition("-")
    if last in _OTHERWISE:
        return f"{before}{hyphen}{_OTHERWISE[last]}"
    if not word.endswith("s") or last in _NO_PLURALS:
        return word
    found = word[:-1] if last in _BY_AN_S else _shortened(word)
    return found if len(found) - len(before) - len(hyphen) >= _FEWEST else word


def _shortened(word: str) -> str:
    ending, said = next((ending, said) for ending, said in _ENDINGS if ending.search(word))
    return ending.sub(said, word)
