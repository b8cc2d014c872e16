"""What a site cannot do without in mkdocs.yml, and what a build takes from there."""

import os
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_build_datetime

from generator.build.building import Settings
from generator.engine import sections
from generator.engine.configuration import licences, options, repository
from generator.engine.configuration.left_out import LeftOut
from generator.engine.configuration.plugin_options import DigestConfig, folder
from generator.engine.trees import Trees
from generator.problems.problem import Problem
from generator.problems.refusals import explain
from generator.site import address
from generator.site.articles.page_settings import PageSettings
from generator.site.view.labels import OURS, Labels
from generator.site.view.site_facts import Site
from generator.support.languages import ENDONYMS, Lang, Languages
from generator.text.characters import UNWANTED

_INSTANT = "navigation.instant"
"""What has the theme put the text of the next page into the one that is open."""


def check(config: MkDocsConfig, said: DigestConfig, lang: Lang) -> None:
    """Check what the site cannot do without; raises PluginError with a sentence in ``lang``."""
    if (encoding := sys.getfilesystemencoding()) != "utf-8":
        raise PluginError(explain("site-encoding", lang, value=encoding))
    try:
        get_build_datetime()
    except (ArithmeticError, OSError, ValueError):
        raise PluginError(explain("site-epoch", lang, value=os.environ["SOURCE_DATE_EPOCH"])) from None
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
    _check_folder(config, said, lang)


def _check_folder(config: MkDocsConfig, said: DigestConfig, lang: Lang) -> None:
    """Check that the folder of digests is there, and lies apart from others."""
    name = folder(said.digests)
    lies = Path(config.config_file_path).parent / name
    if not lies.is_dir() or lies.is_symlink():
        code = "site-digests-link" if lies.is_symlink() else "site-digests"
        raise PluginError(explain(code, lang, folder=name))
    digests = Path(os.path.realpath(lies))
    for other, code in ((config.site_dir, "site-inside"), (config.docs_dir, "site-published")):
        beside = Path(os.path.realpath(other))
        if beside.is_relative_to(digests) or digests.is_relative_to(beside):
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
    root, digests = Path(config.config_file_path).parent, folder(said.digests)
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

    return own_labels.read(root, folder(file))


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
