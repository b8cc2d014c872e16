"""Docstrings of attributes, which stand below them: read from the source, where somebody asks for them."""

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent


@cache
def docstrings(cls: type) -> Mapping[str, str]:
    """Return what stands below the annotated attributes of a class, by their names.

    Those of the classes that it is made of are among them, except for what is not written in Python.
    """
    found: dict[str, str] = {}
    for owner in reversed(cls.__mro__):
        for attribute, below in pairwise(_body(owner)):
            match attribute, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[name] = inspect.cleandoc(text)
    return found


def _body(cls: type) -> list[ast.stmt]:
    try:
        source = inspect.getsource(cls)
    except (OSError, TypeError):
        return []
    statement = ast.parse(dedent(source)).body[0]
    return statement.body if isinstance(statement, ast.ClassDef) else []
