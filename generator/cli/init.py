"""``digest init``: a project of one's own in an empty folder, filled in from the files of ``starter/``."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import click

from generator.cli import new_registered
from generator.cli.hosting import Hosting
from generator.cli.new_entry import NotStartedError
from generator.cli.parameters import lang_option, say
from generator.cli.schemas import as_json
from generator.entries.folder import REGISTRIES, is_slug
from generator.entries.format.schema import schemas
from generator.entries.write import template
from generator.entries.yaml.parser import quoted
from generator.site.view.hosts import KINDS
from generator.support import package
from generator.support.languages import LANGS, Lang

VOCABULARIES = ("audio", "ml")
"""The tags that one may begin with, besides those of any field."""

_TAG = "survey"
"""A tag of any field, for the sample."""

_PLACES: Mapping[str, str] = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "docs/about.md": "docs/about.md",
    "docs/contribute.md": "docs/contribute.md",
    "docs/en/about.md": "docs/en/about.md",
    "docs/en/contribute.md": "docs/en/contribute.md",
    "people.yml": "digests/people.yml",
}
"""From files of ``starter/`` to where they go; what begins with a dot does so only there."""

_QUESTIONS: Mapping[Lang, tuple[str, str, str, str]] = {
    "en": (
        "What is it called?",
        "Address of its repository, if any",
        "What runs there",
        "Ids of venues, with commas",
    ),
    "ko": ("이름", "저장소 주소(없으면 Enter)", "그곳에서 도는 프로그램", "학회 식별자(쉼표로 나누어)"),
}

_OWN = frozenset({".git", ".venv"})
"""What may lie in a folder that counts as empty: what is there before the first file is."""

_OTHER = "other"
"""What is said of a host where none of the known kinds runs."""

_NEXT: Mapping[Lang, str] = {
    "en": "{folder} is ready; its README.md says what to do next.",
    "ko": "{folder}에 만들었습니다. 다음에 할 일은 그 안의 README.md에 있습니다.",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a project is to be."""

    name: str
    hosting: Hosting = field(default_factory=Hosting)
    venues: tuple[str, ...] = ("arxiv",)
    vocabularies: tuple[str, ...] = ()
    lang: Lang = "en"
    """That of comments in files which have them in one language."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--languages", default=",".join(LANGS), help="Those of the site, the first at its root.")
@click.option("--name", help="What the digest is called.")
@click.option("--repo", "repository", metavar="URL", help="Where its files will lie, if anywhere.")
@click.option(
    "--host",
    type=click.Choice((*KINDS, _OTHER)),
    help="What runs there; asked only if its name does not tell.",
)
@click.option("--venues", metavar="ID,...", help="Venues to begin with.")
@click.option(
    "--tags",
    "vocabularies",
    type=click.Choice(VOCABULARIES),
    multiple=True,
    help="A vocabulary to begin with; may be given twice.",
)
@lang_option
def init(  # noqa: PLR0913, PLR0917 # one parameter an option
    folder: Path,
    languages: str,
    name: str | None,
    repository: str | None,
    host: str | None,
    venues: str | None,
    vocabularies: tuple[str, ...],
    lang: Lang,
) -> None:
    """Write a project of one's own into DIR, which must be empty; what no option says is asked for."""
    called, lies, runs, begun = _QUESTIONS[lang]
    try:
        _refuse(folder, languages)
        wishes = Wishes(
            name or click.prompt(called, default=folder.resolve().name),
            _hosting(click.prompt(lies, default="") if repository is None else repository, host, runs),
            tuple(dict.fromkeys(_listed(venues or click.prompt(begun, default="arxiv")))),
            tuple(dict.fromkeys(vocabularies)),
            lang,
        )
        texts = project(wishes, date.today())  # noqa: DTZ011 # the day of who begins
    except NotStartedError as error:
        say(error.problems, lang)
        sys.exit(2)
    for path, text in texts.items():
        template.write(folder / path, text)
    click.echo(_NEXT[lang].format(folder=folder))


def project(wishes: Wishes, today: date) -> dict[str, str]:
    """Return the files of a new project, by path.

    Raises:
        NotStartedError: Something cannot be called as is wished.

    """
    for venue in wishes.venues or ("",):
        if not is_slug(venue) or venue in REGISTRIES:
            raise NotStartedError("slug", value=venue)
    at, year = wishes.venues[0], f"{today:%Y}"
    options = "".join(f"\n      {line}" for line in wishes.hosting.options)
    blanks = {
        "NAME": quoted(wishes.name),
        "TITLE": wishes.name,
        "SITE": wishes.hosting.site,
        "REPOSITORY": wishes.hosting.settings,
        "OPTIONS": options and f":{options}",
        "GUIDE": package.documentation(),
        "PACKAGE": package.name(),
        "VERSION": package.version(),
        "VENUE": at,
        "YEAR": year,
        "DATE": today.isoformat(),
        "TAG": _TAG,
    }

    def text(name: str) -> str:
        begun = files("generator.cli").joinpath("starter", name).read_text(encoding="utf-8")
        return re.sub("@([A-Z]+)@", lambda blank: blanks[blank[1]], begun)

    blanks["PUBLISHING"] = text(wishes.hosting.publishing)
    return {
        **{path: text(name) for name, path in {**_PLACES, **wishes.hosting.places}.items()},
        f"digests/{at}/{year}/sample.yml": text("entry.yml"),
        "digests/tags.yml": "".join(text(f"tags/{name}.yml") for name in ("base", *wishes.vocabularies)),
        **{
            f"digests/venues/{venue}.yml": new_registered.text(
                "venue", venue.upper(), venue.upper(), wishes.lang
            )
            for venue in wishes.venues
        },
        **{f"schema/{kind}.json": as_json(said) for kind, said in schemas().items()},
    }


def _hosting(repository: str, host: str | None, question: str) -> Hosting:
    """Return where a repository lies; what runs there is asked for if neither its name nor ``host`` tells."""
    hosting = Hosting.of(repository)
    if host is None and hosting.repository and not hosting.kind:
        host = click.prompt(question, type=click.Choice((*KINDS, _OTHER)), default=_OTHER)
    return replace(hosting, kind=next((kind for kind in KINDS if kind == host), None)) if host else hosting


def _listed(text: str) -> list[str]:
    """Return what an option lists with commas or spaces between."""
    return re.findall(r"[^,\s]+", text)


def _refuse(folder: Path, languages: str) -> None:
    """Refuse languages that no site speaks, and a folder with anything of somebody's in it."""
    if _listed(languages) != [*LANGS]:
        raise NotStartedError("init-languages", value=languages)
    if folder.exists() and any(child.name not in _OWN for child in folder.iterdir()):
        raise NotStartedError("init-not-empty", value=folder)
