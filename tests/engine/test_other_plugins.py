"""Other plugins, and settings of the engine that touch pages which nobody wrote."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
import requests
from mkdocs.config import config_options as c
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from generator.engine import logs
from generator.engine.configuration import settings
from generator.engine.plugin import DigestPlugin
from tests import projects
from tests.conftest import engine
from tests.tables import each

NAMED = projects.CONFIG.replace("소개: about.md]", "소개: about.md, 가이드: guides/listening.md]")


def above(plugin: str) -> str:
    """Return a mkdocs.yml that names a plugin before ours."""
    return NAMED.replace("plugins:\n", f"plugins:\n  - {plugin}\n")


def below(plugin: str) -> str:
    """Return one that names it after ours."""
    return f"{NAMED}  - {plugin}\n"


BUILT: Mapping[str, str] = {
    "a section excluded": f"exclude_docs: |\n  /compose/\n  search/index.md\n{NAMED}",
    "a section that is a draft": f"draft_docs: /compose/\n{NAMED}",
    "pages that are in no navigation": "validation: {nav: {omitted_files: warn}}\n" + NAMED,
    "typeset above": above("typeset"),
    "typeset below": below("typeset"),
}

REFUSED: Mapping[str, tuple[str, str, str]] = {
    "a line": (f"use_directory_urls: false\n{NAMED}", "", "Delete the line `use_directory_urls: false`"),
    "an option": (NAMED, "--no-directory-urls", "Leave out `--no-directory-urls`."),
    "offline above": (above("offline"), "", "that turns it off: offline."),
    "offline below": (below("offline"), "", "that turns it off: offline."),
}


@pytest.mark.slow
def test_the_site_is_built_whatever_is_said_of_pages_that_nobody_wrote(tmp_path: Path) -> None:
    def check(config: str) -> None:
        ran = engine("build", "--strict", cwd=projects.write(tmp_path, **{"mkdocs.yml": config}))
        assert ran.returncode == 0, ran.stderr
        assert "index.md\n" not in ran.stderr.partition("exist in the docs directory")[2]
        for page in ("compose/", "search/", "", "en/compose/"):
            assert (tmp_path / f"site/{page}index.html").is_file()

    each(BUILT, check)


def test_what_keeps_addresses_from_ending_in_a_slash_is_named(tmp_path: Path) -> None:
    def check(row: tuple[str, str, str]) -> None:
        config, option, said = row
        root = projects.write(tmp_path, **{"mkdocs.yml": config})
        ran = engine("build", *filter(None, [option]), cwd=root, LC_ALL="en_GB.UTF-8")
        assert ran.returncode == 1
        assert said in ran.stderr
        assert "Traceback" not in ran.stderr
        assert not (root / "site").exists()

    each(REFUSED, check)


class RssOptions(Config):  # type: ignore[no-untyped-call] # mkdocs leaves it untyped
    """What mkdocs-rss-plugin is told."""

    enabled = c.Type(bool, default=True)
    match_path = c.Type(str, default=".*")


class Rss(BasePlugin[RssOptions]):  # type: ignore[no-untyped-call] # likewise
    """Stands for mkdocs-rss-plugin."""


OF_OURS: Mapping[str, dict[str, Any]] = {
    "as it comes": {},
    "a section of the second language": {"match_path": "en/tags/.*"},
}
OF_THEIRS: Mapping[str, dict[str, Any]] = {
    "pages with files": {"match_path": "guides/.*"},
    "switched off": {"enabled": False},
}


def test_the_plugin_of_feeds_is_kept_to_pages_with_files(tmp_path: Path) -> None:
    config = load_config(str(projects.write(tmp_path) / "mkdocs.yml"))
    ours = config.plugins["digest"]
    assert isinstance(ours, DigestPlugin)
    config.plugins["rss"] = rss = Rss()

    def refused(said: dict[str, Any]) -> None:
        rss.load_config(said)
        with pytest.raises(PluginError, match="match_path"):
            settings.check(config, ours.config, "en")

    def passed(said: dict[str, Any]) -> None:
        rss.load_config(said)
        settings.check(config, ours.config, "en")

    each(OF_OURS, refused)
    each(OF_THEIRS, passed)


UNANSWERED: Mapping[str, OSError] = {
    "refused": ConnectionRefusedError(111, "Connection refused"),
    "late": TimeoutError("timed out"),
    "unknown": URLError("Name or service not known"),
    "by a library": requests.ConnectionError("Max retries exceeded"),
}


def test_a_server_that_another_plugin_cannot_reach_is_told() -> None:
    def told(error: OSError) -> None:
        said = logs.failure(error, Files([]), "en")
        assert said
        assert said.endswith("Check the network, and run it again.")

    each(UNANSWERED, told)
    for other in (PermissionError(13, "Permission denied", "a.md"), BrokenPipeError(32, "Broken pipe")):
        assert "permissions" in str(logs.failure(other, Files([]), "en"))
