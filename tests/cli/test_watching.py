"""``digest check --watch`` in a process of its own, while files come, change and go."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.entries.projects import ENTRY, HEAD, SOUND, write

PATIENCE = 60
"""Seconds after which what is waited for is taken never to come."""


class Watched:
    """A process that watches, and what it said line by line."""

    def __init__(self, project: Path) -> None:
        script = Path(sys.executable).parent / "digest"
        command = (script, "check", "--watch", "--lang", "en", "--root", project)
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.lines = Queue[str]()
        self.hearing = Thread(target=self._hear)
        self.hearing.start()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self.hearing.join()

    def _hear(self) -> None:
        assert self.process.stdout
        with self.process.stdout as said:
            for line in said:
                self.lines.put(line)

    def until(self, last: str) -> str:
        """Return what was said up to a line that begins so."""
        said = ""
        while not (line := self.lines.get(timeout=PATIENCE)).startswith(last):
            said += line
        return said


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(
        tmp_path / "project", {**SOUND, "mkdocs.yml": "plugins: [digest]\n", "docs/about.md": "# N\n"}
    )


@pytest.fixture
def watched(project: Path) -> Iterator[Watched]:
    # What a shell runs in the background ignores interrupts, and so does all that it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    watching = Watched(project)
    signal.signal(signal.SIGINT, before)
    yield watching
    watching.end()


def save(file: Path, text: str) -> None:
    """Write a file as editors do: beside its place first."""
    beside = file.with_name(f"{file.name}~")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


@pytest.mark.slow
def test_what_is_wrong_is_told_after_every_change(project: Path, watched: Watched, tmp_path: Path) -> None:
    assert "[metadata-to-come]" in watched.until("0 errors, 2 warnings")

    save(project / ENTRY, f"{HEAD}tags: [cn]\n")
    assert "tags: [cn]" not in (told := watched.until("1 error, 2 warnings"))
    assert f"{ENTRY}:3:8: error: There is no tag “cn”. [unknown-tag]" in told

    (project / "digests").rename(tmp_path / "aside")
    assert "[no-digests]" in watched.until("1 error, 0 warnings")

    (tmp_path / "aside").rename(project / "digests")
    assert "[unknown-tag]" in watched.until("1 error, 2 warnings")

    save(project / "mkdocs.yml", "plugins: [digest\n")
    assert "[" not in watched.until("mkdocs.yml cannot be read")

    save(project / "mkdocs.yml", "plugins: [digest: {languages: [en]}]\n")
    assert "[unknown-tag]" in watched.until("1 error, 2 warnings")

    save(
        project / "mkdocs.yml",
        "theme: {name: material, custom_dir: own}\nplugins: [digest: {languages: [en]}]\n",
    )
    save(project / "docs/about.md", "---\nicon: own/lab\n---\n# N\n")
    assert "[theme-file]" in watched.until("2 errors, 2 warnings")
    (tmp_path / "own/.icons/own").mkdir(parents=True)
    (tmp_path / "own/.icons/own/lab.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "own").rename(project / "own")  # at once: a folder without it may be looked at, too
    assert "[theme-file]" not in watched.until("1 error, 2 warnings")

    shutil.rmtree(project / "docs")
    save(project / ENTRY, HEAD)
    assert "[metadata-to-come]" in watched.until("0 errors, 2 warnings")

    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(PATIENCE) == 0
    assert watched.lines.empty()


@pytest.mark.parametrize("option", ["--fix", "--strict", "--format=json"])
def test_who_watches_only_looks(option: str, project: Path) -> None:
    result = CliRunner().invoke(
        main.main, ["check", "--watch", option, "--lang=en", "--root", os.fspath(project)]
    )

    assert result.exit_code == 2
    assert "--watch goes with none of" in result.stderr
