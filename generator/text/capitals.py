"""Titles and names that were typed in capitals, as sentences and as names are printed."""

import re

from generator.support import package
from generator.text.names.familiar import FAMILIES, GIVEN
from generator.text.names.folding import romanised
from generator.text.names.groups import is_group
from generator.text.names.name_parts import PARTICLES, name_parts

_FORMULA = re.compile(r"(\$[^$]+\$)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-Þ]")
_OPENS = re.compile(r"[:?!]\s|[–—]\s|[“\"]")
"""What stands before the first word of a sentence or a subtitle."""

_ACRONYMS = frozenset(package.table("generator.text", "capitals.yml")["acronyms"].split())
"""What stays in capitals though it could be spoken as a word."""

_STAYS_IN_NAMES = re.compile(
    r"(?![JS]R\.?$)(?:.*\..*|.|I{2,3}|IV|[^AEIOUYÀ-ÖØ-Þ]{2,3}|(?!.[AEIOUY]|[AEIOU][HMN])..)"
)
"""A numeral, and initials: what nobody could say, and most of what has two letters."""

_AFTER_SIGN = re.compile(r"(?:\bMc|(?<=[-'’]))[a-zß-öø-ÿ]")

_LEAST = 3
"""Of how many words a title has to be: one or two may well be a name."""


def lowered(title: str) -> str:
    """Return a title that is all capitals as a sentence, and any other as it is.

    Acronyms stay where they can be told: they are known, have a digit or no vowel, or stand in brackets.

    >>> lowered("DEEP LEARNING FOR MUSIC (DLM) BASED ON LSTM: A STUDY")
    'Deep learning for music (DLM) based on LSTM: A study'
    """
    parts = _FORMULA.split(title)
    words = [word for text in parts[::2] for word in _WORD.findall(text)]
    if len(words) < _LEAST or not all(
        letter.isupper() for word in words for letter in word if letter.isalpha()
    ):
        return title
    shown = [part if index % 2 else _sentence(part, opens=index == 0) for index, part in enumerate(parts)]
    return "".join(shown)


def lowered_name(name: str) -> str:
    """Return a person's name whose words are all capitals as names are printed; a group's stays.

    Where others are not, it takes four letters or a known name of three: ``Kim MJY`` has initials.

    >>> lowered_name("JAN VAN DER BERG III"), lowered_name("Jean-P. DU PONT"), lowered_name("KIM Minji")
    ('Jan van der Berg III', 'Jean-P. du Pont', 'Kim Minji')
    >>> lowered_name("JK MCADAMS"), lowered_name("A NG"), lowered_name("IBM Research"), lowered_name("OPENAI")
    ('JK McAdams', 'A Ng', 'IBM Research', 'OPENAI')
    >>> lowered_name('Minji "MAYA" Kim')
    'Minji "MAYA" Kim'
    """
    head, bracket, aside = name.partition("(")
    words = head.split()
    loud = {word for word in words if word.isupper() and word[0].isalpha() and _is_name(word)}
    is_meant = head.isupper() or any(len(word) > 3 or (len(word) == 3 and _is_known(word)) for word in loud)
    if not loud or len(words) < 2 or not is_meant or is_group(head):
        return name
    quiet = " ".join(_named(word) if word in loud else word for word in words)
    *before, _ = name_parts(quiet).family.split()
    for particle in PARTICLES.intersection(map(str.lower, before)):
        quiet = re.sub(rf"(?<= ){particle}(?= )", particle, quiet, flags=re.IGNORECASE)
    return quiet + (f" ({aside}" if bracket else "")


def _is_known(word: str) -> bool:
    return (known := romanised(word)) in FAMILIES or known in GIVEN


def _is_name(word: str) -> bool:
    return _is_known(word) or not _STAYS_IN_NAMES.fullmatch(word)


def _named(word: str) -> str:
    return _AFTER_SIGN.sub(lambda sign: sign[0][:-1] + sign[0][-1].upper(), word.capitalize())


def _sentence(text: str, *, opens: bool) -> str:
    """Return what stands before, between or behind formulas; ``opens`` says that a sentence begins there."""
    shown, end = "", 0
    for found in _WORD.finditer(text):
        word, gap = found[0], text[end : found.start()]
        opens = opens or bool(_OPENS.search(gap))
        if not (_stays(word) or (gap.endswith("(") and text.startswith(")", found.end()))):
            word = word.capitalize() if opens else word.lower()
        shown += gap + word
        opens, end = False, found.end()
    return shown + text[end:]


def _stays(word: str) -> bool:
    if len(word) == 1:
        return word != "A"
    return word in _ACRONYMS or any(sign.isdigit() for sign in word) or not _VOWEL.search(word)
