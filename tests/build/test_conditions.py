"""Whatever dies, fills up or lies in the way: the site is a first build's, or a sentence says why not."""

import fcntl
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from sysconfig import get_path

import kiwipiepy
import pytest
from mkdocs.exceptions import Abort
from PIL import Image

from generator.build import stage
from generator.cli.main import main
from generator.metadata.arxiv.service import API_VARIABLE
from generator.search import pagefind
from generator.support import cache
from tests import dying, processes, projects
from tests.build.test_rebuilding import built, built_cold, edited, files, remembering_nothing
from tests.conftest import ENVIRONMENT, Spaces
from tests.dying import changes
from tests.metadata.arxiv_server import Server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("default"),
    pytest.mark.usefixtures("words_at_spaces"),
]

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

DIGEST = "from generator.cli.main import main; main()"

KILLS = int(os.environ.get("KILLS", "3"))
"""How often each program is killed, at moments that are as far apart as can be."""


WORDS = cache.FOLDER / "search/korean.json"
"""What is known of Korean words, with which a process need not load who analyses them."""

FETCHED = re.compile(rb'"fetched": "[^"]*"')


def typed_project(root: Path) -> Path:
    """Write the project, of which nothing is built, below ``root``."""
    projects.write(root, **FILES)
    Image.effect_noise((90, 60), 50).save(root / "digests/ismir/2015/a.png")
    return root


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project, built, that stays as it is."""
    root = typed_project(tmp_path_factory.mktemp("original") / "project")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(pagefind.VARIABLE, ENVIRONMENT[pagefind.VARIABLE])
        patched.setattr(kiwipiepy, "Kiwi", Spaces)
        built(root)
    return root


@pytest.fixture(scope="module")
def first(original: Path) -> dict[str, bytes]:
    """Return the files of the project's site."""
    return files(original / "site")


