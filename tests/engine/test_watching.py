"""How a preview watches files: whatever becomes of a folder, the next edit in it is seen."""

import errno
import gc
import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileCreatedEvent
from watchdog.observers import Observer
from watchdog.observers.api import EventEmitter

from generator.engine import watching
from tests import projects


def failing() -> None:
    raise ConfigurationError("mkdocs.yml: a bracket is open")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    config = load_config(str(projects.write(tmp_path) / "mkdocs.yml"))
    made = LiveReloadServer(failing, "127.0.0.1", 0, str(tmp_path / "site"))
    made.watch(config.docs_dir)
    watching.take_over(made, config, "ko")
    yield made
    made.observer.unschedule_all()
    made.server_close()
    gc.collect()


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the system tell nothing, as where it was told to watch too much already."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", refuse)


def seen(emitter: EventEmitter, server: LiveReloadServer) -> set[str]:
    """Look once, and return the files of which something is told."""
    emitter.queue_events(0)
    found = set()
    while not server.observer.event_queue.empty():
        event, _ = server.observer.event_queue.get()
        if not event.is_directory:
            found.add(Path(str(event.src_path)).name)
    return found


@pytest.mark.usefixtures("deaf")
def test_what_was_gone_is_watched_again(server: LiveReloadServer, tmp_path: Path) -> None:
    (emitter,) = server.observer.emitters
    emitter.on_thread_start()
    assert seen(emitter, server) == set()
    (tmp_path / "docs").rename(tmp_path / "elsewhere")
    assert "about.md" in seen(emitter, server)
    (tmp_path / "elsewhere").rename(tmp_path / "docs")
    assert "about.md" in seen(emitter, server)
    (tmp_path / "docs/guides/new.md").write_text("# New\n", encoding="utf-8")
    assert seen(emitter, server) == {"new.md"}


@pytest.mark.usefixtures("deaf")
def test_links_to_folders_are_watched_and_not_followed(server: LiveReloadServer, tmp_path: Path) -> None:
    for name in ("one", "two"):  # which lead to each other in more ways than can be counted
        (tmp_path / "docs" / name).symlink_to(".")
    (emitter,) = server.observer.emitters
    emitter.on_thread_start()
    (tmp_path / "docs/two").unlink()
    assert seen(emitter, server) == {"two"}


@pytest.mark.usefixtures("deaf")
def test_a_linked_file_is_followed(server: LiveReloadServer, tmp_path: Path) -> None:
    (tmp_path / "docs/linked.md").symlink_to("guides/real.md")
    (emitter,) = server.observer.emitters
    emitter.on_thread_start()
    (tmp_path / "docs/guides/real.md").write_text("# Real\n", encoding="utf-8")
    assert "linked.md" in seen(emitter, server)
    os.utime(tmp_path / "docs/guides/real.md", ns=(0, 0))
    assert "linked.md" in seen(emitter, server)


def test_a_change_is_seen_before_it_is_looked_for(
    server: LiveReloadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (emitter,) = server.observer.emitters
    monkeypatch.setattr(emitter, "_timeout", 3600)
    looked, start = threading.Event(), emitter.on_thread_start

    def begin() -> None:
        start()
        looked.set()

    monkeypatch.setattr(emitter, "on_thread_start", begin)
    emitter.start()
    assert looked.wait(60)
    (tmp_path / "docs/guides/new.md").write_text("# New\n", encoding="utf-8")
    event, _ = server.observer.event_queue.get(timeout=60)
    assert Path(str(event.src_path)).name in {"new.md", "guides"}
    emitter.stop()
    emitter.join()


@pytest.mark.usefixtures("deaf")
def test_what_the_system_told_is_not_told_again(server: LiveReloadServer, tmp_path: Path) -> None:
    emitters: Iterable[Any] = server.observer.emitters
    (emitter,) = emitters
    emitter.on_thread_start()
    files = [tmp_path / "docs/guides" / name for name in ("one.md", "two.md")]
    for file in files:
        file.write_text("# New\n", encoding="utf-8")
    emitter.forward(FileCreatedEvent(str(files[0])))
    assert seen(emitter, server) == {"one.md"}
    files[0].unlink()
    assert seen(emitter, server) == {"one.md"}


def test_why_settings_cannot_be_read_is_said_in_a_sentence(server: LiveReloadServer) -> None:
    with pytest.raises(Abort, match="a bracket is open"):
        server.builder()


def test_why_settings_are_no_yaml_is_said_as_of_entries(server: LiveReloadServer, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A: B\n", encoding="utf-8")
    with pytest.raises(Abort, match='이렇게 써 주세요: `site_name: "A: B"`'):
        server.builder()
