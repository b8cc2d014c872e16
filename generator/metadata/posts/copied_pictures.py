"""Pictures of a post: those that lie beside it are taken along, others become links."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.entries.checks.figures import refusal
from generator.entries.folder import PICTURE
from generator.metadata.posts.places import line_of
from generator.problems.problem import Place, Problem
from generator.support.languages import Lang
from generator.text import hrefs
from generator.text.slugs import picture_name

IMAGE = re.compile(
    r"(?P<linked>\[)?!\[(?P<alt>(?:[^\[\]\\]|\\.)*)\]\(\s*+(?:<(?P<held>[^<>\n]*)>|(?P<bare>[^\s()]*))(?:\s++\"[^\"\n]*\")?\s*+\)"
    r"(?(linked)\]\(<?(?P<href>(?:[^\s()<>]|\([^\s()]*\))*)>?\))"
)
"""A picture in Markdown, perhaps within a link."""

_WORDS: dict[Lang, str] = {"ko": "그림", "en": "picture"}


@dataclass(slots=True)
class Pictures:
    """Takes the pictures of a post along, each once."""

    beside: Path
    """The post's folder."""
    target: Path
    """The folder of the edition."""
    file: str
    """The post, as it is told."""
    source: str
    """What its file holds."""
    lang: Lang
    taken: dict[str, bytes] = field(default_factory=dict)
    """Those that are not there yet, by the names that they get."""
    problems: list[Problem] = field(default_factory=list)

    def shown(self, text: str) -> tuple[str, dict[str, str]]:
        """Return a note with figures in place of pictures, and the alternative text of each by its name."""
        figures: dict[str, str] = {}

        def show(name: str, alt: str) -> str:
            figures[name] = figures.get(name) or alt
            return f"![[{name}]]"

        return IMAGE.sub(lambda image: self._in_place(image, show), text), figures

    def in_words(self, text: str) -> str:
        """Return another text with words in place of pictures, since only notes show any."""

        def tell(name: str, alt: str) -> str:
            self._report(name, "import-post-picture-place")
            return f"{alt} (`{name}`)".strip()

        return IMAGE.sub(lambda image: self._in_place(image, tell), text)

    def _in_place(self, image: re.Match[str], put: Callable[[str, str], str]) -> str:
        source, alt = image["held"] or image["bare"] or "", re.sub(r"\\(.)", r"\1", image["alt"]).strip()
        words = image["alt"].strip()
        link = hrefs.safe(image["href"] or "")
        if address := hrefs.safe(source):
            self._report(address, "import-post-picture-elsewhere")
            shown = f"[{words or _WORDS[self.lang]}](<{address}>)"
            link = None if link == address else link
        elif name := self._take(source):
            shown = put(name, alt)
        else:
            shown = f"{words} (`{source}`)".strip() if source else words
        return f"{shown} <{link}>".strip() if link else shown

    def _take(self, source: str) -> str:
        """Return the name under which a picture is taken along; empty where it is not."""
        path = self._found(source)
        if path is None:
            self._report(source, "import-post-picture-missing")
            return ""
        name = picture_name(path.name)
        if code := (refusal(path) if PICTURE.fullmatch(name) else "picture-name"):
            self._report(source, "import-post-picture-refused", reason=code)
            return ""
        content = path.read_bytes()
        stem, _, kind = name.rpartition(".")
        for number in range(1, 1000):
            numbered = name if number == 1 else f"{stem}-{number}.{kind}"
            there = self._there(numbered)
            if there in {None, content}:
                if there is None:
                    self.taken[numbered] = content
                return numbered
        return ""

    def _there(self, name: str) -> bytes | None:
        path = self.target / name
        if name in self.taken:
            return self.taken[name]
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None

    def _found(self, source: str) -> Path | None:
        """Return the file that a picture's address names, if that lies in the post's folder or below it."""
        try:
            parts = urlsplit(source)
        except ValueError:
            return None
        path = unquote(parts.path)
        steps = PurePosixPath(path).parts
        is_outside = parts.scheme or parts.netloc or ".." in steps or not steps or {*"\\:\0"} & {*path}
        if is_outside or steps[0] == "/":
            return None
        for form in ("NFC", "NFD"):
            place = self.beside
            for step in steps:
                place /= unicodedata.normalize(form, step)
                if place.is_symlink():
                    return None
            if place.is_file():
                return place
        return None

    def _report(self, name: str, code: str, **values: str) -> None:
        place = Place(self.file, line_of(self.source, name))
        problem = Problem.at(place, code, value=name or "data:", **values)
        if problem not in self.problems:
            self.problems.append(problem)
