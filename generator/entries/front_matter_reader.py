"""The first lines of an article to a value: what it says of itself, with names of tags and people as ids."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from generator.entries import values
from generator.entries.document import Document
from generator.entries.format.front_matter import FrontMatter
from generator.entries.format.shape import keys
from generator.entries.resolving import Resolver
from generator.entries.vocabulary import Vocabulary
from generator.entries.yaml import nodes, source, trials
from generator.entries.yaml.source import SourceFile
from generator.problems.problem import Problem

THEIRS = frozenset("comments hide icon robots search social status subtitle template".split())
"""Keys that the theme reads, whatever they say."""


def read(file: str, text: str, before: int, names: Mapping[str, Vocabulary]) -> Document:
    """Return what the YAML at the top of a page says, under the empty id, with its mistakes.

    ``before`` is how many lines stand above it in the file. There is no value where it is no mapping, or
    YAML's grammar gives up. Never raises for what it holds.
    """
    if not text.strip():
        return Document(SourceFile(file, "", None), None, {"": FrontMatter()}, ())
    return _mended(file, text, before, partial(_document, names))


def faults(file: str, text: str, before: int) -> tuple[Problem, ...]:
    """Return what is wrong with such YAML by itself, whatever it says: that of a page that is no article."""
    return _mended(file, text, before, _unmade).problems


def _mended(file: str, text: str, before: int, make: Callable[[SourceFile], Document]) -> Document:
    typed = source.read(file, ("\n" * before + text).encode())
    document = trials.mended(typed, make)
    return replace(document, problems=tuple(map(Problem.left_to_people, document.problems)))


def _unmade(typed: SourceFile) -> Document:
    return Document(typed, None, {}, typed.wrong)


def _document(names: Mapping[str, Vocabulary], typed: SourceFile) -> Document:
    if not isinstance(typed.root, nodes.Mapping):
        return _unmade(typed)
    ours = tuple(
        (key, value if key.text in keys(FrontMatter) else nodes.Broken(value.span))
        for key, value in typed.root.items
        if key.text not in THEIRS
    )
    reading = values.read(FrontMatter, nodes.Mapping(ours, typed.root.span), typed, {})
    made = Document(typed, reading.node, {}, (*typed.wrong, *map(_lenient, reading.problems)))
    if reading.value is None:
        return made
    resolver = Resolver(names["tags"], names["people"], typed.file, [])
    value = _resolved(reading.value, resolver)
    wrong = (Problem(made.place(found), found.code, found.values) for found in resolver.mistakes)
    return replace(made, values={"": value}, problems=(*made.problems, *wrong))


def _resolved(said: FrontMatter, resolver: Resolver) -> FrontMatter:
    people = (resolver.person_id(name, ("authors", index)) for index, name in enumerate(said.authors))
    return said.model_copy(
        update={
            "tags": resolver.tag_ids(said.tags, ("tags",)),
            "authors": tuple(dict.fromkeys(filter(None, people))),
            "after": resolver.person_id(said.after, ("after",)),
        }
    )


def _lenient(problem: Problem) -> Problem:
    """Return a problem as it is told of a page: a key that nobody here knows may be another plugin's."""
    return replace(problem, code="page-key") if problem.code == "unknown-key" else problem
