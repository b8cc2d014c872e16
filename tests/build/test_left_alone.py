"""What a build has no need to make again, and does not."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from generator.build import project
from generator.build.files import printing
from generator.engine import plugin
from generator.entries.format import schema
from generator.site.frame import chrome
from generator.site.page import Page, PageFacts, completed
from generator.site.view import parts
from generator.site.view.view import View
from generator.support import workers
from tests import projects
from tests.build.test_rebuilding import (
    EDITS,
    ENGINE,
    FIGURES,
    FILES,
    NOTE,
    built,
    edited,
    entry,
    picture,
    written,
)

pytestmark = pytest.mark.filterwarnings("default")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("deed", "pages"),
    [
        (lambda root: picture(root, 99, 60), {"papers/ismir/2015/a/", "venues/ismir/2015/"}),
        # She wrote a note, is a reviewer in the form, and an author, of whom lists show no Korean name.
        (
            lambda root: edited(root, *EDITS["a person's name"]),
            {"papers/ismir/2015/a/", "venues/ismir/2015/", "authors/", "authors/ada-lovelace/", "compose/"},
        ),
    ],
    ids=["a picture", "a person"],
)
def test_an_edit_concerns_the_pages_that_show_it_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: Callable[[Path], None], pages: set[str]
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)
    root = projects.write(tmp_path, **{**FILES, "digests/ismir/2015/a.yml": entry("Ants", NOTE + FIGURES)})
    picture(root, 10)
    built(root)
    printed = set()

    def noted(facts: PageFacts, view: View) -> Page:
        printed.add(facts.address)
        return completed(facts, view)

    monkeypatch.setattr(printing, "completed", noted)
    deed(root)
    built(root)
    assert printed == pages


def test_an_unchanged_build_writes_no_page(tmp_path: Path) -> None:
    root = projects.write(tmp_path, **FILES)
    first = built(root)
    pages = {path: state for path, state in written(root / "site").items() if path not in ENGINE}
    assert built(root) == first
    assert {path: written(root / "site")[path] for path in pages} == pages


def test_an_unchanged_build_tells_the_same_without_reading_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    articles = {"docs/guides/listening.md": "---\ntags: [cnn]\n---\n# 듣는 법\n\n$\\frac$을 본다.\n"}
    root = projects.write(tmp_path, **{**FILES, **articles})
    edited(root, "digests/ismir/2015/a.yml", "tags: [cnn]", "tags: [cnn, cnn]")

    def told() -> tuple[dict[str, bytes], list[tuple[str, str]]]:
        caplog.clear()
        with caplog.at_level("INFO"):
            site = built(root)
        return site, [(log.levelname, log.message) for log in caplog.records if "digest:" in log.message]

    first = told()
    assert {level for level, _ in first[1]} == {"INFO", "WARNING"}
    monkeypatch.setattr(project, "read", None)
    assert told() == first


@pytest.mark.slow
def test_of_an_unchanged_project_no_template_is_compiled_and_no_frame_mended_or_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = projects.write(tmp_path, **FILES)
    compiled = set[str | None]()

    def generate(
        self: Environment, source: nodes.Template, name: str | None, *given: Any, **named: Any
    ) -> str:
        compiled.add(name)
        return plain(self, source, name, *given, **named)

    plain = Environment._generate
    monkeypatch.setattr(Environment, "_generate", generate)
    monkeypatch.setattr(parts.COMPILED, "_codes", {})
    first = built(root)
    assert {"main.html", "404.html", "paper.html"} <= compiled
    monkeypatch.setattr(parts.COMPILED, "_codes", {})
    monkeypatch.setattr(chrome, "read", None)
    monkeypatch.setattr(schema, "schemas", None)
    monkeypatch.setattr(plugin, "mended", None)
    compiled.clear()
    assert built(root) == first
    assert not compiled & {"main.html", "404.html", "paper.html"}


def test_problems_name_the_folder_as_it_is_called_now(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = projects.write(tmp_path, **FILES, **{"docs/guides/b.md": "# B\n\n[tag:cnn]\n"})
    for docs in ("docs", "content"):
        if docs == "content":
            (root / "docs").rename(root / docs)
            edited(root, "mkdocs.yml", "site_url", "docs_dir: content\nsite_url")
        caplog.clear()
        with caplog.at_level("INFO"):
            built(root)
        assert f"{docs}/guides/b.md:3:1: " in caplog.text
