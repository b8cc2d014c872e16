"""What several commands take: the project they are about, and the language they speak."""

from collections.abc import Iterable
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.engine.configuration import options
from generator.engine.configuration.options import Options, OptionsError
from generator.problems import report
from generator.problems.messages import hint, message
from generator.problems.problem import Place, Problem
from generator.problems.refusals import SPEAKING, explain, spoken
from generator.site.view.labels import Labels
from generator.support import files
from generator.support.languages import LANGS, Lang
from generator.text.names.nearest import Suggestions
from generator.text.slugs import is_slug, slugged

if TYPE_CHECKING:
    from generator.entries.vocabulary import Vocabulary


def word(lang: Lang, key: str, **values: Any) -> str:
    """Return what commands say in a language, from ``words.yml``, which is read where something is said."""
    return Labels.of("generator.cli").label(lang, key, **values)


def here() -> Path | None:
    """Return the folder of mkdocs.yml, here or above; None where there is none."""
    folder = Path.cwd()
    return next((found for found in (folder, *folder.parents) if options.file_of(found).is_file()), None)


def _located_project(_context: click.Context, _parameter: click.Parameter, given: Path | None) -> Options:
    """Return where the project lies, in which commands that died before leave nothing."""
    root = given.resolve() if given else here()
    if root is None:
        raise OptionsError("site-nowhere")
    found = options.read(root)
    if (root / found.digests).is_symlink():  # in which no command would find anything
        lang = spoken(found.languages.first)
        raise click.UsageError(explain("site-digests-link", lang, folder=found.digests))
    files.clear(root / found.digests)
    return found


project_option = click.option(
    "--root",
    "project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_located_project,
    is_eager=True,  # so that it is known when ``--lang`` is looked at
    help=f"The folder of {options.FILE}; found upwards from here.",
)
"""The option of commands about a project: they are given its ``Options``."""


def _spoken(context: click.Context, _parameter: click.Parameter, typed: Lang | None) -> Lang:
    """Return the language that was asked for, or else that of the locale or of the project."""
    project = context.params.get("project")
    lang = typed or spoken(project.languages.first if isinstance(project, Options) else "en")
    SPEAKING.set(lang)
    return lang


lang_option = click.option(
    "--lang",
    type=click.Choice(LANGS),
    callback=_spoken,
    help="The language of what is said; else that of the locale, or the first of the project.",
)
"""The option of commands that speak both languages."""

dry_option = click.option(
    "--dry-run", "dry", is_flag=True, help="Say what would become of it; write nothing."
)
"""The option of commands that write, and may say only what they would."""

_MAX_DELAY = 3600
"""How many seconds may lie between two requests."""


def seconds(_context: click.Context, _parameter: click.Parameter, given: float | None) -> float | None:
    """Take a pause between two requests; raises BadParameter for what is none."""
    if given is not None and not 0 <= given <= _MAX_DELAY:  # nor NaN
        raise click.BadParameter(
            _("{value} is no number of seconds from 0 to {limit}.").format(value=given, limit=_MAX_DELAY)
        )
    return given


class NotDoneError(Exception):
    """What a command was to do cannot be done; it ends with 2 once ``problems`` have said why."""

    def __init__(self, code: str, *before: Problem, **values: object) -> None:
        super().__init__(code)
        self.problems = (*before, Problem.at(Place(""), code, **values))

    @classmethod
    def of(cls, *problems: Problem) -> "NotDoneError":
        """Return what problems that have their places already are told by."""
        error = cls(problems[0].code)
        error.problems = problems
        return error


def no_id(typed: str) -> NotDoneError:
    """Return why something cannot be called so, and what can be made of that."""
    meant = slugged(typed)
    return NotDoneError("slug", value=typed, nearest=meant if is_slug(meant) and meant != typed else "")


def known_id(known: "Vocabulary", typed: str) -> str:
    """Return the id that somebody named in a registry; raises NotDoneError where nothing is called so."""
    if found := known.find(typed):
        return found
    raise NotDoneError(known.unknown_code, **known.unknown(typed, Suggestions()))


def say(problems: Iterable[Problem], lang: Lang) -> None:
    """Tell whoever typed the command what is wrong with files, and then with what was asked for."""
    found = [*problems]
    if placed := report.listed(problem for problem in found if problem.place.file):
        click.echo(report.as_text(placed, lang), err=True)
    for problem in found:
        if not problem.place.file:
            click.echo(f"{message(problem, lang)}\n    {hint(problem, lang)}", err=True)
