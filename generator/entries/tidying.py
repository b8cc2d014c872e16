"""A tree as it was meant: without what was not typed, with misspelt and misplaced keys where they belong.

Reading on with what was probably meant shows the other problems of a file in the same run, and keeps one
mistake from setting off others.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, get_args

from generator.entries import author_lists, korean_words, run_on_items
from generator.entries.checks import signed_notes
from generator.entries.format.entry import Author, Entry, Model, Note, Relation, RelationKind
from generator.entries.format.shape import (
    is_name,
    is_plain,
    is_prose,
    item_of,
    keys,
    limit_of,
    model_of,
    places,
)
from generator.entries.moving import Move, moves_in, with_arxiv_of_doi
from generator.entries.write.writing import flow, within
from generator.entries.yaml import bullets, text_heads
from generator.entries.yaml.nodes import Broken, Finding, Mapping, Node, Scalar, Sequence, Span
from generator.entries.yaml.parser import quoted
from generator.entries.yaml.punctuation import SEPARATOR, WIDE, unbracketed
from generator.support.languages import LANGS
from generator.text.characters import likely_lang
from generator.text.names.nearest import Suggestions

_BETWEEN = re.compile(r"[,;，；、\n|]|\s[/·•]\s")
"""What stands between the items of a list that was typed as one text."""

_SIGN = re.compile(
    r"(?P<sign>[|>][-+0-9]*)[^\n]*\n\s*(?:(?P<item>-[ \t])|[\"']?(?P<key>[\w-]+)[\"']?[ \t]*:\s)"
)
"""What makes a text of the lines below it, and how the first of them begins."""

_GLUED = re.compile(r"#\S")
"""What begins a word rather than a comment."""

_HASHTAG = re.compile(r"#[^\s#]+")
_REAL_COMMENT = re.compile(r"\s{2,}#")

_ENDS_IN_LANGUAGE = re.compile("[-_](ko|en)$")

_HOW = frozenset(get_args(RelationKind))


@dataclass(frozen=True, slots=True)
class Tidied:
    """A tree with what was wrong with its keys and texts."""

    node: Node
    problems: tuple[Finding, ...]
    moves: tuple[Move, ...]


def tidy(model: type[Model], node: Node, text: str) -> Tidied:
    """Tidy the tree of a ``text`` that should be a ``model``."""
    tidier = _Tidier(text, model)
    return Tidied(tidier.node(model, node) or node, tuple(tidier.problems), tuple(tidier.moves))


@dataclass(slots=True)
class _Tidier:
    text: str
    model: type[Model]
    problems: list[Finding] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    suggestions: Suggestions = field(default_factory=Suggestions)

    def tell(self, span: Span, code: str, over: Span | None = None, **values: str) -> None:
        self.problems.append(Finding(span, code, values, over))

    def typed(self, node: Node) -> str:
        return self.text[slice(*node.span)]

    def node(self, annotation: Any, node: Node) -> Node | None:
        """Tidy a node; None where nothing was typed."""
        item = item_of(annotation)
        node = self.alone(annotation, node)
        if isinstance(node, Scalar) and self.is_below_sign(annotation, node):
            return Broken(node.span)
        if item is not None and isinstance(node, Scalar | Mapping) and not _absent(node):
            node = self.within_limit(annotation, self.listed(node, item))
        elif isinstance(node, Sequence):
            node = self.flat(node, item) if node.bracketed else self.unended(node)
            node = self.within_limit(annotation, node)
            if isinstance(node, Sequence) and (is_plain(item) or is_name(item)):
                node = self.divided(node, item)
            if isinstance(node, Sequence) and model_of(item) is Author:
                node, found = author_lists.tidied(node)
                self.problems += found
        if isinstance(node, Scalar):
            return self.scalar(annotation, node)
        if isinstance(node, Sequence):
            items = (self.item(item_of(annotation), item) for item in node.items)
            return Sequence(tuple(item for item in items if item is not None), node.span)
        if isinstance(node, Mapping) and (model := model_of(annotation)):
            return self.mapping(model, node)
        return node

    def alone(self, annotation: Any, node: Node) -> Node:
        """Return the word that a list of one holds where a word should stand: ``[[venue/year/slug]]``."""
        model, only = model_of(annotation), node
        is_word = annotation is not None and item_of(annotation) is None and not is_prose(annotation)
        while is_word and isinstance(only, Sequence) and len(only.items) == 1:
            (only,) = only.items
        if only is not node and isinstance(only, Scalar) and (model is None or model.bare):
            self.tell(node.span, "expected-text", mended=self.typed(only))
            return only
        return node

    def flat(self, typed: Sequence, item: Any) -> Sequence:
        """Return a list without brackets around what stands in it, where single words or names should."""
        nested = (node.items if isinstance(node, Sequence) else (node,) for node in typed.items)
        items = tuple(chain.from_iterable(nested))
        model, nests = model_of(item), any(isinstance(node, Sequence) for node in typed.items)
        if not nests or (model and not model.bare) or not all(isinstance(one, Scalar) for one in items):
            return typed
        mended = "" if "\n" in self.typed(typed) else f"[{', '.join(map(self.typed, items))}]"
        self.tell(typed.span, "expected-text", mended=mended)
        return Sequence(items, typed.span, bracketed=True)

    def is_below_sign(self, annotation: Any, node: Scalar) -> bool:
        """Tell whether a text below ``|`` consists of the keys or items expected there, and report it."""
        if node.plain or not (head := _SIGN.match(self.text, node.span.start)):
            return False
        model, item = model_of(annotation), model_of(item_of(annotation))
        has_items = item is not None and item.bare is None and head["item"]
        if not has_items and (model is None or head["key"] not in keys(model)):
            return False
        start, end = node.span
        line = self.text.rfind("\n", 0, start) + 1
        mended = self.text[line:start].rstrip() + self.text[self.text.index("\n", start) : end].rstrip()
        self.tell(node.span, "yaml-sign", Span(line, end), value=head["sign"], mended=mended)
        return True

    def item(self, annotation: Any, node: Node) -> Node | None:
        """Tidy an item of a list: none is empty but for a comment, or holds what separates items."""
        if isinstance(node, Scalar) and node.absent and node.cut:
            return self.comment(annotation, node)
        if isinstance(node, Scalar) and node.plain and SEPARATOR.search(node.text):
            self.tell(node.span, "yaml-width", value=node.text)
            return Broken(node.span)
        if isinstance(node, Mapping) and _is_turned(annotation, node):
            node = self.relation(node, is_listed=True)
        if isinstance(node, Mapping) and model_of(annotation) is Note and "by" not in node.by_key:
            node, found = signed_notes.signed(node, self.text, self.suggestions)
            self.problems += found
        return self.node(annotation, node)

    def unended(self, typed: Sequence) -> Sequence:
        """Leave out the commas at the end of items that stand on lines of their own."""
        items: list[Node] = []
        for node in typed.items:
            kept = node
            if isinstance(node, Scalar) and node.plain and (bare := node.text.rstrip(" ,;")) != node.text:
                self.tell(node.span, "yaml-line-comma", value=f"- {node.text}", mended=bare)
                kept = Scalar(bare, plain=True, span=node.span) if bare else Broken(node.span)
            items.append(kept)
        return Sequence(tuple(items), typed.span)

    def divided(self, typed: Sequence, item: Any) -> Sequence:
        """Divide names that run on where a dash or a comma was forgotten."""
        is_author = model_of(item) is Author
        is_whole = author_lists.is_whole if is_author else (lambda _: not typed.bracketed)
        divided, found = run_on_items.divided(typed, self.text, is_whole, of_names=is_name(item))
        self.problems += found
        return divided

    def comment(self, annotation: Any, node: Scalar) -> Broken:
        """Report what became a comment and was rather meant: a tag as chats write them, or a text."""
        whole = node.cut.strip()
        item = item_of(annotation)
        mended = ""
        words = whole.split() if item else [whole]
        if all(map(_HASHTAG.fullmatch, words)) and not is_prose(item or annotation):
            said = ", ".join(word[1:].rstrip(",") for word in words)
            mended = f"[{said}]" if item else said
        elif _GLUED.match(whole):
            mended = quoted(whole)
        self.tell(_with_cut(node), "yaml-comment", value=whole, mended=mended)
        return Broken(node.span)

    def listed(self, node: Scalar | Mapping, item: Any) -> Sequence | Broken:
        """Read a single thing as the list of it that should stand there, if it can be an item."""
        model = model_of(item)
        if isinstance(node, Mapping):
            if _is_turned(item, node):
                return Sequence((self.relation(node, is_listed=False),), node.span)
            whole = self.typed(node).rstrip()
            if whole.startswith("{") and all(_absent(value) for _, value in node.items):
                return self.listed(Scalar(whole, plain=True, span=node.span), item)
            mended = f"[{whole}]" if whole.startswith("{") else ""
            self.tell(node.span, "expected-items", mended=mended)
            return Sequence((node,), node.span) if model is not None else Broken(node.span)
        if model is Author:
            typed = Scalar(unbracketed(self.lines(node, of_plain=True)), node.plain, node.span)
            names, finding = author_lists.listed(typed)
            self.problems.append(finding)
            return names
        if model is not None and model.bare is None:
            self.problems.append(Finding(node.span, "expected-items"))
            return Sequence((node,), node.span)
        items = bullets.unbulleted(unbracketed(self.lines(node)))
        parts = [part for item in items for part in _BETWEEN.split(item)]
        texts = [text for part in parts if (text := part.strip())]
        # Of words alone nobody can know whether they are one tag or several.
        is_clear = len(texts) > 1 or not is_name(item) or len(node.text.split()) == 1
        mended = flow(texts) if is_clear else ""
        self.tell(node.span, "expected-list", value=node.text, mended=mended)
        return Sequence(tuple(Scalar(text, plain=True, span=node.span) for text in texts), node.span)

    def lines(self, node: Scalar, *, of_plain: bool = False) -> str:
        """Return a text with its lines as typed: below ``>``, and without quotes, YAML makes one of them."""
        typed = self.typed(node)
        if not (of_plain if node.plain else typed.startswith(">")):
            return node.text
        return "\n".join(line.strip() for line in typed.splitlines()[not node.plain :])

    def within_limit(self, annotation: Any, node: Sequence | Broken) -> Sequence | Broken:
        """Return a list up to its limit; what is beyond is reported, and not looked at."""
        limit = limit_of(annotation)
        if limit is None or not isinstance(node, Sequence) or len(node.items) <= limit:
            return node
        self.tell(node.items[limit].span, "too-many-items", limit=str(limit))
        return Sequence(node.items[:limit], node.span)

    def scalar(self, annotation: Any, node: Scalar) -> Scalar | Broken | None:
        if node.cut and is_prose(annotation):
            whole = f"{node.text} {node.cut}".strip()
            typed = _REAL_COMMENT.split(whole, maxsplit=1)[0]
            self.tell(_with_cut(node), "text-cut", value=typed, mended=quoted(typed) + whole[len(typed) :])
            return Scalar(typed, plain=True, span=node.span)
        is_markdown = is_prose(annotation) and not is_plain(annotation)
        if is_markdown and (found := text_heads.joined(self.text, node)):
            self.problems.append(found)
        if node.absent and _GLUED.match(node.cut):
            return self.comment(annotation, node)
        if is_name(annotation) and node.plain and WIDE.search(node.text):
            self.tell(node.span, "yaml-width", value=node.text)
            return Broken(node.span)
        if not node.plain and not is_prose(annotation):
            node = Scalar(node.text.strip(), plain=False, span=node.span)
        return None if node.absent else node

    def relation(self, node: Mapping, *, is_listed: bool) -> Mapping | Broken:
        """Read ``extends: venue/year/slug`` as the relation that is meant, where it says nothing else."""
        how, to = next(item for item in node.items if item[0].text in _HOW)
        in_braces = self.text.startswith("{", node.span.start)
        over = node.span if in_braces else Span(how.span.start, to.span.end)
        mended, meant = "", None
        if len(node.items) == 1 and isinstance(to, Scalar) and to.plain and not to.absent:
            mended = f"{{to: {within(to.text)}, how: {how.text}}}"
            mended = mended if is_listed else f"[{mended}]" if in_braces else f"- {mended}"
            keys_meant = (Scalar(key, plain=True, span=how.span) for key in ("to", "how"))
            meant = Mapping(tuple(zip(keys_meant, (to, how), strict=True)), node.span)
        self.tell(how.span, "relation-key", over, key=how.text, mended=mended)
        return meant or Broken(node.span)

    def mapping(self, model: type[Model], node: Mapping) -> Mapping:
        known = keys(model)
        items: dict[str, tuple[Scalar, Node]] = {}
        moved = {move.key.text: move for move in moves_in(model, node)}
        self.moves += moved.values()
        inside: dict[str, tuple[tuple[Scalar, Node], ...]] = {}
        for move in moved.values():
            key = Scalar(move.name, move.key.plain, move.key.span)
            inside[move.parent] = (*inside.get(move.parent, ()), (key, move.value))
        typed = {key.text for key, _ in node.items}
        for key, value in node.items:
            if key.text in moved:
                continue
            meant = key
            if key.text not in known:
                near = self.unknown(key, value, known, typed)
                if not near or near in typed:
                    items[key.text] = (key, Broken(value.span))
                    continue
                meant = Scalar(near, key.plain, key.span)
            if more := inside.pop(key.text, ()):
                own = value.items if isinstance(value, Mapping) else ()
                value = Mapping((*own, *more), value.span)  # noqa: PLW2901 # with what belongs there too
            if (tidied := self.value_of_key(known[meant.text], key, value)) is not None:
                items.setdefault(meant.text, (meant, tidied))
        for parent, found in inside.items():
            span = found[0][0].span
            if (tidied := self.node(known[parent], Mapping(found, span))) is not None:
                items[parent] = (Scalar(parent, plain=True, span=span), tidied)
        tidy_mapping = Mapping(tuple(items.values()), node.span)
        return with_arxiv_of_doi(tidy_mapping) if model is Entry else tidy_mapping

    def value_of_key(self, annotation: Any, key: Scalar, value: Node) -> Node | None:
        """Tidy what stands at a key; of a text that is not read whole that is told as well."""
        found = None
        if isinstance(value, Scalar) and value.plain and not value.absent and is_prose(annotation):
            found = text_heads.mistaken(self.text, key, value)
        if found:
            self.problems.append(found)
            return Broken(value.span)
        return self.node(annotation, value)

    def unknown(self, key: Scalar, value: Node, known: dict[str, Any], typed: Collection[str]) -> str:
        """Report an unknown key; return the one most probably meant."""
        if isinstance(value, Scalar) and key.text in korean_words.TEXTS and known.keys() >= {*LANGS}:
            near: str = likely_lang(value.text)
        elif known.keys() >= {*LANGS} and (named := _ENDS_IN_LANGUAGE.search(key.text)):
            near = named[1]
        else:
            near = korean_words.nearest(key.text, known, korean_words.KEYS, self.suggestions)
        is_clear = korean_words.meant(key.text, known, korean_words.KEYS) == near and near not in typed
        mended = near if is_clear else ""
        values = {"key": key.text, "nearest": near, "known": ", ".join(known), "mended": mended}
        name = "" if near else korean_words.meant(key.text, places(self.model), korean_words.KEYS)
        if name and len(of := places(self.model)[name]) == 1:
            values |= {"nearest": name if name != key.text else ""}
            values |= {"under": of[0]} if of[0] else {"top": name}
        if not near and key.text in korean_words.FOLDER and not known.keys().isdisjoint({"arxiv", "doi"}):
            values |= {"folder": "venue/year"}
        self.problems.append(Finding(key.span, "unknown-key", values))
        return near.partition(", ")[0]


def _with_cut(node: Scalar) -> Span:
    """Return where a value stands together with what YAML takes for a comment behind it."""
    return Span(node.span.start, node.span.end + bool(node.text) + len(node.cut.rstrip()))


def _is_turned(annotation: Any, node: Mapping) -> bool:
    """Tell whether a key of a relation says how, which a value should."""
    return model_of(annotation) is Relation and not _HOW.isdisjoint(node.by_key)


def _absent(node: Node) -> bool:
    return isinstance(node, Scalar) and node.absent
