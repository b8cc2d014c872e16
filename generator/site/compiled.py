"""Templates compiled once a process: views of both languages and every build of a preview share them."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, by where they lie."""

    def __init__(self) -> None:
        self._buckets: dict[str, Bucket] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = self._buckets.get(bucket.key)
        if kept and kept.checksum == bucket.checksum:
            bucket.code = kept.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._buckets[bucket.key] = bucket


COMPILED = _Compiled()
