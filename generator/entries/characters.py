"""Characters that nobody means to type, and text as it is compared."""

import re
import unicodedata

UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ud800-\udfff"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Control characters, Unicode's own line breaks (U+0085, U+2028, U+2029), noncharacters, surrogates."""


def name_of(character: str) -> str:
    """Name a character as Unicode does: ``U+2028 LINE SEPARATOR``."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")


def folded(text: str) -> str:
    """Return a name as it is compared: case, spaces and hyphens aside."""
    return re.sub(r"[\s\-‐-―_]+", "", unicodedata.normalize("NFKC", text).casefold())
