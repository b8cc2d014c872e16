"""What saved pages say of themselves in their heads: title, author, date and address."""

import html
import re

_META = re.compile(r"<(?:meta|link)\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
"""An attribute of a tag, and its value within quotes of either kind or none."""

_TITLE = re.compile(r"<title[^<>]*>([^<]{1,500})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!-- saved from url=\([0-9]+\)(\S+) -->")
_HEAD = 512 * 1024
"""Within how many characters a page says what it is; blogs put styles before that."""


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag, by their names in small letters."""
    return {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}


def about(source: str) -> dict[str, str]:
    """Return ``title``, ``author``, ``date`` and ``url``, those that a page names."""
    named: dict[str, str] = {}
    for tag in _META.finditer(source[:_HEAD]):
        typed = attributes(tag[0])
        key = typed.get("property") or typed.get("name") or typed.get("rel") or ""
        named.setdefault(key.lower(), html.unescape(typed.get("content") or typed.get("href") or "").strip())
    saved = _SAVED_FROM.search(source[:_HEAD])
    title = _TITLE.search(source[:_HEAD])
    found = {
        "title": named.get("og:title") or (html.unescape(title[1]).strip() if title else ""),
        "author": named.get("author") or named.get("article:author", ""),
        "date": (named.get("article:published_time") or named.get("date", ""))[:10],
        "url": named.get("canonical") or named.get("og:url") or (saved[1] if saved else ""),
    }
    return {key: value for key, value in found.items() if value}
