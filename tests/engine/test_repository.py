"""Where readers add papers and report mistakes: nothing is guessed, and what is missing is told once."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.engine.configuration import repository
from generator.site.view.hosts import Host
from tests import projects
from tests.build.test_rebuilding import built
from tests.entries.projects import write

PLAIN = projects.CONFIG.replace("edit_uri: https://code.example/edit/main/docs/\n", "")

LIES = "https://git.example.org/o/r"


def configured(root: Path, *lines: str) -> MkDocsConfig:
    projects.write(root, **{"mkdocs.yml": "\n".join([*lines, PLAIN])})
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins._current_plugin = "digest"  # as while a build asks
    repository.leave_unguessed(config)
    return config


def test_a_host_is_read_from_mkdocs_yml(tmp_path: Path) -> None:
    known = configured(tmp_path, "repo_url: https://codeberg.org/o/r", "edit_uri: _edit/trunk/docs/")
    named = configured(tmp_path, f"repo_url: {LIES}", "edit_uri: -/edit/main/site/docs")
    ends = "edit_uri_template: src/main/docs/{path}?mode=edit"
    behind = configured(tmp_path, "repo_url: https://bitbucket.org/o/r", ends)

    assert repository.host(known, None) == Host("forgejo", "https://codeberg.org/o/r", "trunk")
    assert repository.host(named, "gitlab") == Host("gitlab", LIES, "main", "site/")
    assert repository.host(behind, None) == Host("bitbucket", "https://bitbucket.org/o/r", "main")
    assert not [*repository.problems(known, None), *repository.problems(named, "gitlab")]


def test_forms_are_led_to_where_they_are_and_take_values(tmp_path: Path) -> None:
    lines = ("repo_url: https://github.com/o/r", "edit_uri: edit/main/site/docs/")
    project = tmp_path / "site"
    without = repository.host(configured(project, *lines), None)
    forms = {f".github/ISSUE_TEMPLATE/{form}.yml": "name: N\n" for form in ("paper", "correction")}

    write(tmp_path, forms)

    assert without == Host("github", "https://github.com/o/r", "main", "site/")
    assert repository.host(configured(project, *lines), None) == replace(without, has_forms=True)
    gitea = configured(project, lines[0], "edit_uri: _edit/main/site/docs/")
    assert repository.host(gitea, "gitea") == replace(without, kind="gitea")


def test_no_form_is_looked_for_above_all_folders(tmp_path: Path) -> None:
    lines = ("repo_url: https://github.com/o/r", f"edit_uri: edit/main/{'a/' * 99}docs/")
    found = repository.host(configured(tmp_path, *lines), None)
    assert found == Host("github", "https://github.com/o/r", "main", "a/" * 99)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("repo_url: https://github.com/o/r",), "host-branch"),
        (("repo_url: https://github.com/o/r", "edit_uri: blob/main/docs/"), "host-branch"),
        (("repo_url: https://bitbucket.org/o/r",), "host-branch"),
        ((f"repo_url: {LIES}",), "host-unknown"),
        ((f"repo_url: {LIES}", "edit_uri: edit/main/docs/"), "host-unknown"),
        ((f"repo_url: {LIES}", "edit_uri: ''"), None),
        (("repo_url: https://github.com/o/r", "edit_uri: ''"), None),
        (("edit_uri: https://code.example/edit/main/docs/",), None),
        ((), None),
    ],
)
def test_what_is_missing_is_told_unless_none_of_it_is_wanted(
    lines: tuple[str, ...], told: str | None, tmp_path: Path
) -> None:
    config = configured(tmp_path, *lines)

    assert repository.host(config, None) is None
    assert [problem.code for problem in repository.problems(config, None)] == ([told] if told else [])


@pytest.mark.slow
def test_a_branch_that_nobody_named_is_told_once_and_leaves_no_button(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    config = f"repo_url: https://github.com/o/r\n{PLAIN}"

    without = built(projects.write(tmp_path / "without", **{"mkdocs.yml": config}))
    [told] = [record for record in caplog.records if "host-branch" in record.getMessage()]
    named = f"edit_uri: edit/main/docs/\n{config}"
    having = built(projects.write(tmp_path / "with", **{"mkdocs.yml": named}))

    assert told.levelno == logging.INFO
    assert "`edit_uri: edit/main/docs/`" in told.getMessage()
    for page, addresses in (
        (
            "papers/ismir/2015/features/index.html",
            ("edit/main/digests/ismir/2015/features.yml", "issues/new?title="),
        ),
        ("venues/ismir/2015/index.html", ("issues/new?title=",)),
    ):
        for tree in ("", "en/"):
            bare, full = (files[f"{tree}{page}"].decode() for files in (without, having))
            assert "github.com" not in bare
            assert [at for at in addresses if f'href="https://github.com/o/r/{at}' not in full] == []
    assert b"github.com" not in without["about/index.html"]
    assert b"https://github.com/o/r/edit/main/docs/about.md" in having["about/index.html"]


def test_words_of_the_site_name_no_host() -> None:
    labels = (Path(__file__).parents[2] / "generator/site/labels.yml").read_text(encoding="utf-8")
    assert not [name for name in ("github", "gitlab", "깃허브", "gitea") if name in labels.lower()]
