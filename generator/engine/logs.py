"""The engine's own log, in which it quotes names of files and links of ``docs/`` as they are."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from jinja2 import TemplateNotFound
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from generator.problems import report
from generator.problems.messages import is_error
from generator.problems.problem import Problem
from generator.problems.refusals import explain, refusal
from generator.support.languages import Lang
from generator.text.characters import escaped

log = get_plugin_logger("digest")


@dataclass(frozen=True)
class _Emptied:
    """Keeps back that the engine left out what the site writes itself, as if it lacked that."""

    names: frozenset[str]

    def __call__(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        return " skipped: '" not in said or said.split("'")[1] not in self.names


def make_harmless(logger: logging.Logger, ours: Collection[str]) -> None:
    """Have all that a logger and those above it are told shown in escapes, whatever it quotes.

    That pages and templates of ``ours`` came out empty is not shown.
    """
    above: logging.Logger | None = logger
    while above:
        for handler in above.handlers:
            handler.addFilter(_escape)  # a second time it is not added
            handler.addFilter(_Emptied(frozenset(ours)))
        above = above.parent


def log_problems(problems: Sequence[Problem], known: frozenset[Problem], lang: Lang) -> frozenset[Problem]:
    """Log problems, and return those that were listed.

    Of warnings that are ``known``, as a preview's are from its build before, there is only the number: the
    newest can be found among those of a whole archive.
    """
    listed = report.listed(problems)
    for problem in listed:
        if is_error(problem):
            log.error("%s", report.as_text([problem], lang))
        elif problem not in known:
            log.info("%s", report.as_text([problem], lang))
    if not known.isdisjoint(listed):
        log.info("%s", report.summary(problems, lang))
    return frozenset(listed)


def failure(error: Exception, files: Files, lang: Lang) -> str | None:
    """Say what ended a build: a file that the theme has not, or what the system refused; None for others.

    The icon of a page is missing wherever the navigation has that page, which is the one to name.
    """
    if isinstance(error, TemplateNotFound):  # which is an OSError, too
        from generator.site.articles import theme_parts  # noqa: PLC0415 # what compares names, for builds that fail

        missing = theme_parts.named(str(error.name or ""))
        pages = (file.page for file in files.documentation_pages())
        naming = (
            page
            for page in pages
            if page and missing in {str(page.meta.get(key)) for key in theme_parts.KEYS}
        )
        file = next((f"docs/{page.file.src_uri}" for page in naming), "")
        return explain("theme-file", lang, value=missing, file=file, nearest="")
    return refusal(error, lang) if isinstance(error, OSError) else None


def _escape(record: logging.LogRecord) -> bool:
    record.msg, record.args = "\n".join(map(escaped, record.getMessage().split("\n"))), None
    return True
