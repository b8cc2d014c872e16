"""The site's own styles and scripts: every site has them, whatever its mkdocs.yml says."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator.site import headers

FOLDER = Path(str(files("generator.site"))) / "assets"

STYLES = ("assets/digest.css", "assets/search.css")
SCRIPTS = ("assets/digest.js", "assets/search.js")
"""What every page loads; the modules of ``assets/search/`` are loaded by these."""

_COMMENT_LINES = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/)[\s\S])*\*/[ \t]*)\n", re.MULTILINE)
"""Comments that stand on lines of their own."""


def register(config: MkDocsConfig) -> None:
    """Have every page load ours before what mkdocs.yml adds, which may so change them."""
    config.extra_css[:0] = STYLES
    config.extra_javascript[:0] = [_module(path) for path in SCRIPTS]


def generated(config: MkDocsConfig) -> Iterator[File]:
    """Yield the files of ``assets/`` and the headers, for the engine to put them into the site."""
    yield File.generated(config, headers.FILE, content=headers.text())
    for path in sorted(FOLDER.rglob("*.*")):
        content = path.read_bytes()
        if path.suffix == ".js":
            content = served(content.decode()).encode()
        yield File.generated(config, f"assets/{path.relative_to(FOLDER).as_posix()}", content=content)


def served(script: str) -> str:
    """Return a script without the comments on lines of their own, which are a third of its weight.

    Nothing else is touched, so that it needs no knowledge of the language. Lines of a template literal that
    look like a comment would go as well; our scripts do without.
    """
    return _COMMENT_LINES.sub("", script)


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script
