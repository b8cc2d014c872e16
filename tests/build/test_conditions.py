"""Whatever dies, fills up or lies in the way: the site is a first build's, or a sentence says why not."""

import fcntl
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort
from PIL import Image

from generator.build import stage
from generator.support import cache
from tests import projects
from tests.build.test_rebuilding import built, built_cold, edited, files
from tests.conftest import ENVIRONMENT

pytestmark = pytest.mark.filterwarnings("default")

FIGURES = "figures: [{file: a.png, alt: {ko: 가, en: a}}]\n"
TAGGED = projects.ENTRY.replace("[cnn]", "[합성곱 신경망]")
FILES = {
    "mkdocs.yml": projects.CONFIG.replace("search: false, ", ""),
    "digests/ismir/2015/features.yml": projects.ENTRY + FIGURES,
}
LIST = "".join(
    f"@inproceedings{{{name}, title={{The {name} of sound}}, author={{Kim, Minji}}, year=2015,"
    " booktitle={ISMIR}}\n"
    for name in ("art", "beat", "core", "drum")
)

DYING = """
import os, signal, sys
left = [int(sys.argv.pop(1))]
def look(event, arguments):
    writes = event == "open" and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR)
    if writes or event in {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "sqlite3.connect"}:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(look)
"""
"""A program that is killed before it does something to the disk for the time that its argument says."""

BUILD = DYING + "from mkdocs.__main__ import cli; cli(['build', '-q'])"
DIGEST = DYING + "from generator.cli.main import main; main()"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = projects.write(tmp_path / "project", **FILES)
    Image.effect_noise((90, 60), 50).save(root / "digests/ismir/2015/a.png")
    return root


def run(
    root: Path, *command: str | Path, limit: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limit,
    )


def typed(root: Path) -> dict[str, bytes]:
    """Return all that lies under the folder of digests, hidden files too."""
    return {str(path): path.read_bytes() for path in (root / "digests").rglob("*") if path.is_file()}


def left_over(root: Path) -> list[Path]:
    return [path for path in root.rglob(".*") if path.name != ".cache"]


@pytest.mark.parametrize("seed", range(5))
def test_a_build_that_is_killed_tears_nothing(project: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    expected = built_cold(project, tmp_path / "cold")
    killed = run(project, "-c", BUILD, str(chance.randrange(1, 120)), TMPDIR=str(tmp_path))
    assert killed.returncode in {-signal.SIGKILL, 0}, killed.stderr
    assert built(project) == expected
    edited(project, "digests/ismir/2015/features.yml", "It learns", "It quickly learns")
    run(project, "-c", BUILD, str(chance.randrange(1, 120)), TMPDIR=str(tmp_path))
    assert built(project) == built_cold(project, tmp_path / "again")
    assert left_over(project) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "cold", "project"]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    "command", [("import", "bibtex", "../list.bib"), ("check", "--fix")], ids=["import", "fix"]
)
def test_a_command_that_is_killed_tears_nothing(
    project: Path, tmp_path: Path, command: Sequence[str], seed: int
) -> None:
    (tmp_path / "list.bib").write_text(LIST, encoding="utf-8")
    for name in "abcd":
        projects.write(project, **{f"digests/ismir/2015/{name}.yml": TAGGED.replace("Learning", name)})
    before = typed(project)
    whole = shutil.copytree(project, tmp_path / "whole")
    assert run(whole, "-c", DIGEST, "0", *command).returncode == 0
    after = {path.replace(str(whole), str(project)): content for path, content in typed(whole).items()}
    assert after != before
    killed = run(project, "-c", DIGEST, str(random.Random(seed).randrange(1, 12)), *command)
    assert killed.returncode in {-signal.SIGKILL, 0}, killed.stderr
    for path, content in typed(project).items():
        assert content in {before.get(path), after.get(path)} or Path(path).name.startswith(".digest-")
    assert run(project, "-c", DIGEST, "0", *command).returncode == 0
    assert typed(project) == after


@pytest.mark.parametrize("seed", range(15))
def test_a_byte_that_is_another_in_each_file_of_the_cache_changes_nothing(
    project: Path, tmp_path: Path, seed: int
) -> None:
    first = built(project)
    chance = random.Random(seed)
    kept = [path for path in (project / cache.FOLDER).rglob("*") if path.is_file()]
    assert len(kept) > 5
    for path in kept:
        raw = bytearray(path.read_bytes())
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
    if seed % 2:
        shutil.rmtree(project / "site")
    if seed % 3 == 0:
        edited(project, "digests/ismir/2015/features.yml", "It learns", "It quickly learns")
        first = built_cold(project, tmp_path / "cold")
    assert built(project) == first


def test_texts_that_are_no_json_are_made_again(project: Path) -> None:
    """As one changed character leaves them, where it cannot be told from the hash of the file alone."""
    first = built(project)
    file = project / cache.FOLDER / cache.TEXTS
    file.write_bytes(file.read_bytes().replace(b'["', b'{"'))
    assert built(project) == first


def test_site_and_cache_have_no_file_in_common(project: Path) -> None:
    first = built(project)
    kept = {path.stat().st_ino for path in (project / ".cache").rglob("*")}
    assert not kept & {path.stat().st_ino for path in (project / "site").rglob("*")}
    for path in (project / "site").rglob("*"):
        if path.is_file():
            path.write_bytes(b"theirs")
    assert built(project) == first


