"""The MkDocs plugin: forwards the engine's events to the build, and nothing more.

The engine builds ``docs/`` and one page a section; the site's own pages are written in the chrome of those.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url
from mkdocs.utils.templates import TemplateContext

from generator.build import building, generator_files, session
from generator.build.building import Build, Settings
from generator.build.checker import CheckerBundle
from generator.build.stage import BusyError
from generator.engine import answering, assets, footer, heads, logs, navigation, sections, watching
from generator.engine.configuration import defaults, repository, settings, unloaded
from generator.engine.configuration.plugin_options import DigestConfig
from generator.engine.logs import log
from generator.engine.theme_files import TemplateCache, is_alike, leave_search_out
from generator.engine.trees import Trees
from generator.engine.unreadable import explained
from generator.problems import report
from generator.problems.messages import is_error
from generator.problems.problem import Problem
from generator.problems.refusals import explain, spoken
from generator.search import korean, pagefind
from generator.search.bundle import Bundle
from generator.site import address
from generator.site.frame.policy import with_policy
from generator.site.frame.slots import NOT_FOUND, MarkedPage
from generator.site.frame.theme import mended
from generator.support import cache, garbage
from generator.support.languages import Lang
from generator.text.hrefs import ROOT
from generator.text.markdown.writing.extension import Writing

_FIRST, _LAST = 100, -100
"""The priorities of what happens before and after every other plugin."""

_EMPTIED = frozenset({address.NOT_FOUND, "sitemap.xml"})
"""The engine's templates in whose place the site has files of its own."""


