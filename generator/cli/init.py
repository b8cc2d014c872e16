"""``digest init``: a project of one's own in an empty folder, filled in from the files of ``starter/``."""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import click

from generator.cli.hosting import Hosting
from generator.cli.new import registered
from generator.cli.parameters import NotDoneError, lang_option, no_id, say, word
from generator.entries.folder import may_name
from generator.entries.format.schema import as_json, schemas
from generator.entries.write import template
from generator.entries.yaml.parser import quoted
from generator.problems.problem import Place, Problem
from generator.site.view import hosts
from generator.site.view.hosts import KINDS
from generator.support import package
from generator.support.files import create_all
from generator.support.languages import BOTH, LANGS, Lang, Languages
from generator.text.characters import HANGUL

VOCABULARIES = ("audio", "ml")
"""The tags that one may begin with, besides those of any field."""

_TAG = "survey"
"""A tag of any field, for the sample."""

_PLACES: Mapping[str, str] = {
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
    "gitignore": ".gitignore",
    "people.yml": "digests/people.yml",
    "editor/editorconfig": ".editorconfig",
    "editor/settings.json": ".vscode/settings.json",
    "editor/extensions.json": ".vscode/extensions.json",
}
"""From files of ``starter/`` to where they go; what begins with a dot does so only there."""

_LISTED = re.compile(r"(?<=\[)[^\]\n]*(?=\])")
"""What stands between brackets."""

_OWN = frozenset({".git", ".venv", ".DS_Store"})
"""What may lie in a folder that counts as empty: what is there before the first file, also by macOS."""

_USUAL: Mapping[Lang, str] = {"en": "en", "ko": ",".join(BOTH)}
"""The languages that are offered to who speaks one."""

_OTHER = "other"
"""What is said of a host where none of the known kinds runs."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a project is to be."""

    name: str
    hosting: Hosting = field(default_factory=Hosting)
    venues: Mapping[str, str] = field(default_factory=lambda: {"arxiv": "arXiv"})
    """Their names by their ids."""
    vocabularies: tuple[str, ...] = ()
    languages: Languages = BOTH
    """Those of the site; comments in its files are in the first."""


def _vocabularies(
    _context: click.Context, _parameter: click.Parameter, typed: tuple[str, ...]
) -> tuple[str, ...]:
    """Take names that stand between commas or in several options; raises BadParameter for what is none."""
    kind = click.Choice(VOCABULARIES)
    return tuple(dict.fromkeys(kind(name) for listed in typed for name in _named(listed)))


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--languages",
    metavar="ko,en|en,ko|ko|en",
    help="Those of the site, the first at its root.",
)
@click.option("--name", help="What the digest is called.")
@click.option("--repo", "repository", metavar="URL", help="Where its files will lie, if anywhere.")
@click.option(
    "--host",
    type=click.Choice((*KINDS, _OTHER)),
    help="What runs there; asked only if its name does not tell.",
)
@click.option("--venues", metavar="NAME,...", help="Venues to begin with, by their names or ids.")
@click.option(
    "--tags",
    "vocabularies",
    metavar="|".join((*VOCABULARIES, ",".join(VOCABULARIES))),
    multiple=True,
    callback=_vocabularies,
    help="Vocabularies to begin with, besides five tags of any field.",
)
@lang_option
def init(  # noqa: PLR0913, PLR0917 # one parameter an option
    folder: Path,
    languages: str | None,
    name: str | None,
    repository: str | None,
    host: str | None,
    venues: str | None,
    vocabularies: tuple[str, ...],
    lang: Lang,
) -> None:
    """Write a project of one's own into DIR, which must be empty.

    What no option says is asked for, but for tags; without a terminal what is offered is taken.
    """
    if folder.exists() and any(child.name not in _OWN for child in folder.iterdir()):
        raise NotDoneError("init-not-empty", value=folder)
    said = languages or _asked(lang, "ask-languages", _USUAL[lang])
    try:
        wanted = Languages.of(re.findall(r"[^,\s]+", said))
    except ValueError:
        raise NotDoneError("init-languages", value=said) from None
    wishes = Wishes(
        name or _asked(lang, "ask-name", folder.resolve().name),
        _hosting(
            _asked(lang, "ask-repository", "") if repository is None else repository,
            host,
            lang,
        ),
        dict(map(registered.venue, _named(venues or _asked(lang, "ask-venues", "arXiv")))),
        vocabularies,
        wanted,
    )
    texts = project(wishes, date.today())  # noqa: DTZ011 # the day of who begins
    create_all(folder, ((folder / path, text.encode()) for path, text in texts.items()))
    click.echo(word(lang, "ready", folder=folder))
    say(_within(folder.resolve(), wishes.hosting), lang)


