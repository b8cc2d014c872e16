"""What mkdocs.yml says that every command needs to know: where files lie, and in which languages.

The file is read as the engine reads it, with what it inherits and with ``!ENV``; nothing else in it is looked
at, and no code that it names is run.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any

import mkdocs
import yaml
from click import UsageError
from mkdocs.config.base import ValidationError
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.engine.configuration import left_out
from generator.engine.configuration.left_out import LeftOut
from generator.problems.refusals import explain, spoken
from generator.site.articles.page_settings import PageSettings
from generator.support.languages import BOTH, CHOICES, Lang, Languages
from generator.text.names.nearest import Suggestions

FILE = "mkdocs.yml"
PLUGIN = "digest"

NAMES = frozenset("digests fetch contact search drafts compose host languages ko en labels".split())
"""What the plugin's own options are called."""

THEME = "material"
"""The theme whose pages the site's own look like."""

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")

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
    digests, docs = of_plugin.get("digests", "digests"), said.get("docs_dir", "docs")
    labels = of_plugin.get("labels")
    for name, value, example in (
        ("digests", digests, "digests"),
        ("docs_dir", docs, "docs"),
        ("labels", "" if labels is None else labels, "labels.yml"),
    ):
        if not isinstance(value, str) or (name == "digests" and not is_beside(value)):
            raise OptionsError("site-value", name=name, line=f"`{name}: {example}`")
    try:
        languages = Languages.of(of_plugin.get("languages", [*BOTH]))
    except ValueError:
        raise OptionsError("site-value", name="languages", line=CHOICES) from None
    try:
        contact = email(of_plugin.get("contact"))
    except ValueError:
        raise OptionsError("site-value", name="contact", line="`contact: you@example.org`") from None
    try:
        excluded = left_out.read(said)
    except ValidationError as error:
        name = "exclude_docs, draft_docs"
        raise OptionsError("site-value", error, name=name, line="`exclude_docs: /notes/`") from None
    return Options(
        root=root,
        digests=folder(digests),
        docs=root / docs,
        languages=languages,
        contact=contact,
        labels=labels and folder(labels),
        left_out=excluded,
        site=str(said.get("site_url") or ""),
    )


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


def email(said: object) -> str | None:
    """Return an e-mail address that somebody gave; raises ValueError where it is none.

    >>> email("editors@example.org")
    'editors@example.org'
    """
    if said is None:
        return None
    if not isinstance(said, str) or not _EMAIL.fullmatch(said):
        raise ValueError(said)
    return said


def folder(digests: str) -> str:
    """Return the name of a folder as problems name files: without ``./`` before and a slash behind.

    >>> folder("./content/digests/")
    'content/digests'
    """
    return PurePosixPath(digests.replace("\\", "/")).as_posix()


def is_beside(digests: str) -> bool:
    """Tell whether the folder of digests can be called so: from mkdocs.yml on, and not that file's own."""
    path = PurePosixPath(folder(digests))
    return not path.is_absolute() and path.parts != ()


def _of_plugin(plugins: Any) -> Mapping[str, Any]:
    """Return the plugin's own options."""
    return next((said for name, said in _named(plugins) if name == PLUGIN and isinstance(said, Mapping)), {})


def _named(listed: Any) -> Iterator[tuple[str, Any]]:
    """Yield plugins or extensions with their options; the engine takes them as a list or a mapping."""
    if isinstance(listed, Mapping):
        yield from listed.items()
    for item in listed if isinstance(listed, list) else ():
        yield from item.items() if isinstance(item, Mapping) else [(item, None)]
