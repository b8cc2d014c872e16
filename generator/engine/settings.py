"""The plugin's options in mkdocs.yml, and what a build takes from there."""

import os
import sys
from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from generator.build.building import Settings
from generator.engine import options, repository, sections
from generator.site.view.hosts import KINDS
from generator.site.view.names import Site

THEME = "material"
"""The theme whose pages the site's own look like."""


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
    host = c.Optional(c.Choice(KINDS))
    """What runs where the repository lies, if the name in ``repo_url`` does not tell."""
    en = c.SubConfig(English)


def check(config: MkDocsConfig, said: DigestConfig) -> None:
    """Check what the site cannot do without; raises PluginError."""
    if (encoding := sys.getfilesystemencoding()) != "utf-8":
        raise PluginError(
            f"Files cannot have the names of addresses in Hangul in {encoding}: set PYTHONUTF8=1."
        )
    if config.theme.name != THEME:
        raise PluginError(f"The site is made for the theme {THEME}: mkdocs.yml needs `theme: {THEME}`.")
    if not config.site_url:
        raise PluginError("mkdocs.yml needs site_url: the address at which the site will be read.")
    if not config.use_directory_urls:
        raise PluginError(
            "mkdocs.yml must leave use_directory_urls on: addresses of the site end in a slash."
        )
    name = options.folder(said.digests)
    folder = Path(config.config_file_path).parent / name
    if not folder.is_dir() or folder.is_symlink():
        raise PluginError(f"There is no folder {name}/ beside mkdocs.yml; the digests lie there.")
    site, digests = (Path(os.path.realpath(folder)) for folder in (config.site_dir, folder))
    if site.is_relative_to(digests) or digests.is_relative_to(site):
        raise PluginError(f"site_dir must not lie in {name}/ nor hold it; what lies there is replaced.")


def read(config: MkDocsConfig, said: DigestConfig, *, drafts: bool) -> Settings:
    """Return what a build takes from mkdocs.yml."""
    digests = options.folder(said.digests)
    edit_address = sections.edit_address(config)
    host = repository.host(config, said.host)
    url = site_url(config)
    return Settings(
        root=Path(config.config_file_path).parent,
        digests=digests,
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        sites={
            "ko": Site(config.site_name, url, edit_address, host, digests),
            "en": Site(said.en.site_name or config.site_name, url, edit_address, host, digests),
        },
        drafts=drafts or said.drafts,
    )


def site_url(config: MkDocsConfig) -> str:
    """Return the address of the site, with a slash at its end."""
    return (config.site_url or "").rstrip("/") + "/"
