"""How templates become Python: as Jinja has it, without what none of ours asks for.

Jinja looks every attribute up as an item, too, asks of all that is called whether it wants the context, and
makes a ``Markup`` of each value only to join it with its neighbours: a tenth of what a first build takes.
"""

from collections.abc import Callable

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_inner: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""What ``escape`` makes a ``Markup`` of; it is nobody's to rely on, and faster where it is there."""


def escaped(value: object) -> str:
    """Return a value as a part of HTML: what ``markupsafe.escape`` makes of it, but for its type."""
    if type(value) is Markup:
        return value
    return _inner(value) if type(value) is str else escape(value)


class DirectCode(CodeGenerator):
    """Writes what a template does as one would by hand."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 # Jinja's name
        """Write a whole template."""
        self.writeline(f"from {__name__} import {escaped.__name__}")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 # likewise
        """Write an attribute, which nothing here has only as an item."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 # likewise
        """Write a call."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, *_: object) -> None:
        """Begin what is made of a value."""
        self.write(f"{escaped.__name__}(")
