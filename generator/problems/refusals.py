"""How commands speak: in which language, and in one sentence where the system refuses something."""

import errno
import os
from typing import Any, get_args

import click

from generator.problems.messages import hint, message
from generator.problems.problem import Place, Problem
from generator.support import cache
from generator.support.languages import Lang


def default_lang() -> Lang:
    """Return the language of the locale, or English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ko" if value.startswith("ko") else "en"
    return "en"


def _noted(context: click.Context, _parameter: click.Parameter, lang: Lang) -> Lang:
    """Note a command's language for what is said when it has failed."""
    context.meta[__name__] = lang
    return lang


lang_option = click.option(
    "--lang",
    type=click.Choice(get_args(Lang)),
    default=default_lang,
    callback=_noted,
    help="The language of what is said.",
)
"""The option of commands that speak both languages."""


def busy(site: str, lang: Lang) -> str:
    """Say that another build has the folder of a site, and what helps."""
    return _said(Problem.at(Place(""), "site-busy", value=site), lang)


def unkept(reason: str, lang: Lang) -> str:
    """Say that nothing can be kept for the next build, and what helps."""
    return _said(Problem.at(Place(""), "unkept", value=cache.FOLDER.as_posix(), reason=reason), lang)


def refusal(error: OSError, lang: Lang) -> str:
    """Say what the system refused, of which file, and what helps."""
    reason = error.strerror or str(error) or type(error).__name__
    file = error.filename2 or error.filename or ""
    return _said(Problem.at(Place(""), "refused", value=file, reason=reason), lang)


def _said(problem: Problem, lang: Lang) -> str:
    return f"{message(problem, lang)} {hint(problem, lang)}"


class Commands(click.Group):
    """Commands that end with a sentence where the system refuses something: a full disk, a closed folder."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; raises ClickException in place of OSError."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.errno == errno.EPIPE:  # nobody reads any more, and click ends quietly
                raise
            raise click.ClickException(refusal(error, ctx.meta.get(__name__) or default_lang())) from None
