"""What mkdocs.yml need not say: what pages cannot do without, of the theme and of Markdown."""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import filter as matching
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.utils import nest_paths

from generator.site.page import SECTIONS
from generator.site.view.labels import label
from generator.support.languages import Lang

FEATURES = ("navigation.tabs", "navigation.indexes")
"""Pages of the digest have no sidebar: without tabs nothing would lead from one section to another."""

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "admonition": {},
    "footnotes": {},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.highlight": {},
    "pymdownx.superfences": {},
    "pymdownx.tasklist": {},
}
"""What articles may hold as notes do; the engine has tables by itself."""

_SCHEMES = (
    ("palette-light", "(prefers-color-scheme)", None, "material/brightness-auto"),
    ("palette-dark", "(prefers-color-scheme: light)", "default", "material/weather-sunny"),
    ("palette-system", "(prefers-color-scheme: dark)", "slate", "material/weather-night"),
)
"""For each scheme the label of the switch to the next, when it holds, its name and the switch's icon."""


def complete(config: MkDocsConfig) -> None:
    """Add what mkdocs.yml does not say to the engine's settings."""
    theme = config.theme
    theme["font"] = False  # its fonts come from another host, which the policy keeps pages from asking
    theme["features"] = [*theme.get("features", ()), *_missing(FEATURES, theme.get("features", ()))]
    if not theme.get("palette"):
        theme["palette"] = [_scheme(*said) for said in _SCHEMES]
    config.markdown_extensions += _missing(EXTENSIONS, config.markdown_extensions)
    for name, options in EXTENSIONS.items():
        config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}


def navigation(said: list[Any] | None, files: Files) -> list[Any]:
    """Return what the navigation holds: the digest's sections, then ``docs/``, where mkdocs.yml says nothing.

    A pattern in it stands for all pages that fit, so that whoever adds one need not touch mkdocs.yml.
    """
    pages = [file.src_uri for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav)]
    if said:
        return list(_matched(said, pages))
    sections = [f"{at}index.md" for section, at in SECTIONS.items() if section != "search"]
    others = [path for path in pages if path not in sections and path != f"{SECTIONS['search']}index.md"]
    return [*sections, *nest_paths(others)]  # type: ignore[no-untyped-call] # mkdocs leaves it untyped


def _matched(items: Iterable[Any], pages: list[str]) -> Iterator[Any]:
    for item in items:
        name, held = next(iter(item.items())) if isinstance(item, dict) else (None, item)
        if isinstance(held, list):
            yield {name: list(_matched(held, pages))}
        elif "*" not in str(held):
            yield item
        elif found := matching(pages, held):
            yield from [{name: found}] if name else found


def switches(lang: Lang) -> Mapping[str, str]:
    """Return what the palette's switches are called in a language, by their names in the first."""
    return {label("ko", key): label(lang, key) for key, *_ in _SCHEMES}


def _scheme(key: str, media: str, scheme: str | None, icon: str) -> dict[str, Any]:
    named = {"scheme": scheme} if scheme else {}
    toggle = {"icon": icon, "name": label("ko", key)}
    return {"media": media, **named, "primary": "custom", "accent": "custom", "toggle": toggle}


def _missing(wanted: Mapping[str, Any] | tuple[str, ...], said: list[str]) -> Iterator[str]:
    return (name for name in wanted if name not in said)
