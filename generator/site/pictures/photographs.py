"""Photographs as they are published: upright, without what the camera noted, in sizes that fit.

At the address that the format promises lies a copy of its own kind for whoever links to it; pages show
WebP versions, whose names are that address and a width, and cannot be another picture's.
"""

import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from generator.site.pictures import handover
from generator.site.pictures.handover import PHONE_WIDTH
from generator.support import pictures
from generator.support.cache import Cache
from generator.support.pictures import PictureError

WIDTHS = (480, 800, PHONE_WIDTH, 2000)
"""The widths of versions, in pixels; the last is what opens large."""

MAX_HEIGHT = 16383
"""The height, in pixels, that WebP can hold."""

_MAX_SECONDS = 30
"""How much processor time one picture may take; one is usual, six the most that sound ones needed."""

_MAX_WAIT = 600
"""After how many seconds nobody waits for it, however busy the computer is."""

_MEASURE = 760
"""How wide a page shows a figure at most, in CSS pixels: digest.css's measure."""

_KEPT = "pictures"
"""The folder of the cache in which encoded pictures lie."""

_ENCODING = Path(__file__).with_name("encoding.py")
"""What encodes, and is loaded by that process alone, with the library that decodes."""

_PLACES = (str(metadata.distribution("pillow").locate_file("")), str(_ENCODING.parents[3]))
"""Where the other process finds its modules."""

_PROGRAM = """
import sys
sys.path.append(sys.argv[1])
import PIL.Image, PIL.ImageCms, PIL.ImageFilter
sys.path.append(sys.argv[2])
from generator.site.pictures import encoding
encoding.main(int(sys.argv[3]), sys.argv[4], sys.argv[5:])
"""
"""What it runs. Nothing in the current folder or beside the generator is taken for a module of a library."""

_STOPPED = frozenset({1, -9})
"""With what a process ends that ran into something else than a broken picture, or was killed."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture beside an entry, and how it is published."""

    path: Path
    address: str
    """Where the format promises it, counted from the site's root."""
    width: int
    height: int
    """Its natural size in pixels, upright."""

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """The sizes of its WebP versions from small to large; none is larger than the picture."""
        largest = min(self.width, WIDTHS[-1])
        widths = [*(width for width in WIDTHS if width < largest), largest]
        return tuple(dict.fromkeys(self._fitting(width) for width in widths))

    @property
    def largest(self) -> str:
        """The address of the version that opens large."""
        return self._version(self.sizes[-1][0])

    def srcset(self, root: str) -> str:
        """Return the versions among which a browser chooses; ``root`` leads to the site's root."""
        return ", ".join(f"{root}{self._version(width)} {width}w" for width, _ in self.sizes)

    @property
    def shown(self) -> str:
        """How wide pages show it, as browsers must know before they choose a version.

        On a small screen that is all of it but the theme's margins.
        """
        return f"min({min(self.width, _MEASURE)}px, 100vw - 32px)"

    @property
    def files(self) -> Mapping[str, str]:
        """What is encoded, by the address where it is published."""
        webp = {self._version(width): f"{width}x{height}.webp" for width, height in self.sizes}
        width, height = self._fitting(min(self.width, PHONE_WIDTH))
        return {self.address: f"{width}x{height}{self.path.suffix}", **webp}

    def _version(self, width: int) -> str:
        return f"{self.address}.{width}.webp"

    def _fitting(self, width: int) -> tuple[int, int]:
        height = max(1, min(MAX_HEIGHT, round(self.height * width / self.width)))
        return max(1, min(width, round(self.width * height / self.height))), height


def photograph(path: Path, address: str) -> Photograph | None:
    """Return the picture at a path; None for one that cannot be published, which checking tells of."""
    try:
        found = pictures.header(path)
    except PictureError:
        return None
    return Photograph(path, address, found.width, found.height)


def encoded(photograph: Photograph, cache: Cache) -> Mapping[str, bytes]:
    """Return what is published of a picture by address, encoded unless ``cache`` holds it.

    Raises PictureError where it cannot be decoded, OSError where the system refuses what encoding takes.
    """
    key = _key(photograph.path)
    kept = {name: f"{_KEPT}/{key}-{name}" for name in photograph.files.values()}
    found = {name: data for name, at in kept.items() if (data := cache.read(at)) is not None}
    if found.keys() != kept.keys():
        found = _encode(photograph.path, list(kept))
        for name, data in found.items():
            cache.keep(kept[name], data)
    return {address: found[name] for address, name in photograph.files.items()}


def undecodable(photographs: Iterable[Photograph], cache: Cache) -> Iterator[Photograph]:
    """Encode pictures into ``cache``, as many at once as there are processors; yield those that failed.

    Raises OSError where the system refuses what encoding takes.
    """

    def fails(photograph: Photograph) -> bool:
        try:
            encoded(photograph, cache)
        except PictureError:
            return True
        return False

    photographs = tuple(photographs)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for photograph, failed in zip(photographs, pool.map(fails, photographs), strict=True):
                if failed:
                    yield photograph
        except RuntimeError as error:  # no more threads
            raise OSError(errno.EAGAIN, str(error)) from error


def _encode(path: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Encode a picture in a process of its own; see ``encoding.py``.

    Raises PictureError where it cannot be decoded, OSError where it is not what stopped that process.
    """
    program = [sys.executable, "-I", "-S", "-c", _PROGRAM, *_PLACES]
    command = [*program, str(_MAX_SECONDS), str(path.resolve()), *names]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_MAX_WAIT)  # noqa: S603 # our own program
    except subprocess.TimeoutExpired as error:
        raise PictureError("picture-broken") from error
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    began = done.stdout.startswith(handover.BEGAN)
    made = [*handover.parts(done.stdout.removeprefix(handover.BEGAN))] if done.returncode == 0 else []
    if len(made) == len(names):
        return dict(zip(names, made, strict=True))
    if began and done.returncode not in _STOPPED:
        raise PictureError("picture-broken")
    said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    raise ChildProcessError(errno.ECHILD, said or f"status {done.returncode}", str(path))


def _key(path: Path) -> str:
    """Return a name for all that encoding depends on."""
    digest = hashlib.sha256(f"{metadata.version('pillow')} {_webp()}\n".encode())
    for file in (pictures.__file__, handover.__file__, _ENCODING, path):
        digest.update(Path(file).read_bytes())
    return digest.hexdigest()


@cache
def _webp() -> str | None:
    from PIL import features  # noqa: PLC0415 # takes long to load, and most commands encode nothing

    return features.version("webp")
