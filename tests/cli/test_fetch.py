"""``digest fetch``, as a user runs it, against a loopback server that speaks arXiv's API."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.metadata import store, store_folders
from generator.metadata.arxiv.service import API_VARIABLE
from tests.conftest import ENVIRONMENT
from tests.entries.projects import SOUND, problems, write
from tests.metadata.arxiv_server import Server
from tests.metadata.faulty_server import answer, edited, silence, status

ENTRY = "arxiv: {}\nread: not-yet\n"


@pytest.fixture
def server(arxiv: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Return the server that the command asks."""
    monkeypatch.setenv(API_VARIABLE, arxiv.api)
    return arxiv


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose two entries ask for 1502.03540 and 1601.00001."""
    return write(tmp_path, {**SOUND, "mkdocs.yml": ""})


def run(project: Path, *arguments: str, lang: str = "en") -> Result:
    command = ["fetch", "--root", str(project), "--delay", "0.01", "--lang", lang, *arguments]
    result = CliRunner().invoke(main.main, command)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def process(project: Path, *arguments: str, code: str = "") -> "subprocess.Popen[str]":
    """Start the command as another process, after some code."""
    script = f"from generator.cli.main import main\n{code}\nmain()"
    command = [sys.executable, "-c", script, "fetch", "--root", str(project), "--delay", "0.01", *arguments]
    return subprocess.Popen(command, env={**ENVIRONMENT, **os.environ}, text=True, stderr=subprocess.PIPE)


def files(project: Path) -> dict[str, str]:
    folder = project / "digests" / store_folders.FOLDER / store.ARXIV
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.json"))}


def test_where_no_paper_is_given_by_a_number_nobody_is_asked(project: Path, server: Server) -> None:
    for entry in (project / "digests").glob("*/*/*.yml"):
        entry.unlink()
    result = run(project)
    assert (result.exit_code, result.stderr) == (0, "Nothing to ask: no paper is given by arXiv or a DOI.\n")
    assert not server.asked


def test_everything_that_entries_ask_for_comes(project: Path, server: Server) -> None:
    result = run(project)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "2 papers came.\n")
    assert list(files(project)) == ["1502.03540.json", "1601.00001.json"]
    assert [problem.code for problem in problems(project)] == []
    again = run(project)
    assert (again.exit_code, again.stderr) == (0, "Nothing to ask: what is known of 2 papers is stored.\n")
    assert len(server.asked) == 1


def test_a_file_says_everything_once_in_the_same_order(project: Path, server: Server) -> None:
    run(project)
    held = json.loads(files(project)["1601.00001.json"])
    assert list(held) == ["id", "latest", "pinned"]
    assert list(held["latest"]) == list(store.StoredVersion.model_fields)
    assert held["latest"]["source"] == server.api


@pytest.mark.parametrize(
    ("lang", "said", "summary"),
    [
        (
            "en",
            "arXiv knows no paper 1601.00001. Compare the id with the one on the paper's page.",
            "1 paper came, 1 is missing.\n",
        ),
        (
            "ko",
            "1601.00001: arXiv에 없는 논문입니다. 번호를 논문 페이지에 적힌 것과 견주어 봐 주세요.",
            "논문 1편의 정보를 받았습니다. 1편은 받지 못했습니다.\n",
        ),
    ],
)
def test_what_is_missing_is_told_with_the_file_that_asked(
    project: Path, server: Server, lang: str, said: str, summary: str
) -> None:
    server.unknown = {"1601.00001"}
    result = run(project, lang=lang)
    assert (result.exit_code, result.stderr) == (1, summary)
    assert result.stdout == f"digests/ismir/2015/other.yml: {said}\n"


def test_offline_only_tells_what_is_missing(project: Path, server: Server) -> None:
    result = run(project, "--offline")
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        "digests/ismir/2015/other.yml",
        "digests/ismir/2015/paper.yml",
    ]
    run(project)
    assert run(project, "--offline").exit_code == 0
    assert len(server.asked) == 1


def test_without_a_network_it_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(API_VARIABLE, "http://127.0.0.1:9/api/query")
    result = run(project)
    assert result.exit_code == 1
    assert "127.0.0.1 cannot be reached" in result.stdout
    assert result.stderr == "0 papers came, 2 are missing.\n"


def test_ids_may_be_named_in_any_form(project: Path, server: Server) -> None:
    forms = ["https://arxiv.org/abs/2401.00001v1", "arXiv:cs/0501056", "2401.00001"]
    assert run(project, *forms).exit_code == 0
    assert list(files(project)) == ["2401.00001.json", "cs-0501056.json"]
    assert run(project, *forms).exit_code == 0
    assert len(server.asked) == 1


def test_a_mistyped_id_is_told_before_anybody_is_asked(project: Path, server: Server) -> None:
    result = run(project, "1802.6182")
    assert result.exit_code == 2
    assert "Did you mean `1802.06182`?" in result.stderr
    assert server.asked == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--delay", "-1"),
        ("--delay", "nan"),
        ("--delay", "1e9"),
        ("--days", "-1"),
        ("--api", "file:///etc/passwd"),
        ("--api", "arxiv.org"),
    ],
)
def test_wrong_usage_is_told(project: Path, arguments: tuple[str, ...]) -> None:
    assert run(project, *arguments).exit_code == 2


def aged(project: Path, name: str, fetched: str) -> None:
    """Make a stored file older than it is."""
    path = project / "digests" / store_folders.FOLDER / store.ARXIV / name
    held = json.loads(path.read_text())
    held["latest"]["fetched"] = fetched
    path.write_text(json.dumps(held))


def test_refresh_asks_for_what_is_old_and_tells_what_changed(project: Path, server: Server) -> None:
    run(project)
    assert run(project, "--refresh").stderr.startswith("Nothing to ask")
    aged(project, "1601.00001.json", "2026-01-01T00:00:00Z")
    server.latest = {"1601.00001": 2}
    server.plan.append(
        edited(lambda feed: feed.replace("<arxiv:doi>10.1109/", "<arxiv:doi>10.1000/\x1b[31m"))
    )
    server.plan.append(edited(lambda feed: feed.replace("<arxiv:doi>10.1109/", "<arxiv:doi>10.1000/")))
    result = run(project, "--refresh", "--days", "7")
    assert result.stdout.splitlines() == [
        "1601.00001 version: 1 → 2",
        "1601.00001 doi: 10.1109/ICSTW55395.2022.00035 → 10.1000/ICSTW55395.2022.00035",
    ]
    assert (result.exit_code, result.stderr) == (0, "1 paper came.\n")
    assert [asked.ids for asked in server.asked[1:]] == [("1601.00001",)] * 2


def test_refresh_leaves_files_alone_of_which_nothing_changed(
    project: Path, server: Server, tmp_path: Path
) -> None:
    write(project, {"digests/ismir/2015/paper.yml": ENTRY.format("1502.03540v1")})
    run(project)
    for name in files(project):
        aged(project, name, "2026-01-01T00:00:00Z")
    before = files(project)
    server.latest = {"1601.00001": 2}

    result = run(project, "--refresh", "--days", "0", "--into", str(tmp_path / "came"))

    assert (result.exit_code, result.stderr) == (0, "2 papers came.\n")
    assert [path.name for path in (tmp_path / "came").rglob("*.json")] == ["1601.00001.json"]
    run(project, "--refresh", "--days", "0")
    after = files(project)
    assert [name for name in after if after[name] != before[name]] == ["1601.00001.json"]


@pytest.mark.parametrize("arguments", [("1601.00001",), ("--days", "0")])
def test_refresh_takes_what_is_named_for_old(
    project: Path, server: Server, arguments: tuple[str, ...]
) -> None:
    run(project)
    assert run(project, "--refresh", *arguments).exit_code == 0
    assert "1601.00001" in server.asked[1].ids


def test_refresh_replaces_what_came_from_elsewhere_and_else_leaves_it(project: Path, server: Server) -> None:
    elsewhere = {"id": "1601.00001", "latest": {"title": "A title", "source": "a list", "fetched": None}}
    name = f"digests/{store_folders.FOLDER}/{store.ARXIV}/1601.00001.json"
    write(project, {name: json.dumps(elsewhere)})
    server.plan += [status(404)]
    assert run(project, "--refresh").exit_code == 1
    assert json.loads((project / name).read_text()) == elsewhere
    run(project, "--refresh")
    assert json.loads((project / name).read_text())["latest"]["source"] == server.api


def test_another_folder_takes_what_comes_and_checks_read_it(
    project: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, {"digests/ismir/2015/paper.yml": ENTRY.format("1502.03540v1")})
    run(project, "1601.00001", "1502.03540")
    own = files(project)
    server.latest = {"1502.03540": 2}
    into = tmp_path / "elsewhere"
    assert run(project, "--into", str(into)).exit_code == 0
    assert files(project) == own
    assert [path.name for path in (into / store.ARXIV).iterdir()] == ["1502.03540.json"]
    assert store.read(project).papers["1502.03540"].pinned == {}
    monkeypatch.setenv(store_folders.ELSEWHERE, str(into))
    papers = store.read(project).papers
    assert list(papers["1502.03540"].pinned) == [1]
    assert papers.keys() == {"1502.03540", "1601.00001"}
    assert run(project).stderr.startswith("Nothing to ask")


def many(project: Path, number: int) -> list[str]:
    """Write as many entries, and return what they ask for."""
    names = [f"2401.{count:05}" for count in range(1, number + 1)]
    write(project, {f"digests/icassp/2024/paper-{name[5:]}.yml": ENTRY.format(name) for name in names})
    for file in ("paper.yml", "other.yml"):
        (project / "digests/ismir/2015" / file).unlink()
    return names


@pytest.mark.slow
def test_killed_in_the_middle_it_goes_on_where_it_stopped(project: Path, server: Server) -> None:
    names = many(project, 200)
    server.plan += [answer, answer, silence]
    with process(project) as killed:
        for _ in range(3):
            assert server.arrived.acquire(timeout=60)
        killed.send_signal(signal.SIGKILL)
    held = files(project)
    assert len(held) == 100
    assert {json.loads(text)["id"] for text in held.values()} < set(names)
    server.asked.clear()
    assert run(project).exit_code == 0
    assert sorted(name for asked in server.asked for name in asked.ids) == sorted(
        name for name in names if f"{name}.json" not in held
    )


DYING = """
import os
written = iter(range(20))
replace = os.replace
def die(*arguments):
    next(written, None) is not None or os.kill(os.getpid(), 9)
    return replace(*arguments)
