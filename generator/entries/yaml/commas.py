"""Commas as JSON and prose have them: at the end of a line, and between quoted texts without brackets."""

import re
from collections.abc import Iterator, Sequence

from generator.entries.yaml.parser import quoted
from generator.problems.problem import Edit, Mend

_LEAD = r"(?P<lead>[ ]*(?:- +)*(?:[\w-]+[ ]*:[ ]+|(?<=- )))"
_TEXT = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
_COMMENT = r"(?P<comment>[ ]*|[ ]+#.*)$"
_ENDED = re.compile(rf"{_LEAD}(?P<value>{_TEXT}|\[[^\[\]]*\]|\{{[^{{}}]*\}})[ ]*[,;]{_COMMENT}")
_AFTER_BRACKET = re.compile(rf"{_LEAD}(?P<value>\[[^\[\]]*\]|\{{[^{{}}]*\}})[.]{_COMMENT}")
_AFTER_KEY = re.compile(rf"(?P<lead>[ ]*(?:- +)*)(?P<value>[\w-]+:)[ ]*[,;.]{_COMMENT}")
_LISTED = re.compile(rf"{_LEAD}(?P<texts>{_TEXT}(?:[ ]*,[ ]*{_TEXT})+)[ ]*,?{_COMMENT}")


def mends(lines: Sequence[str], line: int) -> Iterator[Mend]:
    """Propose a line without the comma at its end, or with brackets or quotes around what commas separate."""
    for pattern in (_ENDED, _AFTER_BRACKET, _AFTER_KEY):
        if ended := pattern.match(lines[line - 1]):
            yield _mend("yaml-line-comma", line, ended, ended["value"])
    if listed := _LISTED.match(lines[line - 1]):
        yield _mend("expected-list", line, listed, f"[{listed['texts']}]")
        yield _mend("yaml-quotes", line, listed, quoted(listed["texts"]))


def _mend(code: str, line: int, typed: re.Match[str], value: str) -> Mend:
    return Mend(code, (Edit(line, 1, (f"{typed['lead']}{value}{typed['comment']}",)),))
