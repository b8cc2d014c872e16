"""Make entries again of the pages that ``digest export markdown`` wrote: python to_entries.py INTO.

What was typed is taken out of titles, comments and anchors again. Where that would become something else, as
where somebody typed such a mark, front matter keeps it, and the comments around the text name a key: while it
is as it was written, what was kept holds.
"""

import html
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
TEXT = re.compile(r"<!-- digest: (\S+)( \w+|) -->\n\n(.*?)\n\n<!-- /digest\2 -->", re.DOTALL)
LINK = re.compile(r'!?\[(?:\\.|[^][\\])*\]\([^)"[]* "(!?\[\[[^"]*|\[[\d:]+\])"\)(?:  \n\*.*\*<!-- -->)?')
SLIDE = re.compile(r'<small(?: id="[^"]*")? title="([^"]*)">.{0,3000}?</small>')
CAPTION = re.compile(r"(?:<br>)?\*\*[^*\n]+\*\*<!-- (\S+:) -->")
LABEL = re.compile(
    r'(?:\n[ >]*\n[ >]*(?=<a id="[^"]{0,40}-eq-))?'
    r'<a id="[^"]{0,40}?-((?:fig|tab|eq)-[^"]*)"( *)></a>(?:\(\d+\))?'
)
SIGNS = {"&#60;": "<", "]&#40;": "](", "]&#58;": "]:", r"\lt{}": "<"}


def texts(page: str, kept: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of a page as they were typed, after their places."""
    for place, key, written in TEXT.findall(page):
        yield place, kept[place] if place in kept and key == key_of(written) else typed(written, place)


def key_of(written: str) -> str:
    """Return what stands in the comments around a text for which something is kept."""
    return f" {sha256(written.encode()).hexdigest()[:12]}"


def typed(written: str, place: str) -> str:
    """Return a text without what stands in place of our marks."""
    found = LABEL.sub(r"\2{#\1}", CAPTION.sub(r"\1", SLIDE.sub(r"\1", written)))
    found = LINK.sub(lambda link: html.unescape(link[1]), found)
    for sign, typed_sign in {**SIGNS, f"[^{place.replace('/', '-')}-": "[^"}.items():
        found = found.replace(sign, typed_sign)
    return found


def inside(path: str) -> Path:
    """Return a path that goes on from a folder; ends with a sentence where it would lead out of it."""
    if not all(part.strip(". ") and not set(part) & set(":\\") for part in path.split("/")):
        sys.exit(f"{path!r} is no path of an entry or of its picture.")
    return Path(path)


def main(into: Path, docs: Path) -> None:
    """Write the files of all pages below a folder."""
    files: dict[str, Any] = {}
    pages = [page.read_text(encoding="utf-8") for page in docs.rglob("*.md")]
    divided = [(found[1], page[found.end() :]) for page in pages if (found := FRONT.match(page))]
    fronts = [yaml.safe_load(front) for front, _ in divided]
    for front in fronts:
        if "digest" in front:
            files[front["entry"]] = front["digest"]
    for (_, shown), front in zip(divided, fronts, strict=True):
        for place, text in texts(shown, front.get("typed", {})) if "entry" in front else ():
            *path, lang = place.split("/")
            held = files[front["entry"]]
            for key in path:
                held = held[int(key)] if isinstance(held, list) else held.setdefault(key, {})
            held[lang] = text
    for name, said in files.items():
        file = inside(name)
        (into / file).parent.mkdir(parents=True, exist_ok=True)
        (into / file).write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False), encoding="utf-8")
        for figure in said.get("figures", ()):
            for picture in {figure.get("file"), *figure.get("instead", {}).values()} - {None}:
                shutil.copy(
                    docs / "papers" / Path(*file.parts[-3:-1]) / inside(picture), (into / file).parent
                )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent / "docs")
