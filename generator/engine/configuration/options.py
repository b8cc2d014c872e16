"""What mkdocs.yml says that every command needs to know: where files lie, and in which languages.

The file is read as the engine reads it, with what it inherits and with ``!ENV``, but no code that it names is
run.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import mkdocs
import yaml
from click import UsageError
from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.engine.configuration import left_out
from generator.engine.configuration.left_out import LeftOut
from generator.engine.configuration.plugin_options import DigestConfig, Understood, folder
from generator.problems.refusals import explain, spoken
from generator.site.articles.page_settings import PageSettings
from generator.support.languages import BOTH, CHOICES, Lang, Languages
from generator.text.names.nearest import Suggestions

FILE = "mkdocs.yml"
PLUGIN = "digest"

NAMES = frozenset(DigestConfig())
"""What the plugin's own options are called."""

LINES: Mapping[str, str] = {
    "digests": "`digests: digests`",
    "fetch": "`fetch: missing`",
    "contact": "`contact: you@example.org`",
    "search": "`search: false`",
    "drafts": "`drafts: true`",
    "compose": "`compose: {checker: false}`",
    "host": "`host: github`",
    "languages": CHOICES,
    "ko": "`ko: {site_name: 우리가 들은 것}`",
    "en": "`en: {site_name: What we heard}`",
    "labels": "`labels: labels.yml`",
    "site_url": "`site_url: https://example.org/digest/`",
    "docs_dir": "`docs_dir: docs`",
    "exclude_docs": "`exclude_docs: /notes/`",
    "draft_docs": "`draft_docs: /notes/`",
}
"""What to write for a name that cannot have the value it has."""

_UNLOOKED = frozenset("plugins hooks markdown_extensions mdx_configs theme watch".split())
"""What the engine would load code for, or look for on the disk."""

_DOCS = c.Type(str, default="docs")
"""The folder of articles, which who writes entries alone may not have."""

THEME = "material"
"""The theme whose pages the site's own look like."""

_ADDING_NO_PAGES = frozenset({PLUGIN, "search", "typeset", "rss", "minify", "glightbox"})
"""Plugins of which it is known."""

_NAMING = frozenset({"slugify", "separator"})
"""Options of the table of contents by which headings get other names."""


class OptionsError(UsageError):
    """mkdocs.yml cannot be read; the text says why. Commands end with it as with wrong usage."""

    def __init__(self, code: str, *reasons: object, **values: object) -> None:
        """Take what a code's message names, and below it what the engine says of the file."""
        super().__init__("\n".join(map(str, (explain(code, spoken(), **values), *reasons))))


class _Loader(yaml.SafeLoader):
    """Reads what other plugins and extensions are configured with as nothing."""


_Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)


@dataclass(frozen=True, slots=True)
class Options:
    """Where a project's files lie."""

    root: Path
    """The folder of mkdocs.yml."""
    digests: str
    """The folder of what people write, as a path with slashes from the root on."""
    docs: Path
    """The folder of articles."""
    languages: Languages = BOTH
    """Those of the site."""
    contact: str | None = None
    """The e-mail address at which those who are asked for metadata reach whoever asks."""
    labels: str | None = None
    """The file of the project's own labels, from the root on."""
    left_out: LeftOut = left_out.ALWAYS
    """Which files of the folder of articles no site has."""
    site: str = ""
    """Where the site will lie, as typed."""


def read(root: Path) -> Options:
    """Return what a project's mkdocs.yml says; without that file, what holds where it says nothing.

    Raises OptionsError where it cannot be read, or says something else than what there is to choose from.
    """
    said = settings(file_of(root))
    of_plugin = _of_plugin(said.get("plugins"))
    if unknown := sorted(map(str, of_plugin.keys() - NAMES)):
        near = ", ".join(filter(None, (Suggestions().nearest(name, NAMES) for name in unknown)))
        known = " ".join(sorted(NAMES))
        raise OptionsError("site-option", value=", ".join(unknown), nearest=near, known=known)
    plugin = DigestConfig()
    _check(plugin, of_plugin)
    site = MkDocsConfig()
    _check(site, said)
    return Options(
        root=root,
        digests=folder(plugin.digests),
        docs=root / site.docs_dir,
        languages=plugin.languages,
        contact=plugin.contact,
        labels=plugin.labels and folder(plugin.labels),
        left_out=left_out.read(said),
        site=str(said.get("site_url") or ""),
    )


