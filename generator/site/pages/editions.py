"""An edition as one long post: all of its papers in reading order, on several pages where one is too long."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.catalog.catalog import EditionWorks
from generator.catalog.work import Work
from generator.entries.format.entry import BilingualMarkdown, BilingualText, Figure, Note
from generator.entries.format.registry import Edition
from generator.problems.problem import Problem
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.beside.cards import EditionCard
from generator.site.page import Page
from generator.site.pages.parts.common import Occasion, headings_of, mentioned
from generator.site.pages.parts.pagination import ListPage, PageLink, beside, between, evenly, links
from generator.site.pages.parts.programme import groups
from generator.site.view.bodies import Body, Owner
from generator.site.view.references import Mentioning, PaperLink, References
from generator.site.view.view import View
from generator.text.markdown import markup
from generator.text.markdown.headings import Heading

LONG = 200_000
"""How many bytes of papers stand on one page, as far as what people typed lets one tell."""

FRAME = 2_000
"""How many bytes a paper takes without its notes: title, authors, summary, tags."""

LINE = 600
"""How many bytes a paper takes that nobody reviewed: title and authors."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in several notes, and after whom."""

    note: Note
    """One of these notes."""
    people: Mapping[str, BilingualText]
    """The names of those whom it names."""

    def speaks(self, note: Note) -> bool:
        """Tell whether a note is by the same, after the same."""
        return _speaker(note) == _speaker(self.note)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What stands at a place between two papers of an edition."""

    place: int
    text: BilingualMarkdown


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paper of an edition as part of one long post."""

    number: int
    work: Work
    references: References


Item: TypeAlias = Paragraph | Numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPage:
    """What a page of an edition shows; most have only one, and the first begins with what is about it all."""

    occasion: Occasion
    file: str | None
    """Where it is told about; None where nobody wrote that."""
    current: PageLink
    pages: tuple[PageLink, ...]
    before: PageLink | None
    after: PageLink | None
    years: tuple[int | None, int | None]
    """The years of the venue's editions before and after it."""
    total: int
    """How many papers the post has on all pages."""
    voice: Voice | None
    """Who speaks in most of its reviews, which is then said once."""
    references: References
    """Those of its own texts."""
    intro: BilingualMarkdown | None
    items: tuple[Item, ...]
    outro: BilingualMarkdown | None
    programme: tuple[Work, ...]
    """Papers that nobody reviewed."""
    mentions: tuple[Mentioning, ...]
    problems: tuple[Problem, ...]

    @property
    def address(self) -> str:
        return f"{self.occasion.address}{self.current.path}"

    def page(self, view: View) -> Page:
        name, at = view.edition(self.occasion.venue, self.occasion.year), self.occasion.address
        title = f"{name} · {self.current.name}" if self.before else name
        owner = Owner(self.file or "", self.references)
        intro, outro = view.bodies.intro(self.intro, owner), view.bodies.outro(self.outro, owner)
        items = list(self._shown(view, owner))
        mentions = mentioned(view, self.mentions)
        content = view.render(
            "edition.html",
            facts=self,
            at=at,
            title=title,
            intro=intro,
            items=items,
            outro=outro,
            groups=groups(view, self.programme),
            mentions=mentions,
        )
        headings = (
            *(intro.headings if intro else ()),
            *(heading for item in items for heading in _headings(view, item)),
            *(outro.headings if outro else ()),
            *headings_of(
                view,
                ("_programme", "not-reviewed", self.programme),
                ("_mentions", "mentioned-venue", mentions),
            ),
        )
        papers = view.label("n-papers", n=self.occasion.papers)
        kind = "edition-description" if self.total else "edition-listed"
        description = view.label(kind, title=title, papers=papers)
        return Page(
            self.address,
            view.lang,
            "venues",
            title,
            description,
            content,
            headings=headings,
            edit=self.file,
            card=EditionCard(self.occasion),
            feed=addresses.feed(at) if self.occasion.reviews else None,
        )

    def _shown(self, view: View, owner: Owner) -> Iterator["_Shown | Body"]:
        for item in self.items:
            if isinstance(item, Numbered):
                work, references = item.work, item.references
                yield _Shown(
                    item.number,
                    work,
                    PaperLink.of(work),
                    references,
                    view.bodies.notes(work, references),
                    view.bodies.unidentified(work, references),
                    view.bodies.loose_figures(work),
                )
            elif body := view.bodies.between(item.text, item.place, owner):
                yield body


@dataclass(frozen=True, slots=True)
class _Shown:
    """A paper of an edition in one language."""

    number: int
    work: Work
    paper: PaperLink
    references: References
    notes: list[tuple[Note, Body]]
    unidentified: Body | None
    figures: list[Figure]


