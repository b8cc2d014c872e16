"""The plugin's options in mkdocs.yml."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import TypeVar

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from generator.site.view.hosts import KINDS
from generator.support.languages import BOTH, CHOICES, Languages

T = TypeVar("T")

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


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


def _is_beside(digests: str) -> bool:
    """Tell whether the folder of digests can be called so: from mkdocs.yml on, and not that file's own."""
    path = PurePosixPath(folder(digests))
    return not path.is_absolute() and path.parts != ()


class Translated(Config):  # type: ignore[no-untyped-call] # mkdocs leaves it untyped
    """What mkdocs.yml says in the first language, in the second."""

    site_name = c.Optional(c.Type(str))
    site_description = c.Optional(c.Type(str))
    nav = c.DictOfItems(c.Type(str), default={})
    """Labels by those in the first language."""
    palette = c.DictOfItems(c.Type(str), default={})
    """Names of the palette's switches by those in the first language."""


class Compose(Config):  # type: ignore[no-untyped-call] # likewise
    """The form for entries."""

    checker = c.Type(bool, default=True)
    """Whether the form offers to check as a merge does, which readers' browsers load much for."""


class Understood(BaseConfigOption[T]):
    """An option of which ``read`` makes a value, or raises ValueError; then ``refusal`` is told."""

    def __init__(self, read: Callable[[object], T], refusal: str, default: object = None) -> None:
        super().__init__()
        self.read, self.refusal, self.default = read, refusal, default

    def run_validation(self, value: object) -> T:
        """Take what somebody typed."""
        try:
            return self.read(value)
        except ValueError:
            raise ValidationError(self.refusal) from None


def _languages(said: object) -> Languages:
    return said if isinstance(said, Languages) else Languages.of(said)


def _folder(said: object) -> str:
    name = "digests" if said is None else said
    if not isinstance(name, str) or not _is_beside(name):
        raise ValueError(said)
    return name


class DigestConfig(Config):  # type: ignore[no-untyped-call] # likewise
    """The plugin's options in mkdocs.yml."""

    digests = Understood(
        _folder,
        "Named from mkdocs.yml on, as `digests` · `digests`처럼 mkdocs.yml에서 찾아갈 이름을 적어 주세요.",
        "digests",
    )
    """The folder of what people write, beside mkdocs.yml."""
    fetch = c.Choice(("never", "missing"), default="never")
    """Whether to ask arXiv and the registries of DOIs first for what is not stored."""
    contact = Understood(email, "Not an e-mail address · 이메일 주소가 아닙니다.")
    """The e-mail address at which those who are asked reach whoever asks."""
    search = c.Type(bool, default=True)
    """Whether to build the site's own search index."""
    drafts = c.Type(bool, default=False)
    """Whether to show drafts; a preview always does."""
    compose = c.SubConfig(Compose)
    host = c.Optional(c.Choice(KINDS))
    """What runs where the repository lies, if the name in ``repo_url`` does not tell."""
    languages = Understood(_languages, f"One of {CHOICES} · {CHOICES} 가운데 하나여야 합니다.", BOTH)
    ko = c.SubConfig(Translated)
    en = c.SubConfig(Translated)
    labels = c.Optional(c.Type(str))
    """A file beside mkdocs.yml of what the site says in other words than ours."""

    @property
    def translated(self) -> Translated:
        """What mkdocs.yml says, in the second language."""
        return self.ko if self.languages.second == "ko" else self.en
