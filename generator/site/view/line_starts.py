"""Korean lines that begin as they should: not with a particle that belongs to what ends the line before.

Where Korean words stay whole, browsers still end lines behind signs such as ``)`` and ``%`` and behind code,
though a particle follows without a space.
"""

import re

JOINER = '<span class="digest-joiner"></span>'
"""Where no line ends: the stylesheet puts a word joiner there, which nobody copies or searches."""

_CLOSED = r"(?:</[a-z]+>)*(?=[가-힣])"
_SIGN = r"(?:[)\]}”’」』》〉%‰°℃′″…!?]|(?<=[A-Za-z])\.|</code>)"
_PLACE = re.compile(_SIGN + _CLOSED)

_TAG = r"""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>"""
_WHOLE = r"<(?P<whole>math|option|pre|script|style|svg|textarea)\b.*?(?:</(?P=whole)>|\Z)"
_PART = re.compile(rf"{_WHOLE}|<!--.*?(?:-->|\Z)|{_TAG}|{_PLACE.pattern}", re.DOTALL)


def joined(html: str) -> str:
    """Return HTML in which no line parts Hangul from a sign, or from code, that it follows.

    >>> joined('<p title="(a)는">(a)는 <code>b</code>를</p>').replace(JOINER, "~")
    '<p title="(a)는">(a)~는 <code>b</code>~를</p>'
    """
    return _PART.sub(_joined, html) if _PLACE.search(html) else html


def _joined(part: re.Match[str]) -> str:
    is_place = part[0][0] != "<" or part[0].startswith("</code>")
    return part[0] + JOINER if is_place else part[0]
