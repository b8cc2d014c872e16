"""MathML to TeX: what formulas in abstracts are made of, and of anything else what it says."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

MAX_LENGTH = 2000
"""Of how many characters a formula may be; longer ones in titles and abstracts are mistakes."""


@dataclass(slots=True)
class Node:
    """An element: its name without a namespace, and what is in it, in order."""

    name: str
    is_tex: bool = False
    """Whether what is in it is TeX."""
    children: list["Node | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Node"]:
        """The elements in it, without texts between them."""
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def text(self) -> str:
        """All text in it, with single spaces."""
        texts = (child if isinstance(child, str) else child.text for child in self.children)
        return " ".join("".join(texts).split())

    @property
    def all(self) -> Iterator["Node"]:
        """It and all elements within it."""
        yield self
        for child in self.elements:
            yield from child.all


_ESCAPED = {
    **{sign: f"\\{sign}" for sign in "{}$%#&_"},
    "\\": "\\setminus ",
    "^": "\\wedge ",
    "~": "\\sim ",
    "`": "'",
    **dict.fromkeys("\u2061\u2062\u2063\u2064"),  # applied, times, separated, plus: to be spoken, not seen
}
_SIGNS = str.maketrans(_ESCAPED)

_ACCENTS = {
    **dict.fromkeys("^ˆ̂", "hat"),
    **dict.fromkeys("~˜̃", "tilde"),
    **dict.fromkeys("¯ˉ‾_−-", "bar"),
    **dict.fromkeys("→⃗", "vec"),
    **dict.fromkeys(".˙", "dot"),
}
_LIMITS = frozenset("∑∏∐∫⋃⋂⋁⋀") | {"max", "min", "lim", "sup", "inf", "argmax", "argmin"}
"""What has its limits below and above."""

_FUNCTIONS = frozenset("arg cos det dim exp gcd inf lim ln log max min sin sinh sup tan tanh".split())
_ATOM = re.compile(r"[^\\{}\s]|\\[a-zA-Z]+|\{[^{}]*\}")
_SIGN = re.compile(r"\\.|[{}$\\]", re.DOTALL)
_DOLLARS = re.compile(r"(?P<mark>\$\$?)(?P<body>[^$]*)(?P=mark)|\\[(\[](?P<inner>.*)\\[)\]]", re.DOTALL)


def latex(formula: Node) -> str:
    """Return a formula's TeX, which a publisher gave beside it or which is made here; empty where neither is.

    What is returned stands well between dollars.
    """
    given = next((node for node in formula.all if node.is_tex), None)
    drawn = next((node for node in formula.all if node.name == "math"), None)
    return (_fitting(_bare(given.text)) if given else "") or (_fitting(_row(drawn)) if drawn else "")


def _bare(tex: str) -> str:
    """Return TeX without the document and the dollars that some publishers put around a formula."""
    _, begun, document = tex.partition(r"\begin{document}")
    body = (document.partition(r"\end{document}")[0] if begun else tex).strip()
    marked = _DOLLARS.fullmatch(body)
    return (marked["body"] or marked["inner"] or "") if marked else body


def _fitting(tex: str) -> str:
    tex = " ".join(tex.split())
    depth = 0
    for sign in _SIGN.findall(tex):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0 or sign in {"$", "\\"}:
            return ""
    return tex if not depth and len(tex) <= MAX_LENGTH and "\\documentclass" not in tex else ""


def _row(node: Node) -> str:
    return "".join(map(_written, node.elements)) if node.elements else _signs(node.text)


def _written(node: Node) -> str:
    maker = _MAKERS.get(node.name)
    return _row(node) if maker is None else maker(node, [_written(child) for child in node.elements])


def _signs(text: str) -> str:
    return text.translate(_SIGNS)


def _identifier(node: Node, _: Sequence[str]) -> str:
    name = node.text
    if name in _FUNCTIONS:
        return f"\\{name} "
    return _signs(name) if len(name) <= 1 or not name.isascii() else f"\\mathrm{{{_signs(name)}}}"


def _operator(node: Node, parts: Sequence[str]) -> str:
    return _identifier(node, parts) if node.text.isalpha() else _signs(node.text)


def _of_two(template: str) -> Callable[[Node, Sequence[str]], str]:
    """Return what fills two parts into a template; of more or fewer they follow each other."""

    def made(_: Node, parts: Sequence[str]) -> str:
        return template.format(*parts) if len(parts) == 2 else "".join(parts)

    return made


def _scripts(marks: str) -> Callable[[Node, Sequence[str]], str]:
    """Return what puts parts below and above the first."""

    def made(_: Node, parts: Sequence[str]) -> str:
        if len(parts) != len(marks) + 1:
            return "".join(parts)
        base = parts[0].strip()
        scripts = "".join(f"{mark}{{{part}}}" for mark, part in zip(marks, parts[1:], strict=True))
        return (base if _ATOM.fullmatch(base) else f"{{{base}}}") + scripts

    return made


def _over(node: Node, parts: Sequence[str]) -> str:
    if len(parts) != 2:
        return "".join(parts)
    base, above = (child.text for child in node.elements)
    if base in _LIMITS:
        return _scripts("^")(node, parts)
    accent = _ACCENTS.get(above)
    return f"\\{accent}{{{parts[0]}}}" if accent else f"\\overset{{{parts[1]}}}{{{parts[0]}}}"


_MAKERS: Mapping[str, Callable[[Node, Sequence[str]], str]] = {
    "mi": _identifier,
    "mn": lambda node, _: _signs(node.text),
    "mo": _operator,
    "mtext": lambda node, _: f"\\text{{{_signs(node.text)}}}" if node.text else " ",
    "mspace": lambda _node, _parts: " ",
    "mfrac": _of_two(r"\frac{{{}}}{{{}}}"),
    "msqrt": lambda _, parts: f"\\sqrt{{{''.join(parts)}}}",
    "mroot": _of_two(r"\sqrt[{1}]{{{0}}}"),
    "msub": _scripts("_"),
    "msup": _scripts("^"),
    "msubsup": _scripts("_^"),
    "munder": _scripts("_"),
    "munderover": _scripts("_^"),
    "mover": _over,
    "mfenced": lambda _, parts: f"({','.join(parts)})",
    "annotation": lambda _node, _parts: "",
    "annotation-xml": lambda _node, _parts: "",
}
