"""Bodies: the Markdown of entries and editions as HTML, in a reader's language where there is one."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import process_time
from typing import Any, Protocol

from markupsafe import Markup

from generator.catalog.work import Work
from generator.entries.format.entry import BilingualMarkdown, Figure, Note
from generator.entries.library import EditionFile
from generator.problems.problem import Mistake
from generator.site.view import line_starts
from generator.site.view.references import References
from generator.support.languages import Lang
from generator.text import recordings
from generator.text.markdown import markup
from generator.text.markdown.headings import Heading
from generator.text.markdown.markup import Rendered, Targets
from generator.text.wikilinks import scan

NOTE_TOP = 3
"""The level of a note's own headings: below the page (1), and the paper or section (2)."""

LEAST_SECONDS = 0.01
"""How much time a text has where those before it used up what its file may take."""

EDITION_TOP = 2
"""The level of headings in an edition's introduction."""


PACE: dict[Lang, int] = {"ko": 500, "en": 230}
"""How many letters of Korean, or words of English, readers take in within a minute."""

_WORD = re.compile(r"\w+")

_NO_TEXT = re.compile(r"<[^>]*>|&\w+;")
"""Tags, whose attributes hold no ``>`` that is not escaped, and escaped marks: neither is read as a word."""


def minutes(html: str, lang: Lang) -> int:
    """Return how long a text takes to read."""
    words = _WORD.findall(_NO_TEXT.sub("", html))
    return math.ceil((sum(map(len, words)) if lang == "ko" else len(words)) / PACE[lang])


@dataclass(frozen=True, slots=True)
class Body:
    """A Markdown text as HTML, the language it turned out to be in, and what was wrong with it."""

    html: Markup
    lang: Lang
    headings: tuple[Heading, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def minutes(self) -> int:
        """How long the text takes to read."""
        return minutes(self.html, self.lang)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a text belongs to: a file, what its texts refer to, and the work unless it is an edition's."""

    file: str
    references: References
    work: Work | None = None
    recording: str | None = None
    """The address of the recording that times in the text are those of."""


class Render(Protocol):
    """Renders a Markdown text as ``markup.render`` does, or has it rendered already."""

    def __call__(  # noqa: PLR0913 # as markup.render has it
        self, text: str, *, lang: Lang, targets: Targets, prefix: str, top: int, seconds: float
    ) -> Rendered:
        """Return what becomes of a text."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """How texts look to readers of one language."""

    lang: Lang
    targets: Callable[[Owner], Targets]
    render: Render

    def notes(self, work: Work, references: References) -> list[tuple[Note, Body]]:
        """Return a work's notes in their order, those left out that have no text, which is a mistake."""
        bodies = (
            (note, self._body(note.text, _owner(note, work, references), ("notes", n), f"{work.slug}_{n}-"))
            for n, note in enumerate(work.entry.notes)
        )
        return [(note, body) for note, body in bodies if body]

    def asks(self, work: Work, references: References) -> Body | None:
        """Return what the reviewer asks of readers."""
        owner = Owner(work.file, references, work)
        return self._body(work.entry.asks, owner, ("asks",), f"{work.slug}_asks-")

    def unidentified(self, work: Work, references: References) -> Body | None:
        """Return what is known of a paper that nobody could identify."""
        owner = Owner(work.file, references, work)
        return self._body(work.entry.unidentified, owner, ("unidentified",), f"{work.slug}_what-")

    def intro(self, text: BilingualMarkdown | None, owner: Owner) -> Body | None:
        """Return what stands before an edition's papers."""
        return self._body(text, owner, ("intro",), "_intro-", EDITION_TOP)

    def between(self, text: BilingualMarkdown | None, place: int, owner: Owner) -> Body | None:
        """Return the paragraph at a place of an edition's reading order; None where a paper stands there."""
        return self._body(text, owner, ("order", place, "text"), f"_text-{place}-", EDITION_TOP)

    def outro(self, text: BilingualMarkdown | None, owner: Owner) -> Body | None:
        """Return what stands after an edition's papers."""
        return self._body(text, owner, ("outro",), "_outro-", EDITION_TOP)

    def mistakes(self, owner: Work | EditionFile, references: References) -> frozenset[Mistake]:
        """Return what is wrong with the texts of a work or edition, all of which are rendered for it.

        They share the time that one text may take.
        """
        sharing = replace(self, render=_Sharing(self.render, markup.SECONDS))
        bodies = sharing.every(owner, references)
        return frozenset(mistake for body in bodies if body for mistake in body.mistakes)

    def every(self, owner: Work | EditionFile, references: References) -> Iterator[Body | None]:
        """Yield every text of a work or edition."""
        if isinstance(owner, Work):
            yield from (body for _, body in self.notes(owner, references))
            yield self.asks(owner, references)
            yield self.unidentified(owner, references)
            return
        edition, own = owner.edition, Owner(owner.file, references)
        yield self.intro(edition.intro, own)
        yield from (self.between(item.text, place, own) for place, item in enumerate(edition.order))
        yield self.outro(edition.outro, own)

    def loose_figures(self, work: Work) -> list[Figure]:
        """Return the figures that no text of this language puts somewhere itself."""
        if not work.entry.figures:
            return []
        texts = [*(note.text for note in work.entry.notes), work.entry.asks, work.entry.unidentified]
        placed = {
            link.target
            for text in texts
            if text and text.languages
            for link in scan(text.either(self.lang)[0])
            if link.embed
        }
        return [figure for figure in work.entry.figures if figure.file not in placed]

    def _body(
        self,
        text: BilingualMarkdown | None,
        owner: Owner,
        path: tuple[str | int, ...],
        prefix: str,
        top: int = NOTE_TOP,
    ) -> Body | None:
        """Render a text; None where there is none in either language."""
        if text is None or not text.languages:
            return None
        markdown, lang = text.either(self.lang)
        rendered = self.render(
            markdown, lang=lang, targets=self.targets(owner), prefix=prefix, top=top, seconds=math.inf
        )
        mistakes = tuple(
            Mistake(owner.file, (*path, lang), code, values, needle)
            for code, values, needle in rendered.mistakes
        )
        html = Markup(line_starts.joined(rendered.html))  # noqa: S704 # markup sanitises
        return Body(html, lang, rendered.headings, mistakes)


def recording(note: Note, work: Work) -> str | None:
    """Return what times in a note are those of: what it retells, if that is one, or the paper's talk."""
    source = note.source.url if note.source else None
    return source if source and recordings.is_recording(source) else work.entry.paper.links.video


def _owner(note: Note, work: Work, references: References) -> Owner:
    return Owner(work.file, references, work, recording(note, work))


@dataclass(slots=True)
class _Sharing:
    """Renders texts that share a time."""

    render: Render
    left: float

    def __call__(self, text: str, *, seconds: float, **others: Any) -> Rendered:
        begun = process_time()
        rendered = self.render(text, seconds=min(seconds, max(self.left, LEAST_SECONDS)), **others)
        self.left -= process_time() - begun
        return rendered
