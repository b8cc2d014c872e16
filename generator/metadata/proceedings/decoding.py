"""Files that hold lists of proceedings, decoded: UTF-8, or what a byte order mark or the first lines say."""

import codecs
import re
from collections.abc import Container, Iterable
from pathlib import Path

from generator.entries.yaml.nodes import Lines
from generator.problems.problem import Place, Problem
from generator.text.characters import HANGUL

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

_ESCAPES = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"))
"""What leads over to letters of Korean and Japanese in files of seven bits, which UTF-8 takes for others."""

_DECLARED = re.compile(rb"^[%\s]*(?:-\*-\s*)?(?:en)?coding\s*[:=]\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)
"""The encoding as JabRef and Emacs write it into a comment."""

_HEAD = 1024
"""How many bytes are the beginning of a file."""

ENCODINGS = (
    "cp1252",
    "cp949",
    *"iso8859-1 iso8859-2 iso8859-15 euc_kr euc_jp shift_jis gb18030 big5".split(),
)
"""What may be declared, those first that most programs write that do not declare it."""

_RUN = re.compile(rb"[\x80-\xff]{4}")


def read(path: Path, stated: str | None = None) -> str | Problem:
    """Return the text of a list, which may be ``stated`` to have another encoding, or why there is none."""
    raw = read_bytes(path, MAX_BYTES)
    if isinstance(raw, Problem):
        return raw
    encoding = next((encoding for mark, encoding in MARKS if raw.startswith(mark)), "") or _unmarked(raw)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        text = decoded(raw, stated) if stated else _as_declared(raw)
        return text or _undecoded(path.as_posix(), raw, encoding, error)


def read_all(paths: Iterable[Path], stated: str | None = None) -> dict[str, str | Problem]:
    """Return the text of each list, or why there is none, by its path."""
    return {path.as_posix(): read(path, stated) for path in paths}


def read_bytes(path: Path, most: int) -> bytes | Problem:
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


def _unmarked(raw: bytes) -> str:
    """Return the encoding of a list that no mark begins: zeros between its letters or escapes tell it."""
    for encoding, halves in (("utf-16-le", raw[1:_HEAD:2]), ("utf-16-be", raw[:_HEAD:2])):
        if halves.count(0) * 2 > len(halves):
            return encoding
    return next((encoding for sign, encoding in _ESCAPES if sign in raw), "utf-8-sig")


def _as_declared(raw: bytes) -> str | None:
    declared = _DECLARED.search(raw[:_HEAD])
    return decoded(raw, declared[1].decode()) if declared else None


def decoded(raw: bytes, encoding: str, known: Container[str] = ENCODINGS) -> str | None:
    """Return what bytes say in an encoding, by any of its names; None where they do not, or it is unknown."""
    try:
        name = codecs.lookup(encoding).name
        return raw.decode(name) if name in known else None
    except (LookupError, UnicodeDecodeError):
        return None


def _undecoded(name: str, raw: bytes, encoding: str, error: UnicodeDecodeError) -> Problem:
    before = raw[: error.start].decode(encoding, "replace")
    place = Place(name, *Lines.of(before).locate(len(before)))
    value = f"0x{raw[error.start]:02X}"
    if encoding != "utf-8-sig" or not (likely := _likely(raw)):
        return Problem.at(place, "not-utf-8", value=value)
    return Problem.at(place, "import-encoding", value=value, encoding=likely)


def _likely(raw: bytes) -> str | None:
    """Return what a list seems to be encoded in: Korean, or Western, where such letters are alone."""
    letters = [sign for sign in decoded(raw, "cp949") or "" if sign.isalpha() and not sign.isascii()]
    if sum(map(bool, map(HANGUL.match, letters))) * 2 > len(letters):
        return "cp949"
    return "cp1252" if not _RUN.search(raw) and decoded(raw, "cp1252") else None
