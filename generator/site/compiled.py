"""Templates compiled once a process: views of both languages and every build of a preview share them."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, by where they lie and what they say."""

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str], Bucket] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self._buckets.get((bucket.key, bucket.checksum)):
            bucket.code = kept.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._buckets[bucket.key, bucket.checksum] = bucket


COMPILED = _Compiled()
