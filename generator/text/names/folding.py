"""Texts as they are compared: what makes two of them the same depends on what they name."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii


def folded(name: str) -> str:
    """Return a name as registries know it: case, spaces and hyphens aside.

    >>> folded("Multi-task  Learning"), folded("C++")
    ('multitasklearning', 'c++')
    """
    return re.sub(r"[\s\-‐-―_]+", "", unicodedata.normalize("NFKC", name).casefold())


@lru_cache(maxsize=100_000)  # a preview compares all titles after every edit
def folded_title(title: str) -> str:
    """Return a title as lists of papers vary it: letters and digits alone, without case and diacritics.

    >>> folded_title("Café: A Study")
    'cafeastudy'
    """
    decomposed = unicodedata.normalize("NFKD", title).casefold()
    return "".join(character for character in decomposed if character.isalnum())


def romanised(name: str) -> str:
    """Return a name in Latin letters as papers spell people: without case, diacritics and apostrophes.

    >>> romanised("SCHLÜTER"), romanised("d'Avila"), romanised("최근우")
    ('schluter', 'davila', 'choegeunu')
    """
    return anyascii(name).lower().replace("'", "")


def hyphenated(text: str) -> str:
    """Return a text as an address that is typed in any script: letters and digits, single hyphens between.

    >>> hyphenated("합성곱 신경망 (CNN)")
    '합성곱-신경망-cnn'
    """
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", text).casefold()).strip("-")