def _check(config: Config, said: Mapping[str, Any]) -> None:
    """Have the engine look at what it needs no code for; raises OptionsError for a value that it refuses."""
    for name in config:  # one by one, since all at once would want what commands need not know
        option = _DOCS if name == "docs_dir" else getattr(type(config), name)
        if name in said and name not in _UNLOOKED:
            try:
                option.pre_validation(config, name)
                config[name] = option.validate(said[name])
            except (ValidationError, ValueError) as error:
                if not (line := LINES.get(name)):
                    raise OptionsError("site-unreadable", f"{name}: {error}") from None
                # What we say of a value of our own says no more than the line.
                reasons = () if isinstance(option, Understood) else (error,)
                raise OptionsError("site-value", *reasons, name=name, line=line) from None


def file_of(root: Path) -> Path:
    """Return the file of a project that the engine reads, which may have the longer ending, too."""
    longer = root / FILE.replace(".yml", ".yaml")
    return longer if longer.is_file() and not (root / FILE).is_file() else root / FILE


def titles(root: Path, languages: Languages) -> dict[Lang, tuple[str, str]]:
    """Return what the site is called in each of its languages, and what it says of itself."""
    said = settings(file_of(root))
    of_each = {languages.first: said}
    if languages.second:
        in_second = _of_plugin(said.get("plugins")).get(languages.second)
        of_each[languages.second] = {**said, **(in_second if isinstance(in_second, Mapping) else {})}
    return {
        lang: (str(values.get("site_name") or ""), str(values.get("site_description") or ""))
        for lang, values in of_each.items()
    }


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Return where the files of the theme lie, the project's own first; nothing where it is not installed."""
    theme = settings(file_of(root)).get("theme")
    own = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    found = find_spec(THEME)
    if found is None or found.origin is None:
        return ()
    engine = Path(mkdocs.__file__).parent
    templates = (folder / "templates" for folder in (Path(found.origin).parent, engine))
    return (*([root / own] if isinstance(own, str) else []), *templates)


def page_settings(project: Options) -> PageSettings:
    """Return what the pages of a project depend on where no engine builds them."""
    said = settings(file_of(project.root))
    plugins = {name.rpartition("/")[2] for name, _ in _named(said.get("plugins"))}
    extensions = dict(_named(said.get("markdown_extensions")))
    toc = extensions.get("toc")
    return PageSettings(
        project.left_out,
        theme_folders(project.root),
        site=project.site,
        are_all=plugins <= _ADDING_NO_PAGES and not said.get("hooks"),
        has_own_lists="mdx_truly_sane_lists" in extensions,
        has_own_names=isinstance(toc, Mapping) and not _NAMING.isdisjoint(toc),
    )


def settings(file: Path) -> Mapping[str, Any]:
    """Return all that mkdocs.yml says, before the engine adds to it; nothing without that file.

    Raises OptionsError where it cannot be read.
    """
    try:
        with file.open("rb") as opened:
            said = yaml_load(opened, get_yaml_loader(_Loader))
    except FileNotFoundError:
        return {}
    except (OSError, ConfigurationError, RecursionError, AttributeError, TypeError, ValueError) as error:
        from generator.engine.configuration import no_yaml  # noqa: PLC0415 # what reads entries, for what is wrong

        raise OptionsError("site-unreadable", no_yaml.told(file, spoken()) or error) from error
    if not isinstance(said, Mapping):
        raise OptionsError("site-keys")
    return said


def _of_plugin(plugins: Any) -> Mapping[str, Any]:
    """Return the plugin's own options."""
    return next((said for name, said in _named(plugins) if name == PLUGIN and isinstance(said, Mapping)), {})


def _named(listed: Any) -> Iterator[tuple[str, Any]]:
    """Yield plugins or extensions with their options; the engine takes them as a list or a mapping."""
    if isinstance(listed, Mapping):
        yield from listed.items()
    for item in listed if isinstance(listed, list) else ():
        yield from item.items() if isinstance(item, Mapping) else [(item, None)]
