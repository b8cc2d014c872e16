"""A server on the loopback address that answers as the worst of the web do, by path."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple, TypeAlias


class Request(NamedTuple):
    """One request, as it arrived."""

    method: str
    host: str
    path: str


class Web(ThreadingHTTPServer):
    """Has a page at every path that it is told nothing of."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Behaviour] = {}
        self.asked: list[Request] = []
        self.arrived = threading.Semaphore(0)
        """Released with every request."""
        self.closing = threading.Event()

    def at(self, path: str) -> str:
        """Return an address of this server."""
        return f"http://127.0.0.1:{self.server_address[1]}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Web
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(Request(self.command, self.headers["Host"], self.path))
        self.server.arrived.release()
        self.server.pages.get(self.path, status(200))(self)

    do_HEAD = do_GET  # noqa: N815 # the name is http.server's

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the name is http.server's
        """Keep quiet; the tests look at what was asked."""


Behaviour: TypeAlias = Callable[[_Handler], None]


def status(code: int, headers: Mapping[str, str] | None = None, head: int | None = None) -> Behaviour:
    """Answer with a status, and with another one where only the headers are asked for."""

    def answering(handler: _Handler) -> None:
        handler.send_response(head if head and handler.command == "HEAD" else code)
        for name, value in {"Content-Length": "0", **(headers or {})}.items():
            handler.send_header(name, value)
        handler.end_headers()

    return answering


def leading_to(address: str, code: int = 302) -> Behaviour:
    """Lead on to another address."""
    return status(code, {"Location": address})


def hang_up(handler: _Handler) -> None:
    """Hang up without a word."""
    handler.close_connection = True


def silence(handler: _Handler) -> None:
    """Say nothing until the server closes."""
    handler.server.closing.wait()
    handler.close_connection = True


def garbage(handler: _Handler) -> None:
    """Answer what is not HTTP."""
    handler.wfile.write(b"220 mail.example ESMTP\r\n" * 50)
    handler.close_connection = True


def drip(handler: _Handler) -> None:
    """Send a header without end, soon enough for who times each character only."""
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    try:
        while not handler.server.closing.wait(0.02):
            handler.wfile.write(b"x")
    except OSError:
        pass


def endless(handler: _Handler) -> None:
    """Send a body without end to whoever reads it; the headers may come alone."""
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    try:
        while handler.command == "GET" and not handler.server.closing.is_set():
            handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
    except OSError:
        pass


@contextmanager
def serving() -> Iterator[Web]:
    """Start a server."""
    with Web() as web:
        threading.Thread(target=web.serve_forever, args=(0.01,), daemon=True).start()
        yield web
        web.closing.set()
        web.shutdown()