def _headings(view: View, item: _Shown | Body) -> tuple[Heading, ...]:
    if isinstance(item, Body):
        return item.headings
    title = view.title(item.paper)
    lang = view.other_language(title) if item.paper.title is not None else None
    return (Heading(2, item.paper.slug, markup.plain(title), lang),)


def pages(
    archive: Archive, issue: EditionWorks, problems: Mapping[str, Sequence[Problem]]
) -> Iterator[EditionPage]:
    """Gather what the pages of an edition show, ``problems`` by file among it."""
    works, file, edition, occasion = issue.works, issue.file, issue.edition, Occasion.of(issue)
    placed = {place.slug for place in edition.order}
    posts = (work for work in works if work.has_text or work.slug in placed)
    numbers = {work.id: number for number, work in enumerate(posts, start=1)}
    divided = _pages(issue, numbers)
    voice = _voice(archive, works)
    years = [other.year for other in reversed(archive.catalog.venues.get(issue.venue, ()))]
    around = ((before, after) for before, year, after in between(years) if year == issue.year)
    beside_years = next(around, (None, None))
    of_texts, of_pages = archive.references(file) if file else References(), links(divided)
    for before, current, after in beside(divided):
        yield EditionPage(
            occasion=occasion,
            file=file.file if file else None,
            current=current.link,
            pages=of_pages,
            before=before,
            after=after,
            years=beside_years,
            total=len(numbers),
            voice=voice,
            references=of_texts,
            intro=None if before else edition.intro,
            items=tuple(_items(archive, current.held, edition, numbers)),
            outro=None if after else edition.outro,
            programme=tuple(
                item for item in current.held if isinstance(item, Work) and item.id not in numbers
            ),
            mentions=() if after else archive.mentions("venue", occasion.id),
            problems=tuple(problems.get(file.file, ())) if file else (),
        )


def _speaker(note: Note) -> tuple[object, ...]:
    return note.by, note.after, note.source


def _voice(archive: Archive, works: Sequence[Work]) -> Voice | None:
    """Return who speaks in most reviews of an edition, if that are several."""
    notes = [(work, note) for work in works for note in work.reviews]
    speakers = Counter(_speaker(note) for _, note in notes)
    if not speakers:
        return None
    speaker, count = speakers.most_common(1)[0]
    if count < 2 or 2 * count < len(notes):
        return None
    work, note = next((work, note) for work, note in notes if _speaker(note) == speaker)
    return Voice(note, archive.references(work).people)


def _items(
    archive: Archive, held: Sequence[Work | int], edition: Edition, numbers: Mapping[str, int]
) -> Iterator[Item]:
    for item in held:
        if isinstance(item, Work):
            if item.id in numbers:
                yield Numbered(numbers[item.id], item, archive.references(item))
        elif text := edition.order[item].text:
            yield Paragraph(item, text)


def _pages(issue: EditionWorks, numbers: Mapping[str, int]) -> tuple[ListPage[Work | int], ...]:
    """Divide an edition by the weight of its papers, those without a number last.

    Paragraphs stay with the paper that follows them.

    What was typed decides, in whichever language it is longer, so that both languages have the same pages.
    """
    units: list[list[Work | int]] = [[]]
    for item in sorted(issue.sequence, key=lambda item: isinstance(item, Work) and item.id not in numbers):
        units[-1].append(item)
        if isinstance(item, Work):
            units.append([])
    after_all = units.pop()
    units[-1:] = [units[-1] + after_all] if units else [after_all]
    parts = evenly(units, LONG, lambda unit: sum(_weight(item, issue.edition, numbers) for item in unit))
    pages, number = list[ListPage[Work | int]](), 1
    for part in parts:
        held = tuple(item for unit in part for item in unit)
        papers = sum(isinstance(item, Work) for item in held)
        path = f"{len(pages) + 1}/" if pages else ""
        pages.append(ListPage(_span(number, papers), path, held))
        number += papers
    return tuple(pages)


def _span(first: int, papers: int) -> str:
    """Say which papers of an edition a page has.

    >>> _span(708, 293)
    '708–1,000'
    """
    return f"{first:,}–{first + papers - 1:,}"


def _weight(item: Work | int, edition: Edition, numbers: Mapping[str, int]) -> int:
    if isinstance(item, Work):
        if item.id not in numbers:
            return LINE
        texts = [*(note.text for note in item.entry.notes), item.entry.unidentified]
        return FRAME * (1 + len(item.entry.figures)) + sum(map(_bytes, texts))
    return _bytes(edition.order[item].text)


def _bytes(text: BilingualMarkdown | None) -> int:
    return max(len((said or "").encode()) for said in (text.ko, text.en)) if text else 0
