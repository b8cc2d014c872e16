"""What runs on the repository's host: valid, pinned, with the least rights, and out of a stranger's reach."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.entries.write import template
from generator.support.languages import BOTH
from tests.conftest import ROOT
from tests.entries.projects import write
from tests.workflows import GITHUB, WORKFLOWS, git, loaded, run, script, steps

STARTER = ROOT / "generator/cli/starter/github"
"""The same for a project of one's own."""

SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.dependabot": [GITHUB / "dependabot.yml", STARTER / "dependabot.yml"],
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE/config.yml"],
    "vendor.github-issue-forms": [
        GITHUB / "ISSUE_TEMPLATE/correction.yml",
        GITHUB / "ISSUE_TEMPLATE/paper.yml",
    ],
}
"""The schemas that check-jsonschema brings along, and what has to fit them."""

READ = {"contents": "read"}

RIGHTS = {
    ("check.yml", "digests"): READ,
    ("check.yml", "code"): READ,
    ("check.yml", "passed"): {},
    ("publish.yml", "fetch"): READ,
    ("publish.yml", "keep"): {"contents": "write"},
    ("publish.yml", "build"): READ,
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("refresh.yml", "ask"): READ,
    ("refresh.yml", "propose"): {"contents": "write", "pull-requests": "write"},
    ("links.yml", "ask"): READ,
    ("links.yml", "tell"): {"issues": "write"},
    ("test.yml", "test"): READ,
    ("release.yml", "build"): READ,
    ("release.yml", "publish"): {"id-token": "write"},
}

