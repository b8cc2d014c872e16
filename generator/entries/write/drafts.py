"""Drafts of entries and of an edition, made of what somebody once wrote elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.entries.format.entry import Paper, Source
from generator.entries.format.registry import Edition
from generator.entries.write import writing
from generator.entries.write.writing import scalar, within
from generator.support.languages import Lang
from generator.text.identifiers import ArxivRef


@dataclass(frozen=True, slots=True)
class Authorship:
    """Whose words drafts are made of, where they stood, and in which language."""

    by: str
    """An id of the registry, or a name."""
    is_registered: bool
    source: Source
    lang: Lang
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be."""

    paper: Paper
    words: Authorship
    text: str
    """What is said of the paper, as Markdown; empty where nothing is."""
    line: str = ""
    """The line that named the paper, for a comment."""
    arxiv: ArxivRef | None = None
    figures: Mapping[str, str] = field(default_factory=dict)
    """Alternative texts by name."""
    suggested: Sequence[str] = ()


def entry(draft: Draft) -> str:
    """Return the text of an entry that is not published before somebody has looked at it."""
    schema, *rest = writing.unread_entry(draft.arxiv, draft.paper, draft.suggested).splitlines()
    comment = " ".join(draft.line.split())
    lines = [schema, *([f"# {comment}"] if comment else []), "draft: true", *rest]
    if draft.text:
        lines += ["notes:", *_note(draft.words, draft.text)]
    if draft.figures:
        lines.append("figures:")
    for name, alt in draft.figures.items():
        lines.append(f"  - file: {scalar(name)}")
        lines += [f"    alt: {{{draft.words.lang}: {within(alt)}}}"] if alt else []
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Frame:
    """What an edition says around its papers, as Markdown in one language."""

    lang: Lang
    intro: str = ""
    outro: str = ""
    order: Sequence[tuple[str, str]] = ()
    """Slugs, or paragraphs beside empty ones."""

    @property
    def texts(self) -> list[str]:
        """All that is said, in its order."""
        return [text for text in (self.intro, *(text for _, text in self.order), self.outro) if text]


def edition(facts: Edition, frame: Frame) -> str:
    """Return the text of an edition of which some facts are known."""
    lines = writing.edition(facts).splitlines()
    for key, text in (("intro", frame.intro), ("outro", frame.outro)):
        lines += [f"{key}:", *_block(frame.lang, text, 2)] if text else []
    lines += ["order:"] if frame.order else []
    for slug, text in frame.order:
        lines += [f"  - {slug}"] if slug else ["  - text:", *_block(frame.lang, text, 6)]
    return "\n".join(lines) + "\n"


def note(words: Authorship, text: str) -> str:
    """Return a note as it stands under ``notes:``."""
    return "\n".join(_note(words, text)) + "\n"


def _note(words: Authorship, text: str) -> Iterator[str]:
    yield f"  - by: {scalar(words.by)}" if words.is_registered else "  - by:"
    if not words.is_registered:
        yield f"      name: {scalar(words.by)}"
    yield "    source:"
    yield from (f"      {line}" for line in writing.pairs(words.source))
    if words.verbatim:
        yield "    verbatim: true"
    yield from _block(words.lang, text, 4)


def _block(lang: Lang, text: str, depth: int) -> Iterator[str]:
    """Yield a text of several lines as YAML keeps it."""
    yield f"{' ' * depth}{lang}: |"
    for line in text.expandtabs(4).strip("\n").lstrip(" ").split("\n"):
        yield f"{' ' * (depth + 2)}{line}" if line.strip() else ""