@pytest.fixture
def project(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the project, of which nothing is built."""
    monkeypatch.setenv(pagefind.VARIABLE, ENVIRONMENT[pagefind.VARIABLE])
    return shutil.copytree(original, tmp_path / "project", ignore=shutil.ignore_patterns("site", ".cache"))


@pytest.fixture
def built_project(original: Path, project: Path) -> Path:
    """Return a copy with its site and what was kept: to a build, a folder that others wrote into."""
    return shutil.copytree(original, project, dirs_exist_ok=True)


def run(
    root: Path, *command: str, largest: int | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return processes.run(*command, cwd=root, environment={**ENVIRONMENT, **environment}, largest=largest)


def without_utf_8(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **ENVIRONMENT,
        "PYTHONPATH": os.pathsep.join((ENVIRONMENT["PYTHONPATH"], get_path("purelib"))),
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
    }
    return subprocess.run(
        # Python before 3.13 reads where editable packages lie in that encoding, too, and may not even begin.
        [sys.executable, "-S", *command],
        cwd=root,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def typed(root: Path) -> dict[str, bytes]:
    """Return all that lies under the folder of digests, hidden files too, but for when it was fetched."""
    found = (path for path in (root / "digests").rglob("*") if path.is_file())
    return {str(path.relative_to(root)): FETCHED.sub(b"", path.read_bytes()) for path in found}


def left_over(root: Path) -> list[Path]:
    return [path for path in root.rglob(".*") if path.name != ".cache"]


def moments(paths: Sequence[str]) -> list[int]:
    """Return which of the changes that a program makes it is killed before."""
    return dying.moments(paths, KILLS)


def anew(root: Path) -> dict[str, bytes]:
    """Build a project as a process does that remembers nothing."""
    with remembering_nothing():
        return built(root)


def digest(root: Path, *command: str | Path) -> None:
    """Run a command of ``digest`` on a project."""
    with suppress(SystemExit):
        main([*map(str, command), "--root", str(root)])


def test_a_build_that_is_killed_tears_nothing(
    project: Path, first: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    edit = ("digests/ismir/2015/features.yml", "It learns", "It quickly learns")
    whole = shutil.copytree(project, tmp_path / "whole")
    of_first = changes(partial(anew, whole))
    assert files(whole / "site") == first
    edited(whole, *edit)
    of_second = changes(partial(anew, whole))
    assert of_first
    assert of_second
    second = built_cold(whole, tmp_path / "cold")
    for number, (early, late) in enumerate(zip(moments(of_first), moments(of_second), strict=True)):
        root = shutil.copytree(project, tmp_path / str(number))
        assert changes(partial(anew, root), early) is None
        assert built(root) == first
        edited(root, *edit)
        assert changes(partial(anew, root), late) is None
        assert built(root) == second
        assert left_over(root) == []
    named = {"project", "whole", "cold", *map(str, range(KILLS))}
    assert {path.name for path in tmp_path.iterdir()} == named


@pytest.mark.parametrize(
    "command",
    [("import", "bibtex", "list.bib"), ("check", "--fix"), ("fetch", "--delay", "0")],
    ids=["import", "fix", "fetch"],
)
def test_a_command_that_is_killed_tears_nothing(
    project: Path,
    tmp_path: Path,
    arxiv: Server,
    monkeypatch: pytest.MonkeyPatch,
    command: Sequence[str],
) -> None:
    monkeypatch.setenv(API_VARIABLE, arxiv.api)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.bib").write_text(LIST, encoding="utf-8")
    for number, name in enumerate("abcd"):
        known = f"arxiv: 1601.0000{number}\n" if command[0] == "fetch" else ""
        text = known + TAGGED.replace("Learning", name)
        projects.write(project, **{f"digests/ismir/2015/{name}.yml": text})
    before = typed(project)
    whole = shutil.copytree(project, tmp_path / "whole")
    of_whole = changes(partial(digest, whole, *command))
    assert of_whole
    after = typed(whole)
    assert after != before
    for number, moment in enumerate(moments(of_whole)):
        root = shutil.copytree(project, tmp_path / str(number))
        assert changes(partial(digest, root, *command), moment) is None
        for path, content in typed(root).items():
            assert content in {before.get(path), after.get(path)} or Path(path).name.startswith(".digest-")
        assert changes(partial(digest, root, *command))
        assert typed(root) == after


def test_a_byte_that_is_another_in_each_file_of_the_cache_changes_nothing(
    built_project: Path, first: dict[str, bytes], tmp_path: Path
) -> None:
    project, expected = built_project, first
    old, new = "It learns", "It quickly learns"
    edited(project, "digests/ismir/2015/features.yml", old, new)
    other = built_cold(project, tmp_path / "cold")
    edited(project, "digests/ismir/2015/features.yml", new, old)
    for seed in range(15):
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
            edited(project, "digests/ismir/2015/features.yml", old, new)
            old, new, expected, other = new, old, other, expected
        assert built(project) == expected, seed


def test_texts_that_are_no_json_are_made_again(built_project: Path, first: dict[str, bytes]) -> None:
    """As one changed character leaves them, where it cannot be told from the hash of the file alone."""
    file = built_project / cache.FOLDER / cache.TEXTS
    file.write_bytes(file.read_bytes().replace(b'["', b'{"'))
    assert built(built_project) == first


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
    project: Path, first: dict[str, bytes], caplog: pytest.LogCaptureFixture, blocked: str
) -> None:
    file_in_place_of(project / blocked)
    for _ in range(2):
        caplog.clear()
        with caplog.at_level("INFO"):
            assert anew(project) == first
        [told] = [log for log in caplog.records if ".cache/digest에 보관할 수 없습니다" in log.message]
        assert told.levelname == "INFO", "or a strict build would fail of it"


@pytest.mark.parametrize("size", [0, 5_000, 200_000])
def test_a_full_disk_leaves_the_earlier_site(project: Path, first: dict[str, bytes], size: int) -> None:
    assert built(project) == first
    edited(project, "digests/ismir/2015/features.yml", "It learns", "It quickly learns")
    result = run(project, "mkdocs", "build", "-q", largest=size)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stderr.count("ERROR") == 1
    assert "(File too large)" in result.stderr
    assert files(project / "site") == first
    assert left_over(project) == []


@pytest.mark.parametrize("path", ["a:b/c", "하나/a b"])
def test_a_project_may_lie_anywhere(
    original: Path, project: Path, first: dict[str, bytes], tmp_path: Path, path: str
) -> None:
    there = shutil.copytree(project, tmp_path / path)
    (there / WORDS).parent.mkdir(parents=True)
    shutil.copy(original / WORDS, there / WORDS)
    assert run(there, "mkdocs", "build", "-q").returncode == 0
    assert files(there / "site") == first


def test_without_utf_8_it_is_told_what_to_set(built_project: Path, first: dict[str, bytes]) -> None:
    result = without_utf_8(built_project, "-m", "mkdocs", "build")
    assert result.returncode == 1
    assert "Set PYTHONUTF8=1" in result.stderr
    assert "Traceback" not in result.stderr
    assert files(built_project / "site") == first
    checked = without_utf_8(built_project, "-c", DIGEST, "check")
    assert (checked.returncode, checked.stderr) == (0, "No problems.\n")


def test_a_build_waits_for_another_and_says_so_when_it_gives_up(
    built_project: Path,
    first: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(stage, "PATIENCE", 0.2)
    held = os.open(built_project / "site", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    with pytest.raises(Abort):
        built(built_project)
    assert "다른 빌드가" in caplog.text
    os.close(held)
    assert built(built_project) == first
