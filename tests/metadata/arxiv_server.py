"""A server that speaks arXiv's API on the loopback address, and misbehaves when told to.

Its answers are cut from recorded ones in ``captures/`` (arXiv's metadata is CC0), abstracts shortened.
"""

import re
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from tests.metadata import faulty_server
from tests.metadata.faulty_server import Answer, FaultyServer, Handler

CAPTURES = Path(__file__).with_name("captures")

Layout = Literal["new", "old"]

_ENTRY = re.compile(r" *<entry>.*?</entry>\n", re.DOTALL)
_OWN_ID = re.compile(r"(?<=arxiv\.org/abs/|arxiv\.org/pdf/)[^<\"]+")
_ABSTRACT = re.compile(r"(?<=<summary>)[^<]*")
_TOTAL = re.compile(r"(?<=>)\d+(?=</opensearch:totalResults>)")


@dataclass(frozen=True)
class AnyQuestion:
    """One request, as it arrived."""

    ids: tuple[str, ...]
    start: int
    time: float
    """Of the monotonic clock."""
    connection: int
    """The client's port, another one for every connection."""


class Server(FaultyServer):
    """Knows every paper that it is not told to be unknown."""

    def __init__(self) -> None:
        super().__init__()
        self.layout: Layout = "new"
        self.page = 2000
        """How many entries an answer holds at most."""
        self.latest: dict[str, int] = {}
        """The latest versions of papers, where not 1."""
        self.unknown: set[str] = set()
        self.malformed: dict[str, str] = {}
        """Ids that it refuses, and what it says then."""
        self.abstract = ""
        """What every abstract says, where not what was recorded."""
        self.asked: list[AnyQuestion] = []

    @property
    def api(self) -> str:
        """The address of the API."""
        return f"http://127.0.0.1:{self.server_address[1]}/api/query"

    def answer(self, handler: Handler) -> Answer:
        """Return the feed that is asked for, or a refusal."""
        query = parse_qs(urlsplit(handler.path).query)
        ids = tuple(query["id_list"][0].split(","))
        start, size = int(query["start"][0]), int(query["max_results"][0])
        self.asked.append(AnyQuestion(ids, start, time.monotonic(), handler.client_address[1]))
        refused = next((self.malformed[name] for name in ids if name in self.malformed), None)
        if refused is not None and not self.plan:
            return Answer(captured("error").replace("incorrect id format for abc", refused), 400)
        return Answer(self.feed(ids, start, size))

    def feed(self, ids: Sequence[str], start: int = 0, size: int = 2000) -> str:
        """Return the answer to a request."""
        captured = (CAPTURES / f"{self.layout}.xml").read_text(encoding="utf-8")
        entry = _ENTRY.findall(captured)[0]
        if self.abstract:
            entry = _ABSTRACT.sub(self.abstract, entry)
        known = list(filter(None, map(self._version, dict.fromkeys(ids))))
        entries = [_OWN_ID.sub(name, entry) for name in known[start : start + min(size, self.page)]]
        return with_entries(captured, entries, len(known))

    def _version(self, name: str) -> str:
        paper, _, version = name.partition("v")
        latest = self.latest.get(paper, 1)
        known = paper not in self.unknown and int(version or 1) <= latest
        return f"{paper}v{version or latest}" if known else ""


def with_entries(feed: str, entries: Sequence[str], total: int) -> str:
    """Return a feed with these entries."""
    head, tail = feed[: feed.index("  <entry>")], feed[feed.rindex("</entry>\n") + len("</entry>\n") :]
    return _TOTAL.sub(str(total), head) + "".join(entries) + tail


def captured(name: str) -> str:
    """Return a recorded answer."""
    return (CAPTURES / f"{name}.xml").read_text(encoding="utf-8")


def serving() -> AbstractContextManager[Server]:
    """Start a server."""
    return faulty_server.serving(Server())
