"""The pages of ``docs/``: what they say of themselves, and what their Markdown demands of the engine."""

import re
from pathlib import Path

from generator.entries import marks
from generator.entries.write.renaming import Renaming, in_front_matter
from generator.entries.yaml.nodes import Mapping, Scalar
from generator.entries.yaml.parser import parse
from generator.site.articles import odd_files
from generator.text.addresses import CODE
from generator.text.markdown import limits

MAX_FRONT_MATTER = 16 * 1024
"""How many characters a page may say about itself; the engine reads them with a parser that is slow."""

FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)

_HEADING = re.compile(r"^#\s+(.+)$", re.MULTILINE)


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
    odd_files.refuse_if_odd(path, docs)
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
    return f"{text[:begin]}{said}{text[end:below]}{renaming.in_page(text[below:])}"
