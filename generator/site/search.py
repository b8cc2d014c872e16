"""The search index: records handed to Pagefind, one bundle a language, at ``/pagefind/<lang>/``.

Pagefind is spoken to over the standard streams of ``pagefind --service``: messages are JSON in Base64, each
ending in a comma, and answers name the message that they answer. Each bundle holds one language only, since a
bundle's scripts search in the language that they loaded first: the other language is another bundle.

Pagefind finds words, and answers with the numbers of records. What readers see of a record, and which have
what in common, are files of ours. Those that only some readers need are in a folder which is another for each
content, and which ``bundle.json`` names; that one and ``facets.json`` are asked for anew by every page.

A bundle is kept under a hash of all that it is made of, this file too; one that is there is not built again.
"""

import base64
import gzip
import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from generator.entries.problem import Lang
from generator.site.facets import facets
from generator.site.records import SILENT, Record, title_key

FOLDER = "pagefind"
"""Where the bundles lie under the site's root."""

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


def bundle(records: Iterable[Record], lang: Lang, pagefind: Path, cache: Path) -> Path:
    """Return the folder of a language's bundle, built unless ``cache`` holds it; raises SearchError."""
    listed = list(records)
    messages = [record.message() for record in listed]
    own = dict(_own(listed))
    common = _json(facets(listed))
    made_of = hashlib.sha256(version(pagefind).encode() + Path(__file__).read_bytes())
    for part in (*map(_json, messages), common, *own.values()):
        made_of.update(part.encode())
    digest = made_of.hexdigest()[:16]
    kept = cache / f"{lang}-{digest}"
    if not kept.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        new = Path(mkdtemp(prefix=f".{lang}-", dir=cache))
        try:
            files = dict(indexed(messages, lang, pagefind))
            pages = _pages(files, {record.url: number for number, record in enumerate(listed)})
            for path, content in files.items():
                if not _UNUSED.search(path):
                    _write(new / path, _numbered(content, lang, pages) if _LIST.search(path) else content)
            for name, text in own.items():
                _write(new / digest / name, text.encode())
            _write(new / FACETS, common.encode())
            _write(new / BUNDLE, json.dumps({"folder": digest, "silent": sorted(SILENT)}).encode())
            for old in cache.glob(f"{lang}-*"):
                shutil.rmtree(old)
            new.chmod(0o755)
            with suppress(OSError):  # another build was quicker with the same
                new.replace(kept)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return kept


def _own(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Yield what is shown of each record, and their order by title."""
    for number, record in enumerate(records):
        yield f"{number}.json", _json(record.shown())
    yield "titles.json", _json(sorted(range(len(records)), key=lambda number: title_key(records[number])))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


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


def place(bundles: Mapping[Lang, Path], site: Path) -> None:
    """Put bundles into the folder ``site``, each whole: readers find the old one or the new one.

    One that is there already is left alone; those of other languages go.
    """
    folder = site / FOLDER
    for lang, kept in bundles.items():
        if _files(kept) != _files(folder / lang):
            folder.mkdir(parents=True, exist_ok=True)
            _place(kept, folder / lang)
    for other in folder.iterdir() if folder.is_dir() else ():
        if other.name not in bundles:
            shutil.rmtree(other, ignore_errors=True)
    with suppress(OSError):  # there are bundles in it
        folder.rmdir()


def _files(folder: Path) -> set[tuple[str, int, int]]:
    """Return what tells the files of a bundle from another's: their places, dates and sizes."""
    return {
        (file.relative_to(folder).as_posix(), status.st_mtime_ns, status.st_size)
        for file in folder.rglob("*")
        if stat.S_ISREG((status := file.stat()).st_mode)
    }


def _place(kept: Path, there: Path) -> None:
    new = Path(mkdtemp(prefix=f".{there.name}-", dir=there.parent))
    try:
        shutil.copytree(kept, new, dirs_exist_ok=True, copy_function=_link)
        old = new.with_name(f"{new.name}-old")
        if there.exists():
            there.rename(old)
        new.rename(there)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _link(source: str, target: str) -> None:
    """Link a file, or copy it where that is not possible: a bundle has one file a record."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


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
