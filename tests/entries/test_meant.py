"""Authors, ids and texts are read as they were meant, and told once where they were typed otherwise."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.entries import reader
from generator.problems.messages import hint, message
from generator.support import plain_yaml
from tests.entries.projects import ENTRY, SOUND, write
from tests.tables import each

TYPED: Any = plain_yaml.values(Path(__file__).with_name("meant.yml").read_text(encoding="utf-8"))
TODAY = date(2020, 6, 2)
CASES: dict[str, dict[str, Any]] = {
    f"{name}-{n}": {**kind, **case}
    for name, kind in TYPED["kinds"].items()
    for n, case in enumerate(kind["cases"])
}

pytestmark = pytest.mark.usefixtures("each_text_is_read_once")


def test_what_is_typed_is_what_is_meant(tmp_path: Path) -> None:
    each(CASES, lambda case: _is_read_as_meant(case, tmp_path))


def _is_read_as_meant(case: dict[str, Any], tmp_path: Path) -> None:
    assert case["put"] in TYPED["base"]
    text = TYPED["base"].replace(case["put"], case["with"], 1)

    library = reader.read(write(tmp_path, {**SOUND, ENTRY: text}), today=TODAY)

    told = [(problem.code, problem.place.line) for problem in library.problems]
    assert told == ([(case["code"], case["line"])] if "code" in case else [])
    for problem in library.problems:
        for lang in ("ko", "en"):
            assert case["says"] in f"{message(problem, lang)} {hint(problem, lang)}"
    entry = library.entries["ismir/2015/paper"].entry
    if "authors" in case:
        assert [author.name for author in entry.paper.authors] == case["authors"]
    if {"arxiv", "doi"} & case.keys():
        assert entry.paper.doi == case.get("doi")
        assert (str(entry.arxiv) if entry.arxiv else None) == case.get("arxiv")
