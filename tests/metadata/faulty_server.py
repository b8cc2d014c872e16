"""A server on the loopback address that answers as it should, and misbehaves when told to."""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar


class Answer(NamedTuple):
    """What a server says when it is well."""

    body: str
    status: int = 200


class FaultyServer(ThreadingHTTPServer):
    """Answers, or does what is planned instead."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.plan: deque[Behaviour] = deque()
        """What it does with the next requests; after that, it answers."""
        self.arrived = threading.Semaphore(0)
        """Released with every request."""
        self.closing = threading.Event()

    def answer(self, handler: "Handler") -> Answer:
        """Return the right answer to a request, which is noted."""
        raise NotImplementedError


class Handler(BaseHTTPRequestHandler):
    server: "FaultyServer"
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or every answer waits for the client's word that it got the headers

    def do_GET(self) -> None:
        answer = self.server.answer(self)
        self.server.arrived.release()
        if self.server.plan:
            self.server.plan.popleft()(self, answer.body)
        else:
            self.send(answer.body, answer.status)

    def send(self, body: str | bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the name is http.server's
        """Keep quiet; the tests look at what was asked."""


Behaviour: TypeAlias = Callable[[Handler, str], None]
"""What to do with a request whose right answer is given."""


def answer(handler: Handler, body: str) -> None:
    """Answer."""
    handler.send(body)


def edited(edit: Callable[[str], str | bytes]) -> Behaviour:
    """Answer something else than is right."""
    return lambda handler, body: handler.send(edit(body))


def status(code: int, body: str = "", **headers: str) -> Behaviour:
    """Answer with a status; underscores in names of headers are hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda handler, _: handler.send(body or HTTPStatus(code).phrase, code, named)


def cut(handler: Handler, body: str) -> None:
    """Hang up in the middle of the answer."""
    handler.send(body[: len(body) // 2], headers={"Content-Length": str(len(body.encode()))})
    handler.close_connection = True


def hang_up(handler: Handler, _: str) -> None:
    """Hang up without a word."""
    handler.close_connection = True


def silence(handler: Handler, _: str) -> None:
    """Say nothing until the server closes."""
    handler.server.closing.wait()
    handler.close_connection = True


def drip(part: Literal["headers", "body"]) -> Behaviour:
    """Send a character now and then, soon enough for a client that only times each one."""

    def dripping(handler: Handler, _: str) -> None:
        handler.close_connection = True
        begun = "HTTP/1.1 200 OK\r\n" + ("X: " if part == "headers" else "\r\n")
        handler.wfile.write(begun.encode())
        try:
            while not handler.server.closing.wait(0.05):
                handler.wfile.write(b" ")
        except OSError:
            pass

    return dripping


FaultyServerT = TypeVar("FaultyServerT", bound=FaultyServer)


@contextmanager
def serving(server: FaultyServerT) -> Iterator[FaultyServerT]:
    """Start a server."""
    with server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.closing.set()
        server.shutdown()
