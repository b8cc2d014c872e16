"""A server that speaks arXiv's API on the loopback address, and misbehaves when told to.

Its answers are cut from recorded ones in ``captures/`` (arXiv's metadata is CC0), abstracts shortened.
"""

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import parse_qs, urlsplit

CAPTURES = Path(__file__).with_name("captures")

Layout = Literal["new", "old"]

_ENTRY = re.compile(r" *<entry>.*?</entry>\n", re.DOTALL)
_OWN_ID = re.compile(r"(?<=arxiv\.org/abs/|arxiv\.org/pdf/)[^<\"]+")
_ABSTRACT = re.compile(r"(?<=<summary>)[^<]*")
_TOTAL = re.compile(r"(?<=>)\d+(?=</opensearch:totalResults>)")


@dataclass(frozen=True)
class Asked:
    """One request, as it arrived."""

    ids: tuple[str, ...]
    start: int
    time: float
    """Of the monotonic clock."""
    connection: int
    """The client's port, another one for every connection."""


class Server(ThreadingHTTPServer):
    """Knows every paper that it is not told to be unknown."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
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
        self.plan: deque[Behaviour] = deque()
        """What it does with the next requests; after that, it answers."""
        self.asked: list[Asked] = []
        self.arrived = threading.Semaphore(0)
        """Released with every request."""
        self.closing = threading.Event()

    @property
    def api(self) -> str:
        """The address of the API."""
        return f"http://127.0.0.1:{self.server_address[1]}/api/query"

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


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or every answer waits for the client's word that it got the headers

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        ids = tuple(query["id_list"][0].split(","))
        start, size = int(query["start"][0]), int(query["max_results"][0])
        self.server.asked.append(Asked(ids, start, time.monotonic(), self.client_address[1]))
        self.server.arrived.release()
        refused = next((self.server.malformed[name] for name in ids if name in self.server.malformed), None)
        if self.server.plan:
            self.server.plan.popleft()(self, self.server.feed(ids, start, size))
        elif refused is not None:
            self.send(captured("error").replace("incorrect id format for abc", refused), 400)
        else:
            self.send(self.server.feed(ids, start, size))

    def send(self, body: str | bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the name is http.server's
        """Keep quiet; the tests look at what was asked."""


Behaviour: TypeAlias = Callable[[_Handler, str], None]
"""What to do with a request whose right answer is given."""


def answer(handler: _Handler, feed: str) -> None:
    """Answer."""
    handler.send(feed)


def edited(edit: Callable[[str], str | bytes]) -> Behaviour:
    """Answer something else than the right feed."""
    return lambda handler, feed: handler.send(edit(feed))


def status(code: int, body: str = "", **headers: str) -> Behaviour:
    """Answer with a status; underscores in names of headers are hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler, _: handler.send(body or HTTPStatus(code).phrase, code, named)


def cut(handler: _Handler, feed: str) -> None:
    """Hang up in the middle of the answer."""
    handler.send(feed[: len(feed) // 2], headers={"Content-Length": str(len(feed.encode()))})
    handler.close_connection = True


def hang_up(handler: _Handler, _: str) -> None:
    """Hang up without a word."""
    handler.close_connection = True


def silence(handler: _Handler, _: str) -> None:
    """Say nothing until the server closes."""
    handler.server.closing.wait()
    handler.close_connection = True


def drip(part: Literal["headers", "body"]) -> Behaviour:
    """Send a character now and then, soon enough for a client that only times each one."""

    def dripping(handler: _Handler, _: str) -> None:
        handler.close_connection = True
        begun = "HTTP/1.1 200 OK\r\n" + ("X: " if part == "headers" else "\r\n")
        handler.wfile.write(begun.encode())
        try:
            while not handler.server.closing.wait(0.05):
                handler.wfile.write(b" ")
        except OSError:
            pass

    return dripping


@contextmanager
def serving() -> Iterator[Server]:
    """Start a server."""
    with Server() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.closing.set()
        server.shutdown()
