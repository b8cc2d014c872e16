"""Pages that a build refuses for where they lie are told by digest check, with the same words."""

from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File

from generator.catalog import catalog, links
from generator.catalog.neighbours import Neighbourhood
from generator.cli import check as checks
from generator.engine.configuration import options
from generator.metadata.store import Store
from generator.problems.messages import hint, message
from generator.problems.problem import Place, Problem
from generator.site.archive import Archive
from generator.site.articles import address_conflicts, reading
from generator.site.pages import outline
from generator.support.languages import Languages
from tests import projects
from tests.build.test_rebuilding import built
from tests.catalog.libraries import library, paper
from tests.conftest import SAMPLE
from tests.tables import each

TAKEN = "page-taken"

CASES = {
    "the home page": (Languages("ko", "en"), "index.md", TAKEN),
    "that of the second language": (Languages("ko", "en"), "en/index.md", TAKEN),
    "a section": (Languages("ko", "en"), "venues/index.md", TAKEN),
    "a section of the second language": (Languages("en", "ko"), "ko/reading-list/index.md", TAKEN),
    "a section of the only language": (Languages("en"), "tags/index.md", TAKEN),
    "a page called like a section": (Languages("ko", "en"), "tags.md", TAKEN),
    "a page called like a section of the second language": (Languages("ko", "en"), "en/search.md", TAKEN),
    "what hosts show of a folder": (Languages("ko", "en"), "README.md", TAKEN),
    "news": (Languages("en"), "new.md", TAKEN),
    "a page of HTML": (Languages("en"), "new/index.html", TAKEN),
    "Markdown by another name": (Languages("en"), "authors.markdown", TAKEN),
    "a venue": (Languages("ko", "en"), "venues/ismir.md", TAKEN),
    "an edition": (Languages("ko", "en"), "en/venues/ismir/2015.md", TAKEN),
    "a paper": (Languages("ko", "en"), "papers/ismir/2015/a.md", TAKEN),
    "a tag": (Languages("ko", "en"), "tags/cnn/README.md", TAKEN),
    "an author": (Languages("ko", "en"), "authors/ada-lovelace/index.md", TAKEN),
    "a page for addresses without one": (Languages("ko", "en"), "404.html", TAKEN),
    "no page": (Languages("ko", "en"), "tags.html", ""),
    "no text": (Languages("ko", "en"), "tags/index.txt", ""),
    "a tag that there is not": (Languages("ko", "en"), "tags/rnn.md", ""),
    "where a redirect would lie": (Languages("ko", "en"), "papers/index.md", ""),
    "a page called so elsewhere": (Languages("ko", "en"), "guides/tags.md", ""),
    "one of no language": (Languages("en"), "ko/index.md", ""),
    "the page of a folder": (Languages("ko", "en"), "guides/index.md", ""),
    "the first language": (Languages("ko", "en"), "ko/guides/a.md", "site-docs"),
    "likewise": (Languages("en", "ko"), "en/about.md", "site-docs"),
    "the only language": (Languages("en"), "en/about.md", "site-docs"),
    "the second language": (Languages("en", "ko"), "ko/about.md", ""),
}


def told(root: Path, languages: Languages) -> tuple[Problem, ...]:
    held = catalog.build(library({"ismir/2015/a": paper("A", "Ada Lovelace")}, tags={"cnn": {}}), Store())
    linked = links.build(held)
    archive = Archive(held, linked, Neighbourhood(held, linked))
    own = address_conflicts.problems(archive, root / "docs", "docs", languages, left_out=None)
    return *reading.read(root / "docs", root, held.library.vocabularies, languages).problems, *own


def test_where_no_page_may_lie_is_told(tmp_path: Path) -> None:
    def check(row: tuple[Languages, str, str]) -> None:
        languages, at, code = row
        root = tmp_path / f"{'-'.join(languages)}-{at.replace('/', '-')}"
        file = root / "docs" / at
        file.parent.mkdir(parents=True)
        file.write_text("# A\n", encoding="utf-8")
        problems = [problem for problem in told(root, languages) if problem.code != "page-ending"]
        found = [(problem.code, problem.place) for problem in problems]
        place = Place(f"docs/{at if code == TAKEN else at.partition('/')[0]}")
        assert found == ([(code, place)] if code else [])

    each(CASES, check)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("at", ["index.md", "en/tags/index.md", "tags.md", "en/README.md", "ko/about.md"])
def test_a_build_ends_over_what_is_told(
    tmp_path: Path, at: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    root = projects.write(tmp_path, **{f"docs/{at}": "# A\n"})
    (problem,) = told(root, Languages("ko", "en"))
    with pytest.raises((Abort, PluginError)) as ended:
        built(root)
    said = f"{caplog.text} {ended.value}"
    assert message(problem, "en") in said
    assert hint(problem, "en") in said


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_preview_shows_what_is_told_and_goes_on(tmp_path: Path) -> None:
    root = projects.write(tmp_path, **{"docs/tags/index.md": "# Mine\n", "docs/new.md": "# Mine, too\n"})
    site = built(root, "serve")
    for file in ("docs/tags/index.md", "docs/new.md"):
        assert file in site["index.html"].decode()
    assert "합성곱 신경망" in site["tags/index.html"].decode()


def test_no_page_lies_where_none_is_looked_for() -> None:
    archive = checks.read(options.read(SAMPLE)).archive
    addresses = {facts.address for facts in outline.pages(archive, {})}
    assert outline.used_addresses(archive, addresses) == addresses
    others = {f"{address}other/" for address in addresses if address}
    assert outline.used_addresses(archive, others) == set()


def test_files_lie_where_the_engine_puts_them() -> None:
    def check(at: str) -> None:
        file = File(at, "", "", use_directory_urls=True)
        assert address_conflicts.address(at) == file.dest_uri.removesuffix("index.html")

    each({at: at for _, at, _ in CASES.values()}, check)
