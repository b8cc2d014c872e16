"""A new venue, tag, person or edition: a file of its own to fill in."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from generator.cli.new import entry_file
from generator.cli.new.entry_file import Started
from generator.cli.parameters import NotDoneError, no_id
from generator.engine.configuration.options import Options
from generator.entries import reader
from generator.entries.folder import may_name
from generator.entries.vocabulary import Vocabulary
from generator.entries.write import template
from generator.entries.write.writing import scalar
from generator.problems.problem import Place, Problem
from generator.support import package
from generator.support.files import shown
from generator.support.languages import LANGS, Lang, Languages
from generator.text.characters import likely_lang
from generator.text.names.nearest import Suggestions
from generator.text.slugs import slugged

Kind: TypeAlias = Literal["venue", "tag", "person", "edition"]

_ROOM, _FOLDER = "generator.entries.write", "registries"
_FULL = re.compile(r"# full:(.*)\n#.* en:.*\n#.* ko:.*\n")
_ALIASES = re.compile(r"# aliases: \[.*\] +(#.*)\n")
"""What a venue's file shows in comments for who fills it in."""

_OF_OTHER_SCRIPTS = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2e80-\ud7ff]")
"""Letters from Greek to Hangul, of which somebody may romanise other than we do."""

_REGISTRIES: Mapping[Kind, str] = {"venue": "venues", "tag": "tags", "person": "people"}


def start(project: Options, kind: Kind, typed: str, lang: Lang) -> Started:
    """Write a file with comments for what ``typed`` is to be the id of.

    Raises NotDoneError where there is such an item already, or it cannot be called so.
    """
    root, digests, languages = project.root, project.digests, project.languages
    library = reader.read(root, digests)
    if kind == "edition":
        folder, slug = entry_file.place(typed, root / digests, library)
        if slug:
            raise NotDoneError("new-where", value=typed)
        return _written(folder / "edition.yml", text(kind, "", lang, languages), root)
    known = library.vocabularies[_REGISTRIES[kind]]
    item, name = venue(typed) if kind == "venue" else (slugged(typed), known.spoken(typed))
    file = root / digests / known.registry / f"{item}.yml"
    notices = _looked_at(known, typed, item, shown(file, root))
    begun = venue_text(item, name, lang, languages) if kind == "venue" else text(kind, name, lang, languages)
    return _written(file, begun, root, notices)


def venue(typed: str) -> tuple[str, str]:
    """Return the id and the name of a venue, of which one is typed: what cannot be an id is its name."""
    item = slugged(typed)
    if item != typed:
        return item, typed
    return item, _known_venues().get(item, {}).get("name", typed.upper())


def venue_text(item: str, name: str, lang: Lang, languages: Languages) -> str:
    """Return the text of a venue's new file, with its names in full where the world knows it by that id."""
    said = _known_venues().get(item, {})
    begun = _begun(f"venue.{lang}")
    aliases = [*said.get("aliases", ())]
    if full := said.get("full"):
        begun = _FULL.sub(lambda lines: f"full:  {lines[1]}\n  en: {full['en']}\n  ko: {full['ko']}\n", begun)
        aliases += [full["en"]] if "en" not in languages else []  # as bibliographies have it
    if listed := "".join(f"  - {alias}\n" for alias in aliases):
        begun = _ALIASES.sub(lambda line: f"{'aliases:':<31}{line[1]}\n{listed}", begun)
    own = _own(name, languages)
    return _filled(begun, dict.fromkeys(LANGS if own == "en" else (own,), name), languages)


def _written(file: Path, text: str, root: Path, notices: tuple[Problem, ...] = ()) -> Started:
    entry_file.write(file, text, root)
    return Started(shown(file, root), notices)


def text(kind: Kind, name: str, lang: Lang, languages: Languages) -> str:
    """Return the text of a new file for a project in ``languages``, with comments in ``lang``."""
    return _filled(_begun(f"{kind}.{lang}"), {_own(name, languages): name}, languages)


def _own(name: str, languages: Languages) -> Lang:
    """Return the language under which a name stands: that in which it is, where the site has it."""
    own = likely_lang(name)
    return own if own in {*languages} else languages.first


@cache
def _known_venues() -> Mapping[str, Mapping[str, Any]]:
    said: Mapping[str, Mapping[str, Any]] = package.table(_ROOM, f"{_FOLDER}/known_venues.yml")
    return said


def _begun(name: str) -> str:
    return package.text(_ROOM, f"{_FOLDER}/{name}.yml")


def _filled(begun: str, names: Mapping[str, str], languages: Languages) -> str:
    def said(blank: re.Match[str]) -> str:
        name = names.get(blank[1].lower())
        return f" {scalar(name)}" if name else ""

    return re.sub(" @(EN|KO)@", said, template.fitted(begun, languages))


def _looked_at(known: Vocabulary, typed: str, item: str, file: str) -> tuple[Problem, ...]:
    """Return what to say of the id that a name gives; raises NotDoneError where it may not be used."""
    if "/" in typed or not may_name(known.registry, item):
        raise no_id(typed)
    if other := known.find(typed) or known.find(item):
        raise NotDoneError("new-registered", value=typed, other=other, registry=known.registry)
    said = {
        "new-near": known.nearest(typed, Suggestions()),
        "new-romanised": item if _OF_OTHER_SCRIPTS.search(typed) else "",
    }
    return tuple(
        Problem.at(Place(file), code, value=typed, nearest=nearest, file=file)
        for code, nearest in said.items()
        if nearest
    )
