"""YAML text to nodes that keep what was typed, and where.

Nodes are built straight from the parser's events: YAML's guesses about numbers, dates and booleans never
apply, duplicate keys stay visible, and nothing that a hostile file holds is built before it was counted.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.entries.yaml import quotes
from generator.entries.yaml.nodes import (
    LINE_BREAK,
    Broken,
    Finding,
    Lines,
    Mapping,
    Node,
    Scalar,
    Sequence,
    Span,
)
from generator.support import plain_yaml
from generator.text.characters import INVISIBLE, REORDERING, UNWANTED, are_usual, name_of

MAX_DEPTH = 32
"""How deep a file may nest."""

MAX_NODES = 40_000
"""How many keys and values a file may hold: about twice those of 3,000 authors or 2,000 tags."""

_MAX_SHOWN = 200
"""How much of a line a message quotes."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_GLUED_COMMENT = re.compile(r"[|>][-+0-9]*#")
_CUT = re.compile(r" #[^\r\n]*")
_CUT_AT_COMMA = re.compile(r"\s*[,}]")
_COMMENT = re.compile(r"\s{2,}#.*")
_FOLDED_ITEM = re.compile(r"[\r\n][ \t]*(?P<item>[-*][ \t]+[^\r\n]*)")
"""What was typed as an item of a list and stands deeper than its place: YAML makes one text of it."""

_DASHES = "-－–—−*•"
"""What a text begins with whose own first sign was meant as that of an item."""

_TEX = (
    r"(?:t(?:heta|au|imes|o|op|ilde|anh?|ag|binom|frac|ext[a-z]*|riangle[a-z]*|herefore)"
    r"|n(?:abla|u|eq?|eg|ot|otin|i|orm|onumber|ewcommand|ewline|leq|geq|sim|subseteq|earrow|warrow|atural|mid"
    r"|exists|olimits|parallel))(?![A-Za-z])"
)
"""Commands of TeX that begin like the escapes of a tab and of a line's end."""

_NUMBERED = r"x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"

_ESCAPE = re.compile(
    rf"\\(?:[\\\"/]|\r?\n[ \t]*(?:\\ )?|{_NUMBERED}|r(?=\\n)|(?!{_TEX})[nt]"
    r"|(?P<changed>.))",
    re.DOTALL,
)
"""A backslash between double quotes; ``changed`` where what follows is rather TeX than meant for YAML."""

_MEANT_FOR_YAML = re.compile(
    r"(?<!\\)(?:\\\\)+[A-Za-z]"
    rf"|(?<!\\)(?:\\\\)*\\(?:\r?\n|{_NUMBERED}|(?!{_TEX})[nt])"
)
"""TeX whose backslashes are doubled, a tab, the end of a line, a character by its number."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Where YAML's grammar gave up."""

    offset: int
    """The first character that does not fit."""
    lines: tuple[int, ...]
    """The lines, from 1, where the mistake may be, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of a text: a node, problems, or the place where the grammar gave up."""

    root: Node | None
    problems: tuple[Finding, ...] = ()
    failure: Failure | None = None


class _TooMuchError(Exception):
    """More than ``MAX_DEPTH`` or ``MAX_NODES``: reading on would only cost time."""


def parse(text: str) -> Parsed:
    """Parse one text; never raises for what it holds."""
    builder, root = _Builder(text), None
    try:
        root = builder.read()
    except _TooMuchError:
        return Parsed(None, tuple(builder.problems))
    except yaml.MarkedYAMLError as error:
        failure: Failure | None = _failure(error, builder.last_place)
    except (yaml.YAMLError, ValueError, OverflowError):  # an escape such as "\UFFFFFFFF", in pure Python
        index, line = builder.last_place
        failure = Failure(index, (line, line + 1))
    else:
        failure = _at(text, _stray_tab(text, builder.protected))
    failure = _at(text, quotes.left_open(text, builder.protected)) or failure
    return Parsed(None if failure else root, tuple(builder.problems), failure)


def _at(text: str, offset: int | None) -> Failure | None:
    return None if offset is None else Failure(offset, (Lines.of(text).locate(offset)[0],))


def _span(event: Any) -> Span:
    return Span(event.start_mark.index, event.end_mark.index)


