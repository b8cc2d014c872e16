"""Other plugins, and settings of the engine that touch pages which nobody wrote."""

from collections.abc import Mapping
from pathlib import Path

import pytest

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
