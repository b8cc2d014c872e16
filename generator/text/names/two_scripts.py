"""Names typed in two scripts at once, as ``Keunwoo Choi (최근우)``: a person's, with both, or not one.

What stands in the brackets behind a name may also be where somebody works.
"""

import re
from collections.abc import Sequence

from generator.text.names.author_names import COMPOUND, FAMILY_FIRST
from generator.text.names.familiar import FAMILIES
from generator.text.names.folding import romanised
from generator.text.names.groups import GROUP, is_person

_MAX_NAME = 300
"""How many characters a name may have to be looked at."""

_HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
_NATIVE = (
    rf"[가-힣]{{2,4}}|[{_HAN}]{{1,3}}\s[{_HAN}\u3041-\u30ff]{{1,4}}|[{_HAN}][{_HAN}\u3041-\u309f]{{1,4}}"
)
"""Names in Hangul, and those of China and Japan, where people put a space between family and given name."""

_APART = r"(?:\s*[/|]\s*|\s+)"

_HANGUL = re.compile("[가-힣]{2,4}")
_SPELT = (
    ("ee", "i"),
    *((vowel, "u") for vowel in ("oo", "ou", "eo", "eu")),
    ("ck", "k"),
    ("g", "k"),
    ("d", "t"),
    ("b", "p"),
    ("j", "c"),
    ("r", "l"),
)
"""How letters are written one way by some Koreans and another by others, and here."""

_IN_TWO = re.compile(
    rf"([^()（\[]+?)\s*[(（\[]\s*(.+?)\s*[)）\]]|((?:{_NATIVE})){_APART}(.+)|(.+?){_APART}((?:{_NATIVE}))"
)
_INVERTED = re.compile(r"(?P<family>[^\s,]+)\s*,\s*(?P<given>[^\s,]+(?:\s[^\s,]+)?)")
_ELSEWHERE = re.compile(
    "中国|中國|日本|台湾|臺灣|香港|北京|上海|东京|東京|京都|大阪|清华|清華|北大|東大|京大|阪大"
    "|百度|腾讯|騰訊|阿里巴巴|华为|華為|小米|字节跳动|快手|网易|理研|産総研"
)
"""Places and houses of as many letters as a name, where people work."""


def in_two_scripts(name: str) -> tuple[str, str] | None:
    """Return the Latin and the other name of somebody whose name was typed as both; None for other names.

    >>> in_two_scripts("Keunwoo Choi (최근우)"), in_two_scripts("王小明 (Xiao-Ming Wang)")
    (('Keunwoo Choi', '최근우'), ('Xiao-Ming Wang', '王小明'))
    >>> in_two_scripts("이보라(Lee, Bo-Ra)")
    ('Bo-Ra Lee', '이보라')
    >>> in_two_scripts("Lee, Bo-Ra / 이보라")
    ('Bo-Ra Lee', '이보라')
    >>> in_two_scripts("王小明 (Acme Sounds)"), in_two_scripts("Wei Wang (清华大学)")
    (None, None)
    >>> in_two_scripts("John Lee / 이보라"), in_two_scripts("Wei Wang / 이보라")
    (('John Lee', '이보라'), None)
    """
    if name.isascii() or len(name) > _MAX_NAME or GROUP.search(name):
        return None
    if not (found := _IN_TWO.fullmatch(name)):
        return None
    first, second = filter(None, found.groups())
    is_turned = FAMILY_FIRST.match(first) is not None
    latin, native = (second, first) if is_turned else (first, second)
    if inverted := _INVERTED.fullmatch(latin):
        latin = f"{inverted['given']} {inverted['family']}"
    if not is_person(latin) or FAMILY_FIRST.search(latin) or not re.fullmatch(_NATIVE, native):
        return None
    is_divided = found[1] is None and re.search(r"[/|]", name) and _HANGUL.fullmatch(native)
    is_one = _sound_alike(latin, native) if is_divided else not is_turned or _are_one(latin, native)
    if _ELSEWHERE.fullmatch(native) or not is_one:
        return None
    return latin, native


def in_both_scripts(names: Sequence[str]) -> list[str]:
    """Return the names of a list that has all Koreans twice, in Hangul and in Latin letters, once in both.

    None where it has not all of them twice, or not in one order.

    >>> in_both_scripts(["김민지", "박지훈", "Minji Kim", "Park Ji-Hoon"])
    ['Minji Kim (김민지)', 'Park Ji-Hoon (박지훈)']
    >>> in_both_scripts(["김민지", "Jihoon Kim"]), in_both_scripts(["김수진", "Sujin Lee"])
    ([], [])
    """
    native = [bare for name in names if _HANGUL.fullmatch(bare := name.replace(" ", ""))]
    latin = [name for name in names if not FAMILY_FIRST.search(name) and is_person(name)]
    if len(native) + len(latin) != len(names) or len(native) != len(latin):
        return []
    are_one = all(_all_sounds_alike(name, hangul) for name, hangul in zip(latin, native, strict=True))
    return [f"{name} ({hangul})" for name, hangul in zip(latin, native, strict=True)] if are_one else []


def on_paper(name: str) -> str:
    """Return the name by which somebody is known on papers: of two scripts the Latin one."""
    both = in_two_scripts(name)
    return both[0] if both else name


def _are_one(latin: str, native: str) -> bool:
    """Tell whether Latin words behind a name are surely the same name, and not where somebody works.

    The family name is a common one, or a word begins or ends as the letters of the other name sound.
    """
    words = romanised(latin).replace("-", "").split()
    sound = "".join(romanised(native).split())
    return any(word in FAMILIES for word in (words[0], words[-1])) or any(
        len(word) > 1 and (sound.startswith(word) or sound.endswith(word)) for word in words
    )


def _sound_alike(latin: str, hangul: str) -> bool:
    """Tell whether a word, or all but the family name, sounds as a part of a Korean's name does.

    >>> _sound_alike("Keunwoo Choi", "최근우"), _sound_alike("Ji-Hoon Park", "박지훈")
    (True, True)
    >>> _sound_alike("Syngman Rhee", "이승만"), _sound_alike("Ming Li", "박지훈")
    (True, False)
    """
    first, *others = latin.replace("-", " ").split()
    *before, last = first, *others
    said = {_sound(part) for part in (first, last, "".join(others), "".join(before))}
    length = 2 if hangul[:2] in COMPOUND else 1
    return not said.isdisjoint({_sound(hangul[:length]), _sound(hangul[length:])})


def _all_sounds_alike(latin: str, hangul: str) -> bool:
    """Tell whether both the family name, first or last, and the given name sound as a Korean's do."""
    words = latin.replace("-", " ").split()
    length = 2 if hangul[:2] in COMPOUND else 1
    native = _sound(hangul[:length]), _sound(hangul[length:])
    orders = ((words[0], words[1:]), (words[-1], words[:-1]))
    return any((_sound(family), _sound("".join(given))) == native for family, given in orders)


def _sound(name: str) -> str:
    """Return the consonants of a name, as which they are heard; the vowel of one that has none."""
    heard = re.sub("r(?![aeiouwyh])", "", romanised(name).replace(" ", ""))
    for letters, letter in _SPELT:
        heard = heard.replace(letters, letter)
    bones = re.sub(r"(.)\1+", r"\1", re.sub("[aeiouwyh]|^[ln]", "", heard))
    return bones or re.sub("[^aeiou]", "", heard)