PINNED = re.compile(r"uses: (?:actions|pypa)/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@pytest.mark.slow
@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_host_takes_what_is_written(schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]

    result = subprocess.run(
        [*command, *map(str, SCHEMAS[schema])], capture_output=True, text=True, check=False, timeout=60
    )

    assert result.returncode == 0, result.stdout + result.stderr


def test_a_pull_request_is_checked_and_main_is_published_and_looked_after() -> None:
    by_hand = {"workflow_dispatch": ""}
    assert {path.name: loaded(path)["on"] for path in WORKFLOWS} == {
        "check.yml": {"pull_request": "", **by_hand},
        "publish.yml": {"push": {"branches": ["main"]}, **by_hand},
        "refresh.yml": {"schedule": [{"cron": "23 5 * * 1"}], **by_hand},
        "links.yml": {"schedule": [{"cron": "41 4 2 * *"}], **by_hand},
        "test.yml": {"push": {"branches": ["main"], "paths-ignore": ["digests/**", "docs/**"]}, **by_hand},
        "release.yml": {"push": {"tags": ["v*"]}},
    }


def test_started_by_hand_only_main_is_published() -> None:
    jobs = loaded(GITHUB / "workflows/publish.yml")["jobs"]

    assert jobs["fetch"]["if"] == "github.ref == 'refs/heads/main'"
    assert jobs["build"]["needs"] == "fetch"
    assert "build" in jobs["deploy"]["needs"]


@pytest.mark.parametrize("name", ["refresh.yml", "links.yml"])
def test_a_project_of_ones_own_is_looked_after_alike(name: str) -> None:
    here = (GITHUB / "workflows" / name).read_text(encoding="utf-8")

    own = here.replace("requirements.lock", "requirements.txt").replace(".venv/bin/digest", "digest")
    own = own.replace("make .venv/ready", "pip install --quiet --requirement requirements.txt")
    assert own == template.fitted((STARTER / "workflows" / name).read_text(encoding="utf-8"), BOTH)


def test_what_pip_brings_is_kept_from_run_to_run() -> None:
    python = [step for path in WORKFLOWS for step in steps(path) if "setup-python" in step.get("uses", "")]

    assert {step["with"]["cache"] for step in python} == {"pip"}
    for step in python:
        assert list(ROOT.glob(step["with"]["cache-dependency-path"]))


def test_every_job_has_the_least_rights() -> None:
    rights = {}
    for path in WORKFLOWS:
        workflow = loaded(path)
        assert workflow["permissions"] == {}, path.name
        for name, job in workflow["jobs"].items():
            rights[path.name, name] = job["permissions"]

    assert rights == RIGHTS


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_the_commit_of_a_release(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]

    assert lines
    assert [line for line in lines if not PINNED.fullmatch(line.strip().removeprefix("- "))] == []


def test_a_strict_build_fails_on_warnings() -> None:
    # An engine that is quiet counts no warnings, and ends well.
    files = [ROOT / "Makefile", *WORKFLOWS, *(ROOT / "generator/cli/starter").rglob("*.yml")]
    builds = [
        line for path in files for line in path.read_text(encoding="utf-8").splitlines() if "--strict" in line
    ]

    assert len(builds) > 5
    assert [line for line in builds if re.search("--quiet|-q", line)] == []


@pytest.mark.parametrize("github", [GITHUB, STARTER], ids=["here", "starter"])
def test_a_pull_request_is_reported_and_its_site_kept_without_rights(github: Path) -> None:
    check = github / "workflows/check.yml"
    [report] = [step for step in steps(check) if "digest report" in step.get("run", "")]
    [kept] = [step for step in steps(check) if "upload-artifact" in step.get("uses", "")]

    assert "digest report --base HEAD^1" in report["run"]
    assert report["continue-on-error"] == "true"
    assert kept["with"]["path"] == "site"
    assert loaded(check)["jobs"]["digests"]["permissions"] == READ
    assert "pull_request_target" not in check.read_text(encoding="utf-8")


def test_an_action_has_one_version() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}

    assert len(used) == len({action.split("@")[0] for action in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_secret_and_nothing_of_the_event_reaches_a_command(path: Path) -> None:
    assert not re.search(r"\bsecrets\s*[.:\[]", path.read_text(encoding="utf-8"))
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_what_may_write_runs_nothing_of_ours_and_alone_has_a_token() -> None:
    jobs = [
        (job, step) for path in WORKFLOWS for job in loaded(path)["jobs"].values() for step in job["steps"]
    ]
    keys = [job["permissions"] for job, step in jobs if "token" in str(step)]
    assert sorted(map(str, keys)) == [
        "{'contents': 'write', 'pull-requests': 'write'}",
        "{'contents': 'write'}",
        "{'issues': 'write'}",
    ]
    scripts = "".join(step.get("run", "") for job, step in jobs if "write" in str(job["permissions"]))
    assert not re.search("make|digest |mkdocs|python", scripts)


def test_what_came_is_committed_once(tmp_path: Path) -> None:
    keep = script(GITHUB / "workflows/publish.yml", "git push")
    write(tmp_path / "owner/name", {"README.md": "A project"})
    git(tmp_path / "owner/name", "init", "--quiet", "--initial-branch=main")
    git(tmp_path / "owner/name", "add", ".")
    git(tmp_path / "owner/name", "commit", "--quiet", "--message=Main")
    git(tmp_path / "owner/name", "switch", "--quiet", "--create=elsewhere")
    git(tmp_path, "clone", "--quiet", "--branch=main", "owner/name", "runner")
    place = {"GITHUB_SERVER_URL": tmp_path.as_uri(), "GITHUB_REPOSITORY": "owner/name", "TOKEN": "x"}

    for _ in range(2):
        write(tmp_path / "runner", {"digests/.metadata/arxiv/2401.00001.json": "{}\n", "came": ""})
        run(keep, tmp_path / "runner", **place)

    git(tmp_path / "owner/name", "switch", "--quiet", "main")
    assert (tmp_path / "owner/name/digests/.metadata/arxiv/2401.00001.json").read_text() == "{}\n"
    assert not (tmp_path / "owner/name/came").exists()
    assert git(tmp_path / "owner/name", "rev-list", "--count", "HEAD") == "2\n"


def test_publishing_waits_for_no_test_nor_for_arxiv_or_the_push() -> None:
    jobs = loaded(GITHUB / "workflows/publish.yml")["jobs"]
    [asking] = [step for step in jobs["fetch"]["steps"] if "digest fetch" in step.get("run", "")]

    assert asking["continue-on-error"] == "true"
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["build"]["needs"] == "fetch"
    assert not [step for job in jobs.values() for step in job["steps"] if "make test" in step.get("run", "")]


@pytest.mark.parametrize("name", ["check.yml", "publish.yml"])
def test_what_builds_keep_comes_from_builds_alone(name: str, tmp_path: Path) -> None:
    refusing = script(GITHUB / "workflows" / name, "git ls-files")
    git(write(tmp_path, {"mkdocs.yml": "", ".cache/digest/kept.sqlite": "forged"}), "init", "--quiet")
    git(tmp_path, "add", "mkdocs.yml")
    run(refusing, tmp_path)

    git(tmp_path, "add", "--force", ".cache")

    with pytest.raises(subprocess.CalledProcessError):
        run(refusing, tmp_path)
