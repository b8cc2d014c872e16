"""What measuring needs."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def nothing_is_collected() -> Iterator[None]:
    """Leave what is held by now out of every collection, for good, and collect none but where a test does.

    To look through all that is held would be measured too, and takes up to a third of the time.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
