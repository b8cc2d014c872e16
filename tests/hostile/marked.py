"""Entries that hold far too much Markdown of one kind, divided so that no text of theirs is too long."""

from collections.abc import Callable, Mapping
from textwrap import indent
from typing import TypeAlias

Heap: TypeAlias = Callable[[int], Mapping[str, bytes]]
"""Makes of a number the files, by path, that hold so much."""

ENTRY = "digests/ismir/2015/heap.yml"

FACTS = "paper: {title: A heap}\n"
HEAD = f"{FACTS}read: full\ntags: [cnn]\nsummary: {{ko: 더미., en: A heap.}}\n"


def _said(before: str, each: str | Callable[[int], str]) -> Heap:
    """Return a heap within Markdown, divided over four notes: one may hold a fourth of a file at most."""

    def made(n: int) -> Mapping[str, bytes]:
        notes = ""
        for note in range(4):
            held = map(each, range(note, n, 4)) if callable(each) else (each for _ in range(note, n, 4))
            text = indent(before + "".join(held), "    ")
            notes += f"- by: ada-lovelace\n  en: |2\n{text}\n"
        return {ENTRY: f"{HEAD}notes:\n{notes}".encode()}

    return made


MARKDOWN: Mapping[str, Heap] = {
    "links to one entry": _said("", "[[features]] "),
    "links to what is missing": _said("", lambda i: f"[[feature{i}]] "),
    "links to one tag": _said("", "[[tag:cnn]] "),
    "links to one address": _said("[a]: https://a.example/\n\n", "[a] "),
    "pictures that are missing": _said("", lambda i: f"![[a{i}.png]]\n\n"),
    "footnotes": _said("", lambda i: f"a[^{i}]\n\n[^{i}]: b\n\n"),
    "one footnote": _said("[^1]: b\n\n", "[^1] "),
    "headings": _said("", "# a\n"),
    "other formulas": _said("", lambda i: f"$x_{{{i}}}$ "),
    "formulas that are none": _said("", lambda i: f"$\\bad{i}$ "),
    "formulas on lines": _said("", lambda i: f"$$x_{i}$$\n\n"),
    "lists in lists": _said("", "- - - - a\n"),
    "steps of lists": _said("", lambda i: f"{'  ' * (i // 4 % 15)}- a\n"),
    "quotes in quotes": _said("", "> "),
    "emphasis": _said("", "*a **b "),
    "escaped stars": _said("", r"\*"),
    "backticks": _said("", lambda i: "`" * (i % 60 + 1) + "a "),
    "backticks of which a backslash takes one": _said("", "`` \\"),
    "addresses": _said("", "https://a.example/ "),
    "paragraphs": _said("", "a\n\n"),
    "words": _said("", "word "),
    "rows of a table": _said("| a | b |\n|---|---|\n", "| c | d |\n"),
    "tables without rows": _said("", "-|-\n"),
    "pictures with captions": _said("", lambda i: f"![[a{i}.png]]\nFigure: b {{#fig-a{i}}}\n\n"),
    "references to labels": _said("$$x$$ {#eq-a}\n\n", "[[#eq-a]] "),
    "references to no label": _said("", lambda i: f"[[#eq-a{i}]] "),
    "marks of slides": _said("# ", lambda i: f"{{slide {i % 9999}, 12:03}} "),
    "times of a recording": _said("", "[12:03] "),
    "definitions": _said("", "a\n: b\n"),
    "shapes in a table": _said("| a | b |\n|---|---|\n", "| 1 × 22 | 3 × 4 |\n"),
    "people who speak": _said("", "**a:** b\n\n"),
    "folded notes": _said("", "??? note\n    a\n\n"),
    "code with output": _said("", "```\na\n```\n```output\nb\n```\n"),
    "elements": _said("", lambda i: f"<x{i}>a</x{i}> "),
    "elements that never end": _said("", "<b><i>"),
    "words of code": _said("", f"```python\n{'a ' * 80}\n```\n"),
    "code that never ends": _said("```cpp\n", f"{'{' * 150}\n"),
}
"""Markdown that is accepted, in the files of an entry."""
