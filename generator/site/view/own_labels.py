"""The words that a project says in its own way: a file of labels beside its mkdocs.yml."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.entries.document import Document, unmade
from generator.entries.folder import read_bytes
from generator.entries.yaml import nodes, source, trials
from generator.entries.yaml.nodes import Finding, Node
from generator.entries.yaml.source import SourceFile
from generator.problems.messages import PLACEHOLDER
from generator.problems.problem import Place, Problem
from generator.site.view import labels
from generator.site.view.labels import Labels
from generator.support.languages import LANGS, Lang
from generator.text.names.nearest import Suggestions


def read(root: Path, file: str) -> tuple[Labels, tuple[Problem, ...]]:
    """Return what a file says in place of ours, and what is wrong with it; never raises for what it holds."""
    try:
        raw = read_bytes(root / file)
    except FileNotFoundError:
        return Labels(), (Problem.at(Place(file), "no-labels"),)
    except OSError:
        return Labels(), (Problem.at(Place(file), "unreadable"),)
    document = trials.mended(source.read(file, raw), _document)
    return Labels(document.values), document.problems


def _document(typed: SourceFile) -> Document:
    if not isinstance(typed.root, nodes.Mapping):
        return unmade(typed)
    found = [*typed.findings]
    known, suggestions = labels.patterns(), Suggestions()
    said: dict[str, Mapping[Lang, str]] = {}
    for key, node in typed.root.items:
        if key.text in known:
            names = _placeholders(known[key.text][0])
            said[key.text] = dict(_texts(node, names, found))
        else:
            nearest = suggestions.near(key.text, known)
            values = {"key": key.text, "nearest": nearest[0] if nearest else ""}
            found.append(Finding(key.span, "unknown-label", values))
    return Document(typed, typed.root, said, (*typed.problems, *map(typed.problem, found)))


def _texts(node: Node, names: frozenset[str], found: list[Finding]) -> Iterator[tuple[Lang, str]]:
    """Yield what is to be said in each language, with none but the placeholders that are filled in.

    What is wrong is ``found`` besides.
    """
    if isinstance(node, nodes.Scalar | nodes.Sequence):
        found.append(Finding(node.span, "expected-mapping", {"known": ", ".join(LANGS)}))
    for typed, text in node.items if isinstance(node, nodes.Mapping) else ():
        lang = next((lang for lang in LANGS if lang == typed.text), None)
        if lang is None:
            found.append(Finding(typed.span, "unknown-key", {"key": typed.text, "known": ", ".join(LANGS)}))
        elif isinstance(text, nodes.Mapping | nodes.Sequence):
            found.append(Finding(text.span, "expected-text"))
        elif isinstance(text, nodes.Scalar) and not text.absent:
            if unfilled := _placeholders(text.text) - names:
                values = {"value": _shown(unfilled), "known": _shown(names)}
                found.append(Finding(text.span, "unfilled-label", values))
            else:
                yield lang, text.text


def _placeholders(text: str) -> frozenset[str]:
    return frozenset(match["name"] for match in PLACEHOLDER.finditer(text))


def _shown(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
