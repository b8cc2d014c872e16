"""Words as a reader of one language reads them: labels, names, titles, dates."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial
from typing import Any

from markupsafe import Markup, escape

from generator.catalog.citation import Citation, citation
from generator.catalog.neighbours import Reason
from generator.catalog.work import Work
from generator.entries.format.entry import BilingualMarkdown, BilingualText, Contributor, Note
from generator.entries.format.fields import DateRange, PartialDate
from generator.problems import messages
from generator.problems.problem import Problem
from generator.site.citing import in_words
from generator.site.citing.cited import Entries
from generator.site.view import date_words, line_starts
from generator.site.view.names import Names
from generator.site.view.references import ArticleLink, AuthorLink, Destination, PaperLink, TagLink
from generator.support.languages import Lang
from generator.text.characters import HANGUL, LATIN, RIGHT_TO_LEFT
from generator.text.markdown import markup
from generator.text.markdown.markup import LinkTarget
from generator.text.page_text import prose
from generator.text.slugs import slugged

BYLINE = 8
"""How many authors a row names."""

EDITORS = "editors"
"""The person who stands for all of us, and has no name to print in a second script."""

_HANGUL_WORDS = re.compile(rf"{HANGUL.pattern}+(?:[ ·]{HANGUL.pattern}+)*")
_RIGHT_TO_LEFT_WORDS = re.compile(rf"{RIGHT_TO_LEFT.pattern}+(?:[ ·.'’-]+{RIGHT_TO_LEFT.pattern}+)*")
_FIRST_SENTENCE = re.compile(r".+?(?=[.!?。]?$|[.!?。]\s)")


class Wording:
    """What names and values are in one language."""

    def __init__(self, names: Names, lang: Lang) -> None:
        self.names = names
        self.lang = lang
        self.tree = names.languages.tree(lang)
        self._tags = {tag_id: markup.plain(self.name(tag.name)) for tag_id, tag in names.tags.items()}
        self.cited = Entries(lambda work: citation(work, names.venues, map(self.tag, work.entry.tags)))

    def url(self, address: str) -> str:
        """Return an address of this language's tree in full, as whoever reads it elsewhere needs it."""
        return f"{self.names.site.url}{self.tree}{address}"

    def label(self, key: str, **values: Any) -> str:
        """Return one of the site's words."""
        return self.names.site.labels.label(self.lang, key, **values)

    def texts(self, *keys: str) -> dict[str, str]:
        """Return some of the site's words unfilled, for a script."""
        return {key: self.names.site.labels.pattern(self.lang, key) for key in keys}

    # Words of the registries

    def line(self, text: BilingualText | None) -> Markup:
        """Return a line in this language or else in the other, marked as such; empty for None."""
        if text is None or not text.languages:
            return Markup("")
        line, lang = text.either(self.lang)
        html = self.inline(line)
        if RIGHT_TO_LEFT.search(line):
            html = Markup("<bdi>{}</bdi>").format(html)
        return html if lang == self.lang else Markup('<span lang="{}">{}</span>').format(lang, html)

    def name(self, text: BilingualText) -> str:
        """Return a name in this language, or else in the other."""
        return str(text.either(self.lang)[0] or "")

    def tag(self, tag_id: str) -> str:
        """Return a tag's name."""
        return self._tags.get(tag_id, tag_id)

    def tag_html(self, tag_id: str) -> Markup:
        """Return a tag's name as HTML, its language marked where it is the other one."""
        tag = self.names.tags.get(tag_id)
        return self.line(tag.name) if tag else escape(tag_id)

    def venue(self, venue_id: str) -> str:
        """Return a venue's short name."""
        venue = self.names.venues.get(venue_id)
        return self.name(venue.name) if venue else venue_id

    def edition(self, venue_id: str, year: int) -> str:
        """Return an edition's title, which is made of its venue and year where nobody wrote one."""
        title = self.names.editions.get((venue_id, year))
        return self.name(title) if title else f"{self.venue(venue_id)} {year}"

    def person(self, person_id: str, people: Mapping[str, BilingualText]) -> str:
        """Return a person's name; on Korean pages with the Latin spelling after the Korean one."""
        name = people.get(person_id)
        if self.lang == "ko" and name and name.ko and name.en and person_id != EDITORS:
            return f"{name.ko}({name.en})"
        return self.short_person(person_id, people)

    def short_person(self, person_id: str, people: Mapping[str, BilingualText]) -> str:
        """Return a person's name in this language alone."""
        return self.name(people[person_id]) if person_id in people else person_id

    def contributor(self, who: Contributor, people: Mapping[str, BilingualText]) -> str:
        """Return the name of a note's author."""
        return self.person(who.person, people) if who.person else who.name or ""

    def by_name(self, tag_ids: Iterable[str]) -> list[str]:
        """Sort tags by their names in this language."""
        return sorted(tag_ids, key=lambda tag_id: (self.tag(tag_id).casefold(), tag_id))

    def plain_line(self, text: BilingualText | None) -> str:
        """Return a line in this language or else in the other, for an attribute; empty for None."""
        return _plain_line(text, self.lang)

    # Words of works

    def title(self, paper: PaperLink) -> str:
        """Return a paper's title as typed, with its TeX; of an unidentified one what is known of it."""
        if paper.title is not None:
            return paper.title
        return self.label("unidentified-title", what=in_place_of_title(paper, self.lang))

    def heading(self, paper: PaperLink) -> Markup:
        """Return a paper's title as HTML, its language marked where it is the other one."""
        if paper.title is not None:
            return self._set_apart(self.inline(paper.title), paper.title)
        before, _, after = self.label("unidentified-title", what="\0").partition("\0")
        what = self.title(paper).removeprefix(before).removesuffix(after)
        html = Markup(line_starts.joined(escape(what)))  # noqa: S704 # escaped
        return Markup("{}{}{}").format(before, self._set_apart(html, what), after)

    def _set_apart(self, html: Markup, text: str) -> Markup:
        """Return the HTML of a text, marked where that is of another language or direction."""
        foreign = self.foreign(text)
        return Markup("<span{}>{}</span>").format(foreign, html) if foreign else html

    def known(self, paper: PaperLink) -> str:
        """Return in plain text what is known of a paper without a title; empty for others."""
        return _known(paper, self.lang)

    def summary_line(self, work: Work) -> str:
        """Return in plain text what is known of an unidentified paper, else a work's summary."""
        paper = PaperLink.of(work)
        return self.known(paper) if paper.known else self.plain_line(work.entry.summary)

    def called(self, destination: Destination) -> str:
        """Return the title or name of what is linked to, in which TeX may stand."""
        match destination:
            case PaperLink():
                return self.title(destination)
            case TagLink():
                return self.tag(destination.id)
            case AuthorLink():
                return destination.name
            case ArticleLink():
                return destination.titles[destination.lang(self.lang)]
        if destination.year is None:
            return self.venue(destination.venue)
        return self.edition(destination.venue, destination.year)

    def citation(self, work: Work) -> Citation | None:
        """Return how a work is cited, its tags in this language; None where its paper has no title."""
        return self.cited.citation(work)

    def reference(self, work: Work) -> str | None:
        """Return the reference to a paper, as journals of this language print it."""
        found = self.citation(work)
        more = partial(self.label, "cite-more")
        return in_words.of_paper(found, self.lang, more) if found else None

    def review_reference(self, work: Work, people: Mapping[str, BilingualText]) -> str | None:
        """Return the reference to what is said of a paper here; None where nobody reviewed it."""
        if not work.is_reviewed:
            return None
        paper = PaperLink.of(work)
        authors = dict.fromkeys(self.contributor(note.by, people) for note in work.reviews)
        retold = dict.fromkeys(self.short_person(note.after, people) for note in work.reviews if note.after)
        title = markup.plain(self.title(paper))
        named = (
            self.label("cite-retold", title=title, names=", ".join(retold))
            if retold
            else self.label("cite-reviewed", title=title)
        )
        dates = [note.date for note in work.reviews if note.date]
        date = self.date(max(dates, key=lambda date: date.sort_key)) if dates else ""
        return in_words.of_review(
            [*authors], named, self.names.site.name, date, self.url(paper.address), self.lang
        )

    def byline(self, work: Work) -> Markup:
        """Return a work's authors for a list of works: the first of them, and how many more there are."""
        shown, more = work.authors[:BYLINE], len(work.authors) - BYLINE
        names = Markup(", ").join(self.marked(author.name) for author in shown)
        if more <= 0:
            return names
        return Markup('{} <span class="digest-unbroken">{}</span>').format(
            names, self.label("and-more", n=more)
        )

    def is_own(self, work: Work, note: Note) -> bool:
        """Say whether who is speaking in a note is an author of the paper."""
        speaker = note.after or note.by.person or slugged(note.by.name or "")
        return any(byline.author == speaker for byline in work.authors)

    def reason(self, reason: Reason, authors: Mapping[str, str]) -> str:
        """Say why a neighbour is one; ``authors`` are the names of those whom it has."""
        match reason.kind:
            case "link":
                return self.label("reason-link")
            case "author":
                names = (authors[author] for author in reason.ids)
                return self.label("reason-author", names=", ".join(names))
            case "tag":
                return self.label("reason-tag", names=", ".join(map(self.tag, reason.ids)))

    def sentence(self, problem: Problem) -> str:
        """Say where something is wrong, and what to do about it."""
        place = problem.place
        return f"{place.file}:{place.line}:{place.column}: {messages.sentence(problem, self.lang)}"

    # Lines of text

    def inline(self, text: str) -> Markup:
        """Return a line of plain text with TeX as HTML."""
        return Markup(line_starts.joined(markup.inline(text)))  # noqa: S704 # markup escapes

    def other_language(self, text: str) -> Lang | None:
        """Return a text's language where it is not the page's."""
        hangul = not text.isascii() and HANGUL.search(text) is not None
        if self.lang == "ko":
            return "en" if not hangul and LATIN.search(text) else None
        return "ko" if hangul else None

    def foreign(self, text: str) -> Markup:
        """Return the attributes that a text of another language or direction needs, or nothing."""
        lang = self.other_language(text)
        attributes = Markup(' lang="{}"').format(lang) if lang else Markup("")
        turns = not text.isascii() and RIGHT_TO_LEFT.search(text)
        return attributes + Markup(' dir="auto"') if turns else attributes

    def marked(self, text: object) -> Markup:
        """Return a line with names in it as HTML, the Korean ones on an English page marked.

        On a Korean page Latin names stay as they are: people and venues are called the same there. Names from
        right to left are set apart, so that they do not turn what stands beside them.
        """
        if isinstance(text, Markup):
            return text
        html = str(escape(text))
        if html.isascii():
            return Markup(html)  # noqa: S704 # escaped
        html = _RIGHT_TO_LEFT_WORDS.sub(r"<bdi>\g<0></bdi>", html)
        if self.lang == "en":
            html = _HANGUL_WORDS.sub(r'<span lang="ko">\g<0></span>', html)
        return Markup(html)  # noqa: S704 # escaped

    def date(self, date: PartialDate | DateRange) -> str:
        """Write a date or a range of days out."""
        if isinstance(date, DateRange):
            return date_words.date_range(date, self.lang)
        return date_words.full_date(date, self.lang)


