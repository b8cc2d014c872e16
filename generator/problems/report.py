"""Problems as text for people, as annotations for GitHub, and as JSON for programs."""

import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Literal, TypeAlias

from generator.problems.messages import hint, is_error, message, sentence, severity
from generator.problems.problem import Edit, Problem, Severity, in_order
from generator.support.languages import Lang
from generator.text.characters import escaped

Format: TypeAlias = Literal["text", "github", "json"]

MAX_LISTED = 100
"""How many problems of one file are listed: nobody mends more before checking again."""

_MAX_LINES = 12
"""How many lines of a remedy are shown."""

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
    """Return a path as problems name files: relative to the root, with slashes; empty if that lies in it."""
    shown = Path(os.path.relpath(path.absolute(), root)).as_posix()
    return "" if set(shown.split("/")) <= {".", ".."} else shown


def listed(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems to list: of each file the first, errors rather than warnings, and how many more."""
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in dict.fromkeys(problems):
        by_file[problem.place.file].append(problem)
    shown: list[Problem] = []
    for found in by_file.values():
        if len(found) > MAX_LISTED:
            more = len(found) - MAX_LISTED
            gravest = sorted(found, key=lambda problem: not is_error(problem))
            shown += in_order(gravest[:MAX_LISTED])
            shown.append(Problem.at(shown[-1].place, "more-problems", count=more))
        else:
            shown += found
    return shown


def as_text(problems: Iterable[Problem], lang: Lang, *, colour: bool = False) -> str:
    """Return two lines a problem: where and what, below what to do; then the lines to write, if several."""
    lines = []
    for problem in problems:
        place = problem.place
        word = _WORDS[lang][severity(problem)]
        if colour:
            word = f"{_COLOURS[severity(problem)]}{word}{_RESET}"
        where = f"{escaped(place.file)}:{place.line}:{place.column}"
        lines.append(f"{where}: {word}: {message(problem, lang)} [{problem.code}]")
        lines.append(f"    {hint(problem, lang)}")
        lines += _remedy(problem)
    return "\n".join(lines)


def as_github(problems: Iterable[Problem], folder: str = "") -> str:
    """Return GitHub's workflow commands, a line a problem, in both languages.

    GitHub names files from the root of the repository on, in which the project lies in ``folder``, which
    ends in a slash.
    See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    lines = []
    for problem in problems:
        words = (sentence(problem, lang) for lang in ("ko", "en"))
        text = "\n".join([*words, *_remedy(problem)])
        place = problem.place
        where = f"file={_property(escaped(folder + place.file))},line={place.line},col={place.column}"
        lines.append(f"::{severity(problem)} {where},title={_property(problem.code)}::{_data(text)}")
    return "\n".join(lines)


def as_json(problems: Iterable[Problem], lang: Lang) -> str:
    """Return a list of objects with file, line, column, severity, code, message, hint and remedy.

    A remedy is a list of edits, each of so many lines (``count``) from one ``line`` on, for which ``lines``
    are to be put in place; it is empty where none is known.
    """
    objects = [
        {
            **asdict(problem.place),
            "severity": severity(problem),
            "code": problem.code,
            "message": message(problem, lang),
            "hint": hint(problem, lang),
            "remedy": [*map(asdict, problem.remedy)],
        }
        for problem in problems
    ]
    return _PERHAPS_UNSHOWN.sub(_unshown, json.dumps(objects, ensure_ascii=False, indent=2))


def _remedy(problem: Problem) -> Iterator[str]:
    """Yield the lines of a remedy, numbered, where it has more than the one that the hint shows."""
    if len(problem.remedy) == 1 and problem.remedy[0].count == len(problem.remedy[0].lines) == 1:
        return
    lines = [*_numbered(problem.remedy)]
    yield from (f"{number:>8} | {escaped(line)}" for number, line in lines[:_MAX_LINES])
    if len(lines) > _MAX_LINES:
        yield f"{'…':>8} |"


def _numbered(remedy: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    """Yield the lines to write, each with its number; the last with those of all that go besides.

    The numbers are those that an editor shows to whoever writes them from the top down.
    """
    added = 0
    for edit in remedy:
        first, end = edit.line + added, edit.line + added + edit.count - 1
        for number, line in enumerate(edit.lines, first):
            is_last = number == first + len(edit.lines) - 1
            yield f"{number}-{end}" if is_last and end > number else f"{number}", line
        added += len(edit.lines) - edit.count


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
