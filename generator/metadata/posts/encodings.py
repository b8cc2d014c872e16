"""The bytes of an old post as text: UTF-8, UTF-16, what the page declares, or Korea's older encoding."""

import re
from pathlib import Path

from generator.metadata.proceedings.decoding import MARKS, decoded, read_bytes
from generator.problems.problem import Place, Problem
from generator.text.characters import UNWANTED

MAX_BYTES = 16 * 1024 * 1024
"""How much a saved page may hold, with pictures that are written into it as addresses."""

MAX_CHARACTERS = 4 * 1024 * 1024
"""How much a page may hold without those, styles and scripts included."""

_HEAD = 4096
"""Within how many bytes a page declares its encoding."""

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_ENCODINGS = frozenset(
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be"
    " cp949 euc_kr cp1252 iso8859-1 euc_jp shift_jis".split()
)
_DATA = re.compile(r"data:[^\s\"'()<>]*", re.IGNORECASE)
PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Signs of fonts of icons, which are no text."""


def read(path: Path) -> str | Problem:
    """Return the text of a post without what nobody means to type, or why there is none."""
    name = path.as_posix()
    raw = read_bytes(path, MAX_BYTES)
    if isinstance(raw, Problem):
        return raw
    text = next(filter(None, (decoded(raw, encoding, _ENCODINGS) for encoding in _encodings(raw))), "")
    if not text and raw.strip():
        return Problem.at(Place(name), "import-post-encoding")
    text = _DATA.sub("data:", text)
    if len(text) > MAX_CHARACTERS:
        return Problem.at(Place(name), "import-post-too-long", limit=MAX_CHARACTERS)
    text = re.sub(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return PRIVATE.sub("", UNWANTED.sub("", text.replace("\xa0", " ")))


def _encodings(raw: bytes) -> list[str]:
    """Return what a post may be encoded in, the likeliest first."""
    marked = [encoding for mark, encoding in MARKS if raw.startswith(mark)]
    if marked or b"\0" not in raw[:_HEAD]:
        declared = [match.decode().lower() for match in _DECLARED.findall(raw[:_HEAD])]
        return [*marked, "utf-8-sig", *declared, "cp949"]
    is_little = raw[1:_HEAD:2].count(0) >= raw[:_HEAD:2].count(0)
    return ["utf-16-le" if is_little else "utf-16-be"]
