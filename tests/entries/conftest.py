"""What tests of many files need."""

from collections.abc import Iterator
from functools import cache

import pytest

from generator.entries import document


@pytest.fixture(scope="module")
def each_text_is_read_once() -> Iterator[None]:
    """Have what is read of a text kept while a module's tests read it again and again: it does not change."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(document, "parsed", cache(document.parsed))
        yield
