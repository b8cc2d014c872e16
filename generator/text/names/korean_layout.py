"""Latin letters that were typed with the Korean layout on: ``ㅅㅁㅎㄴ`` are the keys of ``tags``."""

import unicodedata

_INITIAL = "r R s e E f a q Q t T d w W c z x v g".split()
_MEDIAL = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split()
_FINAL = "r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g".split()
"""The keys of Hangul's letters on the layout of KS X 5002, in the order of Unicode's conjoining jamo."""

_KEYS = {
    chr(first + number): keys
    for first, letters in ((0x1100, _INITIAL), (0x1161, _MEDIAL), (0x11A8, _FINAL))
    for number, keys in enumerate(letters)
}


def as_latin(text: str) -> str:
    """Return a text as the same keys write it with a Latin layout.

    >>> as_latin("ㅅㅁㅎㄴ"), as_latin("녀ㅡㅡㅁ교"), as_latin("tags")
    ('tags', 'summary', 'tags')
    """
    return "".join(_KEYS.get(letter, letter) for letter in unicodedata.normalize("NFKD", text))
