"""A picture's header: what it is, how large, and which way up, without decoding its pixels."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 20 * 1024 * 1024
"""How much one picture may hold."""

MAX_PIXELS = 64_000_000
"""How many pixels are decoded; phones take up to 50 million, and each costs up to twelve bytes of memory."""

MAX_SIDE = 65_535
"""How many pixels a side may have, as in JPEG and GIF; a longer one has the decoder ask for gigabytes."""

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")

_MAX_READS = 250_000
"""How often a header may be read from; a GIF of the largest size needs 170,000, sound others a hundred."""

_SCAN = re.compile(rb"\xff\xda\0(?:\x08\x01|\x0a\x02|\x0c\x03|\x0e\x04)")
"""Where a JPEG goes over its pixels once more, to make them finer."""

_MAX_SCANS = 64
"""How many scans a JPEG may have; sound ones have a dozen. A hundred bytes can ask for one."""

_FIRST_LYING = 5
"""The first of EXIF's orientations whose height lies across."""


class PictureError(Exception):
    """A picture that cannot be served; ``code`` is that of the problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Header(NamedTuple):  # who encodes would load dataclasses for it alone
    """What a picture says of itself; width and height, in pixels, are those of the picture turned upright."""

    width: int
    height: int
    moves: bool


def is_readable() -> bool:
    """Tell whether headers can be read here: there is no Pillow for browsers."""
    return find_spec("PIL") is not None


def header(path: Path) -> Header:
    """Read a picture's header, or raise PictureError."""
    with opened(path) as image:
        width, height = image.size
        if orientation(image) >= _FIRST_LYING:
            width, height = height, width
        # A JPEG with several pictures in it is a photograph with its preview or depth.
        moves = image.format in {"GIF", "PNG", "WEBP"} and getattr(image, "is_animated", False)
        return Header(width, height, moves)


@contextmanager
def opened(path: Path) -> Iterator["Image.Image"]:
    """Open a picture of few enough pixels; whatever its decoder meets then and later is a PictureError."""
    # Pillow knows WebP from the start then: to look for it, it would load all forty kinds of pictures.
    from PIL import Image, WebPImagePlugin  # noqa: F401, PLC0415 # known by being loaded; not there in browsers

    try:
        content = _content(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit is lower than Pillow's, which would only warn
            with Image.open(_Bounded(content), formats=_FORMATS) as image:
                _limit(image)
                yield image
    except PictureError:
        raise
    except Image.DecompressionBombError:
        raise PictureError("picture-pixels") from None
    except Exception as error:  # decoders raise anything on bytes that somebody made up
        raise PictureError("picture-broken") from error


def orientation(image: "Image.Image") -> int:
    """Return from 1 to 8 how a picture lies, as EXIF counts; 1 is upright, as is what nobody can read."""
    from PIL import ExifTags, Image  # noqa: PLC0415 # as above

    exif = Image.Exif()
    try:
        exif.load(image.info.get("exif", b""))
        value = int(exif.get(ExifTags.Base.Orientation, 1))
    except Exception:  # noqa: BLE001 # as above, and a picture is whole without its EXIF
        return 1
    return value if 1 <= value <= 8 else 1  # EXIF knows eight


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    if len(_SCAN.findall(content)) > _MAX_SCANS:
        raise PictureError("picture-broken")
    return content


def _limit(image: "Image.Image") -> None:
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
        raise PictureError("picture-pixels")


class _Bounded(io.BytesIO):
    """A file that ends an endless header: millions of empty parts would be read one by one."""

    _left = _MAX_READS

    def read(self, size: int | None = -1, /) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise PictureError("picture-broken")
        return super().read(size)
