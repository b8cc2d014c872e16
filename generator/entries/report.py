"""Problems as text for people, as annotations for GitHub, and as JSON for programs."""

import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from generator.entries.characters import escaped
from generator.entries.messages import hint, message, severity
from generator.entries.problem import Lang, Problem, Severity

Format: TypeAlias = Literal["text", "github", "json"]

_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}
_RESET = "\x1b[0m"
_PERHAPS_UNSHOWN = re.compile(r"##\[|[^\n -~]")
_WORDS: dict[Lang, dict[Severity, str]] = {
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning"},
    "ko": {Severity.ERROR: "오류", Severity.WARNING: "경고"},
}


def within(names: Sequence[str]) -> Callable[[str], bool]:
    """Return a test of whether a file is one of ``names`` or lies below one; without names, every file is."""
    return lambda file: not names or any(name in ("", file) or file.startswith(f"{name}/") for name in names)


def relative(path: Path, root: Path) -> str:
    """Return a path as problems name files: relative to the root, with slashes."""
    shown = Path(os.path.relpath(path.absolute(), root)).as_posix()
    return "" if shown == "." else shown


def as_text(problems: Iterable[Problem], lang: Lang, *, colour: bool = False) -> str:
    """Return two lines a problem: where and what, and below what to do."""
    lines = []
    for problem in problems:
        place = problem.place
        word = _WORDS[lang][severity(problem)]
        if colour:
            word = f"{_COLOURS[severity(problem)]}{word}{_RESET}"
        where = f"{escaped(place.file)}:{place.line}:{place.column}"
        lines.append(f"{where}: {word}: {message(problem, lang)} [{problem.code}]")
        lines.append(f"    {hint(problem, lang)}")
    return "\n".join(lines)


def as_github(problems: Iterable[Problem]) -> str:
    """Return GitHub's workflow commands, a line a problem, in both languages.

    See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    lines = []
    for problem in problems:
        said = "\n".join(f"{message(problem, lang)} {hint(problem, lang)}" for lang in ("ko", "en"))
        place = problem.place
        where = f"file={_property(escaped(place.file))},line={place.line},col={place.column}"
        lines.append(f"::{severity(problem)} {where},title={_property(problem.code)}::{_data(said)}")
    return "\n".join(lines)


def as_json(problems: Iterable[Problem], lang: Lang) -> str:
    """Return a list of objects with file, line, column, severity, code, message and hint."""
    objects = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": severity(problem),
            "code": problem.code,
            "message": message(problem, lang),
            "hint": hint(problem, lang),
        }
        for problem in problems
    ]
    return _PERHAPS_UNSHOWN.sub(_unshown, json.dumps(objects, ensure_ascii=False, indent=2))


def summary(problems: Iterable[Problem], lang: Lang) -> str:
    """Return how many errors and warnings there are, in a line."""
    severities = [severity(problem) for problem in problems]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    if lang == "ko":
        return f"오류 {errors}건, 경고 {warnings}건" if severities else "문제가 없습니다."
    if not severities:
        return "No problems."
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _unshown(match: re.Match[str]) -> str:
    """Write what a terminal might not show, or a runner obey, as JSON's escapes (RFC 8259, section 7)."""
    return match[0] if escaped(match[0]) == match[0] else json.dumps(match[0])[1:-1].replace("##", r"#\u0023")
