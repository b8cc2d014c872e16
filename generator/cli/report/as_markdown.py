"""A report as Markdown: what a maintainer has to know first, then all that there is to read."""

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.cli.report import entry_changes
from generator.cli.report.changes import KINDS, STATES, Change
from generator.cli.report.comparison import Comparison
from generator.cli.report.entry_changes import word
from generator.cli.report.inert import block, bullets, name
from generator.cli.report.sides import Side
from generator.entries.format.registry import Person, Tag, Venue, names_of
from generator.metadata.store_folders import FOLDER
from generator.problems.messages import is_error
from generator.problems.report import as_text, listed, summary
from generator.support import files
from generator.support.languages import Lang
from generator.text.names.nearest import Suggestions

MAX_BYTES = 500_000
"""How much a report has: in both languages less than the 1 MiB that a step may add to GitHub's summary.

GitHub shows nothing of what is longer.
See https://docs.github.com/actions/reference/workflow-commands-for-github-actions#adding-a-job-summary.
"""

MAX_NAMES = 50
"""How many names a list has."""

_FOR_THE_END = 2_000
"""Bytes kept for what is said of the rest."""


def markdown(found: Comparison, lang: Lang) -> str:
    """Return a report in a language, of at most ``MAX_BYTES`` in UTF-8."""
    shown: list[str] = [f"<h2>{headline(found, lang)}</h2>"]
    left, unshown = MAX_BYTES - _FOR_THE_END - _size(shown), 0
    for part in _parts(found, lang):
        if _size(part) > left:
            unshown += 1
        else:
            shown += part
            left -= _size(part)
    if unshown:
        shown.append(f"<p>{word(lang, 'cut', n=unshown)}</p>")
    return "\n".join(shown) + "\n"


def headline(found: Comparison, lang: Lang) -> str:
    """Return in one line what a maintainer wants to know first."""
    counted = Counter((change.kind, change.state) for change in found.changes)
    said = [
        word(lang, f"{state}-{kind}", n=counted[kind, state])
        for kind in KINDS
        for state in STATES
        if counted[kind, state]
    ]
    if not any(change.kind == "entries" for change in found.changes):
        said.insert(0, word(lang, "nothing"))
    here = found.works()
    doubles = sum(any(twin.sameness != "like" for twin in found.twins.get(work.id, ())) for _, work in here)
    if doubles:
        said.append(word(lang, "double", n=doubles))
    missing = Counter(lack for change, _ in here for lack in found.lacks(change))
    for lack, n in missing.items():
        lacking = word(lang, f"lacks-{lack}")
        said.append(lacking if n == len(here) == 1 else word(lang, "of-them", said=lacking, n=n))
    errors = sum(map(is_error, found.brought))
    return " · ".join([*said, word(lang, "errors", n=errors)])


def _parts(found: Comparison, lang: Lang) -> Iterator[list[str]]:
    """Yield what is shown or left out as a whole, what matters most first."""
    yield list(_problems(found, lang))
    yield list(_named(found, lang))
    for change in found.changes:
        if change.kind == "entries":
            yield list(entry_changes.lines(found, change, lang))
    for change in found.changes:
        if change.kind != "entries" and change.fields:
            yield [f"<h3>{_called(change, lang)}</h3>", *entry_changes.differences(change, lang)]
    yield list(_others(found, lang))


def _problems(found: Comparison, lang: Lang) -> Iterator[str]:
    if found.brought:
        yield f"<h3>{word(lang, 'brought')}: {summary(found.brought, lang)}</h3>"
        yield block(as_text(listed(found.brought), lang))
    if found.old:
        grave = sum(map(is_error, found.old))
        counts = {"errors": grave, "warnings": len(found.old) - grave}
        yield f"<p>{word(lang, 'old-problems', **counts)}</p>"


def _named(found: Comparison, lang: Lang) -> Iterator[str]:
    """Yield what is new, gone or called otherwise, besides entries."""
    named = [change for change in found.changes if change.kind != "entries"]
    if named:
        yield f"<h3>{word(lang, 'names')}</h3>"
        yield bullets(_line(change, found, lang) for change in named[:MAX_NAMES])
    if more := _more(named, lang):
        yield f"<p>{more}</p>"


def _line(change: Change, found: Comparison, lang: Lang) -> str:
    parts = [f"{_called(change, lang)}: {word(lang, f'named-{change.state}')}"]
    if change.former:
        olds = ", ".join(map(name, change.former[:MAX_NAMES]))
        parts[0] = f"{_called(change, lang)}: {word(lang, 'named-renamed')} ({olds} → {name(change.id)})"
    if isinstance(change.item, Tag | Person | Venue):
        if names := names_of(change.item):
            parts.append(name(" · ".join(names[:4])))
        known = found.before.library.vocabularies[change.kind]
        if change.state == "added" and (near := known.nearest(change.id, Suggestions())):
            parts.append(f"{word(lang, 'near')}: {name(near)}")
    if users := _users(change, found.after):
        listed = ", ".join(map(name, users[:MAX_NAMES]))
        parts.append(f"{word(lang, 'used-by')}: {listed} {_more(users, lang)}".rstrip())
    return "; ".join(parts)


def _users(change: Change, after: Side) -> list[str]:
    """Return the entries that carry a tag that is new or called otherwise."""
    if change.kind != "tags" or change.state not in {"added", "renamed"}:
        return []
    return [work.id for work in after.works.values() if change.id in work.entry.tags]


def _more(items: Sequence[object], lang: Lang) -> str:
    left = len(items) - MAX_NAMES
    return word(lang, "and-more", n=left) if left > 0 else ""


def _called(change: Change, lang: Lang) -> str:
    return f"{word(lang, f'kind-{change.kind}')} {name(change.id)}"


def _others(found: Comparison, lang: Lang) -> Iterator[str]:
    """Yield the names of files whose changes are shown nowhere else."""
    shown = {change.file for change in found.changes}
    shown |= {found.before.file(change.kind, then) for change in found.changes for then in change.former}
    pictures = (found.after.pictures(work.id).values() for _, work in found.works())
    shown |= {files.shown(picture.path, found.after.root) for of_entry in pictures for picture in of_entry}
    metadata = f"{found.after.library.digests}/{FOLDER}/"
    fetched = [file for file in found.files if file.startswith(metadata)]
    others = [file for file in found.files if file not in shown and not file.startswith(metadata)]
    if not fetched and not others:
        return
    yield f"<h3>{word(lang, 'others')}</h3>"
    stored = [word(lang, "metadata-files", n=len(fetched))] if fetched else []
    yield bullets([*map(name, others[:MAX_NAMES]), *stored])
    if more := _more(others, lang):
        yield f"<p>{more}</p>"


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.encode(errors="replace")) + 1 for line in lines)
