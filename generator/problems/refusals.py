"""How commands speak: in which language, and in one sentence where the system refuses something."""

import errno
import os
import sys
from contextvars import ContextVar
from typing import Any

import click

from generator.problems.messages import sentence
from generator.problems.problem import Place, Problem
from generator.support.languages import Lang

SPEAKING: ContextVar[Lang | None] = ContextVar("SPEAKING", default=None)
"""The language in which a command was asked to speak, or found that it does."""

_OF_NETWORK = frozenset(
    (
        "ConnectionAbortedError ConnectionRefusedError ConnectionResetError RequestException SSLError "
        "TimeoutError URLError gaierror"
    ).split()
)
"""What says that no server answered, though it is an error of the system as well; few load all of these."""


class OddFileError(OSError):
    """A file that may not lie where it does; its message is that of a code."""

    def __init__(self, code: str, path: str) -> None:
        super().__init__(errno.EINVAL, code, path)
        self.code = code


def spoken(first: Lang = "en") -> Lang:
    """Return the language of the command, else of the locale, or the project's ``first`` if that names none.

    Machines that serve or build name nothing but an encoding, as ``C.UTF-8``; ``C`` alone asks for English.
    """
    if lang := SPEAKING.get():
        return lang
    value = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if not value or value.casefold().replace("-", "") == "c.utf8":
        return first
    return "ko" if value.startswith("ko") else "en"


def explain(code: str, lang: Lang, **values: object) -> str:
    """Say what is wrong with a whole project or with what surrounds it, and what helps."""
    return sentence(Problem.at(Place(""), code, **values), lang)


def refusal(error: OSError, lang: Lang) -> str:
    """Say what the system refused, of which file, and what helps."""
    if isinstance(error, OddFileError):
        return explain(error.code, lang, value=error.filename)
    reason = error.strerror or str(error) or type(error).__name__
    if not _OF_NETWORK.isdisjoint(kind.__name__ for kind in type(error).__mro__):
        return explain("site-unanswered", lang, reason=reason)
    file = error.filename2 or error.filename or ""
    return explain("refused", lang, value=file, reason=reason)


class Commands(click.Group):
    """Commands that end with a sentence where the system refuses something: a full disk, a closed folder."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; raises ClickException in place of OSError."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads any more, and click ends quietly
                raise
            raise click.ClickException(refusal(error, spoken())) from None
        except UnicodeEncodeError:  # of what was typed where the system takes no Hangul
            if (encoding := sys.getfilesystemencoding()) == "utf-8":
                raise
            raise click.ClickException(explain("site-encoding", spoken(), value=encoding)) from None
