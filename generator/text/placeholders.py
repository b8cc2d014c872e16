"""What somebody meant to fill in: the texts that templates and people leave in the place of one to come."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_MAX_LENGTH = 200
"""A longer text says something."""

_EDGES = " \t\r\n.,:;!?()[]{}<>*_`'\"“”‘’「」~#/|…⋯⋮-–—"
_THING = (
    r"(?:(?:the|a|your|paper)[ -])*"
    r"(?:title|name|author|text|summary|abstract|note|caption|description|alt text|id)s?"
)
_THING_KO = r"(?:논문 ?)?(?:제목|이름|저자|요약|초록|내용|노트|메모|설명|본문|글|대체 ?텍스트)"
_LEFT = re.compile(
    rf"{_THING} (?:goes )?here|your[ -]{_THING}|(?:write|type|put|insert|enter|add) {_THING}(?: here)?"
    r"|to-?do|tb[acd]|fixme|xxx+|wip|n/?a|placeholder|asdf\w*|lorem ipsum.*|coming soon|fill (?:me|this) in"
    r"|to be (?:written|filled in|added|determined|done|announced|confirmed|translated)"
    rf"|여기에?|여기에 {_THING_KO}(?:[을를])?|(?:여기에 )?{_THING_KO}[을를]? ?(?:여기에 ?)?"
    r"(?:쓰세요|적으세요|넣으세요|써 ?주세요|적어 ?주세요|넣어 ?주세요)"
    r"|여기에 .{0,30}(?:쓰세요|적으세요|넣으세요|써 ?주세요|적어 ?주세요|넣어 ?주세요)"
    r"|.{0,20}(?:입력|작성)(?:하세요|해 ?주세요|하십시오|하기|할 것)"
    r"|.{0,20}채(?:우세요|워 ?주세요|워 ?넣으세요)"
    r"|(?:\S{1,10} )?(?:작성|입력|추가|번역|정리)(?: ?중| ?예정| ?필요)(?:입니다|임|이다)?"
    r"|(?:추후|나중에) ?(?:작성|입력|추가|번역|정리)|미정|미작성|할 ?일|(?:해당 ?)?없음|ㅁㄴㅇㄹ\w*"
    r"|저자 ?이름|(?:first|last|full|author) ?names?|name surname|first ?name last ?name",
    re.IGNORECASE,
)
_BRACKETED = re.compile(f"{_THING}|{_THING_KO}", re.IGNORECASE)
"""What only holds a place where it stands between brackets."""

_NOTED = re.compile(r"(?:TODO|FIXME|TBD)\b(?!(?:[^ ]* (?:[^ A-Z][^ ]* )*[A-Z]){4})")
"""What begins a note to oneself, in capitals: ``Todo lists`` begins a sentence.

Four other words with capitals make a title of it, as ``TBD: Analyzing Deep Neural Networks`` is.
"""


PATTERNS: Mapping[str, str | int] = MappingProxyType(
    {
        "longest": _MAX_LENGTH,
        "edges": _EDGES,
        "whole": _LEFT.pattern,
        "bracketed": _BRACKETED.pattern,
        "noted": _NOTED.pattern,
    }
)
"""What ``is_left`` goes by, for scripts that tell it while somebody types."""

_UNSAID = re.compile(
    r"[\W_]*(?:n[./]?a|none|null|nan|undefined|unknown(?:\s+authors?)?|미상)[\W_]*", re.IGNORECASE
)
"""What programs write where there is nothing."""


def is_unsaid(text: str) -> bool:
    """Tell whether a text says that there is none, or only holds the place of one to come.

    >>> is_unsaid("null"), is_unsaid("Unknown Author"), is_unsaid("TBD"), is_unsaid("Linda Null")
    (True, True, True, False)
    """
    return is_left(text) or (len(text) <= _MAX_LENGTH and _UNSAID.fullmatch(text) is not None)


def is_left(text: str) -> bool:
    """Tell whether a text only holds the place of one to come: ``…``, ``TODO``, ``여기에 요약``.

    >>> is_left("..."), is_left("<your title>"), is_left("여기에 요약을 써 주세요")
    (True, True, True)
    >>> is_left("여기에 잔차를 더했다."), is_left("Todo lists, reviewed")
    (False, False)
    >>> is_left("TODO: ask Minji about it"), is_left("TODO or To Bug: Exploring How Annotations Play a Role")
    (True, False)
    """
    if not text.strip() or len(text) > _MAX_LENGTH:
        return False
    bare = " ".join(text.strip(_EDGES).split())
    if not bare:
        return all(unicodedata.category(sign)[0] in "PZC" or sign in "`~|<>⋯⋮" for sign in text)
    bracketed = text.strip()[:1] in {"<", "[", "{"} and _BRACKETED.fullmatch(bare)
    return bool(bracketed or _LEFT.fullmatch(bare) or _NOTED.match(bare))
