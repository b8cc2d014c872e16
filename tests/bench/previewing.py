"""How long somebody who edits a file waits until the preview shows it."""

import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter, sleep

from tests.bench.contender import Contender, Preview
from tests.bench.corpus import Corpus
from tests.bench.measuring import ENVIRONMENT

PATIENCE = 3600
"""How many seconds a page may take to show what was saved."""

PAUSE = 0.02
"""How many seconds pass between two requests for the page."""


def edits(contender: Contender, preview: Preview, corpus: Corpus, number: int) -> list[float]:
    """Edit one file so many times under a preview; return the seconds from each saving to the page served.

    Raises TimeoutError where the page does not come to show what was saved.
    """
    original = preview.file.read_text(encoding="utf-8")
    summary = corpus.edited.summary.en
    waited = []
    try:
        with _serving(contender, preview) as url:
            _await(url, summary)
            for edit in range(1, number + 1):
                said = f"Edited {edit} times. {summary}"
                began = perf_counter()
                preview.file.write_text(original.replace(summary, said), encoding="utf-8")
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
    deadline = perf_counter() + PATIENCE
    while perf_counter() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as response:  # noqa: S310 # our own server
                if text in response.read().decode():
                    return
        except OSError:
            pass  # it has not come up yet
        sleep(PAUSE)
    raise TimeoutError(f"{url} does not show: {text}")
