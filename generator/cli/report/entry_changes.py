"""An entry in a report: what changed of it, what it lacks, and all that it says, as text."""

import html
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from urllib.parse import quote

from generator.catalog.work import Work
from generator.cli.report.changed_fields import FieldChange
from generator.cli.report.changes import Change
from generator.cli.report.comparison import Comparison
from generator.cli.report.inert import block, bullets, name, wrapped
from generator.entries.format.entry import BilingualMarkdown, BilingualText, Note
from generator.problems.messages import is_error
from generator.site.view.labels import Labels, label
from generator.support import files
from generator.support.languages import ENDONYMS, Lang

_MAX_COMPARED = 400
"""How many lines of a text are compared one by one; of longer ones both are shown."""

_MAX_PICTURES = 40
"""How many pictures of an entry are shown."""

_MAX_TWINS = 10

_WIDTH = 320
"""How wide a picture is shown, in pixels."""

word = Labels.of("generator.cli.report").label
"""Returns what a report calls something in a language, from ``words.yml``."""


def lines(found: Comparison, change: Change, lang: Lang) -> Iterator[str]:
    """Yield an entry that changed; of what is gone, which it was."""
    work = found.after.works.get(change.id) or found.before.works.get(change.id)
    title = (work.title if work else None) or change.id
    yield f"<h3>{word(lang, f'state-{change.state}')}: {name(title)}</h3>"
    yield from _facts(change, work, lang)
    if work is None or change.state in {"removed", "unreadable"}:
        return
    yield from _remarks(found, change, work, lang)
    if change.state == "added":
        yield from _texts(work, lang)
        yield from _figures(found, change, work, lang)
    else:
        yield from differences(change, lang)
        yield from _figures(found, change, work, lang)
        yield f"<details><summary>{word(lang, 'whole')}</summary>"
        yield from _texts(work, lang)
        yield "</details>"


def differences(change: Change, lang: Lang) -> Iterator[str]:
    """Yield field by field what is said differently: the lines that went, and those in their place."""
    for field in change.fields:
        yield f"<p>{name(field.name)}</p>"
        yield block("\n".join(_compared(field, lang)))


def _compared(field: FieldChange, lang: Lang) -> Iterator[str]:
    before, after = _differing(*(wrapped(text, lang) if text else [] for text in (field.before, field.after)))
    if max(len(before), len(after)) > _MAX_COMPARED:
        codes: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(before), 0, len(after))]
    else:
        codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for what, old, old_end, new, new_end in codes:
        if what != "equal":
            yield from (f"- {line}" for line in before[old:old_end])
            yield from (f"+ {line}" for line in after[new:new_end])


def _differing(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Return two texts without the lines with which both begin and end."""
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    left = shorter - start
    end = next((n for n in range(left) if before[-1 - n] != after[-1 - n]), left)
    return before[start : len(before) - end], after[start : len(after) - end]


def _facts(change: Change, work: Work | None, lang: Lang) -> Iterator[str]:
    rows = [(word(lang, "file"), name(change.file))]
    if change.former:
        rows.append((word(lang, "formerly"), ", ".join(map(name, change.former))))
    if work:
        rows += _about(work, lang)
    cells = "".join(f"<tr><th>{heading}</th><td>{value}</td></tr>" for heading, value in rows)
    yield f"<table>{cells}</table>"


def _about(work: Work, lang: Lang) -> Iterator[tuple[str, str]]:
    if work.authors:
        yield word(lang, "authors"), name(", ".join(author.name for author in work.authors))
    identifiers = (work.entry.arxiv and f"arXiv:{work.entry.arxiv}", work.doi and f"doi:{work.doi}")
    if said := " ".join(name(each) for each in identifiers if each):
        yield word(lang, "identifiers"), said
    yield word(lang, "read"), label(lang, f"read-{work.reading}")
    if work.verdict:
        yield word(lang, "verdict"), label(lang, f"verdict-{work.verdict}")
    if work.entry.tags:
        yield word(lang, "tags"), name(", ".join(work.entry.tags))
    if work.entry.draft:
        yield word(lang, "draft"), word(lang, "unpublished")


def _remarks(found: Comparison, change: Change, work: Work, lang: Lang) -> Iterator[str]:
    said = []
    for twin in found.twins.get(work.id, ())[:_MAX_TWINS]:
        other = name(twin.work.id)
        said.append(f"{word(lang, f'twin-{twin.sameness}')}: {other} {name(twin.work.title or '')}")
    for lack in found.lacks(change):
        remark = word(lang, f"lacks-{lack}")
        if lack == "formerly":
            line = f"formerly: [{', '.join(change.former)}]"
            remark += f". {word(lang, 'remedy-formerly')} {name(line)}"
        said.append(remark)
    if any(problem.place.file == change.file and is_error(problem) for problem in found.brought):
        said.append(word(lang, "faulty"))
    if said:
        yield bullets(said)


def _texts(work: Work, lang: Lang) -> Iterator[str]:
    entry = work.entry
    if entry.unidentified:
        yield from _text(word(lang, "unidentified"), entry.unidentified)
    if entry.summary:
        yield from _text(word(lang, "summary"), entry.summary)
    for note in entry.notes:
        yield from _text(" · ".join(_heading(note, lang)), note.text)
    if entry.asks:
        yield from _text(word(lang, "asks"), entry.asks)
    if entry.related:
        yield f"<h4>{word(lang, 'related')}</h4>"
        yield bullets(f"{label(lang, f'how-{related.how}')}: {name(related.to)}" for related in entry.related)


def _heading(note: Note, lang: Lang) -> Iterator[str]:
    kind = word(lang, "answer" if note.role else "review")
    yield f"{kind}: {name(note.by.person or note.by.name or '')}"
    if note.after:
        yield f"← {name(note.after)}"
    if note.date:
        yield str(note.date)
    if note.verdict:
        yield label(lang, f"verdict-{note.verdict}")


def _text(heading: str, said: BilingualText | BilingualMarkdown) -> Iterator[str]:
    yield f"<h4>{heading}</h4>"
    for lang in said.languages:
        yield f"<p>{ENDONYMS[lang]}</p>"
        yield block("\n".join(wrapped(said.get(lang), lang)))


def _figures(found: Comparison, change: Change, work: Work, lang: Lang) -> Iterator[str]:
    figures = work.entry.figures[:_MAX_PICTURES]
    if figures:
        yield f"<h4>{word(lang, 'figures')}</h4>"
    for figure in figures:
        if figure.url:
            yield f"<p>{name(figure.url)}</p>"
        for file in figure.files.values():
            yield from _picture(found, change, file, lang)


def _picture(found: Comparison, change: Change, file: str, lang: Lang) -> Iterator[str]:
    picture = found.after.pictures(change.id).get(file)
    if picture is None:
        yield f"<p>{name(file)} · {word(lang, 'unseen')}</p>"
        return
    kilobytes = f"{picture.path.stat().st_size / 1000:,.1f} kB"
    said = [name(file), f"{picture.width}×{picture.height}", kilobytes]
    if file in change.pictures:
        said.append(word(lang, "replaced"))
    yield f"<p>{' · '.join(said)}</p>"
    if found.pictures:
        address = found.pictures + quote(files.shown(picture.path, found.after.root))
        yield f'<p><img src="{html.escape(address)}" alt="" width="{min(picture.width, _WIDTH)}"></p>'
