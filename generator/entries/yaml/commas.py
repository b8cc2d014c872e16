"""Commas as JSON and prose have them: at the end of a line, two in a row, between texts or languages."""

import re
from collections.abc import Iterator, Sequence

from generator.entries.write.writing import scalar
from generator.entries.yaml.parser import quoted
from generator.problems.problem import Edit, Mend
from generator.text.characters import LATIN

_LEAD = r"(?P<lead>[ ]*(?:- +)*(?:[\w-]+[ ]*:[ ]+|(?<=- )))"
_TEXT = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
_COMMENT = r"(?P<comment>[ ]*|[ ]+#.*)$"
_ENDED = re.compile(rf"{_LEAD}(?P<value>{_TEXT}|\[[^\[\]]*\]|\{{[^{{}}]*\}})[ ]*[,;]{_COMMENT}")
_AFTER_WORD = re.compile(rf"{_LEAD}(?P<value>[a-z][a-z-]*)[,;.]{_COMMENT}")
_AFTER_BRACKET = re.compile(rf"{_LEAD}(?P<value>\[[^\[\]]*\]|\{{[^{{}}]*\}})[.]{_COMMENT}")
_AFTER_KEY = re.compile(rf"(?P<lead>[ ]*(?:- +)*)(?P<value>[\w-]+:)[ ]*[,;.]{_COMMENT}")
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


def mends(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Propose a line without the comma at its end, or with brackets or quotes around what commas separate."""
    text = lines[line - 1]
    if both := languages(text) or _below_their_key(text):
        yield Mend("expected-languages", (Edit(line, 1, both),), values={"value": ""})
        return
    if (filled := _EMPTY.sub(_between, text).rstrip(" ")) != text.rstrip(" "):
        yield Mend("yaml-empty-item", (Edit(line, 1, (filled,)),))
    for pattern in (_ENDED, _AFTER_WORD, _AFTER_BRACKET, _AFTER_KEY):
        if ended := pattern.match(lines[line - 1]):
            yield _mend("yaml-line-comma", line, ended, ended["value"])
    if listed := _LISTED.match(lines[line - 1]):
        yield _mend("expected-list", line, listed, f"[{listed['texts']}]")
        yield _mend("yaml-quotes", line, listed, quoted(listed["texts"]))
    if apart := _SIDE_BY_SIDE.search(lines[line - 1]):
        put = _SIDE_BY_SIDE.sub(r"\g<before>, ", lines[line - 1])
        yield Mend("item-runs-on", (Edit(line, 1, (put,)),), values={"value": apart["next"]})


def _between(empty: re.Match[str]) -> str:
    return empty["quoted"] or empty["opened"] or empty["closed"] or ", "


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


def _mend(code: str, line: int, typed: re.Match[str], value: str) -> Mend:
    return Mend(code, (Edit(line, 1, (f"{typed['lead']}{value}{typed['comment']}",)),))
