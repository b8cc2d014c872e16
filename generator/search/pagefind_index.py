"""The search index: records handed to Pagefind, one bundle a language, at ``/pagefind/<lang>/``.

Pagefind is spoken to over the standard streams of ``pagefind --service``: messages are JSON in Base64, each
ending in a comma, and answers name the message that they answer. Each bundle holds one language only, since a
bundle's scripts search in the language that they loaded first: the other language is another bundle.

Pagefind finds words, and answers with the numbers of records. What readers see of a record, and which have
what in common, are files of ours. Those that only some readers need are in a folder which is another for each
content, and which ``bundle.json`` names; that one and ``facets.json`` are asked for anew by every page.

Of the versions in ``VERSIONS`` the list of pages is rewritten, so that an answer holds the numbers. Any other
keeps its files, and ``bundle.json`` says so: readers then load a fragment a result to learn its number.

A bundle is kept with a hash of all that it is made of, this file too; one that is there is not built again.
"""

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator.catalog.trends import word_trends
from generator.catalog.trends.word_trends import TextTrend
from generator.search.archive_words import UNNAMED, CatalogNames
from generator.search.facets import facets
from generator.search.records import SILENT, Record, ratings, title_key
from generator.support.cache import Cache
from generator.support.languages import Lang

FOLDER = "pagefind"
"""Where the bundles lie under the site's root."""

_KEPT = "search/{}"
"""What a language's bundle is kept as."""

VARIABLE = "PAGEFIND_BINARY_PATH"
"""The environment variable that names a binary to use before any other."""

VERSIONS = frozenset({"1.5.2", "1.6.0"})
"""The versions of Pagefind whose list of pages, a format of its own, is known well enough to be rewritten."""

_FRAGMENTS = "fragment/"
"""Where Pagefind puts what it would show of records."""

_LIST = re.compile(r"\.pf_meta$")
"""What holds Pagefind's list of pages."""

_UNUSED = re.compile(rf"^(?:{_FRAGMENTS}|pagefind-(?:.*ui|highlight|worker)\.)")
"""Besides fragments the scripts and styles of Pagefind's own pages: ours do without."""

BUNDLE = "bundle.json"
"""Says in which folder of a bundle its records are, which words their texts are indexed without, whether
Pagefind's list of pages has their numbers, and how many, the first, are ours."""

FACETS = "facets.json"
"""Says which records have what in common, see ``facets.py``."""

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


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a language, known by a hash of all that they are made of."""

    digest: str
    packed: bytes
    """The digest, the path and size of each file, and what words do, as JSON on a line; then the files."""

    @classmethod
    def of(cls, digest: str, files: Mapping[str, bytes], words: str = "[]") -> "Bundle":
        """Pack files."""
        sizes = [(path, len(content)) for path, content in files.items()]
        return cls(digest, b"\n".join((_json([digest, sizes, words]).encode(), b"".join(files.values()))))

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """Each file's path and what it holds."""
        start = self.packed.index(b"\n") + 1
        for path, size in json.loads(self.packed[:start])[1]:
            yield path, self.packed[start : start + size]
            start += size

    @property
    def words(self) -> tuple[TextTrend, ...]:
        """Which words of its records rise and fall."""
        return word_trends.read(json.loads(self.packed[: self.packed.index(b"\n")])[2])

    @property
    def is_numbered(self) -> bool:
        """Whether Pagefind's list of pages has the numbers of records, so that it needs no fragments."""
        return not any(path.startswith(_FRAGMENTS) for path, _ in self.files)


