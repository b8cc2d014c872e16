"""How a preview answers browsers: what they ask for is put in its place before MkDocs looks for it there."""

import errno
import posixpath
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator.problems.refusals import explain
from generator.site import address
from generator.support.languages import Lang

_WAITING = "/livereload/"
"""Where browsers ask for nothing but to be told of the next build."""

_USUAL = "127.0.0.1:8000"
"""Where the engine previews what names no address; a host that is not here has no port that would do."""

_LAST_PORT = 65535


def take_over(server: LiveReloadServer, write: Callable[..., int], lang: Lang = "en") -> None:
    """Have a server that does not run yet answer in this way; see ``Preview.write``.

    Where it cannot begin to, as where another preview runs, it says so in a sentence.
    """
    bind = server.server_bind

    def bound() -> None:
        try:
            bind()
        except OSError as error:
            host, port = str(server.server_address[0]), int(server.server_address[1])
            is_taken = error.errno == errno.EADDRINUSE and port < _LAST_PORT
            mended = f"mkdocs serve -a {f'{host}:{port + 1}' if is_taken else _USUAL}"
            values = {"value": f"{host}:{port}", "mended": mended}
            raise Abort(explain("site-port", lang, reason=error.strerror, **values)) from None

    server.server_bind = bound  # type: ignore[method-assign] # nothing else tells of it
    plain: WSGIApplication = server.get_app()  # type: ignore[assignment] # which is None before one is set

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if asked.startswith(_WAITING) or not asked.startswith(server.mount_path):
            return plain(environ, start)
        paths = [*_paths(asked.removeprefix(server.mount_path))]
        while True:
            builds, heads = write(*paths), list[Any]()
            answered = plain(environ, lambda *head, heads=heads: heads.append(head))
            if write(*paths) == builds:
                start(*heads[-1])
                return answered
            # MkDocs waited for a build that began meanwhile, and which knows nothing of what was written.
            getattr(answered, "close", bool)()

    server.set_app(answer)


def _paths(asked: str) -> Iterator[str]:
    """Yield where the file can lie that is asked for, and that which is shown where there is none."""
    path = posixpath.normpath(f"/{asked}").lstrip("/")
    if not asked.endswith("/") and path:
        yield path
    yield posixpath.join(path, "index.html")
    yield address.NOT_FOUND
