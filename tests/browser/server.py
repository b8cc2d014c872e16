"""A web server like those that static sites live on."""

import gzip
import re
import sys
from functools import lru_cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from generator.site import headers

BASES = ("/repo/", "/digest/")
"""Paths under which the site is served as well; the last is that of the sample's site_url."""

FOR_A_WHILE = "max-age=600"
"""How long GitHub's host has browsers keep a file; here not pages, so that a test sees each as it is."""


class Server(ThreadingHTTPServer):
    """Serves a built site on the loopback address, at ``/`` and at ``BASES``."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        self.site = site
        self.asked: list[str] = []
        """The paths that browsers asked for."""
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of what went wrong, but not that a browser has left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def url(self, base: str = "/") -> str:
        """Return the address of the site's root, as served below ``base``."""
        return f"http://127.0.0.1:{self.server_address[1]}{base}"


class _Handler(SimpleHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"  # browsers keep the connection
    wbufsize = -1  # head and body are sent as one

    def __init__(self, request: Any, address: Any, server: Server) -> None:
        super().__init__(request, address, server, directory=str(server.site))

    def translate_path(self, path: str) -> str:
        base = next((base for base in BASES if path.startswith(base)), "/")
        return super().translate_path(f"/{path.removeprefix(base)}")

    def do_GET(self) -> None:
        """Send texts compressed, as every static host does."""
        self.server.asked.append(self.path)
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        kind = self.guess_type(file)
        if not file.is_file() or not kind.startswith(("text/", "application/js", "image/svg")):
            return super().do_GET()
        body = _compressed(file, file.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def end_headers(self) -> None:
        """Send what a server may be told to send, so that every page is read under both policies."""
        for name, value in headers.ALWAYS.items():
            self.send_header(name, value)
        file = Path(self.translate_path(self.path)).relative_to(self.server.site)
        if re.match(headers.NAMED_BY_CONTENT, file.as_posix()):
            self.send_header("Cache-Control", headers.FOR_GOOD)
        elif file.suffix not in {"", ".html"}:
            self.send_header("Cache-Control", FOR_A_WHILE)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        page = (self.server.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)
        return None

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the name is http.server's
        """Keep quiet; the tests look at what Chromium asked for."""


@lru_cache(maxsize=1000)
def _compressed(file: Path, _changed: int) -> bytes:
    return gzip.compress(file.read_bytes())
