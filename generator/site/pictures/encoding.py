"""One picture decoded, cleaned and encoded anew.

It is done in a process of its own, so that a decoder that a made-up file crashes or keeps busy takes nothing
else with it. What comes of it is handed over by the standard output, so that nothing is left of it either.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageFilter

from generator.site.pictures import handover
from generator.site.pictures.handover import BEGAN, PHONE_WIDTH
from generator.support.pictures import PictureError, opened, orientation

MAX_PHONE_BYTES = 95_000
"""What a version for phones should cost at most, so that with its headers it stays below 100 kB."""

MAX_LARGE_BYTES = 500_000
"""The same of wider versions."""

_BROKEN = 3
"""The status with which it ends where a picture cannot be decoded."""

_TRIES = ((0, 80), (0, 60), (0, 40), (1, 40), (2, 40), (4, 40), (8, 40))
"""Radius of blur, in pixels, and quality: what is tried until a version is small enough.

Where quality alone does not do, the noise of a photograph taken in the dark costs more than it shows.
"""

_STILL: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    ".png": ("PNG", {"optimize": True}),
    ".gif": ("GIF", {}),
    ".jpg": ("JPEG", {"quality": 75, "optimize": True, "progressive": True}),
    ".jpeg": ("JPEG", {"quality": 75, "optimize": True, "progressive": True}),
}
"""Kinds other than WebP, and how they are written."""

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by EXIF's orientation."""


def main(seconds: int, path: str, names: Sequence[str]) -> None:
    """Write versions of a picture to the standard output, in the order of their names.

    It ends after so many seconds of processor time, where systems know such a limit.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 # is nowhere else

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        soft = seconds if most == resource.RLIM_INFINITY else min(seconds, most)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, most))
    out = sys.stdout.buffer
    out.write(BEGAN)
    out.flush()
    try:
        for _, data in versions(Path(path), names):
            out.write(handover.part(data))
    except PictureError as error:
        if isinstance(error.__cause__, MemoryError):
            raise error.__cause__ from None
        sys.exit(_BROKEN)


def versions(path: Path, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield versions of a picture by name; raises PictureError for what cannot be decoded.

    A name is the size and kind of a version: ``800x600.webp``.
    """
    sizes = {name: _size(name) for name in names}
    with opened(path) as original:
        drawn = original.format in {"PNG", "GIF"}
        image = _cleaned(original, max(sizes.values()))
        for name, size in sizes.items():
            shrunk = image.resize(size, Image.Resampling.LANCZOS)
            yield name, _encoded(shrunk, Path(name).suffix, drawn=drawn)


def _size(name: str) -> tuple[int, int]:
    width, _, height = Path(name).stem.partition("x")
    return int(width), int(height)


def _cleaned(original: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a picture's pixels alone: upright, in sRGB, on white, in the largest size that is needed."""
    turned = orientation(original)
    profile = original.info.get("icc_profile")
    lying = size if turned < 5 else size[::-1]  # from 5 on the height lies across
    original.draft(None, lying)  # a JPEG need not be decoded at its full size
    image = _continuous(original)
    if image.size != lying:
        image = image.resize(lying, Image.Resampling.LANCZOS)
    if image.mode in {"RGBA", "LA"}:
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    image = _in_srgb(image, profile).convert("RGB")
    if turned in _TURNS:
        image = image.transpose(_TURNS[turned])
    image.info = {}
    return image


def _continuous(image: Image.Image) -> Image.Image:
    """Return a picture in a mode whose pixels can be averaged."""
    if image.mode.startswith("I"):  # sixteen bits a pixel, of which eight are shown
        return image.convert("I").point([value >> 8 for value in range(1 << 16)], "L")
    if image.mode in {"P", "PA"} or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("L") if image.mode == "1" else image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture in the colours that screens assume where nothing is said."""
    if not profile:
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a profile that is broken, or for pixels of another kind
        return image
    return converted or image


def _encoded(image: Image.Image, suffix: str, *, drawn: bool) -> bytes:
    """Return the best encoding that is small enough, or else the last that was tried."""
    if suffix in _STILL:
        kind, settings = _STILL[suffix]
        return _saved(image, kind, **settings)
    limit = MAX_PHONE_BYTES if image.width <= PHONE_WIDTH else MAX_LARGE_BYTES
    # A drawing's lines stay sharp where they can.
    data = _saved(image, "WEBP", lossless=True) if drawn else b""
    for radius, quality in _TRIES:
        if data and len(data) <= limit:
            break
        data = _saved(image.filter(ImageFilter.GaussianBlur(radius)), "WEBP", quality=quality)
    return data


def _saved(image: Image.Image, kind: str, **settings: Any) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **settings)
    return stream.getvalue()
