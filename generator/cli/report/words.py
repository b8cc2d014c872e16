"""What a report says, in both languages, from ``words.yml``."""

from typing import Any

from generator.site.view.labels import Labels
from generator.support.languages import Lang


def word(lang: Lang, key: str, **values: Any) -> str:
    """Return what a report calls something; raises KeyError where there is no word for it."""
    return Labels.of("generator.cli.report").label(lang, key, **values)
