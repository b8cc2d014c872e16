"""Nothing that is shown or written by the package is of the group that wrote it: the content is theirs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent

OURS = re.compile(
    r"ismir|icassp|recsys|music|recommend(?:er|ation)|최근우|keunwoo choi|paper-digest\.github"
    r"|음악|추천 시스템",
    re.IGNORECASE,
)
"""What this site is about, and who writes it."""

FORMATS = {
    "metadata/proceedings/ismir.py": "imports ISMIR's archive",
    "metadata/proceedings/ismir_venues.yml": "the venue that files of that archive go to",
    "metadata/proceedings/other_formats.py": "names the command that imports ISMIR's archive",
    "cli/imports/proceedings_lists.py": "imports ISMIR's archive",
    "cli/starter/tags/audio.yml": "a vocabulary for who asks for it",
    "entries/write/registries/known_venues.yml": "the names of conferences of many fields",
    "text/formulas/macros.yml": "the names of symbols",
}
"""Files in which something of that is meant."""

IMPORTING = re.compile(
    r"(?ms)^(?:import-|\"Take over each FILE of ISMIR).*?(?=^\S)|ISMIR(?:’s|'s)? (?:archive|lists)"
)
"""What is said of that importer."""


def texts(path: Path) -> Iterator[str]:
    """Yield what a file says to others than who opens it: the texts in code, all else but for comments."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        tree = ast.parse(text)
        remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks:
                yield node.value
    elif path.suffix == ".js":
        yield re.sub(r"/\*.*?\*/|//.*", "", text, flags=re.DOTALL)
    else:
        yield re.sub(r"(?m)^#.*", "", text) if path.name == "messages.yml" else text


FILES = [
    path
    for path in sorted(PACKAGE.rglob("*"))
    if path.suffix in {".py", ".js", ".css", ".html", ".yml", ".md", ".txt"}
    and path.relative_to(PACKAGE).as_posix() not in FORMATS
]


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted({path.suffix for path in FILES}))
def test_nothing_of_this_group_is_in_the_package(kind: str) -> None:
    found = [
        f"{path.relative_to(PACKAGE)}: {match[0]}"
        for path in FILES
        if path.suffix == kind
        for text in texts(path)
        for match in OURS.finditer(IMPORTING.sub("", text))
    ]

    assert found == []


def test_what_is_of_this_group_would_be_found() -> None:
    assert all(OURS.search((PACKAGE / name).read_text(encoding="utf-8")) for name in FORMATS)
