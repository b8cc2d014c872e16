"""A view: the catalog as a reader of one language sees it. What templates call lies here."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from generator.catalog import links
from generator.catalog.catalog import Catalog
from generator.catalog.links import Links, Neighbourhood, Reason
from generator.catalog.names import fold
from generator.catalog.work import Work
from generator.entries import template
from generator.entries.characters import RIGHT_TO_LEFT
from generator.entries.entry import BilingualMarkdown, BilingualText, Contributor, Figure, Note
from generator.entries.fields import DateRange, PartialDate
from generator.entries.library import EditionFile
from generator.entries.problem import Lang, Mistake
from generator.entries.wikilinks import scan
from generator.site import address, labels, markup
from generator.site.hosts import Host
from generator.site.page import Heading
from generator.site.photographs import Photograph

NOTE_TOP = 3
"""The level of a note's own headings: below the page (1), and the paper or section (2)."""

EDITION_TOP = 2
"""The level of headings in an edition's introduction."""

NEW_PAPER = "first-author-topic"
"""The slug of a file that is to be named by who writes it."""

EDITORS = "editors"
"""The person who stands for all of us, and has no name to print in a second script."""

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_HANGUL_WORDS = re.compile(rf"{_HANGUL.pattern}+(?:[ ·]{_HANGUL.pattern}+)*")
_RIGHT_TO_LEFT_WORDS = re.compile(rf"{RIGHT_TO_LEFT.pattern}+(?:[ ·.'’-]+{RIGHT_TO_LEFT.pattern}+)*")
_FIRST_SENTENCE = re.compile(r".+?(?=[.!?。]?$|[.!?。]\s)")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Site:
    """What the site is called in one language, and where it and its sources lie."""

    name: str = ""
    url: str = ""
    """The address of the root, with a slash at its end."""
    edit_base: str = ""
    """What a file's path is appended to for editing it; empty where the sources are nowhere to be edited."""
    host: Host | None = None
    """Where papers can be added and mistakes told; None where the repository's host is not known."""
    digests: str = "digests"
    """The folder of digests in the repository."""


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


