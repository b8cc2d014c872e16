"""The built site as the tests look at it: its pages, and what each page links to."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the site."""

    site: Path
    path: str
    """POSIX path below the site's folder."""

    @cached_property
    def html(self) -> str:
        """Return the text of the file."""
        return (self.site / self.path).read_text(encoding="utf-8")

    @cached_property
    def tags(self) -> list[tuple[str, Mapping[str, str]]]:
        """Return every start tag with its attributes, in order."""
        noted = _Tags()
        if self.html.strip():
            # The stubs want a target that takes bytes as well, and comments and text: lxml asks for neither.
            parser = etree.HTMLParser(target=noted, encoding="utf-8")  # type: ignore[arg-type]
            etree.fromstring(self.html.encode(), parser)
        return noted.tags

    @property
    def lang(self) -> str:
        """Return the language of the tree in which the page lies."""
        return "en" if self.path.startswith("en/") else "ko"

    @property
    def is_redirect(self) -> bool:
        """Tell whether the page only leads on to another."""
        return any(attributes.get("http-equiv") == "refresh" for _, attributes in self.tags)

    @property
    def ids(self) -> list[str]:
        """Return all ids in the page."""
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    def links(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield what the page links to or shows, with the attributes of the element that does."""
        for tag, attributes in self.tags:
            for name in ("href", "src", "poster", "data"):
                if name in attributes and tag != "base":
                    yield attributes[name], attributes

    def resolve(self, link: str) -> tuple[str, str] | None:
        """Return the file below the site's folder and the anchor that a link leads to, or None."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(f"/{self.path}"), path))
            if path
            else f"/{self.path}"
        )
        if path.rpartition("/")[2] in {"", ".", ".."} and path:
            target = posixpath.join(target, "index.html")
        return target.removeprefix("/"), unquote(parts.fragment)


def pages(site: Path) -> list[BuiltPage]:
    """Return every HTML file of a built site."""
    return [BuiltPage(site, path.relative_to(site).as_posix()) for path in sorted(site.rglob("*.html"))]


class _Tags:
    """Notes start tags as they are parsed, but not those in a template, which are no part of the page."""

    def __init__(self) -> None:
        self.tags: list[tuple[str, Mapping[str, str]]] = []
        self._templates = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._templates += tag == "template"
        if not self._templates:
            self.tags.append((tag, dict(attributes)))

    def end(self, tag: str) -> None:
        self._templates -= tag == "template"

    def close(self) -> None:
        """Have nothing to do at the end of a page."""
