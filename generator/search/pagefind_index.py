"""The search index: records handed to Pagefind, one bundle a language, at ``/pagefind/<lang>/``.

Pagefind is spoken to over the standard streams of ``pagefind --service``: messages are JSON in Base64, each
ending in a comma, and answers name the message that they answer. Each bundle holds one language only, since a
bundle's scripts search in the language that they loaded first: the other language is another bundle.

Pagefind finds words, and answers with the numbers of records. What readers see of a record, and which have
what in common, are files of ours. Those that only some readers need are in a folder which is another for each
content, and which ``bundle.json`` names; that one and ``facets.json`` are asked for anew by every page.

A bundle is kept with a hash of all that it is made of, this file too; one that is there is not built again.
"""

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.search.facets import facets
from generator.search.records import SILENT, Record, title_key
from generator.support.cache import Cache
from generator.support.languages import Lang

FOLDER = "pagefind"
"""Where the bundles lie under the site's root."""

_KEPT = "search/{}"
"""What a language's bundle is kept as."""

VARIABLE = "PAGEFIND_BINARY_PATH"
"""The environment variable that names a binary to use before any other."""

_FRAGMENTS = "fragment/"
"""Where Pagefind puts what it would show of records."""

_LIST = re.compile(r"\.pf_meta$")
"""What holds Pagefind's list of pages."""

_UNUSED = re.compile(rf"^(?:{_FRAGMENTS}|pagefind-(?:.*ui|highlight|worker)\.)")
"""Besides fragments the scripts and styles of Pagefind's own pages: ours do without."""

BUNDLE = "bundle.json"
"""Says in which folder of a bundle its records are, and which words their texts are indexed without."""

FACETS = "facets.json"
"""Says which records have what in common, see ``facets.py``."""

_SETTINGS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "3000"}
"""Words a file of the index, in the environment of the binary: a sixth of what it takes by itself.

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


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a language, known by a hash of all that they are made of."""

    digest: str
    packed: bytes
    """The digest and the path and size of each file as JSON on a line, and what the files hold behind it."""

    @classmethod
    def of(cls, digest: str, files: Mapping[str, bytes]) -> "Bundle":
        """Pack files."""
        sizes = [(path, len(content)) for path, content in files.items()]
        return cls(digest, b"\n".join((_json([digest, sizes]).encode(), b"".join(files.values()))))

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file's path and what it holds."""
        start = self.packed.index(b"\n") + 1
        for path, size in json.loads(self.packed[:start])[1]:
            yield path, self.packed[start : start + size]
            start += size


def bundle(records: Iterable[Record], lang: Lang, pagefind: Path, kept: Cache) -> Bundle:
    """Return a language's bundle, built unless it is ``kept``; raises SearchError."""
    listed = list(records)
    messages = [record.message() for record in listed]
    own = dict(_own(listed))
    common = _json(facets(listed))
    made_of = hashlib.sha256(version(pagefind).encode() + Path(__file__).read_bytes())
    for part in (*map(_json, messages), common, *own.values()):
        made_of.update(part.encode())
    digest = made_of.hexdigest()[:16]
    found = held(lang, digest, kept)
    if not found:
        theirs = dict(indexed(messages, lang, pagefind))
        pages = _pages(theirs, {record.url: number for number, record in enumerate(listed)})
        files = {
            path: _numbered(content, lang, pages) if _LIST.search(path) else content
            for path, content in theirs.items()
            if not _UNUSED.search(path)
        }
        files |= {f"{digest}/{name}": text.encode() for name, text in own.items()}
        files[FACETS] = common.encode()
        files[BUNDLE] = json.dumps({"folder": digest, "silent": sorted(SILENT)}).encode()
        found = Bundle.of(digest, files)
        kept.keep(_KEPT.format(lang), found.packed)
    return found


def held(lang: Lang, digest: str, kept: Cache) -> Bundle | None:
    """Return the bundle of this digest where it is kept."""
    found = Bundle(digest, kept.read(_KEPT.format(lang)) or b"")
    return found if found.packed.startswith(_json([digest]).removesuffix("]").encode()) else None


def _own(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Yield what is shown of each record, and their order by title."""
    for number, record in enumerate(records):
        yield f"{number}.json", _json(record.shown())
    yield "titles.json", _json(sorted(range(len(records)), key=lambda number: title_key(records[number])))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pages(files: Mapping[str, bytes], numbers: Mapping[str, int]) -> dict[bytes, int]:
    """Return the number of each record that Pagefind took, by the name that it has there."""
    return {
        Path(path).stem.encode(): numbers[json.loads(_unpacked(content))["url"]]
        for path, content in files.items()
        if path.startswith(_FRAGMENTS)
    }


def _unpacked(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(b"pagefind_dcd")


def _numbered(content: bytes, lang: Lang, pages: Mapping[bytes, int]) -> bytes:
    """Return Pagefind's list of pages with their numbers where it has hashes, which hardly compress.

    A hash names the page's fragment, which is not in our bundles. Each keeps its length, so that the CBOR
    around it stays as it is; other files are named by hashes as well, and keep theirs.
    """
    prefix = f"{lang}_".encode()

    def numbered(found: re.Match[bytes]) -> bytes:
        number = pages.get(found[0])
        return found[0] if number is None else prefix + b"%0*x" % (len(found[0]) - len(prefix), number)

    return gzip.compress(re.sub(prefix + b"[0-9a-f]{7,}", numbered, gzip.decompress(content)), mtime=0)


def version(pagefind: Path) -> str:
    """Return what a Pagefind calls itself; raises SearchError where it does not run."""
    try:
        said = subprocess.run([pagefind, "--version"], capture_output=True, text=True, check=True)  # noqa: S603 # the binary that was chosen
        return said.stdout.strip()
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
        service = _Service(process)
        index = service.ask({"type": "NewIndex", "config": {}})["index_id"]
        for message in messages:
            service.ask({"type": "AddRecord", "language": lang, **message, "index_id": index})
        files: list[dict[str, str]] = service.ask({"type": "GetFiles", "index_id": index})["files"]
        return files


class _Service:
    """A conversation with a Pagefind that was started."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None  # noqa: S101 # both are pipes
        assert process.stdout is not None  # noqa: S101 # likewise
        self._stdin = process.stdin
        self._stdout = process.stdout
        self._heard = bytearray()

    def ask(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Say one thing and return the answer; raises SearchError where that is an error, or none comes.

        Raises BrokenPipeError where nobody listens any more.
        """
        said = base64.b64encode(json.dumps({"message_id": 1, "payload": payload}).encode())
        self._stdin.write(said + b",")
        self._stdin.flush()
        answer: dict[str, Any] = json.loads(base64.b64decode(self._answer()))["payload"]
        if answer["type"] == "Error":
            raise SearchError(str(answer["message"]))
        return answer

    def _answer(self) -> bytes:
        searched = 0
        while (end := self._heard.find(b",", searched)) < 0:
            searched = len(self._heard)
            more = os.read(self._stdout.fileno(), _CHUNK)
            if not more:
                raise SearchError("Pagefind stopped without an answer.")
            self._heard += more
        answer = bytes(self._heard[:end])
        del self._heard[: end + 1]
        return answer
