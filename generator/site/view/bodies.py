"""Bodies: the Markdown of entries and editions as HTML, in a reader's language where there is one."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from time import process_time

from markupsafe import Markup

from generator.catalog.work import Work
from generator.entries.format.entry import BilingualMarkdown, Figure, Note
from generator.entries.library import EditionFile
from generator.problems.problem import Mistake
from generator.site.view import renderings
from generator.site.view.references import References
from generator.site.view.renderings import KnownRenderings, Rendering
from generator.support.cache import Cache
from generator.support.languages import Lang
from generator.text.markdown import markup
from generator.text.markdown.finish import Heading
from generator.text.wikilinks import scan

NOTE_TOP = 3
"""The level of a note's own headings: below the page (1), and the paper or section (2)."""

_AT_ONCE = 1000
"""How many new renderings are held before they are written down."""

LEAST_SECONDS = 0.01
"""How much time a text has where those before it used up what its file may take."""

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
    """Who a text belongs to: a file, what its texts refer to, and the work unless it is an edition's."""

    file: str
    references: References
    work: Work | None = None


class Bodies:
    """The texts of a catalog in one language, each rendered once however many pages and builds show it."""

    def __init__(
        self,
        lang: Lang,
        targets: Callable[[Owner], markup.Targets],
        cache: Cache,
        known: KnownRenderings | None = None,
        beside: "Bodies | None" = None,
    ) -> None:
        """Begin with the renderings of ``cache``, and in a preview with those that it holds in memory.

        ``beside`` are the same texts in the other language, where it is read first: what is said in one
        language alone mostly becomes the same for readers of both.
        """
        self._lang = lang
        self._targets = targets
        self._cache = cache
        self._known = known
        self._beside = beside
        self._left = math.inf
        self._new: dict[bytes, Rendering] = {}
        self._asked: set[bytes] = set()

    def notes(self, work: Work, references: References) -> list[tuple[Note, Body]]:
        """Return a work's notes in their order, those left out that have no text, which is a mistake."""
        owner = Owner(work.file, references, work)
        bodies = (
            (note, self._body(note.text, owner, ("notes", n), f"{work.slug}_{n}-"))
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

    def mistakes(
        self, owners: Iterable[tuple[Work | EditionFile, References]]
    ) -> Iterator[frozenset[Mistake]]:
        """Yield what is wrong with the texts of each work or edition, all of which are rendered for it.

        What is known of texts that it no longer has is forgotten.
        """
        for owner, references in owners:
            self._asked.clear()
            self._left = markup.SECONDS
            bodies = (
                self._of_work(owner, references)
                if isinstance(owner, Work)
                else self._of_file(owner, references)
            )
            yield frozenset(mistake for body in bodies if body for mistake in body.mistakes)
            if self._known and (known := self._known.get(owner.file)):
                self._known[owner.file] = {key: known[key] for key in self._asked & known.keys()}
            if len(self._new) >= _AT_ONCE:
                self._keep()
        self._left = math.inf
        self._keep()

    def forget_all_but(self, files: Collection[str]) -> None:
        """Have a preview forget the texts of other files: they are gone."""
        if self._known:
            for file in self._known.keys() - files:
                del self._known[file]

    def made_now(self, key: bytes) -> Rendering | None:
        """Return a rendering of this build that is not written down yet."""
        return self._new.get(key)

    def _keep(self) -> None:
        self._cache.put("body", {key: renderings.written(made) for key, made in self._new.items()})
        self._new.clear()

    def _of_work(self, work: Work, references: References) -> Iterator[Body | None]:
        yield from (body for _, body in self.notes(work, references))
        yield self.asks(work, references)
        yield self.unidentified(work, references)

    def _of_file(self, file: EditionFile, references: References) -> Iterator[Body | None]:
        edition, owner = file.edition, Owner(file.file, references)
        yield self.intro(edition.intro, owner)
        yield from (self.between(item.text, place, owner) for place, item in enumerate(edition.order))
        yield self.outro(edition.outro, owner)

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
        """Render a text unless that is done already; None where there is none in either language."""
        if text is None or not text.languages:
            return None
        markdown, lang = text.either(self._lang)
        rendered = self._rendered(markdown, lang, owner, prefix, top)
        mistakes = tuple(
            Mistake(owner.file, (*path, lang), code, values, needle)
            for code, values, needle in rendered.mistakes
        )
        return Body(Markup(rendered.html), lang, rendered.headings, mistakes)  # noqa: S704 # markup sanitises

    def _rendered(self, text: str, lang: Lang, owner: Owner, prefix: str, top: int) -> markup.Rendered:
        key, targets = renderings.key(text, lang, prefix, top), self._targets(owner)
        self._asked.add(key)
        if (found := self._found(owner.file, key)) and found.holds(targets):
            return found.rendered
        made = self._beside.made_now(key) if self._beside else None
        if made is None or not made.holds(targets):
            made = self._new[key] = self._made(text, lang, targets, prefix, top)
        self._remember(owner.file, key, made)
        return made.rendered

    def _made(self, text: str, lang: Lang, targets: markup.Targets, prefix: str, top: int) -> Rendering:
        asking = renderings.RecordedTargets(targets)
        seconds = max(self._left, LEAST_SECONDS)
        begun = process_time()
        rendered = markup.render(text, lang=lang, targets=asking, prefix=prefix, top=top, seconds=seconds)
        self._left -= process_time() - begun
        return Rendering(rendered, asking.links, asking.figures)

    def _found(self, file: str, key: bytes) -> Rendering | None:
        """Return what a text became earlier in this build or in one before it."""
        made = self._new.get(key) or (self._known.get(file, {}).get(key) if self._known else None)
        if made is None and (kept := self._cache.get("body", key)) and (made := renderings.read(kept)):
            self._remember(file, key, made)
        return made

    def _remember(self, file: str, key: bytes, made: Rendering) -> None:
        if self._known is not None:
            self._known.setdefault(file, {})[key] = made
