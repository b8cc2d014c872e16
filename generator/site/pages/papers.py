"""A paper's page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.catalog.links import How
from generator.catalog.neighbours import Reason
from generator.catalog.work import Work
from generator.entries.format.entry import BilingualText
from generator.problems.problem import Problem
from generator.site import address as addresses
from generator.site.archive import Archive
from generator.site.beside.cards import OF_SITE, CardFacts
from generator.site.page import Page
from generator.site.pages.parts.common import MAX_DESCRIPTION, headings_of, mentioned, with_own
from generator.site.view import structured
from generator.site.view.references import Mentioning, PaperLink, References
from generator.site.view.view import View
from generator.site.view.wording import shorten
from generator.text.markdown import markup

MOST_AUTHORS = 30
"""How many authors are named above all else; the others unfold."""


@dataclass(frozen=True, slots=True)
class RelatedPaper:
    """What a paper is said to be to another, or to something elsewhere."""

    how: How
    paper: PaperLink | None
    url: str | None
    note: BilingualText | None


@dataclass(frozen=True, slots=True)
class PaperPage:
    """What a paper's page shows."""

    work: Work
    references: References
    before: PaperLink | None
    """What stands before it in its edition."""
    after: PaperLink | None
    related: tuple[RelatedPaper, ...]
    suggestions: tuple[tuple[PaperLink, tuple[Reason, ...]], ...]
    """Papers to read next, and why."""
    authors: Mapping[str, str]
    """The names of authors who are why a paper is suggested, by their ids."""
    mentions: tuple[Mentioning, ...]
    """Pages that link to it and are not related to it anyway."""
    problems: tuple[Problem, ...]
    card: CardFacts
    """Its own, or the edition's where nobody reviewed it."""

    @classmethod
    def of(
        cls,
        archive: Archive,
        work: Work,
        beside: tuple[Work | None, Work | None],
        problems: Sequence[Problem],
        card: CardFacts = OF_SITE,
    ) -> "PaperPage":
        """Gather what the page shows of a work, ``beside`` which others stand in its edition."""
        before, after = (archive.link(other) if other else None for other in beside)
        related = archive.links.related.get(work.id, ())
        named = {other.work.id for other in related if other.work}
        near = [neighbour for neighbour in archive.near.of(work) if neighbour.work.id not in named]
        shared = (reason for neighbour in near for reason in neighbour.reasons if reason.kind == "author")
        return cls(
            work,
            archive.references(work),
            before,
            after,
            tuple(
                RelatedPaper(
                    other.how, archive.link(other.work) if other.work else None, other.url, other.note
                )
                for other in related
            ),
            tuple((archive.link(neighbour.work), neighbour.reasons) for neighbour in near),
            {author: archive.catalog.authors[author].name for reason in shared for author in reason.ids},
            tuple(
                mention
                for mention in archive.mentions("entry", work.id)
                if not (isinstance(mention, PaperLink) and mention.id in named)
            ),
            tuple(problems),
            card,
        )

    @property
    def address(self) -> str:
        return addresses.paper(self.work.id)

    def page(self, view: View) -> Page:
        work, references, paper = self.work, self.references, PaperLink.of(self.work)
        notes = view.bodies.notes(work, references)
        asks = view.bodies.asks(work, references)
        unidentified = view.bodies.unidentified(work, references)
        figures = view.bodies.loose_figures(work)
        mentions = mentioned(view, self.mentions)
        content = view.render(
            "paper.html",
            facts=self,
            work=work,
            paper=paper,
            first_authors=work.authors[:MOST_AUTHORS],
            notes=notes,
            asks=asks,
            unidentified=unidentified,
            figures=figures,
            suggestions=[
                (other, [view.reason(reason, self.authors) for reason in reasons])
                for other, reasons in self.suggestions
            ],
            mentions=mentions,
            citation=view.citation(work),
            reference=view.reference(work),
            bibtex=view.cited.entry(work, "bibtex"),
            review=view.review_reference(work, references.people),
        )
        title = markup.plain(view.title(paper))
        description = shorten(view.summary_line(work), MAX_DESCRIPTION) or title
        headings = headings_of(
            view,
            ("unidentified", "unidentified", unidentified),
            ("notes", "notes", notes),
            ("figures", "figures", figures),
            ("asks", "asks", asks),
            ("related", "related", self.related),
            ("_mentions", "backlinks", mentions),
            ("neighbours", "neighbours", self.suggestions),
        )
        contents = with_own(
            headings,
            {"unidentified": [unidentified], "notes": [body for _, body in notes], "asks": [asks]},
            view,
        )
        return Page(
            self.address,
            view.lang,
            "venues",
            title,
            description,
            content,
            headings=tuple(contents),
            edit=work.file,
            card=self.card,
            structured=structured.reviews(view, work, notes, references.people),
        )
