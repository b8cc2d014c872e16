"""Bodies: the Markdown of entries and editions as HTML, in a reader's language where there is one."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalog.catalog import Catalog
from generator.catalog.work import Work
from generator.entries.entry import BilingualMarkdown, Figure, Note
from generator.entries.library import EditionFile
from generator.entries.problem import Lang, Mistake
from generator.entries.wikilinks import scan
from generator.site import markup
from generator.site.page import Heading

NOTE_TOP = 3
"""The level of a note's own headings: below the page (1), and the paper or section (2)."""

EDITION_TOP = 2
"""The level of headings in an edition's introduction."""


@dataclass(frozen=True, slots=True)
class Body:
    """A Markdown text as HTML, the language it turned out to be in, and what was wrong with it."""

    html: Markup
    lang: Lang
    headings: tuple[Heading, ...]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a text belongs to: a file, and the work or only the edition in which bare slugs are looked up."""

    file: str
    edition: str
    work: Work | None = None

    @classmethod
    def of(cls, work: Work) -> "Owner":
        """Return the owner of a work's texts."""
        return cls(work.file, f"{work.venue}/{work.year:04}", work)


class Bodies:
    """The texts of a catalog in one language, each rendered once however many pages show it."""

    def __init__(self, catalog: Catalog, lang: Lang, targets: Callable[[Owner], markup.Targets]) -> None:
        self._catalog = catalog
        self._lang = lang
        self._targets = targets
        self._rendered: dict[tuple[str, tuple[str | int, ...]], Body | None] = {}

    def notes(self, work: Work) -> list[tuple[Note, Body]]:
        """Return a work's notes in their order, those left out that have no text, which is a mistake."""
        owner = Owner.of(work)
        bodies = (
            (note, self._body(note.text, owner, ("notes", n), f"{work.slug}_{n}-"))
            for n, note in enumerate(work.entry.notes)
        )
        return [(note, body) for note, body in bodies if body]

    def asks(self, work: Work) -> Body | None:
        """Return what the reviewer asks of readers."""
        return self._body(work.entry.asks, Owner.of(work), ("asks",), f"{work.slug}_asks-")

    def unidentified(self, work: Work) -> Body | None:
        """Return what is known of a paper that nobody could identify."""
        return self._body(work.entry.unidentified, Owner.of(work), ("unidentified",), f"{work.slug}_what-")

    def intro(self, file: EditionFile) -> Body | None:
        """Return what stands before an edition's papers."""
        return self._of_edition(file, file.edition.intro, ("intro",), "_intro-")

    def between(self, file: EditionFile, place: int) -> Body | None:
        """Return the paragraph at a place of an edition's reading order; None where a paper stands there."""
        return self._of_edition(
            file, file.edition.order[place].text, ("order", place, "text"), f"_text-{place}-"
        )

    def outro(self, file: EditionFile) -> Body | None:
        """Return what stands after an edition's papers."""
        return self._of_edition(file, file.edition.outro, ("outro",), "_outro-")

    def _of_edition(
        self, file: EditionFile, text: BilingualMarkdown | None, path: tuple[str | int, ...], prefix: str
    ) -> Body | None:
        return self._body(text, Owner(file.file, f"{file.venue}/{file.year:04}"), path, prefix, EDITION_TOP)

    @property
    def mistakes(self) -> frozenset[Mistake]:
        """What is wrong with the texts, all of which are rendered for it."""
        for work in self._catalog.works.values():
            self.notes(work)
            self.asks(work)
            self.unidentified(work)
        for file in self._catalog.library.editions.values():
            self.intro(file)
            self.outro(file)
            for place in range(len(file.edition.order)):
                self.between(file, place)
        return frozenset(mistake for body in self._rendered.values() if body for mistake in body.mistakes)

    def loose_figures(self, work: Work) -> list[Figure]:
        """Return the figures that no text of this language puts somewhere itself."""
        if not work.entry.figures:
            return []
        texts = [*(note.text for note in work.entry.notes), work.entry.asks, work.entry.unidentified]
        placed = {
            link.target
            for text in texts
            if text and text.languages
            for link in scan(text.either(self._lang)[0])
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
        """Render a text unless it is already; None where there is none in either language."""
        if text is None or not text.languages:
            return None
        key = (owner.file, path)
        if key not in self._rendered:
            markdown, lang = text.either(self._lang)
            rendered = markup.render(
                markdown, lang=lang, targets=self._targets(owner), prefix=prefix, top=top
            )
            mistakes = tuple(
                Mistake(owner.file, (*path, lang), code, values, needle)
                for code, values, needle in rendered.mistakes
            )
            html = Markup(rendered.html)  # noqa: S704 # markup sanitises
            self._rendered[key] = Body(html, lang, rendered.headings, mistakes)
        return self._rendered[key]
