"""Names of groups: universities, companies, teams. What is no surer a group than a person is a person."""

import re

from generator.text.names.familiar import FAMILIES, GIVEN
from generator.text.names.folding import romanised

_PLACE = (
    r"\b(?:universi[td]\w+|institut\w+|college|school|department|cent(?:er|re)|labs?|laborator(?:y|ies)|academy"
    r"|foundation|research|company|corporation|laboratoire|laboratorio)\b|대학|연구|센터|재단"
    r"|大[学學]|[学學][院校]|研究|[公会會]司|[会會]社|[实實実][验驗験]室|中心"
)
_SIGNING = (
    r"\b(?:team|group|consortium|collaboration|community|network|project|society|association|committee|initiative"
    r"|alliance|sons|partners|associates|authors|contributors|[ée]quipe|groupe|grupo|gruppe)\b"
    r"|학회|협회|위원회|그룹|[学學][会會]|[協协][会會]"
)
"""Words of the names of groups that write papers in their own name."""

GROUP = re.compile(rf"{_PLACE}|{_SIGNING}", re.IGNORECASE)
"""Words of which the names of groups are made."""

LEGAL_FORM = re.compile(r"inc\.?|incorporated|ltd\.?|limited|llc|gmbh|corp\.?", re.IGNORECASE)
"""What stands behind the comma of a company's name."""

_FORMED = re.compile(rf"[\s,](?:{LEGAL_FORM.pattern})$|\bgmbh\b", re.IGNORECASE)
_WORDS = re.compile(
    r"\b(?:archives?|librar(?:y|ies)|museum|orchestra|ensemble|conservator(?:y|ium)|ministry|federation"
    r"|organi[sz]ation|observatory|agency|commission|communications?|technolog(?:y|ies)|systems|solutions"
    r"|electronics|entertainment|studios?|software|industries|workshop)\b|주식회사|유한회사|\(주\)|株式",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"(?:google|microsoft|openai|deepmind|nvidia|spotify|deezer|bytedance|tencent|baidu|huawei|naver|kakao|samsung"
    r"|hyundai|adobe|amazon|netflix|qualcomm|alibaba|kaist|postech|etri|unist|gist|ircam|inria"
    r"|네이버|카카오|삼성전자|카이스트|포스텍|유니스트|서울대|연세대|고려대)\b",
    re.IGNORECASE,
)
"""What the names of companies and institutes begin with, and nobody's."""

_LINKED = re.compile(r"\s(?:of|for|the|on|and|&)\s")
"""Words that no name of a person has between others."""

_AI = re.compile(r"(?P<before>[^\s.,]{3,})(?:\s[^\s.,]+)*\sAI")
"""``AI`` behind a name: a person's initials or family name only behind one that is known as a person's."""


def is_group(name: str) -> bool:
    """Tell whether a name is surely no person's, so that it has no family name.

    >>> is_group("Google LLC"), is_group("Seamless Communication"), is_group("Spotify, Inc.")
    (True, True, True)
    >>> is_group("Meta AI"), is_group("Kim AI"), is_group("Weiwei Ai")
    (True, False, False)
    """
    if any(words.search(name) for words in (GROUP, _FORMED, _WORDS, _LINKED)) or _HOUSE.match(name):
        return True
    found = _AI.fullmatch(name)
    return found is not None and romanised(found["before"]) not in FAMILIES | GIVEN


def is_place(name: str) -> bool:
    """Tell whether people work at what a name names, rather than that it signs papers of its own."""
    return re.search(_PLACE, name, re.IGNORECASE) is not None and not is_signing(name)


def is_signing(name: str) -> bool:
    """Tell whether a name is one of those of groups that write papers in their own name."""
    return re.search(_SIGNING, name, re.IGNORECASE) is not None


def is_person(name: str) -> bool:
    """Tell whether a text looks like a whole name: two words or more, in no group's manner."""
    return name[:1].isalpha() and 2 <= len(name.split()) <= 5 and not GROUP.search(name)
