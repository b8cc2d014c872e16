"""``digest count``: words of a folder, by Korean morphemes and English words."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import main
from generator.problems.messages import message
from generator.problems.problem import Place, Problem
from generator.search import korean

SONGS = {
    "one.txt": "사랑은 눈물을 부르고 사랑을 기다리네\nLove, love the bands\n".encode(),
    "more/two.md": "사랑이 기다린다\n".encode("cp949"),
    "more/three.pdf": b"love love love",
}


@pytest.fixture
def songs(tmp_path: Path) -> Path:
    for name, content in SONGS.items():
        (tmp_path / "songs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "songs" / name).write_bytes(content)
    (tmp_path / "songs/again.txt").symlink_to(tmp_path / "songs/one.txt")
    return tmp_path / "songs"


@pytest.mark.slow
@pytest.mark.usefixtures("one_analyser")
def test_words_are_counted_by_morphemes_and_by_texts(songs: Path) -> None:
    result = CliRunner().invoke(main, ["count", str(songs), "--most", "4"])
    table = CliRunner().invoke(main, ["count", str(songs), "--most", "1", "--format", "markdown"])

    assert result.stdout == "word,count,texts\n사랑,3,2\n기다리다,2,2\nlove,2,1\nband,1,1\n"
    assert table.stdout == "| word | count | texts |\n|---|---:|---:|\n| 사랑 | 3 | 2 |\n"
    assert (result.exit_code, result.stderr) == (0, "")


def test_without_the_analyser_other_words_are_counted(songs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(korean, "installed", lambda: False)

    result = CliRunner().invoke(main, ["count", str(songs)])

    assert result.stdout == "word,count,texts\nlove,2,1\nband,1,1\n"


@pytest.mark.usefixtures("words_at_spaces")
def test_a_file_that_cannot_be_read_is_named(songs: Path) -> None:
    (songs / "noise.txt").write_bytes(b"\x81\xff\xfe" * 9)

    result = CliRunner().invoke(main, ["count", str(songs), "--lang", "en"])

    assert result.exit_code == 1
    assert message(Problem.at(Place(""), "import-post-encoding"), "en") in result.stderr
    assert result.stderr.startswith(f"{songs / 'noise.txt'}:1:1: ")