def _failure(error: yaml.MarkedYAMLError, last: tuple[int, int]) -> Failure:
    marks = [
        (mark.index, mark.line + 1) for mark in (error.problem_mark, error.context_mark) if mark is not None
    ]
    if re.search("quoted scalar|simple key", error.context or ""):
        marks.reverse()  # these begin where the mistake is, and end where nothing could follow any more
    marks = marks or [last]
    return Failure(marks[0][0], tuple(dict.fromkeys(line for _, line in (marks[0], last, *marks))))


def _stray_tab(text: str, protected: list[Span]) -> int | None:
    """Find a tab that indents something other than quoted text; the parsers disagree about those."""
    spans = iter(protected)
    span: Span | None = Span(0, 0)
    for match in re.finditer(r"(?m)^ *(\t)[ \t]*[^\s#]", text) if "\t" in text else ():
        tab = match.start(1)
        while span is not None and span.end <= tab:
            span = next(spans, None)
        if span is None or tab <= span.start:
            return tab
    return None


@dataclass(slots=True)
class _Builder:
    """Builds nodes from events, noting what a contributor's file may not hold."""

    text: str
    problems: list[Finding] = field(default_factory=list)
    last_mark: Any = None
    """Where the last scalar begins."""
    nodes: int = 0
    """How many were begun."""
    protected: list[Span] = field(default_factory=list)
    """Quoted and block scalars, whose text is theirs."""
    next_event: Callable[[], Any] = field(init=False)

    @property
    def last_place(self) -> tuple[int, int]:
        """Offset and line of the last scalar."""
        return (self.last_mark.index, self.last_mark.line + 1) if self.last_mark else (0, 1)

    def read(self) -> Node | None:
        """Build the one document of the file from events, asked for one by one."""
        events = plain_yaml.LOADER(self.text)
        self.next_event = events.get_event
        try:
            return self.document()
        finally:
            events.dispose()

    def document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        while not isinstance(event := self.next_event(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self.tell(Span(0, 0), "yaml-directive")
                if documents > 1:
                    self.tell(_span(event), "several-documents")
                    return root
                root = self.node(self.next_event(), 1)
        if documents == 0 or (isinstance(root, Scalar) and root.absent):
            self.tell(Span(0, 0), "empty-file")
            return None
        return root

    def node(self, event: Any, depth: int) -> Node:
        self.nodes += 1
        for number, limit, code in (
            (depth, MAX_DEPTH, "too-deep"),
            (self.nodes, MAX_NODES, "too-many-values"),
        ):
            if number > limit:
                self.tell(_span(event), code, limit=str(limit))
                raise _TooMuchError
        if isinstance(event, AliasEvent):
            self.tell_text(event, "yaml-alias")
            return Broken(_span(event))
        refused = "yaml-anchor" if event.anchor is not None else "yaml-tag" if event.tag is not None else ""
        if refused:
            self.tell_text(event, refused)
        if isinstance(event, ScalarEvent):
            node: Node = self.scalar(event)
        elif isinstance(event, SequenceStartEvent):
            node = self.sequence(event, depth)
        else:
            node = self.mapping(event, depth)
        return Broken(node.span) if refused else node

    def tell(self, span: Span, code: str, **values: str) -> None:
        self.problems.append(Finding(span, code, values))

    def tell_text(self, event: Any, code: str) -> None:
        """Say of the rest of a line how it would have to be typed if text was meant."""
        start = event.start_mark.index
        line = LINE_BREAK.split(self.text[start : start + _MAX_SHOWN], maxsplit=1)[0]
        typed = _COMMENT.sub("", line).rstrip()
        self.tell(Span(start, start + len(typed)), code, value=typed, mended=quoted(typed))

    def scalar(self, event: Any) -> Scalar | Broken:
        self.last_mark = begins = event.start_mark
        span = Span(begins.index, event.end_mark.index)
        value = event.value
        if event.style:
            self.protected.append(span)
            if _SURROGATE.search(value) or _GLUED_COMMENT.match(self.text, span.start):
                raise ValueError(value)  # one of the two parsers refuses these, so the other does here
            if event.style == '"' and self.changed_by_escapes(span):
                return Broken(span)
            if not are_usual(value) and self.is_refused(value, span):
                return Broken(span)
            return Scalar(value, plain=False, span=span)
        if (
            begins.line != event.end_mark.line
            and (item := _FOLDED_ITEM.search(self.text, span.start, span.end))
            and value[0] not in _DASHES
        ):
            self.tell(Span(*item.span("item")), "yaml-folded", value=item["item"])
            return Broken(span)
        if value and not self.text.startswith(" #", span.end):
            return Scalar(value, True, span)  # noqa: FBT003 # by name takes longer, and nearly all go here
        cut = _CUT.match(self.text, span.end)
        if not value and self.text[span.end - 1 : span.end] == " ":
            cut = cut or _CUT.match(self.text, span.end - 1)
        if cut and not value:
            span = Span(cut.start() + 1, cut.start() + 1)
        return Scalar(value, plain=True, span=span, cut=cut[0][1:] if cut else "")

    def is_refused(self, value: str, span: Span) -> bool:
        """Note what a text may not hold and holds as an escape; tell whether it is refused for that."""
        if match := UNWANTED.search(value):  # "\u2028"
            self.tell(span, "control-character", value=name_of(match[0]))
            return True
        for code, pattern in (("reordering-character", REORDERING), ("invisible-character", INVISIBLE)):
            typed = pattern.search(self.text, span.start, span.end)
            if not typed and (match := pattern.search(value)):
                self.tell(span, code, value=name_of(match[0][0]))
        return False

    def changed_by_escapes(self, span: Span) -> bool:
        """Note a text between double quotes whose backslashes would not stay; tell whether it is one."""
        if "\\" not in (typed := self.text[span.start : span.end]):
            return False
        if not any(escape["changed"] for escape in _ESCAPE.finditer(typed)):
            return False
        self.tell(span, "yaml-escape", value=typed, mended=in_single_quotes(typed))
        return True

    def sequence(self, event: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(item := self.next_event(), SequenceEndEvent):
            items.append(self.node(item, depth + 1))
        span = Span(event.start_mark.index, _span(item).end)
        return Sequence(tuple(items), span, bracketed=bool(event.flow_style))

    def mapping(self, event: Any, depth: int) -> Mapping:
        items: dict[str, tuple[Scalar, Node]] = {}
        cut: dict[str, Scalar] = {}
        while not isinstance(item := self.next_event(), MappingEndEvent):
            key = self.node(item, depth + 1)
            value = self.node(self.next_event(), depth + 1)
            if not isinstance(key, Scalar):
                if not isinstance(key, Broken):
                    self.tell(key.span, "key-not-text")
            elif key.plain and key.text == "<<":
                self.tell(key.span, "yaml-merge")
            elif key.text in items:
                unread = Span(key.span.start, value.span.end)
                are_lists = isinstance(value, Sequence) and isinstance(items[key.text][1], Sequence)
                said = {"key": key.text, "list": f"{key.text}:" if are_lists else ""}
                self.problems.append(Finding(key.span, "duplicate-key", said, unread))
            elif event.flow_style and items and self.is_cut_at_comma(items, key, value):
                cut[next(reversed(items))] = key
            else:
                items[key.text] = (key, value)
        for text, rest in cut.items():
            key, value = items[text]
            items[text] = (key, self.joined(value, rest))
        return Mapping(tuple(items.values()), Span(event.start_mark.index, _span(item).end))

    def is_cut_at_comma(self, items: dict[str, tuple[Scalar, Node]], key: Scalar, value: Node) -> bool:
        """Tell whether a flow mapping's key is the rest of the value before it: ``{en: Málaga, Spain}``."""
        before = items[next(reversed(items))][1]
        if not (isinstance(value, Scalar) and isinstance(before, Scalar) and before.plain):
            return False
        is_ended = _CUT_AT_COMMA.match(self.text, key.span.end) is not None
        return is_ended and before.text != "" and not value.text

    def joined(self, value: Node, rest: Scalar) -> Node:
        span = Span(value.span.start, rest.span.end)
        typed = self.text[span.start : span.end]
        self.tell(span, "yaml-comma", value=typed, mended=quoted(typed))
        return Scalar(typed, plain=True, span=span)


def quoted(text: str) -> str:
    """Put a text between quotes, double ones where that needs no escapes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def in_single_quotes(typed: str) -> str:
    """Write a text between double quotes as typed between single ones; empty where it may mean two things."""
    if _MEANT_FOR_YAML.search(typed):
        return ""
    return "'" + typed[1:-1].replace('\\"', '"').replace("'", "''") + "'"
