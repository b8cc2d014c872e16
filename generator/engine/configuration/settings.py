"""The plugin's options in mkdocs.yml, and what a build takes from there."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import click
from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.build.building import Settings
from generator.engine import sections
from generator.engine.configuration import licences, options, repository
from generator.engine.configuration.left_out import LeftOut
from generator.engine.trees import Trees
from generator.problems.problem import Problem
from generator.problems.refusals import explain
from generator.site import address
from generator.site.articles.page_settings import PageSettings
from generator.site.view.hosts import KINDS
from generator.site.view.labels import OURS, Labels
from generator.site.view.site_facts import Site
from generator.support.languages import BOTH, CHOICES, ENDONYMS, Lang, Languages
from generator.text.characters import UNWANTED

T = TypeVar("T")


class Translated(Config):  # type: ignore[no-untyped-call] # mkdocs leaves it untyped
    """What mkdocs.yml says in the first language, in the second."""

    site_name = c.Optional(c.Type(str))
    site_description = c.Optional(c.Type(str))
    nav = c.DictOfItems(c.Type(str), default={})
    """Labels by those in the first language."""
    palette = c.DictOfItems(c.Type(str), default={})
    """Names of the palette's switches by those in the first language."""


class Compose(Config):  # type: ignore[no-untyped-call] # likewise
    """The form for entries."""

    checker = c.Type(bool, default=True)
    """Whether the form offers to check as a merge does, which readers' browsers load much for."""


class Understood(BaseConfigOption[T]):
    """An option of which ``read`` makes a value, or raises ValueError; then ``refusal`` is told."""

    def __init__(self, read: Callable[[object], T], refusal: str, default: object = None) -> None:
        super().__init__()
        self.read, self.refusal, self.default = read, refusal, default

    def run_validation(self, value: object) -> T:
        """Take what somebody typed."""
        try:
            return self.read(value)
        except ValueError:
            raise ValidationError(self.refusal) from None


def _languages(said: object) -> Languages:
    return said if isinstance(said, Languages) else Languages.of(said)


def _folder(said: object) -> str:
    name = "digests" if said is None else said
    if not isinstance(name, str) or not options.is_beside(name):
        raise ValueError(said)
    return name


class DigestConfig(Config):  # type: ignore[no-untyped-call] # likewise
    """The plugin's options in mkdocs.yml."""

    digests = Understood(
        _folder,
        "Named from mkdocs.yml on, as `digests` · `digests`처럼 mkdocs.yml에서 찾아갈 이름을 적어 주세요.",
    )
    """The folder of what people write, beside mkdocs.yml."""
    fetch = c.Choice(("never", "missing"), default="never")
    """Whether to ask arXiv and the registries of DOIs first for what is not stored."""
    contact = Understood(options.email, "Not an e-mail address · 이메일 주소가 아닙니다.")
    """The e-mail address at which those who are asked reach whoever asks."""
    search = c.Type(bool, default=True)
    """Whether to build the site's own search index."""
    drafts = c.Type(bool, default=False)
    """Whether to show drafts; a preview always does."""
    compose = c.SubConfig(Compose)
    host = c.Optional(c.Choice(KINDS))
    """What runs where the repository lies, if the name in ``repo_url`` does not tell."""
    languages = Understood(_languages, f"One of {CHOICES} · {CHOICES} 가운데 하나여야 합니다.", BOTH)
    ko = c.SubConfig(Translated)
    en = c.SubConfig(Translated)
    labels = c.Optional(c.Type(str))
    """A file beside mkdocs.yml of what the site says in other words than ours."""

    @property
    def translated(self) -> Translated:
        """What mkdocs.yml says, in the second language."""
        return self.ko if self.languages.second == "ko" else self.en


_INSTANT = "navigation.instant"
"""What has the theme put the text of the next page into the one that is open."""


def check(config: MkDocsConfig, said: DigestConfig, lang: Lang) -> None:
    """Check what the site cannot do without; raises PluginError with a sentence in ``lang``."""
    if (encoding := sys.getfilesystemencoding()) != "utf-8":
        raise PluginError(explain("site-encoding", lang, value=encoding))
    if config.theme.name != options.THEME:
        raise PluginError(explain("site-theme", lang, value=options.THEME))
    if not config.site_url:
        raise PluginError(explain("site-url", lang))
    if not config.use_directory_urls:
        raise PluginError(explain("site-directory-urls", lang, **_without_directories(config)))
    if _INSTANT in config.theme.get("features", ()):
        raise PluginError(explain("site-instant", lang, value=_INSTANT))
    if _is_led_to_no_file(config, said.languages):
        raise PluginError(explain("site-rss", lang))
    _check_languages(config, said, lang)
    name = options.folder(said.digests)
    folder = Path(config.config_file_path).parent / name
    if not folder.is_dir() or folder.is_symlink():
        code = "site-digests-link" if folder.is_symlink() else "site-digests"
        raise PluginError(explain(code, lang, folder=name))
    digests = Path(os.path.realpath(folder))
    for other, code in ((config.site_dir, "site-inside"), (config.docs_dir, "site-published")):
        lies = Path(os.path.realpath(other))
        if lies.is_relative_to(digests) or digests.is_relative_to(lies):
            raise PluginError(explain(code, lang, folder=name))


