"""An edition as one long post: all of its papers in reading order, on several pages where one is too long."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog.catalog import Issue
from generator.catalog.work import Work
from generator.entries.format.entry import BilingualMarkdown, Figure, Note
from generator.entries.library import EditionFile
from generator.site import address
from generator.site.page import Content, Draft
from generator.site.pages.pagination import ListPage, beside, evenly, links
from generator.site.pages.sections import FEW_TAGS, headings_of, mentions_of, most_used
from generator.site.view.bodies import Body
from generator.site.view.view import View
from generator.text.markdown import markup
from generator.text.markdown.finish import Heading

LONG = 200_000
"""How many bytes of papers stand on one page, as far as what people typed lets one tell."""

FRAME = 2_000
"""How many bytes a paper takes without its notes: title, authors, summary, tags."""

LINE = 600
"""How many bytes a paper takes that nobody reviewed: title and authors."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What stands between two papers of an edition."""

    body: Body


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paper of an edition as part of one long post."""

    number: int
    work: Work
    notes: list[tuple[Note, Body]]
    unidentified: Body | None
    figures: list[Figure]
    body: None = None


def edition(view: View, issue: Issue, problems: Sequence[str]) -> Iterator[Draft]:
    """Make the pages of an edition; most need only one, and the others begin with what is about all of it."""
    file = view.catalog.library.editions.get((issue.venue, issue.year))
    name, at = view.edition(issue.venue, issue.year), address.edition(issue.venue, issue.year)
    papers = view.label("n-papers", n=len(issue.works))
    used = Counter(tag for work in issue.works for tag in work.entry.tags)
    placed = {place.slug for place in file.edition.order} if file else set()
    posts = (work for work in issue.works if work.has_text or work.slug in placed)
    numbers = {work.id: number for number, work in enumerate(posts, start=1)}
    pages = _pages(issue, file, numbers)
    for before, current, after in beside(pages):
        title = f"{name} · {current.name}" if before else name
        intro = view.bodies.intro(file) if file and not before else None
        outro = view.bodies.outro(file) if file and not after else None
        mentions = [] if after else mentions_of(view, "venue", f"{issue.venue}/{issue.year:04}")
        items = list(_items(view, current.held, file, numbers))
        programme = [item for item in current.held if isinstance(item, Work) and item.id not in numbers]
        content = Content.of(
            "edition.html",
            venue=issue.venue,
            year=issue.year,
            papers=len(issue.works),
            edition=file.edition if file else None,
            file=file.file if file else "",
            at=at,
            title=title,
            current=current.link,
            pages=links(pages),
            before=before,
            after=after,
            tags=most_used(used)[:FEW_TAGS],
            intro=intro,
            items=items,
            outro=outro,
            programme=programme,
            problems=problems,
            mentions=mentions,
        )
        headings = (
            *(intro.headings if intro else ()),
            *(heading for item in items for heading in _headings(view, item)),
            *(outro.headings if outro else ()),
            *headings_of(
                view, ("_programme", "not-reviewed", programme), ("_mentions", "mentioned", mentions)
            ),
        )
        description = view.label("edition-description", title=title, papers=papers)
        source = file.file if file else None
        yield Draft(f"{at}{current.path}", view.lang, "venues", title, description, content, headings, source)


def _pages(
    issue: Issue, file: EditionFile | None, numbers: Mapping[str, int]
) -> tuple[ListPage[Work | int], ...]:
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
    parts = evenly(units, LONG, lambda unit: sum(_weight(item, file, numbers) for item in unit))
    pages, number = list[ListPage[Work | int]](), 1
    for part in parts:
        held = tuple(item for unit in part for item in unit)
        papers = sum(isinstance(item, Work) for item in held)
        path = f"{len(pages) + 1}/" if pages else ""
        pages.append(ListPage(f"{number}–{number + papers - 1}", path, held))
        number += papers
    return tuple(pages)


def _weight(item: Work | int, file: EditionFile | None, numbers: Mapping[str, int]) -> int:
    if isinstance(item, Work):
        if item.id not in numbers:
            return LINE
        texts = [*(note.text for note in item.entry.notes), item.entry.unidentified]
        return FRAME * (1 + len(item.entry.figures)) + sum(map(_bytes, texts))
    return _bytes(file.edition.order[item].text) if file else 0


def _bytes(text: BilingualMarkdown | None) -> int:
    return max(len((said or "").encode()) for said in (text.ko, text.en)) if text else 0


def _items(
    view: View, held: Sequence[Work | int], file: EditionFile | None, numbers: Mapping[str, int]
) -> Iterator[_Paragraph | _Numbered]:
    for item in held:
        if isinstance(item, Work):
            if item.id in numbers:
                yield _Numbered(
                    numbers[item.id],
                    item,
                    view.bodies.notes(item),
                    view.bodies.unidentified(item),
                    view.bodies.loose_figures(item),
                )
        elif file and (paragraph := view.bodies.between(file, item)):
            yield _Paragraph(paragraph)


def _headings(view: View, item: _Paragraph | _Numbered) -> tuple[Heading, ...]:
    if isinstance(item, _Paragraph):
        return item.body.headings
    title = view.title(item.work)
    lang = view.other_language(title) if item.work.title is not None else None
    return (Heading(2, item.work.slug, markup.plain(title), lang),)
