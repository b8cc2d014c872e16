"""Pictures that entries name: there, safe to serve, and what they say they are."""

import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.entries.folder import Folder
from generator.entries.library import EntryFile
from generator.problems.problem import Mistake
from generator.support.pictures import MAX_BYTES, PictureError, header, is_readable
from generator.text.names.nearest import Suggestions

_HEAD = 1024
"""How many bytes tell what a picture is."""

_SIGNATURES = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP", re.DOTALL)
_HEIC = re.compile(rb".{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)", re.DOTALL)
_SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)


def mistakes(item: EntryFile, files: Folder, there: Collection[str], root: Path) -> Iterator[Mistake]:
    """Find what is wrong with the figures of an entry; ``there`` are the pictures of its folder."""
    folder, suggestions = item.file.rpartition("/")[0], Suggestions()
    for index, figure in enumerate(item.entry.figures):
        for key, name in figure.files.items():
            path: tuple[str | int, ...] = ("figures", index, *key)
            file = f"{folder}/{name}"
            if "/" in name or "\\" in name:
                yield Mistake.of(item.file, path, "figure-path", value=name)
            elif file in files.pictures:
                if code := refusal(root / files.stored.get(file, file)):
                    yield Mistake.of(item.file, path, code, value=name)
            elif file not in files.refused:
                near = suggestions.nearest(name, there)
                yield Mistake.of(item.file, path, "figure-missing", value=name, nearest=near)
        if figure.file and figure.alt is None:
            yield Mistake.of(item.file, ("figures", index), "missing-alt", value=figure.file)


def refusal(path: Path) -> str | None:
    """Return the code of what keeps a picture from being served, or from being served as it is."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return "figure-missing"
        if status.st_size > MAX_BYTES:
            return "picture-too-large"
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return "unreadable"
    if _SIGNATURES.match(head):
        return _misfit(path) if is_readable() else None
    if _SVG.search(head):
        return "picture-svg"
    return "picture-heic" if _HEIC.match(head) else "picture-kind"


def _misfit(path: Path) -> str | None:
    """Return the code of what a picture's header tells; damage further on shows when it is encoded."""
    try:
        return "picture-animated" if header(path).moves else None
    except PictureError as error:
        return error.code