def _without_directories(config: MkDocsConfig) -> dict[str, str]:
    """Return what keeps addresses from ending in a slash: a line of mkdocs.yml, an option, or a plugin."""
    if options.settings(Path(config.config_file_path)).get("use_directory_urls") is False:
        return {"line": "use_directory_urls: false"}
    command = click.get_current_context(silent=True)
    if command and command.params.get("use_directory_urls") is False:
        return {"option": "--no-directory-urls"}
    others = [name.rpartition("/")[2] for name in config.plugins if name != options.PLUGIN]
    return {"plugin": "offline" if "offline" in others else ", ".join(others)}


def _is_led_to_no_file(config: MkDocsConfig, languages: Languages) -> bool:
    """Tell whether mkdocs-rss-plugin would look for the files of our pages, of which none has one."""
    if not (rss := config.plugins.get("rss")) or not rss.config.get("enabled", True):
        return False
    wanted = re.compile(rss.config.get("match_path", ""))
    return any(map(wanted.match, sections.pages(languages)))


def _check_languages(config: MkDocsConfig, said: DigestConfig, lang: Lang) -> None:
    """Check that nothing in mkdocs.yml or ``docs/`` goes by another first language."""
    first = said.languages.first
    if config.theme.get("language") != first:  # which may be nothing but the theme's default
        theme = options.settings(Path(config.config_file_path)).get("theme")
        language = theme.get("language") if isinstance(theme, dict) else None
        if language and isinstance(language, str) and language != first:
            raise PluginError(explain("site-language", lang, value=language, first=first))
    own = said.ko if first == "ko" else said.en
    if any(own.values()):
        raise PluginError(explain("site-translated", lang, first=first, language=ENDONYMS[first]))
    if (Path(config.docs_dir) / first).is_dir():
        folder = f"{Path(config.docs_dir).name}/"
        raise PluginError(explain("site-docs", lang, first=first, folder=folder, language=ENDONYMS[first]))


def read(config: MkDocsConfig, said: DigestConfig, *, drafts: bool, is_dirty: bool = False) -> Settings:
    """Return what a build takes from mkdocs.yml; a dirty one leaves what lies in its folder."""
    root, digests = Path(config.config_file_path).parent, options.folder(said.digests)
    labels, problems = _labels(root, said.labels) if said.labels else (OURS, ())
    edit_address = sections.edit_address(config)
    host = repository.host(config, said.host)
    url = site_url(config)
    licence = licences.named(UNWANTED.sub("", config.copyright or ""))

    def site(name: str, description: str | None) -> Site:
        named, described = UNWANTED.sub("", name), UNWANTED.sub("", description or "")
        return Site(named, url, edit_address, host, digests, described, labels, licence)

    sites = {said.languages.first: site(config.site_name, config.site_description)}
    if second := said.languages.second:
        translated = said.translated
        sites[second] = site(translated.site_name or config.site_name, translated.site_description)
    return Settings(
        root=root,
        digests=digests,
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        sites=sites,
        drafts=drafts or said.drafts,
        pages=PageSettings(LeftOut(config.exclude_docs, None if drafts else config.draft_docs), site=url),
        problems=problems,
        keeps_others=is_dirty,
    )


def _labels(root: Path, file: str) -> tuple[Labels, tuple[Problem, ...]]:
    from generator.site.view import own_labels  # noqa: PLC0415 # what reads YAML, which most projects do without

    return own_labels.read(root, options.folder(file))


def trees(said: DigestConfig, settings: Settings) -> Trees:
    """Return the trees of a site."""
    first = settings.sites[said.languages.first]
    return Trees(said.languages, said.translated, first.labels)


def site_url(config: MkDocsConfig) -> str:
    """Return the address of the site, with a slash at its end."""
    return address.of_site(config.site_url or "")


def path(config: MkDocsConfig) -> str:
    """Return the path of the site's address."""
    return urlsplit(site_url(config)).path
