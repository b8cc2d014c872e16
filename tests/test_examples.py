"""Examples in docstrings say what happens."""

import doctest
from importlib import import_module

from tests.rooms import GENERATOR


def test_examples_are_true() -> None:
    paths = [path for path in sorted(GENERATOR.rglob("*.py")) if b">>> " in path.read_bytes()]
    names = (".".join(path.relative_to(GENERATOR.parent).with_suffix("").parts) for path in paths)
    ran = {name: doctest.testmod(import_module(name)) for name in names}
    assert ran
    assert not [name for name, found in ran.items() if found.failed]
