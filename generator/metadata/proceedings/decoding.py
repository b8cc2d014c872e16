"""Files that hold lists of proceedings, decoded: UTF-8, or what a byte order mark or the first lines say."""

import codecs
import re
from pathlib import Path

from generator.entries.yaml.nodes import Lines
from generator.problems.problem import Place, Problem

MAX_BYTES = 64 * 1024 * 1024
"""How much a list may hold: 60,000 papers with their abstracts."""

MAX_PAPERS = 100_000
"""How many papers a list may name; a file could hold a million that say nothing."""

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What a file begins with that says its encoding."""

_DECLARED = re.compile(rb"^[%\s]*(?:-\*-\s*)?(?:en)?coding\s*[:=]\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)
"""The encoding as JabRef and Emacs write it into a comment."""

_HEAD = 1024
"""How many bytes are the beginning of a file."""

_ENCODINGS = frozenset(
    "cp1252 iso8859-1 iso8859-2 iso8859-15 cp949 euc_kr euc_jp shift_jis gb18030 big5".split()
)


def read(path: Path) -> str | Problem:
    """Return the text of a list, or why there is none."""
    raw = held(path, MAX_BYTES)
    if isinstance(raw, Problem):
        return raw
    encoding = next((encoding for mark, encoding in MARKS if raw.startswith(mark)), "utf-8-sig")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        return _as_declared(raw) or _undecoded(path.as_posix(), raw, encoding, error)


def held(path: Path, most: int) -> bytes | Problem:
    """Return the bytes of a file that is to be imported, or why there are none: it holds too many, say."""
    place = Place(path.as_posix())
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except OSError:
        return Problem.at(place, "unreadable")
    if len(raw) > most:
        return Problem.at(place, "import-too-large", limit=most // 1024 // 1024)
    return raw


def _as_declared(raw: bytes) -> str | None:
    declared = _DECLARED.search(raw[:_HEAD])
    try:
        encoding = codecs.lookup(declared[1].decode()).name if declared else ""
        return raw.decode(encoding) if encoding in _ENCODINGS else None
    except (LookupError, UnicodeDecodeError):
        return None


def _undecoded(name: str, raw: bytes, encoding: str, error: UnicodeDecodeError) -> Problem:
    before = raw[: error.start].decode(encoding, "replace")
    place = Place(name, *Lines.of(before).locate(len(before)))
    return Problem.at(place, "not-utf-8", value=f"0x{raw[error.start]:02X}")
