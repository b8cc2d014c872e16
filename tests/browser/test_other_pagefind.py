"""Search with a Pagefind whose index is not numbered."""

import logging
import threading
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Page

from generator.search import pagefind
from tests import projects
from tests.browser.server import Server
from tests.browser.test_search_query import ASK
from tests.conftest import ROOT

PRETENDER = """\
#!/bin/sh
if [ "$1" = --version ]; then echo pagefind 99.0.0; else exec "{pagefind}" "$@"; fi
"""


@pytest.mark.usefixtures("words_at_spaces")
def test_an_index_of_another_version_is_searched_and_told_of(
    tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mkdocs")
    other = tmp_path / "pagefind"
    other.write_text(PRETENDER.format(pagefind=pagefind.binary(ROOT).absolute()), encoding="utf-8")
    other.chmod(0o755)
    monkeypatch.setenv(pagefind.VARIABLE, str(other))
    root = projects.write(
        tmp_path / "project",
        **{
            "mkdocs.yml": projects.CONFIG.replace("search: false, ", ""),
            "digests/ismir/2016/drums.yml": projects.ENTRY.replace("Learning features", "Hearing drums"),
        },
    )
    build(load_config(str(root / "mkdocs.yml"), strict=True))  # which whoever did not choose it must pass
    assert ", ".join(pagefind.VERSIONS) in caplog.text

    with Server(root / "site") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(server.url())
        page.evaluate("root => { globalThis.ROOT = root }", server.url())
        for query, filters, expected in (
            ("drums", {}, ["ismir/2016/drums"]),
            ("특징", {}, ["ismir/2016/drums", "ismir/2015/features"]),
            ("특징", {"year": ["2015"]}, ["ismir/2015/features"]),
        ):
            hits = page.evaluate(ASK, [query, {"filters": filters}])["hits"]
            papers = [hit["url"] for hit in hits if "/papers/" in hit["url"]]
            assert papers == [server.url(f"/papers/{paper}/") for paper in expected]
        server.shutdown()