class _Nowhere:
    """Targets of a text of which words alone are wanted; its links may lead back to it."""

    def link(self, _kind: str, _target: str) -> LinkTarget | None:
        return None

    def figure(self, _name: str) -> str | None:
        return ""


def in_place_of_title(paper: PaperLink, lang: Lang) -> str:
    """Return what stands where an unidentified paper's title would: how what is known of it begins."""
    what = _FIRST_SENTENCE.match(_known(paper, lang))
    return shorten(what[0], 70) if what else paper.slug


def _known(paper: PaperLink, lang: Lang) -> str:
    if isinstance(paper.known, BilingualMarkdown):
        text, said = paper.known.either(lang)
        return _words(text or "", said)
    return _plain_line(paper.known, lang)


def _plain_line(text: BilingualText | None, lang: Lang) -> str:
    return markup.plain(str(text.either(lang)[0] or "")) if text else ""


@lru_cache(maxsize=4096)  # what is known of a paper stands for its title wherever that is named
def _words(markdown: str, lang: Lang) -> str:
    """Return the words of a Markdown text, as its page shows them."""
    rendered = _renderer().render(markdown, lang=lang, targets=_Nowhere(), prefix="", top=1)
    return prose(rendered.html)


@cache
def _renderer() -> markup.Renderer:
    """Return what renders while another text may be rendered, which has a link to such a paper."""
    return markup.Renderer()


def shorten(text: str, length: int) -> str:
    """Cut a text at a word's end so that it has at most ``length`` characters, an ellipsis included."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
