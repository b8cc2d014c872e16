"""Pagefind, the program that makes the search index: which one there is, and what it makes of records.

It is spoken to over the standard streams of ``pagefind --service``: messages are JSON in Base64, each
ending in a comma, and answers name the message that they answer.
"""

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.support.languages import Lang

VARIABLE = "PAGEFIND_BINARY_PATH"
"""The environment variable that names a binary to use before any other."""

VERSIONS = ("1.5.2", "1.6.0")
"""The versions of Pagefind whose list of pages, a format of its own, is known well enough to be rewritten."""

_SETTINGS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "1500"}
"""Words a file of the index, in the environment of the binary: a twelfth of what it takes by itself.

A search loads a file a word, so that smaller ones are less to load; a version that does not know this builds
the same index in larger files.
"""

_CHUNK = 1 << 20
"""How many bytes of an answer are read at once."""


class SearchError(Exception):
    """Why there is no index."""


def binary(root: Path) -> Path:
    """Return the Pagefind to use: the one named, else npm's (newer), else PyPI's; raises SearchError."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    found = sorted(root.glob("node_modules/@pagefind/*/bin/pagefind_extended*"))
    for path in (*found, *_from_pypi()):
        if path.suffix in {"", ".exe"} and os.access(path, os.X_OK):
            return path
    raise SearchError("Pagefind is not installed; `npm ci` or `pip install pagefind-bin` does that.")


def _from_pypi() -> Iterator[Path]:
    spec = find_spec("pagefind_bin")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        yield from sorted(Path(folder).glob("pagefind*"))


@cache
def version(pagefind: Path) -> str:
    """Return what a Pagefind calls itself; raises SearchError where it does not run."""
    try:
        run = subprocess.run([pagefind, "--version"], capture_output=True, text=True, check=True)  # noqa: S603 # the binary that was chosen
        return run.stdout.strip()
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise SearchError(f"{pagefind}: {error}") from error


def indexed(messages: Iterable[Mapping[str, Any]], lang: Lang, pagefind: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of every file that Pagefind makes of records; raises SearchError."""
    try:
        files = _built(messages, lang, pagefind)
    except BrokenPipeError:
        raise SearchError("Pagefind stopped.") from None
    for file in files:
        yield file["path"], base64.b64decode(file["content"])


def _built(messages: Iterable[Mapping[str, Any]], lang: Lang, pagefind: Path) -> list[dict[str, str]]:
    """Return Pagefind's files; they are asked for, since it answers before it has written its own."""
    with subprocess.Popen(  # noqa: S603 # the binary that was chosen
        [pagefind, "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_SETTINGS},
    ) as process:
        index = _asked(process, {"type": "NewIndex", "config": {}})["index_id"]
        for message in messages:
            _asked(process, {"type": "AddRecord", "language": lang, **message, "index_id": index})
        files: list[dict[str, str]] = _asked(process, {"type": "GetFiles", "index_id": index})["files"]
        return files


def _asked(process: "subprocess.Popen[bytes]", payload: Mapping[str, Any]) -> dict[str, Any]:
    """Say one thing and return the answer; raises SearchError where that is an error, or none comes.

    Raises BrokenPipeError where nobody listens any more.
    """
    assert process.stdin is not None  # noqa: S101 # both are pipes
    assert process.stdout is not None  # noqa: S101 # likewise
    message = base64.b64encode(json.dumps({"message_id": 1, "payload": payload}).encode())
    process.stdin.write(message + b",")
    process.stdin.flush()
    said = bytearray()
    while not said.endswith(b","):
        more = os.read(process.stdout.fileno(), _CHUNK)
        if not more:
            raise SearchError("Pagefind stopped without an answer.")
        said += more
    answer: dict[str, Any] = json.loads(base64.b64decode(said[:-1]))["payload"]
    if answer["type"] == "Error":
        raise SearchError(str(answer["message"]))
    return answer
