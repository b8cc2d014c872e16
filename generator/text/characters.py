"""Characters that nobody means to type, and those of a script."""

import re
import unicodedata

from generator.support.languages import Lang

UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ud800-\udfff"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Control characters, Unicode's own line breaks (U+0085, U+2028, U+2029), noncharacters, surrogates."""

REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Unicode's bidirectional embeddings, overrides and isolates.

They show text in another order than it has, so that a reviewer reads something else than what is published
(CVE-2021-42574). Words written from right to left need none of them.
"""

INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164\uffa0\ufff9-\ufffb]+"
    # Joiners shape emoji and the letters of Arabic, India and its neighbours; elsewhere they do nothing.
    "|(?<![\u0600-\u08ff\u0900-\u109f\u1780-\u18af\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+"
    "|(?<![\u2800-\u28ff])\u2800+(?![\u2801-\u28ff])"  # Braille's blank, where there is no Braille
    # Tags spell the names of flags after a black one.
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
)
"""Characters that take no room and say nothing: mostly pasted along, and able to make texts look alike."""

MAX_MARKS = 8
"""How many combining marks may stand on one letter; no writing needs more, and more cover what is around."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0f71-\u0fbc"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
STACKED = re.compile(f"(?<=[{_MARKS}]{{{MAX_MARKS}}})[{_MARKS}]+")
"""The marks beyond those, of the scripts whose marks stack."""

_CHAINED = re.compile("(?:[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*\u200d){8,}")
"""More emoji joined into one than Unicode knows, wider together than any screen."""

HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
"""Letters of Korean: whole syllables, and the jamo that they are made of."""

LATIN = re.compile("[A-Za-z]")
"""A letter of English."""

KOREAN_NAME = re.compile("[가-힣]{2,4}")
"""The name of a Korean in Hangul."""

LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""What is copied from a PDF, by which no search would find the word."""

PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|과|와|의|에|도|만|로|나|으로|이나|에서|에게|부터|까지|처럼|보다)(?:의|는|도)?"
)
"""What Korean glues to the end of a noun."""

PICTOGRAPHS = "←-⇿☀-➿⬀-⯿\U0001f000-\U0001faff"
"""Arrows, ticks, stars and emoji, as chats put them before lines; they may say something of what follows."""

BULLETS = "•·∙⋅・‣‧ㆍ※■-◿✓✔"
"""Signs before the items of a list which neither Markdown nor YAML reads as such."""

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters of scripts that run from right to left, and turn the neutral characters beside them with them."""


_RUNNER_COMMAND = re.compile(r"##(?=\[)")
"""What begins a command to the runner of GitHub's workflows, wherever in a line of a log it stands."""

_UNUSUAL = re.compile(
    "[^\t\n\r -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u03ff\u2010-\u2027\u2030-\u205e\u3001-\u3029\uac00-\ud7a3]"
)
"""Whatever is not a letter, digit, sign or blank of Latin, Greek or Korean text."""


def are_usual(text: str) -> bool:
    """Tell of most texts, quickly, that they hold nothing unwanted, reordering or invisible, and no marks."""
    return (text.isascii() and text.isprintable()) or _UNUSUAL.search(text) is None


def name_of(character: str) -> str:
    """Name a character as Unicode does: ``U+2028 LINE SEPARATOR``."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")


def likely_lang(text: str) -> Lang:
    """Return the language that a short text is probably in: Korean where a letter of it is."""
    return "ko" if HANGUL.search(text) else "en"


def beginning(text: str, most: int) -> str:
    """Return so many characters of a line at most, of whole words where those are more than half as many."""
    if len(text) <= most:
        return text
    words = text[:most].rpartition(" ")[0]
    return words if len(words) > most // 2 else text[:most]


def escaped(text: str) -> str:
    r"""Return a text on one line, as terminals and logs may show it whoever typed it.

    Controls, line breaks, marks that reorder and characters without a glyph become escapes as in YAML's
    double quotes: ``\x9b``, ``\u200f``. ``##[`` is broken up: GitHub's runner would obey what follows it.
    """
    shown = text if are_usual(text) and text.isprintable() else "".join(map(_escape, text))
    return _RUNNER_COMMAND.sub("## ", shown)


def _escape(character: str) -> str:
    shows = character.isprintable() and not INVISIBLE.fullmatch(character)
    return character if shows else character.encode("unicode_escape").decode()


def visible(text: str) -> str:
    """Return a text without what nobody sees, or sees all over the page."""
    if are_usual(text):
        return text
    shown = STACKED.sub("", INVISIBLE.sub("", REORDERING.sub("", text)))
    return _CHAINED.sub(lambda chain: chain[0].replace("\u200d", ""), shown)