class DigestPlugin(BasePlugin[DigestConfig]):  # type: ignore[no-untyped-call] # mkdocs leaves it untyped
    """Builds the site of the digests around what the engine builds of ``docs/``."""

    _build: Build
    """The build at hand; the engine tells of no page before it began."""
    _trees: Trees
    _sections: Mapping[str, tuple[str, Lang]]
    """The pages of sections, see ``sections.pages``."""
    _unreadable: Mapping[str | None, str]
    _is_listed: bool
    """Whether mkdocs.yml says what the navigation holds."""
    _writing: Writing
    """What the engine's Markdown is extended by."""
    _second_navigation: Navigation
    """That of the second language, where there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.session = session.begun(is_preview=False)
        self._ending = ExitStack()
        """What is to be done after a build, whatever becomes of it."""
        self._is_dirty = False
        self._server: LiveReloadServer | None = None
        """That of a preview."""
        self._files = Files([])
        self._lang: Lang = "en"
        """The language of what is told to who builds."""

    def on_startup(self, *, command: str, dirty: bool, **_: object) -> None:
        """Note whether this is a preview, which shows drafts and shows mistakes where they are."""
        self.session = session.begun(is_preview=command == "serve")
        self._is_dirty = dirty and not self.session.is_preview
        garbage.look_seldom()
        garbage.leave_at_exit()

    def on_config(self, config: MkDocsConfig) -> None:
        """Check what the site cannot do without."""
        first = self.config.languages.first
        self._lang = spoken(first)
        self._sections = sections.pages(self.config.languages)
        logs.make_harmless(log.logger, {*self._sections, *_EMPTIED})
        settings.check(config, self.config, self._lang)
        repository.leave_unguessed(config)
        config.site_url = settings.site_url(config)
        leave_search_out(config)
        assets.register(config)
        defaults.complete(config, first)
        self._writing = Writing()
        config.markdown_extensions.append(self._writing)  # type: ignore[arg-type] # the parser takes both

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read all that people wrote, and stop at errors before the engine empties the site's folder."""
        self._ending.close()  # of a build that ended without a word
        is_outdated = self.session.begin()
        self._ending.callback(self.session.end)
        if is_outdated:
            self._warn("preview-outdated")
        settings.check(config, self.config, self._lang)  # of what plugins listed below this one set
        said = settings.read(config, self.config, drafts=self.session.is_preview, is_dirty=self._is_dirty)
        self._watch(said)
        self._trees = settings.trees(self.config, said)
        folder = cache.FOLDER.as_posix()
        # No warning: a strict build from a folder that nobody may write to makes the same site.
        kept = self.session.cache(
            said.root / folder,
            lambda reason: log.info("%s", explain("unkept", self._lang, value=folder, reason=reason)),
        )
        if self.config.fetch == "missing":
            from generator.engine import prefetch  # noqa: PLC0415 # loads what asks servers

            prefetch.run(said, self.session.asked, self.config.contact, self._lang)
        reading = building.read(said, kept, self.session.memory)
        found = reading.problems
        problems = [*said.problems, *repository.problems(config, self.config.host), *found]
        self.session.told = logs.log_problems(problems, self.session.told, self._lang)
        if any(map(is_error, problems)) and not self.session.is_preview:
            raise PluginError(report.summary(problems, self._lang))
        for problem in unloaded.problems(config):
            log.warning("%s", report.as_text([problem], self._lang))
        self._unreadable = explained(found, said.root, self._lang)
        try:
            self._build = Build(said, reading)
        except BusyError:
            raise PluginError(explain("site-busy", self._lang, value=config.site_dir)) from None
        self._unread = list[Problem]()
        self._trees = replace(self._trees, counterparts=self._build.counterparts)
        self._ending.callback(self._build.folder.leave)
        config.site_dir = str(self._build.folder.staged)

    @event_priority(_FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what every page loads, and a page a section and language to build a chrome of."""
        for file in assets.generated(config, self._build.reading.cache):
            if not files.get_file_from_path(file.src_uri):
                files.append(file)
        for unwanted in [file for file in files if self._trees.is_unwanted(file)]:
            files.remove(unwanted)
        lists = navigation.completed(self._trees, files, config)
        for file in files.documentation_pages():
            if self._trees.lang_of(file) != self._trees.languages.first:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        sections.add(self._trees, files, config)
        self._is_listed = bool(config.nav)
        config.nav = navigation.listed(config.nav, files)
        sections.leave_out({*self._sections, *lists}.difference(navigation.named(config.nav)), files)
        self._files = files
        return files

    def on_nav(self, nav: Navigation, *, files: Files, **_: object) -> None:
        """Make the navigation of each tree."""
        trees, title = self._trees, self._build.title
        unnamed = [] if self._is_listed else nav.items
        titles = {lang: navigation.titles(unnamed, lang, trees, files, title) for lang in trees.languages}
        if second := trees.languages.second:
            self._second_navigation = trees.navigation(nav, files, titles[second])
        navigation.name(unnamed, titles[trees.languages.first])

    @event_priority(_LAST)
    def on_env(self, env: Environment, **_: object) -> Environment:
        """Have the theme's templates compiled once, not in each build."""
        env.bytecode_cache = TemplateCache(self._build.reading.cache) if is_alike(env) else None
        return env

    def on_page_read_source(self, *, page: Page, **_: object) -> str | None:
        """Have a page that cannot be read say why."""
        return self._unreadable.get(page.file.abs_src_path)

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Link what wiki links in ``docs/`` lead to."""
        if page.file.src_uri in self._sections:
            sections.leave_unrendered(page)
            return markdown
        self._writing.begin(self._trees.lang_of(page.file), page.meta.get("recording"))
        linked = self._build.linked(markdown, self._trees.lang_of(page.file))
        return linked.replace(ROOT, _way(page))

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Leave markers where a section's pages put their own; show the formulas of other pages."""
        if page.file.src_uri in self._sections:
            return sections.marked_content(page)
        lang = self._trees.lang_of(page.file)
        tags = [str(tag) for tag in page.meta.get("tags") or ()]
        at = page.url.removeprefix(self._trees.languages.tree(lang))
        shown = self._build.article(html, lang, at, tags)
        heads.list_headings(page, shown.headings)
        heads.escape_said(page)
        formulas = (("article-formula", latex) for latex in shown.mistaken)
        for code, value in (*formulas, *self._writing.mistakes()):
            self._warn(code, file=page.file.src_uri, value=value)
        if self._writing.unread and (path := page.file.abs_src_path):
            self._unread += self._build.unread(Path(path), defaults.rendered)
        return shown.content.replace(ROOT, _way(page))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show the engine's templates the tree that a page lies in."""
        trees, languages = self._trees, self._trees.languages
        lang = trees.lang_of(page.file)
        if page.file.src_uri in self._sections:
            section = self._sections[page.file.src_uri][0]
            sections.mark(page, section, languages.tree(lang), settings.site_url(config))
        places = sections.places(page.file, trees, self._files)
        alternates = {to: places.get(to, trees.home(to)) for to in languages}
        local = context["config"] = trees.settings(config, lang, alternates, settings.path(config))
        if lang == languages.second:
            nav = context["nav"] = self._second_navigation
        href = partial(normalize_url, page=page)
        local.copyright = (config.copyright or "") + self._foot(lang, nav, alternates, href)
        return context

    def _foot(
        self, lang: Lang, nav: Navigation, alternates: Mapping[Lang, str], href: Callable[[str], str]
    ) -> str:
        about = [page for page in nav.pages if not page.parent and page.file.src_uri not in self._sections]
        host = self._build.settings.sites[lang].host
        return footer.links(lang, self._trees, about, host, alternates, href)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for missing addresses the language switch and the foot that every page has."""
        if template_name == address.NOT_FOUND:
            trees, first = self._trees, self._trees.languages.first
            homes = {to: trees.home(to) for to in trees.languages}
            local = context["config"] = trees.settings(config, first, homes, settings.path(config))
            href = partial(normalize_url, base=context["base_url"])
            local.copyright = (config.copyright or "") + self._foot(first, context["nav"], homes, href)
        return context

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Take a section's chrome; the page itself is written with the others."""
        lang = self._trees.lang_of(page.file)
        places = sections.places(page.file, self._trees, self._files)
        html = self._mended(page.file.src_uri, output, lang, _way(page), places)
        if page.file.src_uri not in self._sections:
            at = page.url.removeprefix(self._trees.languages.tree(lang))
            return heads.unfolded(html, page, at, lang, self._build)
        self._build.marked[self._sections[page.file.src_uri]] = MarkedPage(html, page.url)
        return ""

    @event_priority(_LAST)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Take the chrome of the page for missing addresses, and leave the sitemap to us."""
        if template_name == address.NOT_FOUND:
            first = self._trees.languages.first
            html = self._mended(template_name, output, first, "", {})
            self._build.marked[NOT_FOUND, first] = MarkedPage(html, "", settings.path(config))
        return "" if template_name in _EMPTIED else output

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the site's own pages, or see to it that they can be written."""
        others = [
            (lang, file.url.removeprefix(self._trees.languages.tree(lang)))
            for file in self._files.documentation_pages()
            if file.src_uri not in self._sections
            for lang in (self._trees.lang_of(file),)
        ]
        self.session.told_in_pages = logs.log_problems(self._unread, self.session.told_in_pages, self._lang)
        assets.draw(Path(config.site_dir), self._build.icons)
        index = self._index() if self.config.search else {}
        self.session.publish(self._build.folder, self._build.site_inputs(others, index, self._checker()))
        config.site_dir = str(self._build.settings.site)
        self._ending.close()

    def on_build_error(self, *, error: Exception, **_: object) -> None:
        """Leave the site as it was, and say in a sentence what ended the build."""
        self._ending.close()
        if said := logs.failure(error, self._files, self._lang):
            log.debug("What ended the build:", exc_info=error)
            log.error("%s", said)
            raise Abort("Aborted with an error!")

    @event_priority(_FIRST)
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None], **_: object
    ) -> None:
        """Build anew when a digest or a template changes, and at once when one did during the first build."""
        self.session.settle()
        watching.take_over(server, config, self._lang)
        answering.take_over(server, self.session.write, self._lang)
        self._server = server
        server.watch(str(generator_files.FOLDER))
        self._watch(self._build.settings)
        if self._build.is_outdated():
            builder()

    def _watch(self, said: Settings) -> None:
        """Have a preview follow all that people write; mkdocs.yml may name other places at any time."""
        labels = [said.root / self.config.labels] if self.config.labels else []
        for path in (*said.typed, *labels):
            if self._server:
                self._server.watch(str(path))

    def _index(self) -> Mapping[Lang, Bundle]:
        """Return the bundles of the search index; none where it cannot be made."""

        def made() -> Mapping[Lang, Bundle]:
            if "ko" in self._trees.languages and not korean.installed():
                self._warn("search-unanalysed", value=korean.ANALYSER)
            bundles = self._build.bundles()
            if not all(bundle.is_numbered for bundle in bundles.values()):
                log.info("%s", explain("search-unnumbered", self._lang, value=", ".join(pagefind.VERSIONS)))
            return bundles

        try:
            return self.session.bundles(made)
        except pagefind.SearchError as error:
            self._warn("search-unbuilt", reason=error)
            return {}

    def _checker(self) -> CheckerBundle | None:
        """Return what checks entries in browsers; None if none is wanted, or there, which is told once."""
        found = self._build.checker() if (is_wanted := self.config.compose.checker) else None
        if is_wanted and not found and not self._server:
            log.info("%s", explain("site-unchecked", self._lang))
        return found

    def _mended(self, name: str, output: str, lang: Lang, way: str, places: Mapping[Lang, str]) -> str:
        """Mend what the theme made, and add the policy, which a preview's own script would break."""
        additions = heads.additions(output, lang, way, places, self._build)
        if memory := self.session.memory:
            return memory.mended(name, output, additions)
        key = cache.key(output, repr(additions))
        return self._build.reading.cache.text("mended", key, lambda: with_policy(mended(output, additions)))

    def _warn(self, code: str, **values: object) -> None:
        log.warning("%s", explain(code, self._lang, **values))


def _way(page: Page) -> str:
    """Return the way from a page back to the site's root."""
    return "../" * page.url.count("/") or "./"