class View:
    """The catalog in one language: names, links, texts, and the templates that show them."""

    def __init__(
        self,
        catalog: Catalog,
        linked: Links,
        lang: Lang,
        site: Site,
        photographs: Mapping[str, Photograph] = MappingProxyType({}),
    ) -> None:
        self.catalog = catalog
        self.links = linked
        self.lang = lang
        self.site = site
        self.photographs = photographs
        self.neighbours = Neighbourhood(catalog, linked).of
        self._bodies: dict[tuple[str, tuple[str | int, ...]], Body | None] = {}
        self.templates = Environment(
            loader=PackageLoader("generator.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.globals.update(view=self, t=self.label, lang=lang, address=address, root=address.ROOT)
        self.templates.filters.update(
            inline=self.inline,
            plain=markup.plain,
            foreign=self.foreign,
            marked=self.marked,
            date=self.date,
            shorten=shorten,
        )

    def render(self, template: str, **values: Any) -> str:
        """Fill a template."""
        return self.templates.get_template(template).render(**values)

    def label(self, key: str, **values: Any) -> str:
        """Return one of the site's words."""
        return labels.label(self.lang, key, **values)

    def href(self, target: str) -> str:
        """Return what to write into a link to an address in this language's tree."""
        return address.href(self.lang, target)

    def edit(self, file: str) -> str | None:
        """Return the address where a file can be edited, or None where it cannot."""
        return f"{self.site.edit_base}{quote(file)}" if self.site.edit_base else None

    def new_paper(self, edition: str) -> str | None:
        """Return where a paper of an edition ("ismir/2015") is added in the browser; None if nowhere."""
        if not self.site.host:
            return None
        file = f"{self.site.digests}/{edition}/{NEW_PAPER}.yml"
        return self.site.host.new_file(file, template.entry("", self.lang))

    def tell(self, work: Work) -> str | None:
        """Return where a reader tells what is wrong with a work's page, or None where that is nowhere."""
        if not self.site.host:
            return None
        page = f"{self.site.url}{address.TREE[self.lang]}{address.paper(work.id)}"
        title = self.label("wrong-title", title=markup.plain(self.title(work)))
        return self.site.host.new_issue(title, self.label("wrong-text", page=page, file=work.file))

    # Words of the registries

    def said(self, text: BilingualText | None) -> Markup:
        """Return a line in this language or else in the other, marked as such; empty for None."""
        if text is None or not text.languages:
            return Markup("")
        line, lang = text.either(self.lang)
        html = self.inline(line, lang)
        if RIGHT_TO_LEFT.search(line):
            html = Markup("<bdi>{}</bdi>").format(html)
        return html if lang == self.lang else Markup('<span lang="{}">{}</span>').format(lang, html)

    def name(self, text: BilingualText) -> str:
        """Return a name in this language, or else in the other."""
        return str(text.either(self.lang)[0] or "")

    def tag(self, tag_id: str) -> str:
        """Return a tag's name."""
        tag = self.catalog.library.tags.get(tag_id)
        return self.name(tag.name) if tag else tag_id

    def tag_html(self, tag_id: str) -> Markup:
        """Return a tag's name as HTML, its language marked where it is the other one."""
        tag = self.catalog.library.tags.get(tag_id)
        return self.said(tag.name) if tag else escape(tag_id)

    def venue(self, venue_id: str) -> str:
        """Return a venue's short name."""
        venue = self.catalog.library.venues.get(venue_id)
        return self.name(venue.name) if venue else venue_id

    def edition(self, venue_id: str, year: int) -> str:
        """Return an edition's title, which is made of its venue and year where nobody wrote one."""
        file = self.catalog.library.editions.get((venue_id, year))
        title = file.edition.title if file else None
        return self.name(title) if title else f"{self.venue(venue_id)} {year}"

    def person(self, person_id: str) -> str:
        """Return a person's name; on Korean pages with the Latin spelling after the Korean one."""
        person = self.catalog.library.people.get(person_id)
        if person is None:
            return person_id
        korean, english = person.name.ko, person.name.en
        if self.lang == "ko" and korean and english and person_id != EDITORS:
            return f"{korean}({english})"
        return self.name(person.name)

    def short_person(self, person_id: str) -> str:
        """Return a person's name in this language alone."""
        person = self.catalog.library.people.get(person_id)
        return self.name(person.name) if person else person_id

    def contributor(self, who: Contributor) -> str:
        """Return the name of a note's author."""
        return self.person(who.person) if who.person else who.name or ""

    def by_name(self, tag_ids: Iterable[str]) -> list[str]:
        """Sort tags by their names in this language."""
        return sorted(tag_ids, key=lambda tag_id: (self.tag(tag_id).casefold(), tag_id))

    def plain_said(self, text: BilingualText | None) -> str:
        """Return a line in this language or else in the other, for an attribute; empty for None."""
        return markup.plain(str(text.either(self.lang)[0] or "")) if text else ""

    # Words of works

    def title(self, work: Work) -> str:
        """Return a work's title as typed, with its TeX; for an unidentified paper what is known of it."""
        if work.title is not None:
            return work.title
        what = _FIRST_SENTENCE.match(self.summary_line(work))
        return self.label("unidentified-title", what=shorten(what[0], 70) if what else work.slug)

    def heading(self, work: Work) -> Markup:
        """Return a work's title as HTML, its language marked where it is the other one."""
        if work.title is not None:
            html, foreign = self.inline(work.title), self.foreign(work.title)
            return Markup("<span{}>{}</span>").format(foreign, html) if foreign else html
        before, _, after = self.label("unidentified-title", what="\0").partition("\0")
        what = self.title(work).removeprefix(before).removesuffix(after)
        foreign = self.foreign(what)
        shown = Markup("<span{}>{}</span>").format(foreign, what) if foreign else what
        return Markup("{}{}{}").format(before, shown, after)

    def summary_line(self, work: Work) -> str:
        """Return in plain text what is known of an unidentified paper, else a work's summary."""
        if work.title is None and work.entry.unidentified:
            return _words(work.entry.unidentified.either(self.lang)[0] or "")
        return self.plain_said(work.entry.summary)

    def is_own(self, work: Work, note: Note) -> bool:
        """Say whether who is speaking in a note is an author of the paper."""
        speakers = {note.after or note.by.person or fold(note.by.name or "")}
        return not speakers.isdisjoint(byline.author for byline in work.authors)

    def reason(self, reason: Reason) -> str:
        """Say why a neighbour is one."""
        match reason.kind:
            case "link":
                return self.label("reason-link")
            case "author":
                names = (self.catalog.authors[author].name for author in reason.ids)
                return self.label("reason-author", names=", ".join(names))
            case "tag":
                return self.label("reason-tag", names=", ".join(map(self.tag, reason.ids)))

    # Texts

    def inline(self, text: str, lang: Lang | None = None) -> Markup:
        """Return a line of plain text with TeX as HTML."""
        return Markup(markup.inline(text, lang or self.lang))  # noqa: S704 # markup escapes

    def other_language(self, text: str) -> Lang | None:
        """Return a text's language where it is not the page's."""
        hangul = _HANGUL.search(text) is not None
        if self.lang == "ko":
            return "en" if not hangul and _LATIN.search(text) else None
        return "ko" if hangul else None

    def foreign(self, text: str) -> Markup:
        """Return the attributes that a text of another language or direction needs, or nothing."""
        lang = self.other_language(text)
        attributes = Markup(' lang="{}"').format(lang) if lang else Markup("")
        return attributes + Markup(' dir="auto"') if RIGHT_TO_LEFT.search(text) else attributes

    def marked(self, text: object) -> Markup:
        """Return a line with names in it as HTML, the Korean ones on an English page marked.

        On a Korean page Latin names stay as they are: people and venues are called the same there. Names from
        right to left are set apart, so that they do not turn what stands beside them.
        """
        if isinstance(text, Markup):
            return text
        html = _RIGHT_TO_LEFT_WORDS.sub(r"<bdi>\g<0></bdi>", str(escape(text)))
        if self.lang == "en":
            html = _HANGUL_WORDS.sub(r'<span lang="ko">\g<0></span>', html)
        return Markup(html)  # noqa: S704 # escaped

    def body(
        self,
        text: BilingualMarkdown | None,
        owner: Owner,
        path: tuple[str | int, ...],
        prefix: str,
        top: int = NOTE_TOP,
    ) -> Body | None:
        """Render a text, once however many pages show it; None where there is none in either language."""
        if text is None or not text.languages:
            return None
        key = (owner.file, path)
        if key not in self._bodies:
            markdown, lang = text.either(self.lang)
            rendered = markup.render(markdown, lang=lang, targets=self.targets(owner), prefix=prefix, top=top)
            mistakes = tuple(
                Mistake(owner.file, (*path, lang), code, values, needle)
                for code, values, needle in rendered.mistakes
            )
            html = Markup(rendered.html)  # noqa: S704 # markup sanitises
            self._bodies[key] = Body(html, lang, rendered.headings, mistakes)
        return self._bodies[key]

    def targets(self, owner: Owner) -> markup.Targets:
        """Return what wiki links in the texts of ``owner`` lead to."""
        return _Targets(self, owner)

    def notes(self, work: Work) -> list[tuple[Note, Body]]:
        """Return a work's notes in their order, those left out that have no text, which is a mistake."""
        owner = Owner.of(work)
        bodies = (
            (note, self.body(note.text, owner, ("notes", n), f"{work.slug}_{n}-"))
            for n, note in enumerate(work.entry.notes)
        )
        return [(note, body) for note, body in bodies if body]

    def asks(self, work: Work) -> Body | None:
        """Return what the reviewer asks of readers."""
        return self.body(work.entry.asks, Owner.of(work), ("asks",), f"{work.slug}_asks-")

    def unidentified(self, work: Work) -> Body | None:
        """Return what is known of a paper that nobody could identify."""
        return self.body(work.entry.unidentified, Owner.of(work), ("unidentified",), f"{work.slug}_what-")

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
        return self.body(text, Owner(file.file, f"{file.venue}/{file.year:04}"), path, prefix, EDITION_TOP)

    @property
    def mistakes(self) -> frozenset[Mistake]:
        """What is wrong with the texts, all of which are rendered for it."""
        for work in self.catalog.works.values():
            self.notes(work)
            self.asks(work)
            self.unidentified(work)
        for file in self.catalog.library.editions.values():
            self.intro(file)
            self.outro(file)
            for place in range(len(file.edition.order)):
                self.between(file, place)
        return frozenset(mistake for body in self._bodies.values() if body for mistake in body.mistakes)

    def loose_figures(self, work: Work) -> list[Figure]:
        """Return the figures that no text of this language puts somewhere itself."""
        texts = [*(note.text for note in work.entry.notes), work.entry.asks, work.entry.unidentified]
        placed = {
            link.target
            for text in texts
            if text and text.languages
            for link in scan(text.either(self.lang)[0])
            if link.embed
        }
        return [figure for figure in work.entry.figures if figure.file not in placed]

    def figure(self, work: Work, figure: Figure) -> Markup:
        """Return a figure as HTML."""
        at = address.picture(work.id, figure.file) if figure.file else ""
        html = self.render(
            "figure.html", work=work, figure=figure, at=at, photograph=self.photographs.get(at)
        )
        return Markup(html)  # noqa: S704 # autoescaped

    # Dates

    def date(self, date: PartialDate | DateRange) -> str:
        """Write a date or a range of days out."""
        if isinstance(date, DateRange):
            return labels.date_range(date, self.lang)
        return labels.full_date(date, self.lang)


@dataclass(frozen=True, slots=True)
class _Targets:
    """What wiki links lead to, for the texts of one owner."""

    view: View
    owner: Owner

    def link(self, kind: str, target: str) -> markup.Link | None:
        view = self.view
        found = links.resolve(view.catalog, kind, target, self.owner.edition)
        if found is None:
            return None
        match kind:
            case "entry":
                return markup.Link(view.href(address.paper(found)), view.title(view.catalog.works[found]))
            case "tag":
                return markup.Link(view.href(address.tag(found)), view.tag(found))
            case "author":
                return markup.Link(view.href(address.author(found)), view.catalog.authors[found].name)
        venue, _, year = found.partition("/")
        title = view.edition(venue, int(year)) if year else view.venue(venue)
        return markup.Link(view.href(address.venue(found)), title)

    def figure(self, name: str) -> str | None:
        work = self.owner.work
        figures = work.entry.figures if work else ()
        figure = next((figure for figure in figures if figure.file == name), None)
        return str(self.view.figure(work, figure)) if work and figure else None


def _words(markdown: str) -> str:
    """Return the words of a Markdown text; its links, which may lead back to it, are not followed."""
    parts, end = [], 0
    for link in scan(markdown):
        parts += [markdown[end : link.start], "" if link.embed else link.shown or link.target]
        end = link.end
    text = re.sub(r"[*_`#>]+", "", "".join([*parts, markdown[end:]]))
    return " ".join(markup.plain(text).split())


def shorten(text: str, length: int) -> str:
    """Cut a text at a word's end so that it has at most ``length`` characters, an ellipsis included."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
