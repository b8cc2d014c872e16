"""The words that rendering adds to a text, in both languages."""

import re
from collections.abc import Mapping, Sequence

from generator.support import package
from generator.support.languages import LANGS, Lang

_SAID: Mapping[str, Mapping[str, Sequence[str]]] = package.table("generator.text.markdown", "captions.yml")

NOTES, NUMBERED, _WORDS = (
    {key: dict(zip(LANGS, both, strict=True)) for key, both in _SAID[kind].items()}
    for kind in ("notes", "numbered", "words")
)

DONE, TO_DO, TABLE, FORMULA = (_WORDS[key] for key in ("done", "to-do", "table", "formula"))
FOOTNOTES, FOOTNOTE, BACK, OUTPUT = (_WORDS[key] for key in ("footnotes", "footnote", "back", "output"))

UNTITLED = re.compile(rf"^(?P<begin>[ ]*(?:!!!|\?\?\?\+?) (?P<kind>{'|'.join(NOTES)}))[ ]*$", re.MULTILINE)
"""The first line of a note without a title, for engines that would call it by its kind in English."""


def titled(box: re.Match[str], lang: Lang) -> str:
    """Return the first line of an admonition with what stands over it.

    >>> titled(UNTITLED.match("??? answer"), "ko")
    '??? answer "답"'
    """
    return f'{box["begin"]} "{NOTES[box["kind"]][lang]}"'
