"""What a project says in its own words, and what is wrong with the file that says it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.problems.problem import Problem
from generator.site.view import own_labels
from generator.site.view.labels import Labels, patterns
from tests import projects
from tests.build.test_rebuilding import built

OWN = """\
newest: {ko: 요즘 읽은 것, en: Lately read}
search: {en: Look <b>it</b> up}
n-papers: {en: "{n} text | {n} texts"}
palette-dark:
  ko: 밤
"""

CONFIG = projects.CONFIG.replace("digest: {", "digest: {labels: words/own.yml, ")


def read(root: Path, text: str) -> tuple[Labels, tuple[Problem, ...]]:
    (root / "own.yml").write_text(text, encoding="utf-8")
    return own_labels.read(root, "own.yml")


def test_a_label_is_said_in_the_words_of_the_project_where_it_has_some(tmp_path: Path) -> None:
    labels, problems = read(tmp_path, OWN)

    assert problems == ()
    assert labels.label("ko", "newest") == "요즘 읽은 것"
    assert labels.label("en", "n-papers", n=1) == "1 text"
    assert labels.label("en", "n-papers", n=2) == "2 texts"
    assert labels.label("ko", "search") == patterns()["search"][0]
    assert labels.label("en", "picks") == patterns()["picks"][1]


@pytest.mark.parametrize(
    ("text", "line", "code", "values"),
    [
        ("\nneewst: {ko: 새 글}\n", 2, "unknown-label", {"key": "neewst", "nearest": "newest"}),
        ("newest: {kr: 새 글}\n", 1, "unknown-key", {"key": "kr", "known": "ko, en"}),
        ("newest: 새 글\n", 1, "expected-mapping", {"known": "ko, en"}),
        ("newest: {ko: [새 글]}\n", 1, "expected-text", {}),
        ('n-papers: {ko: "{count}편"}\n', 1, "unfilled-label", {"value": "{count}", "known": "{n}"}),
        ('newest: {ko: "{n}편"}\n', 1, "unfilled-label", {"value": "{n}", "known": ""}),
        ("- newest\n", 1, "not-a-mapping", {}),
        ("", 1, "empty-file", {}),
        ("newest: {ko: 새 글]}\n", 1, "yaml-syntax", {}),
        ("newest: &a {ko: 새 글}\n", 1, "yaml-anchor", {}),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_rest_holds(
    text: str, line: int, code: str, values: dict[str, str], tmp_path: Path
) -> None:
    labels, problems = read(tmp_path, text)

    assert [(problem.place.file, problem.code) for problem in problems] == [("own.yml", code)]
    assert problems[0].place.line == line
    assert values.items() <= dict(problems[0].values).items()
    assert labels.label("ko", "newest") == patterns()["newest"][0]
    assert labels.label("ko", "n-papers", n=2) == "논문 2편"


def test_a_file_that_is_not_there_or_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    for name, code in (("own.yml", "no-labels"), ("folder", "unreadable")):
        labels, problems = own_labels.read(tmp_path, name)
        assert labels == Labels()
        assert [(problem.place.file, problem.code) for problem in problems] == [(name, code)]


@pytest.mark.slow
def test_a_preview_follows_the_file_and_a_mistake_leaves_the_other_labels(tmp_path: Path) -> None:
    root = projects.write(tmp_path, **{"mkdocs.yml": CONFIG, "words/own.yml": OWN})

    site = built(root, "serve")
    home, search = site["index.html"].decode(), site["en/search/index.html"].decode()
    assert ">요즘 읽은 것</h2>" in home
    assert 'title="밤"' in home
    assert '<h1 id="_title">Look &lt;b&gt;it&lt;/b&gt; up</h1>' in search

    (root / "words/own.yml").write_text("newest: {ko: 새로 온 것}\nserach: {ko: 뒤지기}\n", encoding="utf-8")
    site = built(root, "serve", again=True)
    assert ">새로 온 것</h2>" in site["index.html"].decode()
    assert "Look" not in site["en/search/index.html"].decode()


def test_a_check_reports_what_is_wrong_with_it(tmp_path: Path) -> None:
    wrong = "newest: {ko: 새 글}\nserach: {ko: 뒤지기}\n"
    root = projects.write(tmp_path, **{"mkdocs.yml": CONFIG, "words/own.yml": wrong})

    checked = CliRunner().invoke(main.main, ["check", "--root", str(root)])

    assert checked.exit_code == 1
    assert "words/own.yml:2:1" in checked.stdout
    assert "`search`" in checked.stdout
