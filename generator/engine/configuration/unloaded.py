"""What mkdocs.yml names of other hosts, which browsers do not load: see the policy of pages."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.problems.problem import Place, Problem
from generator.site.frame import policy

_FETCHING = frozenset({"privacy", "material/privacy"})
"""What that plugin is called in mkdocs.yml, and by the engine."""

_OF_GOOGLE = "https://www.googletagmanager.com/gtag/js"
"""What the theme loads to count visits."""


def problems(config: MkDocsConfig) -> Iterator[Problem]:
    """Tell of each such address, once."""
    place = Place(Path(config.config_file_path).name)
    for key, value in dict.fromkeys(_named(config)):
        if policy.refuses(value, config.site_url or ""):
            yield Problem.at(place, "site-elsewhere", key=key, value=value)


def _named(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    for key in () if _are_fetched(config) else ("extra_javascript", "extra_css"):
        yield from ((key, str(value)) for value in config[key])
    for key in ("logo", "favicon"):
        yield f"theme.{key}", str(config.theme.get(key) or "")
    analytics = config.extra.get("analytics")
    if isinstance(analytics, dict) and analytics.get("provider") == "google":
        yield "extra.analytics", _OF_GOOGLE


def _are_fetched(config: MkDocsConfig) -> bool:
    """Tell whether the theme's plugin lays beside the site what its pages load from elsewhere."""
    found = (plugin.config for name, plugin in config.plugins.items() if name in _FETCHING)
    return any(said.get("enabled") and said.get("assets") for said in found)
