"""What a report says, in both languages, from ``words.yml``."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.site.view.labels import Labels
from generator.support.languages import LANGS, Lang


def word(lang: Lang, key: str, **values: Any) -> str:
    """Return what a report calls something; raises KeyError where there is no word for it."""
    return _words().label(lang, key, **values)


@cache
def _words() -> Labels:
    text = files("generator.cli.report").joinpath("words.yml").read_text(encoding="utf-8")
    return Labels({key: dict(zip(LANGS, said, strict=True)) for key, said in yaml.safe_load(text).items()})
