"""Templates compiled once a process: views of both languages and every build of a preview share them."""

from types import CodeType
from typing import TypeAlias

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_Codes: TypeAlias = dict[str, tuple[str, CodeType | None]]
"""By where templates lie: a hash of what they say, and what they were compiled to."""


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, by where they lie."""

    def __init__(self) -> None:
        # Not the buckets themselves: they hold the environment, and that a whole catalog.
        self._codes: _Codes = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.checksum, bucket.code


COMPILED = _Compiled()
