"""What measuring needs."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def nothing_else_to_collect() -> Iterator[None]:
    """Leave what is held by now out of every collection: looking through it would be measured too."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
