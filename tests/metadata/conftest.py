"""A server that speaks arXiv's API, for each test."""

from collections.abc import Iterator

import pytest

from tests.metadata import arxiv_server
from tests.metadata.arxiv_server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    with arxiv_server.serving() as server:
        yield server
