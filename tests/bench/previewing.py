"""How long somebody who edits a file waits until the preview shows it."""

import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from time import perf_counter, sleep

from tests.bench.contender import Contender, Preview
from tests.bench.corpus import Corpus
from tests.bench.measuring import ENVIRONMENT

PATIENCE = 3600
"""How many seconds a page may take to show what was saved."""

UNSEEN = 10
"""After how many seconds what was saved counts as not seen, if the builder is not building meanwhile."""

TRIES = 10
"""How often something is saved until it is seen."""

PAUSE = 0.02
"""How many seconds pass between two requests for the page."""


def edits(contender: Contender, preview: Preview, corpus: Corpus, number: int) -> list[float]:
    """Edit one file so many times under a preview; return the seconds from each saving to the page served.

    Raises TimeoutError where the page does not come to show what was saved.
    """
    original = preview.file.read_text(encoding="utf-8")
    summary = corpus.edited.summary.en

    def save(edit: int) -> str:
        said = f"Edited {edit} times. {summary}"
        preview.file.write_text(original.replace(summary, said), encoding="utf-8")
        return said

    waited = []
    try:
        with _serving(contender, preview) as url:
            _await(url, summary)
            # A page may be served before its file is watched: what is saved until then goes unseen.
            if not any(_shows(url, save(0), UNSEEN) for _ in range(TRIES)):
                raise TimeoutError(f"{url} follows no change")
            for edit in range(1, number + 1):
                began = perf_counter()
                said = save(edit)
                _await(url, said)
                waited.append(perf_counter() - began)
    finally:
        preview.file.write_text(original, encoding="utf-8")
    return waited


@contextmanager
def _serving(contender: Contender, preview: Preview) -> Iterator[str]:
    """Run a preview and yield the address of the page to watch."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [part.replace("{port}", port) for part in preview.command]
    process = subprocess.Popen(
        command, cwd=contender.root, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield f"http://127.0.0.1:{port}/{preview.page}"
    finally:
        process.terminate()
        process.wait()


def _await(url: str, text: str) -> None:
    if not _shows(url, text, PATIENCE):
        raise TimeoutError(f"{url} does not show: {text}")


def _shows(url: str, text: str, patience: float) -> bool:
    """Return whether a page comes to hold ``text`` within so many seconds."""
    deadline = perf_counter() + patience
    while perf_counter() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as response:  # noqa: S310 # our own server
                if text in response.read().decode(errors="replace"):
                    return True
        except (OSError, HTTPException):
            pass  # it has not come up yet, or was writing the page just then
        sleep(PAUSE)
    return False
