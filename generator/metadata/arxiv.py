"""arXiv's API, asked politely through the ``arxiv`` package."""

from dataclasses import dataclass

API = "https://export.arxiv.org/api/query"
"""Where arXiv answers; see https://info.arxiv.org/help/api/user-manual.html."""

DELAY = 3.0
"""Seconds from one request to the next; see https://info.arxiv.org/help/api/tou.html."""


@dataclass
class Service:
    """One connection to a server that speaks arXiv's API."""

    api: str = API
    delay: float = DELAY
    limit: float = float("inf")
    """Seconds that all of it may take together."""