os.replace = die
"""


@pytest.mark.slow
def test_killed_while_it_writes_it_leaves_no_half_a_file(project: Path, server: Server) -> None:
    names = many(project, 60)
    with process(project, code=DYING) as killed:
        assert killed.wait(timeout=60) == -signal.SIGKILL
    held = files(project)
    assert len(held) == 20
    assert [json.loads(text)["id"] for text in held.values()] == names[:20]
    assert not [problem for problem in problems(project) if problem.code == "metadata-unreadable"]
    assert run(project).exit_code == 0
    assert len(files(project)) == 60
    assert [len(asked.ids) for asked in server.asked] == [50, 40]


@pytest.mark.slow
def test_interrupted_it_ends_without_a_traceback(project: Path, server: Server) -> None:
    server.plan.append(silence)
    # A shell starts what runs in its background with this signal ignored, and so would be the child.
    heeded = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    with process(project, "--lang", "en", code=heeded) as interrupted:
        assert server.arrived.acquire(timeout=60)
        interrupted.send_signal(signal.SIGINT)
        _, said = interrupted.communicate(timeout=60)
    assert interrupted.returncode == 1
    assert said.strip() == "Aborted!"


MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Tells the peak of a process that a small one starts: one that the tests start has theirs as its own."""


def peak(project: Path, number: int) -> int:
    """Return how many bytes the command takes to fetch so many papers."""
    names = [f"2401.{count:05}" for count in range(1, number + 1)]
    fetch = ("fetch", "--root", project, "--delay", "0.01", "--into", project / f"into-{number}", *names)
    command = [sys.executable, "-c", "from generator.cli.main import main; main()", *map(str, fetch)]
    environment = {**ENVIRONMENT, **os.environ}
    told = subprocess.check_output([sys.executable, "-c", MEASURED, *command], env=environment)
    return int(told) * (1 if sys.platform == "darwin" else 1024)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_papers(project: Path, server: Server) -> None:
    server.abstract = "A long story. " * 2000
    few, many = peak(project, 100), peak(project, 600)
    assert len(server.asked) == 2 + 12
    assert many - few < 500 * len(server.abstract) / 2
