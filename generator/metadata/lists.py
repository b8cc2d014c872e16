"""Files that hold lists of proceedings, decoded: UTF-8, or what a byte order mark says."""

import codecs
from pathlib import Path

from generator.entries.nodes import Lines
from generator.entries.problem import Place, Problem

MAX_BYTES = 64 * 1024 * 1024
"""How much a list may hold: 60,000 papers with their abstracts."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(path: Path) -> str | Problem:
    """Return the text of a list, or why there is none."""
    name = path.as_posix()
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError:
        return Problem.at(Place(name), "unreadable")
    if len(raw) > MAX_BYTES:
        return Problem.at(Place(name), "import-too-large", limit=MAX_BYTES // 1024 // 1024)
    encoding = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "utf-8-sig")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, "replace")
        place = Place(name, *Lines.of(before).locate(len(before)))
        return Problem.at(place, "not-utf-8", value=f"0x{raw[error.start]:02X}")
