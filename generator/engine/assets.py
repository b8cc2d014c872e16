"""The site's own styles and scripts: every site has them, whatever its mkdocs.yml says."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.site import headers
from generator.site.frame import icons, styles
from generator.site.frame.scripts import EVERYWHERE
from generator.support import cache
from generator.support.cache import Cache

FOLDER = Path(str(files("generator.site"))) / "assets"

STYLES = (styles.OURS, "assets/search.css")
"""What every page loads, beside its scripts."""

_PALETTE = "assets/stylesheets/palette.*.css"
"""Where the theme's colours lie in its folder."""

_MAIN = "assets/stylesheets/main.*.css"
"""Where all else lies that it looks like."""

DARK = "assets/dark.css"
"""What pages load where no script can set the dark scheme that the reader's system asks for."""

_SLATE = re.compile(r"""[^{}/]*\[data-md-color-scheme="?slate"?][^{}]*\{[^{}]*\}""")
"""A rule of the dark scheme."""

_SCHEMAS = "schemas"
"""The kind under which the schemas of entries are kept."""

_COMMENT_LINES = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/)[\s\S])*\*/[ \t]*)\n", re.MULTILINE)
"""Comments that stand on lines of their own."""

_COMMENT_ENDS = re.compile(r"""(?<=\S)[ \t]+// [^'"`\n]*$""", re.MULTILINE)
"""Comments that end a line, and surely no text in quotation marks."""

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)

_COMMENTS = re.compile(r"/\*[\s\S]*?\*/")
_INDENTED = re.compile(r"\s*\n\s*")
_BROKEN = re.compile(r" ?([{};,])\n")
_SPACED = re.compile(r'("[^"]*")|([:,]) ')


def register(config: MkDocsConfig) -> None:
    """Have every page load ours before what mkdocs.yml adds, which may so change them."""
    config.extra_css[:0] = STYLES
    config.extra_javascript[:0] = [_module(path) for path in EVERYWHERE]


def generated(config: MkDocsConfig, kept: Cache) -> Iterator[File]:
    """Yield the files of ``assets/`` and the headers, for the engine to put them into the site."""
    yield File.generated(config, headers.FILE, content=headers.text())
    for path in sorted(FOLDER.rglob("*.*")):
        content = path.read_bytes()
        if shorter := _SHORTER.get(path.suffix):
            content = shorter(content.decode()).encode()
        yield File.generated(config, f"assets/{path.relative_to(FOLDER).as_posix()}", content=content)
    for place, schema in _schemas(config.site_url or "", kept).items():
        yield File.generated(config, place, content=schema)
    coloured = (*_theirs(config, _PALETTE), *(FOLDER.parent / style for style in STYLES))
    rules = dark(tuple(path.read_text(encoding="utf-8") for path in coloured))
    yield File.generated(config, DARK, content=rules)
    for path in _theirs(config, _MAIN):
        place = styles.address(f"assets/stylesheets/{path.name}")
        yield File.generated(config, place, content=styles.pared(path.read_text(encoding="utf-8")))


def draw(site: Path, drawn: Mapping[str, str]) -> None:
    """Have the stylesheet that the engine put into a site draw the icons around its pages."""
    with (site / STYLES[0]).open("a", encoding="utf-8") as stylesheet:
        stylesheet.write(icons.stylesheet(drawn))


def _schemas(site: str, kept: Cache) -> Mapping[str, str]:
    """Return the schemas by where they lie in a site; made once, for they are made of all models."""

    def made() -> str:
        from generator.entries.format.schema import as_json, schemas  # noqa: PLC0415 # with all models

        placed = {f"schema/{kind}.json": schema for kind, schema in schemas().items()}
        return json.dumps(
            {place: as_json({"$id": urljoin(site, place), **schema}) for place, schema in placed.items()}
        )

    found: dict[str, str] = json.loads(kept.text(_SCHEMAS, cache.key(site), made))
    return found


@lru_cache(maxsize=1)  # a preview asks after each edit, here and below
def dark(stylesheets: tuple[str, ...]) -> str:
    """Return the rules of the dark scheme for pages that wear the light one, which no script can change."""
    rules = (rule for sheet in stylesheets for rule in _SLATE.findall(sheet) if ":not(" not in rule)
    worn = (rule.strip().replace('"slate"', "slate").replace("=slate]", "=default]") for rule in rules)
    return "@media screen and (prefers-color-scheme: dark) {\n" + "\n".join(worn) + "\n}\n"


def _theirs(config: MkDocsConfig, pattern: str) -> Iterator[Path]:
    return (found for folder in config.theme.dirs for found in sorted(Path(folder).glob(pattern)))


@lru_cache
def served(script: str) -> str:
    """Return a script without comments, which are a third of its weight, and without indentation.

    Nothing else is touched, so that it needs no knowledge of the language. Lines of a template literal that
    look like a comment would go as well; our scripts do without. Where such a literal may have several lines,
    which an odd number of backticks in one tells, all lines stay indented: some hold Python.
    """
    code = _COMMENT_ENDS.sub("", _COMMENT_LINES.sub("", script))
    return code if any(line.count("`") % 2 for line in code.splitlines()) else _INDENTATION.sub("", code)


@lru_cache
def shortened(stylesheet: str) -> str:
    """Return a stylesheet in few lines without comments and blanks that say nothing, a third less.

    No string in it holds a comment or the end of a line.
    """
    lines = _BROKEN.sub(r"\1", _INDENTED.sub("\n", _COMMENTS.sub("", stylesheet)).lstrip())
    return _SPACED.sub(lambda found: found[1] or found[2], lines)


_SHORTER = {".js": served, ".css": shortened}
"""What files go out without, by their suffix."""


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script
