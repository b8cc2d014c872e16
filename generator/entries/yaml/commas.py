"""Commas as JSON and prose have them: at the end of a line, two in a row, between texts or languages."""

import re
from collections.abc import Iterator

from generator.entries.write.writing import scalar
from generator.entries.yaml.nodes import FileLine
from generator.entries.yaml.parser import quoted
from generator.problems.problem import Mend
from generator.text.characters import LATIN

_LEAD = r"(?P<lead>[ ]*(?:- +)*(?:[\w-]+[ ]*:[ ]+|(?<=- )))"
_TEXT = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
_COMMENT = r"(?P<comment>[ ]*|[ ]+#.*)$"
_BRACKETED = r"(?:\[[^\[\]]*\]|\{[^{}]*\})"
_ENDED = re.compile(
    rf"(?P<typed>{_LEAD}(?:{_TEXT}(?![ ]*[.])|{_BRACKETED}(?![ ]+[.])|[a-z][a-z-]*(?![ ]))"
    rf"|[ ]*(?:- +)*[\w-]+:)[ ]*[,;.]{_COMMENT}"
)
_LANGUAGES = re.compile(
    r"(?i)(?P<lead>[ ]*(?:- +)*)(?P<first>ko|en)[ ]*[:：][ ]*(?P<said>[^\s:：].*?)(?<=[ .,;/|])"
    r"(?P<second>(?!(?P=first))(?:ko|en))[ ]?[:：][ ]*(?P<other>[^\s:：].*?)(?<! )"
    r"(?P<comment>[ ]*|[ ]{2,}#.*)$"
)
_SEPARATOR = re.compile(r"(?<! ) *[,;/|]$")
_HANGUL = re.compile("[가-힣]")
_HEADED = re.compile(
    r"(?P<lead>[ ]*(?:- +)*)(?P<key>[\w-]+:)[ ]+(?P<brace>\{?)[ ]*(?P<rest>(?i:ko|en)[ ]*[:：].*)$"
)
_IN_BRACES = re.compile(r"[^{]*\{.*[,，][ ]*(?:ko|en)[ ]*[:：]")
_ONE_LANGUAGE = re.compile(r"(?P<key>ko|en): +(?P<value>\S.*)$")
_EMPTY = re.compile(rf"(?P<quoted>{_TEXT})|(?P<opened>\[)[ ]*,[ ,]*|,[ ]*,[ ,]*(?P<closed>\]?)")
_SIDE_BY_SIDE = re.compile(rf"(?P<before>[\[,][ ]*{_TEXT})[ ]+(?=(?P<next>{_TEXT})[ ]*[\],\"'])")
_LISTED = re.compile(rf"{_LEAD}(?P<texts>{_TEXT}(?:[ ]*,[ ]*{_TEXT})+)[ ]*,?{_COMMENT}")


def mends(line: FileLine) -> Iterator[Mend]:
    """Propose a line without the comma at its end, or with brackets or quotes around what commas separate."""
    text = line.text
    if both := languages(text) or _below_their_key(text):
        yield line.mend("expected-languages", *both, value="")
        return
    filled = _EMPTY.sub(lambda empty: next(filter(None, empty.groups()), ", "), text).rstrip(" ")
    if filled != text.rstrip(" "):
        yield line.mend("yaml-empty-item", filled)
    if ended := _ENDED.match(text):
        yield line.mend("yaml-line-comma", ended["typed"] + ended["comment"])
    if listed := _LISTED.match(text):
        texts = listed["texts"]
        for code, value in (("expected-list", f"[{texts}]"), ("yaml-quotes", quoted(texts))):
            yield line.mend(code, listed["lead"] + value + listed["comment"])
    if apart := _SIDE_BY_SIDE.search(text):
        yield line.mend("item-runs-on", _SIDE_BY_SIDE.sub(r"\g<before>, ", text), value=apart["next"])


def languages(text: str) -> tuple[str, str] | None:
    """Return the lines to write where both languages of a text stand on one.

    >>> languages("  ko: 요약, en: A summary"), languages("  en: The code ko: Korean")
    (('  ko: 요약', '  en: A summary'), None)
    >>> languages("  KO： 요약. En:A.")
    ('  ko: 요약.', '  en: A.')
    """
    if not (typed := _LANGUAGES.match(text)):
        return None
    said = {
        typed["first"].lower(): _SEPARATOR.sub("", typed["said"].rstrip()),
        typed["second"].lower(): typed["other"],
    }
    if not (_HANGUL.search(said["ko"]) and LATIN.search(said["en"])):
        return None
    first, second = (
        f"{language}: {part if re.fullmatch(_TEXT, part) else scalar(part)}"
        for language, part in said.items()
    )
    return f"{typed['lead']}{first}", f"{' ' * len(typed['lead'])}{second}{typed['comment']}"


def _below_their_key(text: str) -> tuple[str, ...]:
    """Return the lines to write where a language's key, or both, stand behind the key of the text.

    >>> _below_their_key("asks: ko: 왜? en: Why?"), _below_their_key("asks: {ko: 왜? en: Why?}")
    (('asks:', '  ko: 왜?', '  en: Why?'), ('asks:', '  ko: 왜?', '  en: Why?'))
    >>> _below_their_key("- title: en: A: B")
    ('- title:', '    en: "A: B"')
    """
    headed = _HEADED.match(text)
    if not headed or bool(headed["brace"]) != headed["rest"].endswith("}") or _IN_BRACES.match(text):
        return ()
    indent = " " * (len(headed["lead"]) + 2)
    rest = headed["rest"].removesuffix("}")
    both = languages(indent + rest)
    one = None if both or headed["brace"] else _ONE_LANGUAGE.match(rest)
    below = both or ((f"{indent}{one['key']}: {scalar(one['value'])}",) if one else ())
    return (headed["lead"] + headed["key"], *below) if below else ()
