"""What problems say, in English and Korean; the words are in ``messages.yml``, by code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.problems.particles import particle
from generator.problems.problem import Problem, Severity
from generator.support import package
from generator.support.languages import LANGS, Lang
from generator.text.characters import escaped

PLACEHOLDER = re.compile(r"\{(?P<name>[a-z]+)(?::(?P<closed>[가-힣]+)/(?P<open>[가-힣]+))?\}")
"""``{name}``, or ``{name:을/를}`` for the particle that fits the value."""

_OPTIONAL = re.compile(r"«([^»]*)»")

_MAX_SHOWN = 160
"""How much of a value is shown."""

_MAX_LINE = 1000
"""How long a line to write instead may be to be shown; of a part nobody could make use."""


@dataclass(frozen=True, slots=True)
class Template:
    """A message and its hint in one language, with placeholders."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class MessageText:
    """What the problems of one code say."""

    severity: Severity
    templates: Mapping[Lang, Template]


@cache
def wordings() -> Mapping[str, MessageText]:
    """Return what every code says."""
    said = package.table("generator.problems", "messages.yml")
    return {code: _wording(words) for code, words in said.items()}


def severity(problem: Problem) -> Severity:
    """Return whether a problem is an error or a warning."""
    return wordings()[problem.code].severity


def is_error(problem: Problem) -> bool:
    """Tell whether a problem stops a build."""
    return severity(problem) is Severity.ERROR


def message(problem: Problem, lang: Lang) -> str:
    """Say what is wrong."""
    return _filled(wordings()[problem.code].templates[lang].message, dict(problem.values))


def hint(problem: Problem, lang: Lang) -> str:
    """Say what to do about it."""
    return _filled(wordings()[problem.code].templates[lang].hint, dict(problem.values))


def sentence(problem: Problem, lang: Lang) -> str:
    """Say both in one line."""
    return f"{message(problem, lang)} {hint(problem, lang)}"


def shown(value: str) -> str:
    """Return a value fit for one line of a terminal or a log, whatever it holds."""
    line = escaped(re.sub(r"[\r\n\t]+", " ", value[: 2 * _MAX_SHOWN]))
    return line if len(line) <= _MAX_SHOWN else line[: _MAX_SHOWN - 1] + "…"


def _wording(words: Any) -> MessageText:
    return MessageText(
        Severity(words["severity"]), {lang: Template(*words[lang].splitlines()) for lang in LANGS}
    )


def _filled(template: str, values: Mapping[str, str]) -> str:
    mended = values.get("mended", "")
    if len(mended) > _MAX_LINE or escaped(mended) != mended:
        values = {**values, "mended": ""}  # a line that is not shown as it has to be typed

    def part(match: re.Match[str]) -> str:
        names = (placeholder["name"] for placeholder in PLACEHOLDER.finditer(match[1]))
        return match[1] if all(values.get(name) for name in names) else ""

    def value(match: re.Match[str]) -> str:
        word = values.get(match["name"], "")
        if match["closed"]:
            return particle(word, match["closed"], match["open"])
        return word if match["name"] == "mended" else shown(word)

    return PLACEHOLDER.sub(value, _OPTIONAL.sub(part, template).rstrip())
