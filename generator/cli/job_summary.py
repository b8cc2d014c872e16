"""Changed entries as Markdown for the summary of a pull request's checks.

GitHub renders that summary. What a stranger typed stands in ``<code>`` and ``<pre>``, where nothing is
rendered and nobody is mentioned, on one line behind our own opening tag. No line is empty, so that all of it
is one block of HTML to Markdown.
"""

import html
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from generator.catalog.work import Work
from generator.cli.check import read
from generator.cli.parameters import project_option
from generator.engine.options import Options
from generator.entries.format.entry import BilingualMarkdown, BilingualText, Note
from generator.problems import report
from generator.problems.problem import Problem
from generator.site.view.labels import label
from generator.support.languages import LANGS, Lang

MAX_BYTES = 1024 * 1024
"""How much a step may add to the summary; GitHub shows nothing of what is longer.

See https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary.
"""

MAX_CHARACTERS = 16_000
"""How much of one text is shown."""

MAX_NAMES = 50
"""How many files that are not shown are named."""

MAX_PATH = 150
"""How much of such a name is shown."""

_FOR_NAMES = 128 * 1024
"""Bytes kept for those names: more than they take when every character has to be made visible."""

_LANGUAGE: dict[Lang, str] = {"ko": "한국어", "en": "English"}

_COLUMNS: dict[Lang, int] = {"ko": 76, "en": 120}
"""How many characters of a language fit on a line of the summary."""


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@project_option
def preview(paths: tuple[Path, ...], project: Options) -> None:
    """Print what is wrong and the entries in each PATH as Markdown, in both languages.

    It is for the summary of a job on GitHub: what was typed is shown as it is, and nothing of it is rendered.
    A PATH that holds no entry, or is gone, is only named.
    """
    names = [report.relative(path, project.root) for path in paths]
    found = read(project)
    works = [work for work in found.catalog.works.values() if report.within(names)(work.file)]
    files = {work.file for work in works}
    others = [name for name in names if name not in files and not (project.root / name).is_dir()]
    click.echo(markdown(works, others, found.problems), nl=False)


def markdown(works: Iterable[Work], others: Sequence[str], problems: Sequence[Problem]) -> str:
    """Return what is wrong, then each work as typed, then the names of ``others``: files that hold no entry.

    The result never has more than ``MAX_BYTES`` in UTF-8; works that do not fit are only named.
    """
    shown = ["<h2>바뀐 내용 · What changed</h2>", *told(problems)]
    left = MAX_BYTES - _FOR_NAMES - _size(shown)
    unshown = []
    for work in works:
        lines = list(_work(work))
        if _size(lines) > left:
            unshown.append(work.file)
        else:
            shown += lines
            left -= _size(lines)
    return "\n".join([*shown, *_names([*unshown, *others])]) + "\n"


def inert(text: str) -> str:
    """Return a text as one line of HTML that shows it as typed, with what cannot be seen made visible."""
    cut = text if len(text) <= MAX_CHARACTERS else f"{text[:MAX_CHARACTERS]} […]"
    shown = html.escape("".join(map(_visible, cut))).replace("\n", "&#10;")
    return shown.replace("##[", "##&#91;")  # what a log's reader obeys, should it ever be printed there


def _visible(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    return " " if character.isspace() else f"⟨U+{ord(character):04X}⟩"


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode(errors="replace")) + 1 for line in lines)


def told(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield what is wrong, in both languages, as lines of which nothing is rendered."""
    for lang in LANGS if problems else ():
        yield f"<h3>{report.summary(problems, lang)}</h3>"
        yield f"<pre>{inert(report.as_text(report.listed(problems), lang))}</pre>"


def _work(work: Work) -> Iterator[str]:
    yield f"<h3>{_code(work.title or work.id)}</h3>"
    rows = [("파일 · File", _code(work.file)), ("읽은 범위 · Read", _both(f"read-{work.reading}"))]
    if work.entry.draft:
        rows.append(("초안 · Draft", "공개하지 않음 · Not published"))
    if work.verdict:
        rows.append(("평가 · Verdict", _both(f"verdict-{work.verdict}")))
    if work.entry.tags:
        rows.append(("태그 · Tags", _code(", ".join(work.entry.tags))))
    yield (
        "<table>" + "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in rows) + "</table>"
    )
    if work.entry.unidentified:
        yield from _text("알아내지 못한 논문 · Unidentified", work.entry.unidentified)
    if work.entry.summary:
        yield from _text("요약 · Summary", work.entry.summary)
    for note in work.entry.notes:
        yield from _text(" · ".join(_heading(note)), note.text)


def _heading(note: Note) -> Iterator[str]:
    kind = "저자의 답 · Author’s answer" if note.role else "리뷰 · Review"
    yield f"{kind}: {_code(note.by.person or note.by.name or '')}"
    if note.after:
        yield f"← {_code(note.after)}"
    if note.date:
        yield str(note.date)
    if note.verdict:
        yield _both(f"verdict-{note.verdict}")


def _text(heading: str, said: BilingualText | BilingualMarkdown) -> Iterator[str]:
    yield f"<h4>{heading}</h4>"
    for lang in said.languages:
        lines = said.get(lang).strip("\n").split("\n")
        wrapped = [part for line in lines for part in _wrapped(line, _COLUMNS[lang])]
        yield f"<p>{_LANGUAGE[lang]}</p>"
        yield "<pre>" + inert("\n".join(wrapped)) + "</pre>"


def _wrapped(line: str, columns: int) -> list[str]:
    wrapper = textwrap.TextWrapper(
        columns, expand_tabs=False, replace_whitespace=False, drop_whitespace=False, break_on_hyphens=False
    )
    return wrapper.wrap(line) or [""]


def _names(files: Sequence[str]) -> Iterator[str]:
    if not files:
        return
    yield "<h3>여기에 보이지 않는 파일 · Files not shown here</h3>"
    yield "<ul>" + "".join(f"<li>{_code(file[:MAX_PATH])}</li>" for file in files[:MAX_NAMES]) + "</ul>"
    if len(files) > MAX_NAMES:
        more = len(files) - MAX_NAMES
        yield f"<p>그 밖에 {more:,}개 · and {more:,} more</p>"


def _code(text: str) -> str:
    return f"<code>{inert(text)}</code>"


def _both(key: str) -> str:
    """Return a label of the site in both languages."""
    return " · ".join(label(lang, key) for lang in LANGS)