def file_in_place_of(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


@pytest.mark.parametrize("blocked", [".cache", ".cache/digest", ".cache/digest/search"])
def test_without_a_cache_all_is_built_and_that_is_told_once(
    project: Path, tmp_path: Path, blocked: str
) -> None:
    expected = built_cold(project, tmp_path / "cold")
    file_in_place_of(project / blocked)
    for _ in range(2):
        result = run(project, "-m", "mkdocs", "build")
        assert result.returncode == 0
        assert [line for line in result.stderr.splitlines() if "WARNING" in line] == [
            line for line in result.stderr.splitlines() if ".cache/digest에 보관할 수 없습니다" in line
        ]
        assert result.stderr.count("WARNING") == 1
        assert files(project / "site") == expected


def no_more_than(size: int) -> Callable[[], None]:
    """Fill the disk for a process: no file may hold more bytes than these."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [0, 5_000, 200_000])
def test_a_full_disk_leaves_the_earlier_site(project: Path, size: int) -> None:
    first = built(project)
    edited(project, "digests/ismir/2015/features.yml", "It learns", "It quickly learns")
    result = run(project, "-m", "mkdocs", "build", "-q", limit=no_more_than(size))
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stderr.count("ERROR") == 1
    assert "(File too large)" in result.stderr
    assert files(project / "site") == first
    assert left_over(project) == []


def odd(root: Path, what: str) -> None:
    match what:
        case "a file for the site":
            (root / "site").touch()
        case "a link that leads nowhere":
            (root / "site").symlink_to("nowhere")
        case "a link to itself":
            (root / "site").symlink_to("site")
        case "a pipe in docs":
            os.mkfifo(root / "docs/pipe.png")
        case "a pipe for a guide":
            os.mkfifo(root / "docs/guides/pipe.md")
        case "digests as the site":
            edited(root, "mkdocs.yml", "site_url", "site_dir: digests/site\nsite_url")
        case "a link for digests":
            (root / "digests").rename(root / "elsewhere")
            (root / "digests").symlink_to("elsewhere")


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("a file for the site", "site(File exists)"),
        ("a link that leads nowhere", "site(File exists)"),
        ("a link to itself", "site(File exists)"),
        ("a pipe in docs", "docs/pipe.png(neither a file nor a folder)"),
        ("a pipe for a guide", "docs/guides/pipe.md(neither a file nor a folder)"),
        ("digests as the site", "site_dir must not lie in digests/"),
        ("a link for digests", "There is no folder digests/"),
    ],
)
def test_what_lies_in_the_way_is_told_in_a_sentence(project: Path, what: str, said: str) -> None:
    odd(project, what)
    result = run(project, "-m", "mkdocs", "build", "-q")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stderr.count("ERROR") == 1
    assert said in result.stderr


@pytest.mark.parametrize("path", ["a:b/c", "하나/a b"])
def test_a_project_may_lie_anywhere(project: Path, tmp_path: Path, path: str) -> None:
    there = shutil.copytree(project, tmp_path / path)
    assert run(there, "-m", "mkdocs", "build", "-q").returncode == 0
    assert files(there / "site") == built(project)


def test_without_utf_8_it_is_told_what_to_set(project: Path) -> None:
    first = built(project)
    result = run(project, "-m", "mkdocs", "build", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert "set PYTHONUTF8=1" in result.stderr
    assert "Traceback" not in result.stderr
    assert files(project / "site") == first
    checked = run(project, "-c", DIGEST, "0", "check", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (checked.returncode, checked.stderr) == (0, "No problems.\n")


def test_a_build_waits_for_another_and_says_so_when_it_gives_up(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first = built(project)
    monkeypatch.setattr(stage, "PATIENCE", 0.2)
    held = os.open(project / "site", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    with pytest.raises(Abort):
        built(project)
    assert "다른 빌드가" in caplog.text
    os.close(held)
    assert built(project) == first


@pytest.mark.parametrize(("lang", "said"), [("ko", "시스템이 거부했습니다"), ("en", "The system refused")])
@pytest.mark.parametrize(
    "command",
    [
        ("check", "--fix"),
        ("import", "bibtex", "../list.bib"),
        ("new", "ismir/2015/other", "--title", "Other"),
        ("schema", "--write", "schema"),
    ],
    ids=lambda command: str(command[0]),
)
def test_a_command_that_cannot_write_says_so_and_leaves_all_as_it_was(
    project: Path, tmp_path: Path, command: Sequence[str], lang: str, said: str
) -> None:
    (tmp_path / "list.bib").write_text(LIST, encoding="utf-8")
    projects.write(project, **{"digests/ismir/2015/features.yml": TAGGED})
    before = typed(project)
    options = () if command[0] == "schema" else ("--lang", lang)
    result = run(
        project, "-c", DIGEST, "0", *command, *options, limit=no_more_than(10), LANG=lang, LC_ALL=lang
    )
    assert result.returncode in {1, 2}
    assert "File too large" in result.stderr
    assert "Traceback" not in result.stderr
    assert said in result.stderr or command[0] == "new"
    assert typed(project) == before
