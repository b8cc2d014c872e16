"""A command that was killed between two files: typed again, it goes on from whatever is there."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.support import files
from tests.cli.renaming import PROJECT, digest, held, read
from tests.entries.projects import write

APART = {
    **PROJECT,
    "digests/tags.yml": "other:\n  name: {en: Other, ko: 다른}\n  aliases: [another]\n  formerly: [older]\n",
    "digests/tags/cnn.yml": "name: {en: Convolutional net, ko: 합성곱 신경망}\nbroader: [deep-learning]\n",
    "digests/tags/deep-learning.yml": "name: {en: Deep learning, ko: 딥러닝}\n",
}
"""The same with files of their own for tags."""

COMMANDS = [
    (PROJECT, "rename", "ismir/2015/old-name", "new-name"),
    (PROJECT, "rename", "ismir/2015/old-name", "icassp/2016/new-name"),
    (PROJECT, "rename", "ismir/2015/old-name", "icassp/2016"),
    (PROJECT, "rename", "tag:cnn", "tag:convnet"),
    (APART, "rename", "tag:cnn", "tag:convnet"),
    (PROJECT, "rename", "author:minji-kim", "author:m-kim"),
    (PROJECT, "tags", "rename", "deep-learning", "deep"),
    (PROJECT, "tags", "merge", "cnn", "deep-learning"),
    (APART, "tags", "merge", "cnn", "deep-learning"),
    (APART, "tags", "merge", "other", "cnn"),
]


@pytest.mark.hostile
@pytest.mark.parametrize(("made", "words"), [(made, words) for made, *words in COMMANDS])
def test_the_same_command_goes_on_from_wherever_it_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: dict[str, str | bytes], words: list[str]
) -> None:
    project, killed = write(tmp_path / "whole", made), [tmp_path / "killed-0"]

    def watched(done: Callable[..., None]) -> Callable[..., None]:
        def noting(path: Path, *rest: Any, **options: Any) -> None:
            done(path, *rest, **options)
            if Path(path).is_relative_to(project) and ".cache" not in Path(path).parts:
                killed.append(tmp_path / f"killed-{len(killed)}")
                shutil.copytree(project, killed[-1], ignore=shutil.ignore_patterns(".cache"))

        return noting

    shutil.copytree(project, killed[0])
    with monkeypatch.context() as patched:
        patched.setattr(files, "write", watched(files.write))
        patched.setattr(files, "create", watched(files.create))
        patched.setattr(Path, "unlink", watched(Path.unlink))
        assert digest(project, *words).exit_code == 0
    assert len(killed) > 2
    assert held(killed[-1]) == held(project)

    for half_way in killed[:-1]:
        again = digest(half_way, *words)
        assert (again.exit_code, again.stderr) == (0, "Done.\n")
        assert held(half_way) == held(project)
    assert read(project).problems == ()
    said = digest(killed[-1], *words)
    assert (said.exit_code, "” already." in said.stderr) == (2, True)
