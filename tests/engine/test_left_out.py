"""What MkDocs leaves out of a site is left out of ours: it is no article, and nothing is told of it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel, get_files

from generator.cli.main import main
from generator.engine.configuration import options
from generator.engine.configuration.left_out import LeftOut
from generator.engine.configuration.options import OptionsError
from tests import projects
from tests.build.test_rebuilding import built, built_cold
from tests.tables import each

KEYS = """\
exclude_docs: |
  /guides/wip*.md
  !wip-b.md
  /en/about.md
draft_docs: |
  draft*.md
not_in_nav: |
  /guides/hidden.md
"""

PATTERNS = {
    "what both say": KEYS,
    "nothing": "",
    "a folder, and what is always left out": "exclude_docs: |\n  guides/\n  !/templates/\n",
    "drafts alone": "draft_docs: '*.md'\n",
}

ARTICLE = "---\ntags: [cnn]\n---\n# Article\n\n"

PAGES = {
    "docs/guides/wip.md": ARTICLE + "[[tag:none]]\n",
    "docs/guides/wip-b.md": ARTICLE,
    "docs/guides/draft-a.md": ARTICLE + "[[tag:none]]\n",
    "docs/guides/hidden.md": ARTICLE,
    "docs/templates/page.md": "[[tag:none]]\n",
}

SHOWN = {".html", ".xml", ".txt", ".json"}
"""How the names of files end that may lead to pages."""


def left_out(root: Path, *, preview: bool) -> list[str]:
    """Return the pages that MkDocs leaves out."""
    levels = {InclusionLevel.EXCLUDED} if preview else {InclusionLevel.EXCLUDED, InclusionLevel.DRAFT}
    files = get_files(load_config(str(root / "mkdocs.yml")))
    return sorted(file.src_uri for file in files if file.inclusion in levels)


def test_what_is_left_out_is_what_mkdocs_leaves_out(tmp_path: Path) -> None:
    projects.write(tmp_path, **PAGES)
    docs = tmp_path / "docs"
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    shown = set[str]()

    def check(keys: str) -> None:
        (tmp_path / "mkdocs.yml").write_text(projects.CONFIG + keys, encoding="utf-8")
        found = options.read(tmp_path).left_out
        config = load_config(str(tmp_path / "mkdocs.yml"))
        assert found == LeftOut(config.exclude_docs, config.draft_docs)
        in_preview = LeftOut(config.exclude_docs)
        shown.update((repr(found), repr(in_preview)))
        assert [*filter(found, pages)] == left_out(tmp_path, preview=False)
        assert [*filter(in_preview, pages)] == left_out(tmp_path, preview=True)

    each(PATTERNS, check)
    assert len(shown) == 1 + 2 + 1 + 1  # each is another, by which builds tell that there is something new


@pytest.mark.parametrize("keys", ["exclude_docs: [a.md]\n", "draft_docs: 3\n"])
def test_patterns_that_are_none_are_told(tmp_path: Path, keys: str) -> None:
    projects.write(tmp_path, **{"mkdocs.yml": projects.CONFIG + keys})
    with pytest.raises(OptionsError, match=keys.partition(":")[0]):
        options.read(tmp_path)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_no_page_leads_to_what_is_left_out(tmp_path: Path) -> None:
    config = projects.CONFIG + KEYS
    root = projects.write(tmp_path / "project", **{"mkdocs.yml": config}, **PAGES)
    assert CliRunner().invoke(main, ["check", "--strict", "--root", str(root)]).exit_code == 0
    built(root)
    site = root / "site"
    assert {path.name for path in (site / "guides").iterdir()} == {
        "hidden",
        "index.html",
        "listening",
        "wip-b",
    }
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in SHOWN}
    assert [path for path, text in texts.items() if "guides/wip/" in text or "guides/draft-a/" in text] == []
    assert "guides/hidden/" in texts[site / "tags/cnn/index.html"]
    assert "en/about/" not in texts[site / "about/index.html"]
    assert 'hreflang="en"' in texts[site / "about/index.html"]  # leads to that tree's home
    preview = built_cold(root, tmp_path / "preview", "serve")
    assert b"tags/cnn/" in preview["guides/draft-a/index.html"]
    assert "guides/wip/index.html" not in preview
    into = tmp_path / "exported"
    typed = ["export", "markdown", str(into), "--root", str(root)]
    assert CliRunner().invoke(main, typed).exit_code == 0
    assert [path for path in into.rglob("*.md") if path.name in {"wip.md", "draft-a.md"}] == []
    assert (into / "docs/guides/hidden.md").is_file()


def test_a_link_to_what_is_left_out_is_told_as_one_to_nothing(tmp_path: Path) -> None:
    links = "# About\n\n[[article:guides/wip]] [[article:guides/draft-a]] [[article:guides/hidden]]\n"
    files = {"mkdocs.yml": projects.CONFIG + KEYS, "docs/about.md": links}
    root = projects.write(tmp_path, **PAGES, **files)
    found = CliRunner().invoke(main, ["check", "--format", "json", "--root", str(root)])
    told = [(problem["code"], problem["file"], problem["column"]) for problem in json.loads(found.stdout)]
    assert told == [("unknown-article", "docs/about.md", 1), ("unknown-article", "docs/about.md", 24)]


@pytest.mark.filterwarnings("default")
def test_a_page_that_is_left_out_makes_way_for_the_sites_own(tmp_path: Path) -> None:
    files = {"mkdocs.yml": projects.CONFIG + "exclude_docs: index.md\n", "docs/index.md": "# Mine\n"}
    root = projects.write(tmp_path, **files)
    assert CliRunner().invoke(main, ["check", "--root", str(root)]).exit_code == 0
    home = built(root)["index.html"].decode()
    assert "Mine" not in home
    assert "Learning features" in home
