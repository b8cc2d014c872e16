"""Pages that a build refuses for where they lie are told by digest check, with the same words."""

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, PluginError

from generator.problems.messages import hint, message
from generator.problems.problem import Place, Problem
from generator.site.articles import reading
from generator.support.languages import Languages
from tests import projects
from tests.build.test_rebuilding import built
from tests.catalog.libraries import library
from tests.tables import each

TAKEN = "page-taken"

CASES = {
    "the home page": (Languages("ko", "en"), "index.md", TAKEN),
    "that of the second language": (Languages("ko", "en"), "en/index.md", TAKEN),
    "a section": (Languages("ko", "en"), "venues/index.md", TAKEN),
    "a section of the second language": (Languages("en", "ko"), "ko/reading-list/index.md", TAKEN),
    "a section of the only language": (Languages("en"), "tags/index.md", TAKEN),
    "one of no language": (Languages("en"), "ko/index.md", ""),
    "the page of a folder": (Languages("ko", "en"), "guides/index.md", ""),
    "the first language": (Languages("ko", "en"), "ko/guides/a.md", "site-docs"),
    "likewise": (Languages("en", "ko"), "en/about.md", "site-docs"),
    "the only language": (Languages("en"), "en/about.md", "site-docs"),
    "the second language": (Languages("en", "ko"), "ko/about.md", ""),
}


def told(root: Path, languages: Languages) -> tuple[Problem, ...]:
    names = library({}, tags={"cnn": {}}).vocabularies
    return reading.read(root / "docs", root, names, languages).problems


def test_where_no_page_may_lie_is_told(tmp_path: Path) -> None:
    def check(row: tuple[Languages, str, str]) -> None:
        languages, at, code = row
        root = tmp_path / f"{'-'.join(languages)}-{at.replace('/', '-')}"
        file = root / "docs" / at
        file.parent.mkdir(parents=True)
        file.write_text("# A\n", encoding="utf-8")
        found = [(problem.code, problem.place) for problem in told(root, languages)]
        place = Place(f"docs/{at if code == TAKEN else at.partition('/')[0]}")
        assert found == ([(code, place)] if code else [])

    each(CASES, check)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("at", ["index.md", "en/tags/index.md", "ko/about.md"])
def test_a_build_ends_over_what_is_told(
    tmp_path: Path, at: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    root = projects.write(tmp_path, **{f"docs/{at}": "# A\n"})
    (problem,) = told(root, Languages("ko", "en"))
    with pytest.raises((Abort, PluginError)) as ended:
        built(root)
    said = f"{caplog.text} {ended.value}"
    assert message(problem, "en") in said
    assert hint(problem, "en") in said
