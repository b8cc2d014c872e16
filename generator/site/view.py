"""A view: the catalog as a reader of one language sees it. What templates call lies here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

from generator.cache import NOTHING_KEPT, Cache
from generator.catalog import links
from generator.catalog.catalog import Catalog
from generator.catalog.links import Links, Neighbourhood
from generator.catalog.work import Work
from generator.entries import template
from generator.entries.entry import Figure
from generator.entries.problem import Lang
from generator.entries.slugs import picture_name
from generator.site import address, labels, markup
from generator.site.bodies import Bodies, Owner
from generator.site.compiled import COMPILED
from generator.site.hosts import Host
from generator.site.hues import hues
from generator.site.parts import KnownParts, Parts
from generator.site.photographs import Photograph
from generator.site.renderings import KnownRenderings
from generator.site.wording import Wording, shorten

NEW_PAPER = "first-author-topic"
"""The slug of a file that is to be named by who writes it."""


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


class View(Wording):
    """The catalog in one language: names, links, texts, and the templates that show them."""

    def __init__(  # noqa: PLR0913 # each says another part of what is seen
        self,
        catalog: Catalog,
        linked: Links,
        lang: Lang,
        site: Site,
        photographs: Mapping[str, Photograph] = MappingProxyType({}),
        *,
        neighbourhood: Neighbourhood | None = None,
        cache: Cache = NOTHING_KEPT,
        renderings: KnownRenderings | None = None,
        parts: KnownParts | None = None,
        beside: "View | None" = None,
    ) -> None:
        super().__init__(catalog, lang)
        self.links = linked
        self.site = site
        self.photographs = photographs
        # A preview shows venues that nobody has registered yet.
        self.hues = hues({*catalog.venues, *(venue for venue, _ in catalog.issues)})
        self.neighbours = (neighbourhood or Neighbourhood(catalog, linked)).of
        self.bodies: Bodies = Bodies(lang, self.targets, cache, renderings, beside.bodies if beside else None)
        self.templates = Environment(
            loader=PackageLoader("generator.site"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=COMPILED,
        )
        self.templates.context_class = _Context
        self.templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        self.parts = Parts(
            self.templates, (parts or KnownParts()).among((self.names, self.hues), catalog.works)
        )
        self.templates.globals.update(
            view=self,
            t=self.label,
            lang=lang,
            address=address,
            root=address.ROOT,
            parts=self.parts,
            label=labels.label,
        )
        self.templates.filters.update(
            inline=self.inline,
            plain=markup.plain,
            foreign=self.foreign,
            marked=self.marked,
            date=self.date,
            shorten=shorten,
        )

    @property
    def names(self) -> tuple[object, ...]:
        """All that any page may look up by a name: registries, editions, the site."""
        library = self.catalog.library
        titles = [(*key, file.edition.title) for key, file in library.editions.items()]
        return library.venues, library.tags, library.people, titles, self.site

    def render(self, template: str, **values: Any) -> str:
        """Fill a template."""
        return self.templates.get_template(template).render(**values)

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
        return self.site.host.new_file(file, template.entry(template.Start(), self.lang))

    def tell(self, work: Work) -> str | None:
        """Return where a reader tells what is wrong with a work's page, or None where that is nowhere."""
        if not self.site.host:
            return None
        page = f"{self.site.url}{address.TREE[self.lang]}{address.paper(work.id)}"
        title = self.label("wrong-title", title=markup.plain(self.title(work)))
        return self.site.host.new_issue(title, self.label("wrong-text", page=page, file=work.file))

    def targets(self, owner: Owner) -> markup.Targets:
        """Return what wiki links in the texts of ``owner`` lead to."""
        return _Targets(self, owner)

    def figure(self, work: Work, figure: Figure) -> Markup:
        """Return a figure as HTML."""
        at = address.picture(work.id, figure.file) if figure.file else ""
        photograph = self.photograph(work, figure)
        html = self.render("figure.html", work=work, figure=figure, at=at, photograph=photograph)
        return Markup(html)  # noqa: S704 # autoescaped

    def photograph(self, work: Work, figure: Figure) -> Photograph | None:
        """Return the picture that a figure shows; None where it shows none that can be published."""
        return self.photographs.get(address.picture(work.id, figure.file)) if figure.file else None


class _Context(Context):
    """Calls what a template calls, without asking first whether it wants the context: nothing here does.

    To ask took a tenth of the time that templates take.
    """

    def call(
        self,
        called: Callable[..., Any],
        /,
        *values: Any,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: Any,
    ) -> Any:
        return called(*values, **named)


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
        figure = next((figure for figure in figures if figure.file == picture_name(name)), None)
        return str(self.view.figure(work, figure)) if work and figure else None
