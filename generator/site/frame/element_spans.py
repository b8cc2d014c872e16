"""Where the elements of an HTML text lie, so that parts of it can change while the rest stays as it is."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)

_ATTRIBUTE = re.compile(r"""(\s+)([^\s=/>"']+)(?:(\s*=\s*)("[^"]*"|'[^']*'|[^\s>"']+))?""")


@dataclass(frozen=True, slots=True)
class ElementSpan:
    """An element: its tag, its attributes, and where it lies in the text.

    Its start tag is ``[start, inner)``, its content ``[inner, inner_end)``, its end tag ``[inner_end, end)``.
    """

    tag: str
    attributes: Mapping[str, str | None]
    start: int
    inner: int
    inner_end: int
    end: int

    def holds(self, other: "ElementSpan") -> bool:
        """Tell whether ``other`` lies within this element."""
        return self.inner <= other.start and other.end <= self.inner_end

    def has_class(self, name: str) -> bool:
        """Tell whether the element is of a CSS class."""
        return name in (self.attributes.get("class") or "").split()


def parse(html: str) -> list[ElementSpan]:
    """Return the elements of a text in the order of their start tags."""
    parser = _SpanParser(html)
    parser.feed(html)
    parser.close()
    return sorted(parser.elements, key=lambda element: element.start)


def with_attributes(start_tag: str, change: Callable[[str, str], str]) -> str:
    """Return a start tag with the value of each attribute put through ``change(name, value)``."""

    def changed(match: re.Match[str]) -> str:
        space, name, equals, quoted = match.groups()
        if quoted is None:
            return match[0]
        value = unescape(quoted[1:-1] if quoted[0] in "\"'" else quoted)
        new = change(name.lower(), value)
        return match[0] if new == value else f'{space}{name}{equals}"{escape(new)}"'

    return _ATTRIBUTE.sub(changed, start_tag)


def as_script(settings: Mapping[str, object]) -> str:
    """Return settings as JSON that may stand in a script element."""
    return json.dumps(settings, ensure_ascii=False).replace("<", "\\u003c")


class _SpanParser(HTMLParser):
    """Notes where elements begin and end; one left open ends with the element around it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.elements: list[ElementSpan] = []
        self._html = html
        self._open: list[tuple[str, Mapping[str, str | None], int, int]] = []
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_startendtag(tag, attrs)
        else:
            start = self._offset
            self._open.append((tag, dict(attrs), start, start + len(self.get_starttag_text() or "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset
        end = start + len(self.get_starttag_text() or "")
        self.elements.append(ElementSpan(tag, dict(attrs), start, end, end, end))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or (self._open[-1][0] != tag and all(opened != tag for opened, *_ in self._open)):
            return
        inner_end = self._offset
        end = self._html.index(">", inner_end) + 1
        while self._open:
            opened, attributes, start, inner = self._open.pop()
            own = opened == tag
            self.elements.append(
                ElementSpan(opened, attributes, start, inner, inner_end, end if own else inner_end)
            )
            if own:
                return

    def close(self) -> None:
        super().close()
        end = len(self._html)
        self.elements += [
            ElementSpan(tag, attributes, start, inner, end, end)
            for tag, attributes, start, inner in self._open
        ]
        self._open.clear()

    @property
    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
