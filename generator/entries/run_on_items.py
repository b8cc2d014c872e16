"""Items of a list of names that go on on the next line: a dash was forgotten there, or a comma."""

import re
from collections.abc import Callable, Iterator

from generator.entries.write.writing import item, within
from generator.entries.yaml.nodes import Finding, Node, Scalar, Sequence, Span

_LINE = re.compile(r"\S(?:[^\r\n]|(?<=[,;])\r?\n)*(?<!\s)")
"""What stands on one line, and goes on behind a comma: there nothing was forgotten."""


_NAME = re.compile(r"[^\s,;](?:[^\r\n,;]*[^\s,;])?")
"""The same of names in registries, which hold no comma."""


def divided(
    typed: Sequence, text: str, is_whole: Callable[[str], bool], *, of_names: bool
) -> tuple[Sequence, list[Finding]]:
    """Return a list with an item for each line, where those are whole ones, and what was wrong with it.

    Between brackets people break lines as well where they are full, so only whole names count there.
    """
    line = _NAME if of_names else _LINE
    items: list[Node] = []
    findings: list[Finding] = []
    for node in typed.items:
        parts = [*_lines(node, text, line)] if isinstance(node, Scalar) and node.plain else []
        on_a_line = "\n" not in text[slice(*node.span)]
        are_whole = (of_names and on_a_line) or all(is_whole(part.text) for part in parts)
        if len(parts) < 2 or (typed.bracketed and not are_whole):
            items.append(node)
            continue
        if typed.bracketed:
            gap = " " if on_a_line else f"\n{' ' * _column(parts[1], text)}"
            mended = f",{gap}".join(within(part.text) for part in parts)
        else:
            mended = f"\n{' ' * (_column(node, text) - 2)}- ".join(item(part.text) for part in parts)
        rest = text[node.span.end : typed.span.end].rstrip()  # each later item is another one then
        values = {"value": parts[1].text, "mended": mended + rest if are_whole else ""}
        over = Span(node.span.start, node.span.end + len(rest))
        findings.append(Finding(parts[1].span, "item-runs-on", values, over))
        items += parts if are_whole else [node]
    return Sequence(tuple(items), typed.span, typed.bracketed), findings


def _lines(node: Scalar, text: str, line: re.Pattern[str]) -> Iterator[Scalar]:
    """Yield what stands on the lines of a text without quotes, or between commas."""
    if re.search(r"[\n,;]", text[node.span.start : node.span.end]):
        for found in line.finditer(text, node.span.start, node.span.end):
            yield Scalar(found[0], plain=True, span=Span(*found.span()))


def _column(node: Node, text: str) -> int:
    return node.span.start - text.rfind("\n", 0, node.span.start) - 1
