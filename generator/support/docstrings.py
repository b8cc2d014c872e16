"""Docstrings of attributes, which stand below them: read from the source, where somebody asks for them."""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise


@cache
def docstrings(cls: type) -> Mapping[str, str]:
    """Return what stands below the annotated attributes of a class, by their names.

    Those of the classes that it is made of are among them, except for what is not written in Python.
    Classes are those at the top of a module.
    """
    found: dict[str, str] = {}
    for owner in reversed(cls.__mro__):
        found.update(_attribute_docs(owner.__module__).get(owner.__qualname__, {}))
    return found


@cache  # to read a module takes longer than all that is then looked for in it
def _attribute_docs(module: str) -> Mapping[str, Mapping[str, str]]:
    """Return what stands below attributes in a module, by the names of its classes."""
    try:
        source = inspect.getsource(sys.modules[module])
    except (OSError, TypeError):
        return {}
    classes = (each for each in ast.parse(source).body if isinstance(each, ast.ClassDef))
    return {each.name: dict(_below(each)) for each in classes}


def _below(cls: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for attribute, below in pairwise(cls.body):
        match attribute, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
