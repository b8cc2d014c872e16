"""The two languages that everything here can be said in, and those in which a site is wanted."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Lang = Literal["ko", "en"]

LANGS: tuple[Lang, ...] = ("ko", "en")

ENDONYMS: Mapping[Lang, str] = {"ko": "한국어", "en": "English"}
"""What each language calls itself."""

CHOICES = "[ko, en], [en, ko], [ko], [en]"
"""What may be wanted, as mkdocs.yml says it."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages in which a site is wanted, each in a tree of its own."""

    first: Lang
    """Its tree lies at the root."""
    second: Lang | None = None
    """Its tree lies in a folder of its name; None where one language is enough."""

    @classmethod
    def of(cls, said: object) -> "Languages":
        """Return what a list says; raises ValueError where it is none of ``CHOICES``."""
        found = [lang for item in said for lang in LANGS if lang == item] if isinstance(said, list) else []
        if not found or found != said or len(found) != len({*found}):
            raise ValueError(said)
        return cls(*found)

    def __iter__(self) -> Iterator[Lang]:
        """Yield them, the first first."""
        return iter((self.first, self.second) if self.second else (self.first,))

    @property
    def unwanted(self) -> tuple[Lang, ...]:
        """Those in which there is no tree."""
        return tuple(lang for lang in LANGS if lang not in self)

    def other(self, lang: Lang) -> Lang | None:
        """Return the other of two; None where there is one."""
        return next((other for other in self if other != lang), None)

    def alternates(self, present: Collection[Lang]) -> tuple[tuple[str, Lang], ...]:
        """Return how search engines are told in which languages a page is: codes, each with a language.

        For readers of any third language it is the tree at the root. A page in one language has none to name.
        """
        if len(present) < 2:
            return ()
        return (*((lang, lang) for lang in self if lang in present), ("x-default", self.first))

    def tree(self, lang: Lang) -> str:
        """Return where a language's tree lies under the root."""
        return "" if lang == self.first else f"{lang}/"

    def lang_of(self, path: str) -> Lang:
        """Return the language in whose tree a path under the root lies."""
        return self.second if self.second and path.startswith(f"{self.second}/") else self.first


BOTH = Languages("ko", "en")
"""What is wanted where nobody says."""
