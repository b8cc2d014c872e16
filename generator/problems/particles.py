"""Which form of a Korean particle follows a word: that depends on the sound it ends in as Koreans read it."""

import re
import unicodedata

_CLOSED_DIGITS = frozenset("013678")
"""Digits whose Korean names end in a consonant."""

_RIEUL_DIGITS = frozenset("178")
"""Those whose names end in ㄹ, as 일, 칠 and 팔 do."""

_RIEUL = 8
"""The index of ㄹ among the final consonants of a Hangul syllable."""

_SPELT = 3
"""Capitals are read letter by letter where there are so few: OCR, but not ISMIR."""

_VOWELS = "aeiouy"
_UNSPEAKABLE = re.compile(f"[^{_VOWELS}]*|.*[^{_VOWELS}]r")
"""What cannot be read as a word, in small letters either: cnn, lstm, ICLR."""

_RIEUL_WORD = re.compile(r".*le?")
"""model 모델, table 테이블, file 파일."""

_CLOSED_WORD = re.compile(
    rf"""
    .*(?:
        [mn] | [{_VOWELS}][mn]e | ng | mb               # 팀, 앤, 디자인; 네임, 머신; 러닝; 콤
      | (?:^|[^{_VOWELS}])[{_VOWELS}](?:([bcpt])\1?|c?k)  # 웹, 뮤직, 로봇, 스콧; 잭
      | ook | oup | (?:ae|eo|eu)[kpt]                   # 북, 그룹; 석, 혁
    )
    """,
    re.VERBOSE,
)
"""Words whose last consonant closes a syllable; behind others a vowel is spoken: 노트, 비트, 테스트, 태그.

An r at the end is not heard: 에디터.
"""


def particle(word: str, closed: str, unclosed: str) -> str:
    """Choose the form of a Korean particle that follows ``word``: 을/를, 은/는, 이/가, 과/와, 으로/로.

    >>> particle("editor", "이라는", "라는"), particle("one", "이라는", "라는"), particle("OCR", "을", "를")
    ('라는', '이라는', '을')
    """
    is_closed, is_rieul = _ending(word)
    return closed if is_closed and not (closed == "으로" and is_rieul) else unclosed


def _ending(word: str) -> tuple[bool, bool]:
    """Tell whether a word, spoken in Korean, ends in a consonant, and whether that is ㄹ."""
    letters = [character for character in unicodedata.normalize("NFC", word) if character.isalnum()]
    last = letters[-1] if letters else ""
    if "가" <= last <= "힣":
        final = (ord(last) - ord("가")) % 28
        return final != 0, final == _RIEUL
    if last.isdigit():
        return last in _CLOSED_DIGITS, last in _RIEUL_DIGITS
    return _latin_ending(word)


def _latin_ending(word: str) -> tuple[bool, bool]:
    bare = "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
    found = re.search(r"[A-Za-z]+(?=[^A-Za-z]*$)", bare[-100:])
    typed = found[0] if found else ""
    last = typed.lower()
    if (typed.isupper() and len(typed) <= _SPELT) or _UNSPEAKABLE.fullmatch(last):
        return last.endswith(("l", "m", "n", "r")), last.endswith(("l", "r"))  # 엘, 엠, 엔, 알
    is_rieul = _RIEUL_WORD.fullmatch(last) is not None
    return is_rieul or _CLOSED_WORD.fullmatch(last) is not None, is_rieul
