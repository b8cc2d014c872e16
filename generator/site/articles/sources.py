"""The files of ``docs/``: which of them no page is made of, and what their Markdown demands of the engine."""

import errno
import os
import re
from pathlib import Path

from generator.entries import marks
from generator.entries.write.renaming import Renaming, in_front_matter
from generator.entries.yaml.nodes import Mapping, Scalar
from generator.entries.yaml.parser import parse
from generator.text.addresses import CODE
from generator.text.characters import UNWANTED
from generator.text.markdown import limits

MAX_FRONT_MATTER = 16 * 1024
"""How many characters a page may say about itself; the engine reads them with a parser that is slow."""

FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)

_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)


def refuse_odd(docs: Path) -> None:
    """Raise OSError for what no page is made of.

    Who reads a pipe waits for ever; links may lead round in circles, or to files that nobody means to
    publish; some names are none elsewhere. The engine leaves out what is hidden: editors keep links
    there that lead nowhere.
    """
    for at, folders, names in os.walk(docs, onerror=_unless_gone):
        for name in sorted((*folders, *(name for name in names if not name.startswith(".")))):
            refuse_if_odd(Path(at, name), docs)


def refuse_if_odd(path: Path, docs: Path) -> None:
    """Raise OSError where one file is such a thing."""
    if UNWANTED.search(path.name) or "\n" in path.name or "\r" in path.name:
        raise OSError(errno.EINVAL, "a name with control characters, or not in UTF-8", str(path))
    if path.is_symlink() and not _is_inside(path, docs):
        raise OSError(errno.EINVAL, "a link that leads to no file in that folder", str(path))
    if not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, "neither a file nor a folder", str(path))


def _unless_gone(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def _is_inside(link: Path, docs: Path) -> bool:
    """Tell whether a link leads to a file in a folder, and not to a folder nor out of it."""
    return link.is_file() and Path(os.path.realpath(link)).is_relative_to(os.path.realpath(docs))


def is_readable(front: str) -> bool:
    """Tell whether the engine can read a page's first lines: keys and values, and not too many."""
    if len(front) > MAX_FRONT_MATTER:
        return False
    found = parse(front)
    return not (found.problems or found.failure) and isinstance(found.root, Mapping)


def demands_too_much(text: str) -> bool:
    """Tell whether the engine would take long to render a text; nothing ends that once it has begun."""
    return limits.excess(CODE.sub("", text)) is not None or marks.exceeds(text)


def heading(markdown: str) -> str:
    """Return the first heading of a page; empty where there is none."""
    found = _HEADING.search(markdown)
    return found[1].strip() if found else ""


def title(path: Path, docs: Path) -> str:
    """Return what a page is called; empty where it does not say so, or nobody can read it."""
    refuse_if_odd(path, docs)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return ""
    match = FRONT_MATTER.match(text)
    return said(text, "title") or heading(text[match.end() :] if match else text)


def said(text: str, key: str) -> str:
    """Return what a page says of itself under a key; empty where that is nothing, or more than a text."""
    match = FRONT_MATTER.match(text)
    front = parse(match[1]).root if match and is_readable(match[1]) else None
    _, value = front.by_key.get(key, (None, None)) if isinstance(front, Mapping) else (None, None)
    return value.text if isinstance(value, Scalar) else ""


def renamed(text: str, renaming: Renaming) -> str:
    """Return a page's text in whose first lines and links a new name stands for an old one."""
    match = FRONT_MATTER.match(text)
    below = match.end() if match else 0
    begin, end = match.span(1) if match else (0, 0)
    front = text[begin:end]
    said = in_front_matter(front, renaming) if front and is_readable(front) else front
    return f"{text[:begin]}{said}{text[end:below]}{renaming.in_markdown(text[below:])}"
