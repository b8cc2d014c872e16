"""Nodes to values: the models read what was typed, and every complaint finds its place.

What is wrong is left out, as deep down as possible, so that the rest still makes a value and one mistake
does not set off others.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError

from generator.entries import korean_words, moving
from generator.entries.checks import slips
from generator.entries.format.entry import BilingualMarkdown, BilingualText, Model
from generator.entries.format.rules import RULES
from generator.entries.format.shape import Path, is_name, keys, mappings, model_of, type_at, without_none
from generator.entries.tidying import tidy
from generator.entries.write.writing import scalar
from generator.entries.yaml import nodes
from generator.entries.yaml.nodes import Broken, Finding, Node, Scalar, Span
from generator.entries.yaml.source import SourceFile, node_at
from generator.problems.problem import Problem
from generator.support.languages import LANGS
from generator.text.characters import likely_lang
from generator.text.names.nearest import Suggestions

M = TypeVar("M", bound=Model)

_REPORTED = object()
"""Stands for a value about which a problem has already been reported; no field accepts it."""

_HEAD = re.compile(r"(?P<lead>[ ]*(?:- +)*)(?P<key>[\w-]+:)[ ]+")
"""What stands on a line before a value, where nothing does but its key."""

_ADDRESS = re.compile(r"https?://")
_WORD = re.compile(r"[a-z]+")

_MAX_BETWEEN = 80
"""How far behind a key what is said of its value may begin."""


@dataclass(frozen=True, slots=True)
class ReadValue(Generic[M]):
    """What was made of a node."""

    value: M | None
    """None where too much is wrong to make one."""
    node: Node
    """The node without what was left out: paths into the value are paths into it."""
    problems: tuple[Problem, ...]


def read(model: type[M], node: Node, source: SourceFile, fallback: Mapping[str, Any]) -> ReadValue[M]:
    """Make a value of a node; ``fallback`` holds data for keys without which there would be none."""
    tidied = tidy(model, node, source.text)
    tree = tidied.node
    data = _data(tree)
    findings = [*tidied.problems, *_unruly(model, tree, data, source.text)]
    value, errors = _validated(model, data)
    complaints = _Complaints(model, node, tree, source.text)
    findings += [finding for error in errors if (finding := complaints.of(error))]
    if value is None:
        value, errors = _validated(model, _filled(data, fallback))
    while value is None and (rest := _without(tree, {_spoilt(tree, error) for error in errors})) is not None:
        tree = rest
        value, errors = _validated(model, _filled(_data(tree), fallback))
    misplaced = moving.problems_of(tidied.moves, source)
    meant = [(move.key.span, move.name) for move in tidied.moves]
    meant += [(found.span, found.values["mended"]) for found in findings if found.code == "unknown-key"]
    findings = _with_keys_mended(findings, [(span, name) for span, name in meant if name], source.text)
    return ReadValue(value, tree, (*misplaced, *map(source.problem, findings)))


def _with_keys_mended(findings: list[Finding], meant: list[tuple[Span, str]], text: str) -> list[Finding]:
    """Show what to write behind a key with that key as it is ``meant``, where both are wrong on one line."""
    named = {text.rfind("\n", 0, span.start): (span, name) for span, name in meant}
    mended = []
    for found in findings:
        over = found.over or found.span
        key, name = named.get(text.rfind("\n", 0, over.start), (over, ""))
        said = found.values.get("mended")
        if not said or not name or not 0 <= over.start - key.end < _MAX_BETWEEN:
            mended.append(found)
            continue
        values = {**found.values, "mended": f"{name}{text[key.end : over.start]}{said}"}
        mended.append(found._replace(values=values, over=Span(key.start, over.end)))
    return mended


def _filled(data: Any, fallback: Mapping[str, Any]) -> Any:
    return {**fallback, **data} if isinstance(data, dict) else data


def _without(node: Node, paths: set[Path]) -> Node | None:
    """Leave out the nodes at some paths; None where that is the node itself."""
    if () in paths:
        return None
    below: dict[str | int, set[Path]] = defaultdict(set)
    for step, *rest in paths:
        below[step].add(tuple(rest))
    if isinstance(node, nodes.Mapping):
        kept = (
            (key, _without(value, below[key.text]) if key.text in below else value)
            for key, value in node.items
        )
        return nodes.Mapping(tuple((key, value) for key, value in kept if value is not None), node.span)
    if isinstance(node, nodes.Sequence):
        items = (_without(v, below[i]) if i in below else v for i, v in enumerate(node.items))
        return nodes.Sequence(tuple(item for item in items if item is not None), node.span)
    return node


def _data(node: Node) -> Any:
    """Return a node as plain data: texts, dictionaries, lists."""
    match node:
        case Scalar():
            return node.text
        case nodes.Mapping():
            return {key.text: _data(value) for key, value in node.items}
        case nodes.Sequence():
            return [_data(item) for item in node.items]
        case _:
            return _REPORTED


def _unruly(model: type[Model], tree: Node, data: Any, text: str) -> Iterator[Finding]:
    for path, inner, fields in mappings(model, data):
        broken = RULES[inner](fields) if inner in RULES else ()
        for rule in (*broken, *slips.of(inner, fields, path)):
            start, end = (node_at(tree, (*path, *rule.path))[0] or tree).span
            start = max(start, text.find(rule.needle, start, end))
            yield Finding(Span(start, end), rule.code, rule.values)


def _validated(model: type[M], data: Any) -> tuple[M | None, list[Any]]:
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _spoilt(node: Node, error: Any) -> Path:
    """Return the path of what has to go because of an error: what is there, as deep down as possible."""
    path: Path = tuple(error["loc"])
    while path and node_at(node, path)[0] is node_at(node, path[:-1])[0]:
        path = path[:-1]
    return path


def _is_bare(annotation: Any) -> bool:
    model = model_of(annotation)
    return model is not None and model.bare is not None


def _in_languages(node: Node) -> dict[str, str]:
    """Return the keys of a mapping that says one thing in languages, which a message names."""
    langs = node.by_key if isinstance(node, nodes.Mapping) and {*node.by_key} <= {*LANGS} else ()
    return {"langs": "`, `".join(f"{lang}:" for lang in langs)}


def _beginning(model: type[Model], text: str) -> str:
    """Return the lines of a mapping in whose place a text stands: what it can be, and keys that it needs."""
    words = (korean_words.meant(word, keys(model), korean_words.KEYS) for word in _WORD.findall(text))
    named = next(filter(None, words), "") if _ADDRESS.match(text) else ""  # .../pdf/..., github.com
    for meant in (named or next(iter(keys(model))), likely_lang(text)) if text else ():
        _, errors = _validated(model, {meant: text})
        if any(error["loc"][:1] == (meant,) for error in errors) or is_name(keys(model).get(meant)):
            continue
        needed = {str(error["loc"][0]) for error in errors if error["type"] == "missing"}
        said = f"{meant}: |" if "\n" in text else f"{meant}: {scalar(text)}"
        lines = (said if key == meant else f"{key}: …" for key in keys(model) if key in {*needed, meant})
        return "`, `".join(lines)
    return ""


@dataclass(frozen=True, slots=True)
class _Complaints:
    """Says what pydantic found in the words of the format."""

    model: type[Model]
    typed: Node
    """The node as typed, with keys that have no value."""
    tree: Node
    text: str
    suggestions: Suggestions = field(default_factory=Suggestions)

    def of(self, error: Any) -> Finding | None:
        """Return what to report; None where that is reported already."""
        path: Path = tuple(error["loc"])
        found = node_at(self.tree, path)[0]
        if isinstance(found, Broken) or found is None:
            return None
        expected = type_at(self.model, path)
        items = found.items if isinstance(found, nodes.Sequence) else ()
        text = found.text if isinstance(found, Scalar) else ""
        span, code, values = found.span, error["type"], error.get("ctx", {})
        over: Span | None = None
        match code:
            case "missing":
                empty = node_at(self.typed, path)[1]
                span = empty.span if isinstance(empty, Scalar) and empty.text == path[-1] else span
                code, values = "missing-key", {"key": str(path[-1]), "line": f"{path[-1]}: …"}
            case "literal_error":
                typed = text or self.text[slice(*found.span)].rstrip()
                code, values = "unknown-value", self.unknown(typed, expected)
            case "model_type" if model_of(expected) in {BilingualText, BilingualMarkdown}:
                whole = text or " ".join(item.text for item in items if isinstance(item, Scalar))
                line = f"{likely_lang(whole)}: {scalar(whole)}" if whole else ""
                code, values = "expected-languages", {"value": whole, "line": line}
                over, below = self.on_lines_below(found) if text else (None, "")
                if over:
                    values["mended"] = f"{below}{likely_lang(text)}: {self.text[slice(*found.span)]}"
            case "model_type" | "expected-text" if code == "expected-text" or (items and _is_bare(expected)):
                code, values = "expected-text", _in_languages(found)
            case "model_type":
                model = model_of(expected) or self.model
                said = [
                    _beginning(model, item.text) for item in items or (found,) if isinstance(item, Scalar)
                ]
                code, values = (
                    "expected-mapping",
                    {"known": ", ".join(keys(model)), "meant": "`, `".join(said)},
                )
                over, below = self.on_lines_below(found) if text and said[0] else (None, "")
                if over and "`" not in said[0]:
                    values["mended"] = f"{below}{said[0]}"
            case "tuple_type":
                code, values = "expected-items", {}
        return Finding(span, code, values, over)

    def on_lines_below(self, value: Node) -> tuple[Span | None, str]:
        """Return where a value stands with what is before it behind its key, and how a line below begins."""
        begin = self.text.rfind("\n", 0, value.span.start) + 1
        if not (head := _HEAD.fullmatch(self.text, begin, value.span.start)):
            return None, ""
        return Span(head.end("key"), value.span.end), f"\n{' ' * (len(head['lead']) + 2)}"

    def unknown(self, text: str, expected: Any) -> dict[str, str]:
        allowed = get_args(without_none(expected))
        near = korean_words.nearest(text, allowed, korean_words.VALUES, self.suggestions)
        mended = near if korean_words.meant(text, allowed, korean_words.VALUES) == near else ""
        return {"value": text, "nearest": near, "known": ", ".join(allowed), "mended": mended}
