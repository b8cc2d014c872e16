"""What a pull request gets to see, and what of it has to pass."""

import re
from pathlib import Path

import pytest

from tests import processes
from tests.conftest import ROOT
from tests.entries.projects import SOUND, write
from tests.metadata.arxiv_server import Server
from tests.workflows import GITHUB, git, loaded, run, script, steps

CHECK = GITHUB / "workflows/check.yml"


@pytest.fixture
def merge(tmp_path: Path) -> Path:
    """Return a checkout of what GitHub checks: a pull request merged into main, which has gone on since."""
    project = write(tmp_path / "project", {**SOUND, "mkdocs.yml": "", ".gitignore": ".venv\n"})
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=Main")
    git(project, "switch", "--quiet", "--create=pull-request")
    changed = {
        "digests/ismir/2015/new.yml": "paper: {title: $(touch ran)}\nread: not-yet\n",
        "digests/ismir/2015/it's; touch ran\n#.yml": "read: full\n",
    }
    write(project, changed)
    git(project, "rm", "--quiet", "digests/ismir/2015/draft.yml")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=Pull request")
    git(project, "switch", "--quiet", "main")
    write(project, {"digests/ismir/2015/meanwhile.yml": "paper: {title: Meanwhile}\nread: not-yet\n"})
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=Meanwhile")
    git(project, "merge", "--quiet", "--no-ff", "--message=Merge", "pull-request")
    processes.install("digest", project / ".venv/bin")
    return project


@pytest.mark.slow
def test_the_summary_shows_what_a_pull_request_changes_and_nothing_else(merge: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"

    run(script(CHECK, "SUMMARY"), merge, GITHUB_STEP_SUMMARY=str(summary))

    text = summary.read_text(encoding="utf-8")
    assert "<h3>추가: <code>$(touch ran)</code></h3>" in text
    assert "<code>digests/ismir/2015/it&#x27;s; touch ran #.yml</code>" in text
    assert "<code>digests/ismir/2015/draft.yml</code>" in text
    assert "Meanwhile" not in text
    assert not (merge / "ran").exists()


@pytest.mark.slow
def test_a_pull_request_shows_titles_that_are_fetched_and_not_kept(
    merge: Path, tmp_path: Path, arxiv: Server
) -> None:
    write(merge, {"digests/ismir/2015/new.yml": "arxiv: 2401.00001\nread: not-yet\n"})
    git(merge, "add", ".")
    git(merge, "commit", "--quiet", "--amend", "--message=Merge")
    variables, summary = tmp_path / "env", tmp_path / "summary.md"

    run(
        script(CHECK, "digest fetch"),
        merge,
        GITHUB_ENV=str(variables),
        RUNNER_TEMP=str(tmp_path),
        DIGEST_ARXIV_API=arxiv.api,
    )
    environment = dict(line.split("=") for line in variables.read_text(encoding="utf-8").splitlines())
    run(script(CHECK, "SUMMARY"), merge, GITHUB_STEP_SUMMARY=str(summary), **environment)

    assert "<h3>추가: <code>Testing Deep Learning Models" in summary.read_text(encoding="utf-8")
    assert not (merge / "digests/.metadata").exists()


@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_what_people_wrote_is_checked_as_make_does_it(name: str) -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ncontent: ")[2].partition("\n\n")[0]
    commands = [".venv/bin/digest check", *re.findall(r"@\$\(BIN\)/(.*)", recipe)]
    run = [step["run"] for step in steps(GITHUB / "workflows" / name) if "run" in step]

    assert len(commands) == 6
    for command in commands:
        assert [step for step in run if command in step], command


@pytest.mark.parametrize(
    ("changed", "is_code"),
    [
        ({"digests/ismir/2015/new.yml": "", "docs/guides/new.md": "", "docs/new.png": ""}, False),
        ({"docs/figures/draw.py": ""}, True),
        ({"digests/ismir/2015/new.yml": "", "generator/new.txt": ""}, True),
        ({"mkdocs.yml": "site_name: x\n"}, True),
        ({"docs-dev/new.md": ""}, True),
    ],
)
def test_code_is_tested_where_anything_but_content_changed(
    merge: Path, changed: dict[str, str], *, is_code: bool
) -> None:
    git(merge, "switch", "--quiet", "--create=other", "HEAD^1")
    write(merge, changed)
    git(merge, "add", ".")
    git(merge, "commit", "--quiet", "--message=Other")
    git(merge, "switch", "--quiet", "main")
    git(merge, "reset", "--quiet", "--hard", "HEAD^1")
    git(merge, "merge", "--quiet", "--no-ff", "--message=Merge", "other")

    run(script(CHECK, "GITHUB_OUTPUT"), merge, GITHUB_OUTPUT=str(merge / "output"))

    written = merge / "output"
    assert (written.read_text() if written.exists() else "") == ("code=true\n" if is_code else "")


def test_one_check_stands_for_all_of_them_even_where_the_code_is_not_tested() -> None:
    jobs = loaded(CHECK)["jobs"]
    code, passed = jobs["code"], jobs["passed"]

    by_hand = "github.event_name == 'workflow_dispatch'"  # of a branch of several commits, too
    assert (code["needs"], code["if"]) == ("digests", f"needs.digests.outputs.code || {by_hand}")
    assert jobs["digests"]["outputs"] == {"code": "${{ steps.changed.outputs.code }}"}
    assert set(passed["needs"]) == jobs.keys() - {"passed"}
    assert passed["if"] == "always()"
    (step,) = passed["steps"]
    assert step["run"] == "exit 1"
    for digests, tested, fails in (
        ("success", "success", False),
        ("success", "skipped", False),
        ("success", "failure", True),
        ("success", "cancelled", True),
        ("failure", "skipped", True),
        ("cancelled", "skipped", True),
    ):
        said = (
            step["if"]
            .replace("needs.digests.result", repr(digests))
            .replace("needs.code.result", repr(tested))
        )
        python = said.replace("||", "or").replace("&&", "and")
        assert eval(python) == fails, said  # noqa: S307 # a condition of ours
