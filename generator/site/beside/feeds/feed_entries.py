"""What stands in feeds: reviews, and posts of the blog."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from generator.catalog.article import Article
from generator.catalog.work import Work
from generator.entries.format.entry import BilingualText
from generator.entries.format.fields import PartialDate
from generator.site import address as addresses
from generator.site.beside.feeds import atom
from generator.site.view.references import PaperLink, References
from generator.site.view.view import View
from generator.support.languages import Lang
from generator.text.markdown import markup


@dataclass(frozen=True, slots=True)
class Review:
    """What is said of a paper, as its page shows it."""

    work: Work
    references: References
    lasting_id: str
    """The id under which it was first published."""

    @property
    def id(self) -> str:
        """That of the work."""
        return self.work.id

    @property
    def written(self) -> PartialDate:
        """When the newest of its notes was written."""
        return self.work.written_on

    def is_in(self, lang: Lang) -> bool:  # noqa: ARG002 # in each, translated or not
        return True

    def entry(self, view: View) -> Markup:
        work, references = self.work, self.references
        page = view.url(addresses.paper(work.id))
        content = view.render(
            "feeds/feed_review.html",
            work=work,
            references=references,
            people=references.people,
            notes=view.bodies.notes(work, references),
            asks=view.bodies.asks(work, references),
            unidentified=view.bodies.unidentified(work, references),
            figures=view.bodies.loose_figures(work),
        )
        return atom.entry(
            view,
            known_as=atom.name(view, addresses.paper(self.lasting_id)),
            title=markup.plain(view.title(PaperLink.of(work))),
            page=page,
            written=self.written,
            people=[*dict.fromkeys(self._people(view))],
            tags=work.entry.tags,
            summary=view.plain_line(work.entry.summary),
            content=atom.standing_alone(content, page, view.names.site.url),
        )

    def _people(self, view: View) -> Iterator[tuple[str, str, str | None]]:
        """Yield who wrote it and who is retold, each as what, by which name and with which page."""
        people = self.references.people

        def page(person: str | None) -> str | None:
            return view.url(addresses.author(person)) if person and person in people else None

        for note in self.work.reviews:
            by, after = note.by, note.after
            name = view.short_person(by.person, people) if by.person else by.name or ""
            yield "author", name, by.url or page(by.person)
            if after:
                yield "contributor", view.short_person(after, people), page(after)
        if not self.work.reviews:
            yield "author", view.names.site.name, view.url("")


@dataclass(frozen=True, slots=True)
class DatedArticle:
    """A post, guide or lecture that says when it was written, in the languages that it has."""

    article: Article
    contents: Mapping[Lang, str]
    """What its pages say, as HTML."""
    people: Mapping[str, BilingualText]
    """The names of those who wrote it, and of whom it retells."""

    @property
    def id(self) -> str:
        """Where it lies."""
        return self.article.address

    @property
    def written(self) -> PartialDate:
        """When something of it was written last, in either language."""
        return max(self.article.written.values(), key=lambda date: date.sort_key)

    def is_in(self, lang: Lang) -> bool:
        return lang in self.contents

    def entry(self, view: View) -> Markup:
        article, lang = self.article, view.lang
        page = view.url(article.address)
        return atom.entry(
            view,
            known_as=atom.name(view, article.address),
            title=markup.plain(article.titles[lang]),
            page=page,
            written=self.written,
            people=[*self._people(view)],
            tags=[tag for tag in article.tags if tag in view.names.tags],
            summary=article.abouts.get(lang),
            content=atom.seen_from(self.contents[lang], page),
        )

    def _people(self, view: View) -> Iterator[tuple[str, str, str]]:
        """Yield who wrote it, or the site, and who is retold, as feeds have them."""
        for author in self.article.authors:
            yield "author", view.short_person(author, self.people), view.url(addresses.author(author))
        if not self.article.authors:
            yield "author", view.names.site.name, view.url("")
        if after := self.article.after:
            yield "contributor", view.short_person(after, self.people), view.url(addresses.author(after))


FeedEntry: TypeAlias = Review | DatedArticle
"""What stands in a feed."""
