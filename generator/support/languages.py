"""The two languages that everything here is said in."""

from typing import Literal

Lang = Literal["ko", "en"]

LANGS: tuple[Lang, ...] = ("ko", "en")
