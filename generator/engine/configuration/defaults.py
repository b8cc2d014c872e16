"""What mkdocs.yml need not say: what pages cannot do without, of the theme and of Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig

from generator.site.articles.page_settings import PageTarget, RenderedPage
from generator.site.view.labels import Labels, label
from generator.support.languages import Lang
from generator.text.markdown import limits
from generator.text.markdown.pieces import TextMistake
from generator.text.markdown.writing.extension import Writing

FEATURES = ("navigation.tabs", "navigation.indexes")
"""Pages of the digest have no sidebar: without tabs nothing would lead from one section to another."""

ICON = "assets/favicon.png"
"""What browsers show beside a page's title: the meter of how well a paper was read."""

_THEIR_ICON = "assets/images/favicon.png"

EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "admonition": {},
    "footnotes": {},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.details": {},
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.superfences": {},
    "pymdownx.tasklist": {},
}
"""What articles may hold as notes do; the engine has tables by itself."""

_THEIRS = "toc", "tables", "fenced_code"
"""What the engine has by itself."""

_BESIDES = "attr_list", "md_in_html", "pymdownx.tabbed"
"""What many articles hold besides: where nothing understands it, that is seen at once."""

_SECONDS = 20.0
"""How much of a processor's time a page may take; one that is as large as it may be takes five."""

_SCHEMES = (
    ("palette-light", "(prefers-color-scheme)", None, "material/brightness-auto"),
    ("palette-dark", "(prefers-color-scheme: light)", "default", "material/weather-sunny"),
    ("palette-system", "(prefers-color-scheme: dark)", "slate", "material/weather-night"),
)
"""For each scheme the label of the switch to the next, when it holds, its name and the switch's icon."""


def complete(config: MkDocsConfig, first: Lang) -> None:
    """Add what mkdocs.yml does not say to the engine's settings, in the site's first language."""
    theme = config.theme
    theme["language"] = first
    theme["font"] = False  # its fonts come from another host, which the policy keeps pages from asking
    theme["features"] = [*theme.get("features", ()), *_missing(FEATURES, theme.get("features", ()))]
    if theme.get("favicon") == _THEIR_ICON:
        theme["favicon"] = ICON
    if not theme.get("palette"):
        theme["palette"] = [_scheme(first, *said) for said in _SCHEMES]
    config.markdown_extensions += _missing(EXTENSIONS, config.markdown_extensions)
    for name, options in EXTENSIONS.items():
        config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}


def rendered(markdown: str) -> RenderedPage:
    """Return what the engine makes of a page where mkdocs.yml names all the Markdown that the theme knows.

    Of one over which the engine fails, or is busy for long, there is nothing but that mistake.
    """
    configs = {name: dict(options) for name, options in EXTENSIONS.items()}
    parser = Markdown(extensions=[*_THEIRS, *EXTENSIONS, *_BESIDES], extension_configs=configs)
    writing = Writing()
    writing.extendMarkdown(parser)
    targets = _TargetsFound(parser)
    parser.treeprocessors.register(targets, "targets", -1)
    try:
        html = limits.within(_SECONDS, lambda: parser.convert(markdown))
    except RecursionError:
        return _failed("markdown-too-nested", limit=str(limits.MAX_OPEN))
    except limits.TooSlowError:
        return _failed("markdown-too-slow", seconds=f"{_SECONDS:g}")
    return RenderedPage(html, targets.found, writing.unread)


def _failed(code: str, **values: str) -> RenderedPage:
    return RenderedPage("", (), (TextMistake(code, tuple(values.items()), ""),))


class _TargetsFound(Treeprocessor):
    """Notes what links and pictures of Markdown lead to; those of HTML name addresses, not files."""

    found: tuple[PageTarget, ...] = ()

    def run(self, root: ET.Element) -> None:
        """Look through the finished tree."""
        self.found = tuple(
            PageTarget(href, element.tag == "a")
            for element in root.iter()
            if element.tag in {"a", "img"} and (href := element.get("href") or element.get("src"))
        )


def switches(first: Lang, lang: Lang, labels: Labels) -> dict[str, str]:
    """Return what the palette's switches are called in a language, by their names in the first."""
    return {label(first, key): labels.label(lang, key) for key, *_ in _SCHEMES}


def _scheme(first: Lang, key: str, media: str, scheme: str | None, icon: str) -> dict[str, Any]:
    named = {"scheme": scheme} if scheme else {}
    toggle = {"icon": icon, "name": label(first, key)}
    return {"media": media, **named, "primary": "custom", "accent": "custom", "toggle": toggle}


def _missing(wanted: Mapping[str, Any] | tuple[str, ...], said: list[str]) -> Iterator[str]:
    return (name for name in wanted if name not in said)
