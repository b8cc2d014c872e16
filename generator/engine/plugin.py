"""The MkDocs plugin: wires the engine's events to the site, and nothing more.

The engine builds ``docs/`` and one page a section; the site's own pages are written in the chrome of those.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from generator.build import garbage, indexing, own, project
from generator.build.garbage import Garbage
from generator.build.inputs import Contents
from generator.build.lazy_project import LazyProject, TransientCache
from generator.build.memory import Memory
from generator.build.own import Own
from generator.build.project import Project
from generator.build.publishing import SiteFolder
from generator.build.stage import BusyError
from generator.engine import assets, defaults, options, trees
from generator.engine.prefetch import Prefetch
from generator.metadata import store
from generator.metadata.arxiv.service import API, API_VARIABLE
from generator.problems import report
from generator.problems.messages import severity, shown
from generator.problems.problem import Problem, Severity
from generator.problems.refusals import busy, refusal, unkept
from generator.search import korean, pagefind_index
from generator.search.pagefind_index import Bundle
from generator.site import address, articles
from generator.site.frame import chrome
from generator.site.frame.chrome import ID, LINE_TITLE, MARK_CONTENT, MARK_LINE, MARK_LINE_BELOW, Chrome, Slot
from generator.site.frame.policy import with_policy
from generator.site.frame.theme import mended
from generator.site.page import NOT_FOUND, SECTIONS
from generator.site.view.hosts import Host
from generator.site.view.labels import label
from generator.site.view.names import Site
from generator.site.view.parts import COMPILED
from generator.support import cache
from generator.support import files as written
from generator.support.cache import NOTHING_KEPT, Cache
from generator.support.languages import LANGS, Lang
from generator.text.addresses import ROOT

log = get_plugin_logger("digest")

_SECTION_FILES: Mapping[str, tuple[str, Lang]] = {
    f"{address.TREE[lang]}{at}index.md": (section, lang) for section, at in SECTIONS.items() for lang in LANGS
}
"""The pages that the engine builds for their chromes, by their paths under ``docs/``."""

_THEME = "material"
_THEIR_SEARCH = "material/search"
_THEIR_SEARCH_FILES = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""The theme's own search, and the files that only it needs; every reader would download its whole index."""

_QUICK = ("button", "dialog")
"""The parts of quick search that go into every page."""

_FIRST, _LAST = 100, -100
"""The priorities of what happens before and after every other plugin."""


class English(Config):  # type: ignore[no-untyped-call] # mkdocs leaves it untyped
    """English values of what mkdocs.yml says in Korean."""

    site_name = c.Optional(c.Type(str))
    site_description = c.Optional(c.Type(str))
    nav = c.DictOfItems(c.Type(str), default={})
    """English labels by the Korean ones."""
    palette = c.DictOfItems(c.Type(str), default={})
    """English names of the palette's switches by the Korean ones."""


class DigestConfig(Config):  # type: ignore[no-untyped-call] # likewise
    """The plugin's options in mkdocs.yml."""

    digests = c.Type(str, default="digests")
    """The folder of what people write, beside mkdocs.yml."""
    fetch = c.Choice(("never", "missing"), default="never")
    """Whether to ask arXiv first for what is not stored."""
    search = c.Type(bool, default=True)
    """Whether to build the site's own search index."""
    drafts = c.Type(bool, default=False)
    """Whether to show drafts; a preview always does."""
    en = c.SubConfig(English)


