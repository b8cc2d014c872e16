"""A view: how facts are shown to a reader of one language. What templates call lies here."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.catalog.citation import doi_url
from generator.catalog.work import Work
from generator.entries.format.entry import Figure
from generator.entries.write import template
from generator.site import address
from generator.site.citing.cited import FORMATS
from generator.site.frame.element_spans import as_script
from generator.site.view import coins, issues
from generator.site.view.bodies import Bodies, Body, Owner, Render
from generator.site.view.compiling import DirectCode
from generator.site.view.hosts import FILE
from generator.site.view.names import Names
from generator.site.view.parts import COMPILED, Filled, Parts
from generator.site.view.references import ArticleLink, Destination, PaperLink, References
from generator.site.view.wording import Wording, shorten
from generator.support.languages import Lang
from generator.text import recordings
from generator.text.hrefs import ROOT
from generator.text.markdown import markup
from generator.text.page_ranges import with_dashes
from generator.text.slugs import picture_name

NEW_PAPER = "first-author-topic"
"""The slug of a file that is to be named by who writes it."""


class View(Wording):
    """Names, labels and the templates that show facts, in one language. Nothing here knows the catalog."""

    def __init__(
        self, names: Names, lang: Lang, render: Render = markup.render, filled: Filled | None = None
    ) -> None:
        """Begin with parts that were ``filled`` where the same names could be looked up."""
        super().__init__(names, lang)
        self.bodies = Bodies(lang, partial(_Targets, self), render)
        self.templates = _environment()
        self.parts = Parts(self.templates, {} if filled is None else filled)
        self.templates.globals.update(
            view=self,
            site=names.site,
            languages=names.languages,
            hues=names.hues,
            t=self.label,
            lang=lang,
            link_to=PaperLink.of,
            as_script=_as_script,
            address=address,
            doi_url=doi_url,
            formats=[*FORMATS.values()],
            root=ROOT,
            parts=self.parts,
            label=names.site.labels.label,
        )
        self.templates.filters.update(
            inline=self.inline,
            plain=markup.plain,
            foreign=self.foreign,
            marked=self.marked,
            date=self.date,
            shorten=shorten,
            with_dashes=with_dashes,
        )
        self.templates.tests["body"] = lambda value: isinstance(value, Body)

    def render(self, template: str, **values: Any) -> str:
        """Fill a template."""
        return self.templates.get_template(template).render(**values)

    def href(self, target: str) -> str:
        """Return what to write into a link to an address in this language's tree."""
        return address.href(self.tree, target)

    def edit(self, file: str) -> str | None:
        """Return the address where a file can be edited, or None where it cannot."""
        return self.names.site.edit_address.replace(FILE, quote(file)) or None

    def change(self, entry_id: str, *, translated: bool = False) -> str | None:
        """Return where the form opens an entry, perhaps to be translated; None where none is edited."""
        if not self.names.site.edit_address:
            return None
        query = {"entry": entry_id} | ({"language": self.lang} if translated else {})
        return f"{self.href(address.COMPOSE)}?{urlencode(query, safe='/')}"

    def new_paper(self, edition: str) -> str | None:
        """Return where a paper of an edition ("ismir/2015") is added in the browser; None if nowhere."""
        site = self.names.site
        if not site.host:
            return None
        file = f"{site.digests}/{edition}/{NEW_PAPER}.yml"
        return site.host.new_file(file, template.entry(template.Start(), self.lang, self.names.languages))

    def correction_url(self, work: Work) -> str | None:
        """Return where a reader tells what is wrong with a work's page, or None where that is nowhere."""
        site, paper = self.names.site, PaperLink.of(work)
        if not site.host:
            return None
        title = self.label("wrong-title", title=markup.plain(self.title(paper)))
        return issues.opened(site.host, "correction", title, {"page": self.url(paper.address)}, self.lang)

    def suggest(self, venue: str = "") -> str | None:
        """Return where a reader suggests a paper, perhaps of a venue and year; None where that is nowhere."""
        host, title = self.names.site.host, self.label("suggest-title")
        values = {"venue": venue} if venue else {}
        return issues.opened(host, "paper", title, values, self.lang) if host else None

    def target(self, destination: Destination) -> markup.LinkTarget:
        """Return where a wiki link leads, and what is shown of it."""
        lang = destination.lang(self.lang) if isinstance(destination, ArticleLink) else self.lang
        href = address.href(self.names.languages.tree(lang), destination.address)
        return markup.LinkTarget(href, self.called(destination))

    def context_object(self, work: Work) -> str | None:
        """Return what stands for a work's paper in pages, see ``coins.py``; None where it has no title."""
        citation = self.citation(work)
        return coins.context_object(citation) if citation else None

    def figure(self, work: Work, figure: Figure, references: References) -> Markup:
        """Return a figure as HTML."""
        pictures = tuple(
            (ground, address.picture(work.id, name), references.photographs.get(name))
            for ground, name in zip(("light", "dark"), figure.shown(self.lang), strict=True)
            if name
        )
        people = references.people
        html = self.render("parts/figure.html", work=work, figure=figure, pictures=pictures, people=people)
        return Markup(html)  # noqa: S704 # autoescaped


def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("generator.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=COMPILED,
    )
    made.code_generator_class = DirectCode
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return made


def _as_script(data: Mapping[str, Any]) -> Markup:
    return Markup(as_script(data))  # noqa: S704 # nothing in it ends the element


@dataclass(frozen=True, slots=True)
class _Targets:
    """What wiki links lead to, for the texts of one owner."""

    view: View
    owner: Owner

    def link(self, kind: str, target: str) -> markup.LinkTarget | None:
        if kind == "time":
            recorded = self.owner.recording
            href = recordings.at(recorded, int(target)) if recorded else None
            return markup.LinkTarget(href, "") if href else None
        found = self.owner.references.links.get((kind, target))
        return self.view.target(found) if found else None

    def figure(self, name: str) -> str | None:
        work, references = self.owner.work, self.owner.references
        figures = work.entry.figures if work else ()
        figure = next((figure for figure in figures if figure.file == picture_name(name)), None)
        return str(self.view.figure(work, figure, references)) if work and figure else None