def project(wishes: Wishes, today: date) -> dict[str, str]:
    """Return the files of a new project, by path; raises NotDoneError where a name is none."""
    for venue, name in (wishes.venues or {"": ""}).items():
        if not may_name("venues", venue):
            raise no_id(venue or name)
    at, year, languages = next(iter(wishes.venues)), f"{today:%Y}", wishes.languages
    options = "".join(f"\n      {line}" for line in wishes.hosting.options)
    blanks = {
        "NAME": quoted(wishes.name),
        "TITLE": wishes.name,
        "SITE": wishes.hosting.site,
        "REPOSITORY": wishes.hosting.settings,
        "LANGUAGES": ", ".join(languages),
        "SECOND": languages.second or "",
        "OPTIONS": options,
        "GUIDE": package.documentation(),
        "PACKAGE": package.name(),
        "VERSION": package.version(),
        "VENUE": at,
        "YEAR": year,
        "DATE": today.isoformat(),
        "TAG": _TAG,
    }

    def text(name: str) -> str:
        begun = package.text("generator.cli", f"starter/{name}")
        return re.sub("@([A-Z]+)@", lambda blank: blanks[blank[1]], template.fitted(begun, languages))

    blanks |= {f"PUBLISHING{lang.upper()}": text(f"{wishes.hosting.publishing}.{lang}.md") for lang in LANGS}
    places = {**_PLACES, **_pages(languages), **wishes.hosting.places}
    return {
        **{path: text(name) for name, path in places.items()},
        "README.md": "\n".join([f"# {wishes.name}\n", *(text(f"README.{lang}.md") for lang in languages)]),
        f"digests/{at}/{year}/sample.yml": text("entry.yml"),
        "digests/tags.yml": _tags(
            "".join(text(f"tags/{name}.yml") for name in ("base", *wishes.vocabularies)), languages
        ),
        **{
            f"digests/venues/{venue}.yml": registered.venue_text(venue, name, languages.first, languages)
            for venue, name in wishes.venues.items()
        },
        **{f"schema/{kind}.json": as_json(said) for kind, said in schemas().items()},
    }


def _asked(lang: Lang, question: str, default: str, kind: click.Choice[str] | None = None) -> str:
    """Return what is answered, or what is offered where nobody is there to answer."""
    try:
        return str(click.prompt(word(lang, question), default=default, type=kind))
    except click.Abort as aborted:
        if sys.stdin.isatty() or not isinstance(aborted.__context__, EOFError):
            raise
        click.echo(default)
        return default


def _hosting(repository: str, host: str | None, lang: Lang) -> Hosting:
    """Return where a repository lies; what runs there is asked for if neither its name nor ``host`` tells."""
    hosting = Hosting.of(repository)
    if host is None and hosting.repository and not hosting.kind:
        host = _asked(lang, "ask-host", _OTHER, click.Choice((*KINDS, _OTHER)))
    return replace(hosting, kind=next((kind for kind in KINDS if kind == host), None)) if host else hosting


def _named(text: str) -> list[str]:
    """Return the names that an option lists, with commas; with spaces where no word is like ``Methods``."""
    words = text.split()
    names = text.split(",") if "," in text or any(map(str.istitle, words)) else words
    return [name.strip() for name in names if name.strip()]


def _pages(languages: Languages) -> Mapping[str, str]:
    """Return what is written in each language, from files of ``starter/`` to where they go."""
    return {
        f"docs/{lang}/{page}": f"docs/{languages.tree(lang)}{page}"
        for lang in languages
        for page in ("about.md", "contribute.md")
    }


def _tags(text: str, languages: Languages) -> str:
    """Return a vocabulary without Korean aliases if no Korean is wanted; Koreans use English ones as well."""
    if "ko" in {*languages}:
        return text

    def latin(listed: re.Match[str]) -> str:
        return ", ".join(alias for alias in listed[0].split(", ") if not HANGUL.search(alias))

    left = _LISTED.sub(latin, re.sub(r"(?m)^    - .*[가-힣].*\n", "", text))
    return re.sub(r"(?m)^  aliases:(?: \[\])?\n(?!    - )", "", left)


def _within(folder: Path, hosting: Hosting) -> Iterator[Problem]:
    """Tell what a host does not find in a folder below that of a repository."""
    top = next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)
    if hosting.kind and hosting.places and top != folder:
        within = folder.relative_to(top).as_posix()
        mended = hosts.setting(hosting.kind).replace("/docs/", f"/{quote(within)}/docs/")
        moved = ", ".join(sorted({path.partition("/")[0] for path in hosting.places.values()}))
        yield Problem.at(Place(""), "init-within", value=moved, within=within, mended=mended)