def bundle(  # noqa: PLR0913 # each is another part of what it is made of
    records: Iterable[Record],
    lang: Lang,
    pagefind: Path,
    kept: Cache,
    vocabulary: CatalogNames = UNNAMED,
    *,
    trends: Iterable[TextTrend] = (),
) -> Bundle:
    """Return a language's bundle, built unless it is ``kept``; raises SearchError."""
    listed, words = list(records), word_trends.written(trends)
    shelves = vocabulary.shelves(listed)
    contents = [record.message() for record in listed]
    messages = [{"url": str(number), **message} for number, message in enumerate(contents) if message]
    own = {**dict(_own(listed)), **{f"words/{name}.json": _json(shelf) for name, shelf in shelves.items()}}
    common = _json(facets(listed))
    about: dict[str, Any] = {
        "silent": sorted(SILENT),
        "ours": sum(record.is_ours for record in listed),
        "shelves": [*shelves],
        "venues": vocabulary.venues,
        "rated": ratings(),
    }
    made_of = hashlib.sha256(version(pagefind).encode() + Path(__file__).read_bytes())
    for part in (*map(_json, messages), common, _json(about), *own.values(), words):
        made_of.update(part.encode())
    digest = made_of.hexdigest()[:16]
    found = kept_bundle(lang, digest, kept)
    if not found:
        theirs = dict(indexed(messages, lang, pagefind))
        is_known = version(pagefind).rpartition(" ")[2] in VERSIONS
        numbered = _numbered(theirs, lang, [message["url"] for message in messages]) if is_known else None
        files = theirs if numbered is None else numbered
        files |= {f"{digest}/{name}": text.encode() for name, text in own.items()}
        files[FACETS] = common.encode()
        files[BUNDLE] = _json({"folder": digest, "numbered": numbered is not None, **about}).encode()
        found = Bundle.of(digest, files, words)
        kept.keep(_KEPT.format(lang), found.packed)
    return found


def kept_bundle(lang: Lang, digest: str, kept: Cache) -> Bundle | None:
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


def _numbered(files: Mapping[str, bytes], lang: Lang, urls: Collection[str]) -> dict[str, bytes] | None:
    """Return Pagefind's files with numbers in its list of pages where it has hashes, which hardly compress.

    A hash names the page's fragment, which holds the number as the page's address and is not needed then.
    Each keeps its length, so that the CBOR around it stays as it is; other files are named by hashes as well,
    and keep theirs. None where not every record's page was found, once.
    """
    pages = {
        Path(path).stem.encode(): json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))["url"]
        for path, content in files.items()
        if path.startswith(_FRAGMENTS)
    }
    prefix = f"{lang}_".encode()
    found: list[str] = []

    def number(page: re.Match[bytes]) -> bytes:
        if page[0] not in pages:
            return page[0]
        found.append(pages[page[0]])
        return prefix + b"%0*x" % (len(page[0]) - len(prefix), int(found[-1]))

    numbered = {path: content for path, content in files.items() if not _UNUSED.search(path)}
    for path in filter(_LIST.search, files):
        listed = re.sub(prefix + b"[0-9a-f]{7,}", number, gzip.decompress(files[path]))
        numbered[path] = gzip.compress(listed, mtime=0)
    return numbered if sorted(found) == sorted(urls) else None


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
        service = _Conversation(process)
        index = service.ask({"type": "NewIndex", "config": {}})["index_id"]
        for message in messages:
            service.ask({"type": "AddRecord", "language": lang, **message, "index_id": index})
        files: list[dict[str, str]] = service.ask({"type": "GetFiles", "index_id": index})["files"]
        return files


class _Conversation:
    """A conversation with a Pagefind that was started."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None  # noqa: S101 # both are pipes
        assert process.stdout is not None  # noqa: S101 # likewise
        self._stdin = process.stdin
        self._stdout = process.stdout
        self._received = bytearray()

    def ask(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Say one thing and return the answer; raises SearchError where that is an error, or none comes.

        Raises BrokenPipeError where nobody listens any more.
        """
        message = base64.b64encode(json.dumps({"message_id": 1, "payload": payload}).encode())
        self._stdin.write(message + b",")
        self._stdin.flush()
        answer: dict[str, Any] = json.loads(base64.b64decode(self._answer()))["payload"]
        if answer["type"] == "Error":
            raise SearchError(str(answer["message"]))
        return answer

    def _answer(self) -> bytes:
        searched = 0
        while (end := self._received.find(b",", searched)) < 0:
            searched = len(self._received)
            more = os.read(self._stdout.fileno(), _CHUNK)
            if not more:
                raise SearchError("Pagefind stopped without an answer.")
            self._received += more
        answer = bytes(self._received[:end])
        del self._received[: end + 1]
        return answer
