"""How the process that encodes a picture hands its versions to the one that began it.

Apart from that work, so that who only asks for it need not load what decodes.
"""

from collections.abc import Iterator

PHONE_WIDTH = 1200
"""The widest version, in pixels, that a phone loads for a page."""

BEGAN = b"began\n"
"""What that process says when it has all that it needs."""

_LENGTH = 8
"""How many bytes tell how long what follows is."""


def part(version: bytes) -> bytes:
    """Return what is written of a version."""
    return len(version).to_bytes(_LENGTH) + version


def parts(written: bytes) -> Iterator[bytes]:
    """Yield the versions that were written."""
    while written:
        end = _LENGTH + int.from_bytes(written[:_LENGTH])
        yield written[_LENGTH:end]
        written = written[end:]