class DigestPlugin(BasePlugin[DigestConfig]):  # type: ignore[no-untyped-call] # likewise
    """Builds the site of the digests around what the engine builds of ``docs/``."""

    _memory: Memory | None = None
    """What a preview remembers; None in a build, which ends with its process."""
    _garbage: Garbage
    _own: Own
    """What a preview follows of the generator itself."""
    _cache: Cache | None = None
    """What a preview opens once: to see whether the whole file is in order takes a fifth of a second."""
    _prefetch: Prefetch | None = None
    _digests: Path
    _site_url: str
    _root: Path
    _seen: bytes
    """The key of all that people wrote when this build looked at it."""
    _reading: LazyProject
    _folder: SiteFolder | None = None
    _lang: Lang = "en"
    """The language of what is told to who builds."""
    _files: Files
    _english: Navigation
    _chromes: dict[tuple[str, Lang], Chrome]
    _articles: dict[Lang, dict[str, str]]
    _bundles: dict[Lang, Bundle] | None = None

    def on_startup(self, *, command: str, **_: object) -> None:
        """Note whether this is a preview, which shows drafts and shows mistakes where they are."""
        self._memory = Memory() if command == "serve" else None
        self._cache = self._prefetch = self._folder = self._bundles = None  # those of another project
        self._garbage = Garbage()
        if self._previewing:
            self._own = Own()
        garbage.leave_at_exit()

    @property
    def _previewing(self) -> bool:
        return self._memory is not None

    def on_config(self, config: MkDocsConfig) -> None:
        """Check what the site cannot do without."""
        self._lang = "ko" if config.theme.get("language") == "ko" else "en"
        if (encoding := sys.getfilesystemencoding()) != "utf-8":
            raise PluginError(
                f"Files cannot have the names of addresses in Hangul in {encoding}: set PYTHONUTF8=1."
            )
        if config.theme.name != _THEME:
            raise PluginError(f"The site is made for the theme {_THEME}: mkdocs.yml needs `theme: {_THEME}`.")
        if not config.site_url:
            raise PluginError("mkdocs.yml needs site_url: the address at which the site will be read.")
        if not config.use_directory_urls:
            raise PluginError(
                "mkdocs.yml must leave use_directory_urls on: addresses of the site end in a slash."
            )
        if theirs := config.plugins.get(_THEIR_SEARCH):
            theirs.config["enabled"] = False
        self.config.digests = options.folder(self.config.digests)
        self._digests = Path(config.config_file_path).parent / self.config.digests
        if not self._digests.is_dir() or self._digests.is_symlink():
            raise PluginError(
                f"There is no folder {self.config.digests}/ beside mkdocs.yml; the digests lie there."
            )
        site, digests = (Path(os.path.realpath(folder)) for folder in (config.site_dir, self._digests))
        if site.is_relative_to(digests) or digests.is_relative_to(site):
            raise PluginError(
                f"site_dir must not lie in {self.config.digests}/ nor hold it; what lies there is replaced."
            )
        assets.register(config)
        defaults.complete(config)
        self._site_url = config.site_url.rstrip("/") + "/"
        self._chromes = {}
        if self.config.fetch == "missing" and self._prefetch is None:
            try:
                self._prefetch = Prefetch()
            except ValueError:
                raise PluginError(f"{API_VARIABLE} is no address like {API}.") from None
        self._articles = {lang: {} for lang in LANGS}

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read all that people wrote, and stop at errors before the engine empties the site's folder."""
        if self._previewing:
            self._garbage.leave()
            self._follow()
        names = {"ko": config.site_name, "en": self.config.en.site_name or config.site_name}
        edit_url = _edit_url(Page(None, _section_file("index.md", config), config))
        edit_base = edit_url.removesuffix(Slot.EDIT) if edit_url.endswith(Slot.EDIT) else ""
        root = self._root = Path(config.config_file_path).parent
        kept: Cache
        if self._previewing and self._cache:
            kept = TransientCache(self._cache)
        else:
            kept = self._cache = Cache(
                root / cache.FOLDER, lambda reason: log.warning("%s", unkept(reason, self._lang))
            )
        self._folder = SiteFolder(Path(config.site_dir), kept, self._memory)
        host = Host.of(config.repo_url or "", edit_base)
        if self._prefetch:
            self._fetch(self._prefetch, config)
        sites = {
            lang: Site(names[lang], self._site_url, edit_base, host, self.config.digests) for lang in LANGS
        }
        docs, digests = Path(config.docs_dir), self.config.digests
        drafts = self.config.drafts or self._previewing

        def read() -> Project:
            found = project.read(root, digests, docs, sites, kept, memory=self._memory, drafts=drafts)
            return project.with_pictures(found, digests, kept)

        articles.refuse_odd(docs)
        written.clear(self._digests)
        self._seen = self._looked_at(config)
        self._reading = LazyProject(cache.key(self._seen, repr((sites, drafts))), kept, read)
        self._tell(self._reading.problems)
        for at, tag in self._reading.kept(_unknown_tags, "unknown tags"):
            log.warning("docs/%s has a tag that the vocabulary lacks: %s", shown(at), shown(tag))
        try:
            config.site_dir = str(self._folder.begin())
        except BusyError:
            raise PluginError(busy(config.site_dir, self._lang)) from None

    @event_priority(_FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add what every page loads, and a page a section and language to build a chrome of."""
        for unwanted in [file for file in files if file.src_uri.startswith(_THEIR_SEARCH_FILES)]:
            files.remove(unwanted)
        for file in assets.generated(config):
            if not files.get_file_from_path(file.src_uri):
                files.append(file)
        for file in files.documentation_pages():
            if trees.lang_of(file) == "en":
                file.inclusion = InclusionLevel.NOT_IN_NAV
        for path, (_, lang) in _SECTION_FILES.items():
            if files.get_file_from_path(path):
                raise PluginError(
                    f"docs/{path} stands where a page of the digest belongs: move or remove it."
                )
            file = _section_file(path, config)
            if lang == "en":
                file.inclusion = InclusionLevel.NOT_IN_NAV
            if path == trees.ENGLISH_HOME:
                trees.Home(None, file, config)
            files.append(file)
        config.nav = config.nav or defaults.navigation(files)
        self._files = files
        return files

    def on_nav(self, nav: Navigation, *, files: Files, **_: object) -> None:
        """Make the English navigation out of the Korean one."""
        self._english = trees.navigation(nav, files, self.config.en.nav)

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Have the theme's templates compiled once, not in each build of a preview."""
        env.bytecode_cache = COMPILED
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Link what wiki links in ``docs/`` lead to."""
        lang = trees.lang_of(page.file)
        linked, unknown = self._reading.kept(
            lambda project: articles.linked(markdown, project.archive, project.views[lang]),
            "linked",
            lang,
            markdown,
        )
        for link in unknown:
            log.warning("docs/%s: %s leads nowhere.", shown(page.file.src_uri), shown(link))
        return linked.replace(ROOT, _way(page))

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Leave markers where a section's pages put their own; show the formulas of other pages."""
        if page.file.src_uri not in _SECTION_FILES:
            content, mistaken = articles.with_mathematics(html)
            for latex in mistaken:
                log.warning(
                    "docs/%s: this formula cannot be shown: %s", shown(page.file.src_uri), shown(latex)
                )
            lang = trees.lang_of(page.file)
            self._articles[lang][page.url.removeprefix(address.TREE[lang])] = content
            tags = [str(tag) for tag in page.meta.get("tags") or ()]
            below = self._reading.kept(
                lambda project: articles.tags(tags, project.views[lang]), "tags", lang, *tags
            )
            return (content + below).replace(ROOT, _way(page))
        first = AnchorLink(page.title or "", Slot.FIRST_HEADING, 1)
        line = AnchorLink(MARK_LINE + LINE_TITLE, MARK_LINE + ID, 2)
        first.children = [line]
        line.children = [AnchorLink(MARK_LINE_BELOW + LINE_TITLE, MARK_LINE_BELOW + ID, 3)]
        page.toc = TableOfContents([first])
        return f'<h1 id="{MARK_CONTENT}"></h1>'

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: object
    ) -> TemplateContext:
        """Show the engine's templates the tree that a page lies in."""
        lang = trees.lang_of(page.file)
        if page.file.src_uri in _SECTION_FILES:
            self._mark(page)
            alternates = {to: address.TREE[to] + Slot.ADDRESS for to in LANGS}
        else:
            twins = {to: trees.twin(page.file, to, self._files) for to in LANGS}
            alternates = {to: twin.url if twin else trees.home(to) for to, twin in twins.items()}
        context["config"] = self._settings(config, lang, alternates)
        if lang == "en":
            context["nav"] = self._english
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for missing addresses the language switch that every page has."""
        if template_name == address.NOT_FOUND:
            context["config"] = self._settings(config, "ko", {to: trees.home(to) for to in LANGS})
        return context

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Take a section's chrome; the page itself is written with the others."""
        html = self._mended(output, trees.lang_of(page.file), _way(page))
        if page.file.src_uri not in _SECTION_FILES:
            return html
        self._chromes[_SECTION_FILES[page.file.src_uri]] = chrome.read(html, page.url)
        return ""

    @event_priority(_LAST)
    def on_post_template(self, output: str, *, template_name: str, **_: object) -> str:
        """Take the chrome of the page for missing addresses, and leave the sitemap to us."""
        if template_name == address.NOT_FOUND:
            root = urlsplit(self._site_url).path
            self._chromes[NOT_FOUND, "ko"] = chrome.read(self._mended(output, "ko", ""), "", root)
        return "" if template_name in {address.NOT_FOUND, "sitemap.xml"} else output

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the site's own pages."""
        others = [
            (lang, file.url.removeprefix(address.TREE[lang]))
            for file in self._files.documentation_pages()
            if file.src_uri not in _SECTION_FILES
            for lang in (trees.lang_of(file),)
        ]
        assert self._folder  # noqa: S101 # on_pre_build made it
        index = self._index() if self.config.search else {}
        self._folder.publish(self._reading, self._chromes, others, index)
        self._folder.leave()
        config.site_dir = str(self._folder.site)
        if self._previewing:
            self._garbage.look_soon()

    def on_build_error(self, *, error: Exception, **_: object) -> None:
        """Leave the site as it was, and say in a sentence what the system refused."""
        if self._previewing:
            self._garbage.look_soon()
        if self._folder:
            self._folder.leave()
        if isinstance(error, OSError):
            log.debug("What was refused:", exc_info=error)
            log.error("%s", refusal(error, self._lang))
            raise Abort("Aborted with what the system refused!")

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None], **_: object
    ) -> None:
        """Build anew when a digest or a template changes, and at once when one did during the first build."""
        self._garbage.settle()
        for folder in (self._digests, own.FOLDER):
            server.watch(str(folder))
        if self._looked_at(config) != self._seen:
            builder()

    def _looked_at(self, config: MkDocsConfig) -> bytes:
        """Return the key of all that people wrote, as it is now."""
        root, digests = Path(config.config_file_path).parent, self.config.digests
        *elsewhere, _ = store.stores(root, digests)
        contents = self._memory.contents if self._memory else Contents()
        return contents.key(self._digests, Path(config.docs_dir), *elsewhere)

    def _follow(self) -> None:
        """Forget what was made of templates and words that are others now; nothing else can be told apart."""
        if self._own.has_other_words():
            self._memory = Memory()
        if self._own.has_other_code():
            log.warning("The generator's code changed: this preview shows that only when it is started anew.")

    def _fetch(self, prefetch: Prefetch, config: MkDocsConfig) -> None:
        """Ask for what is missing; what comes is in this build already."""
        root, digests = Path(config.config_file_path).parent, self.config.digests
        if needed := prefetch.needed(root, digests):
            log.info("Asking arXiv for what is not stored: %d", len(needed))
            for said in prefetch.fetch(root, digests, needed, self._lang):
                log.info("%s", said)

    def _index(self) -> Mapping[Lang, Bundle]:
        """Return the bundles of the search index; a preview builds them once."""
        if self._bundles is None or not self._previewing:
            if not korean.installed():
                log.warning(
                    "Korean texts are searched by whole words only: %s is not installed.", korean.ANALYSER
                )
            try:
                self._bundles = indexing.bundles(
                    self._reading, self._root, self._articles, self._cache or NOTHING_KEPT
                )
            except pagefind_index.SearchError as error:
                log.warning("The site has no search index: %s", shown(str(error)))
                self._bundles = {}
            if not all(bundle.is_numbered for bundle in self._bundles.values()):
                log.warning(
                    "A search loads a file a result: Pagefind's index is not numbered, as that of %s is.",
                    " or ".join(sorted(pagefind_index.VERSIONS)),
                )
        return self._bundles

    def _mark(self, page: Page) -> None:
        """Set markers for what the theme takes from a page's own properties."""
        section, lang = _SECTION_FILES[page.file.src_uri]
        page.title = page.title  # what the navigation calls it, whatever its pages will be called
        page.meta["description"] = Slot.DESCRIPTION.value
        page.meta["hide"] = ["navigation"]
        if section != "home":
            page.meta["title"] = Slot.TITLE.value
        page.edit_url = _edit_url(page) or None
        page.canonical_url = self._site_url + address.TREE[lang] + Slot.ADDRESS
        page.previous_page = page.next_page = None

    def _settings(self, config: MkDocsConfig, lang: Lang, alternates: Mapping[Lang, str]) -> MkDocsConfig:
        return trees.settings(config, lang, self.config.en, alternates, urlsplit(self._site_url).path)

    def _mended(self, output: str, lang: Lang, way: str) -> str:
        """Mend what the theme made, and add the policy, which a preview's own script would break."""
        quick = self._reading.kept(
            lambda project: [project.views[lang].render(f"quick_{part}.html") for part in _QUICK],
            "quick",
            lang,
        )
        button, dialog = (html.replace(ROOT, way) for html in quick)
        html = mended(output, button, dialog)
        return html if self._previewing else with_policy(html)

    def _tell(self, problems: Iterable[Problem]) -> None:
        """Log problems; errors end a build, while a preview shows them on the pages concerned."""
        errors = [problem for problem in problems if severity(problem) is Severity.ERROR]
        for problem in report.listed(problems):
            tell = log.error if severity(problem) is Severity.ERROR else log.info
            tell("%s", report.as_text([problem], self._lang))
        if errors and not self._previewing:
            raise PluginError(report.summary(problems, self._lang))


def _unknown_tags(project: Project) -> list[tuple[str, str]]:
    """Return where articles lie that have tags which the vocabulary lacks, and those tags."""
    known = project.catalog.library.tags
    return [
        (article.address, tag)
        for article in project.catalog.articles
        for tag in sorted(set(article.tags) - known.keys())
    ]


def _section_file(path: str, config: MkDocsConfig) -> File:
    """Return the page that the engine is to build a chrome of."""
    section, lang = _SECTION_FILES[path]
    file = File.generated(config, path, content=f"# {label(lang, section)}\n")
    root = os.path.relpath(Path(config.config_file_path).parent, config.docs_dir)
    file.edit_uri = Path(root, Slot.EDIT).as_posix()
    return file


def _way(page: Page) -> str:
    """Return the way from a page back to the site's root."""
    return "../" * page.url.count("/") or "./"


def _edit_url(page: Page) -> str:
    """Return where a page is edited without the steps back that lead out of ``docs/``; empty for nowhere."""
    url = page.edit_url or ""
    return urljoin(url, urlsplit(url)._replace(scheme="", netloc="").geturl())
