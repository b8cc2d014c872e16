"""Articles among the engine's pages: their series, and translations by another name."""

import json
import re
from pathlib import Path
from unicodedata import normalize

import pytest
from mkdocs.structure.files import File, Files

from generator.engine.trees import Trees
from generator.site.view.labels import OURS
from generator.support.languages import BOTH
from tests.browser.pages import BuiltPage


@pytest.mark.parametrize(("tree", "name"), [("", "그림으로 듣기"), ("en/", "Hearing by sight")])
def test_a_guide_leads_to_its_series_and_that_to_its_parts(built_site: Path, tree: str, name: str) -> None:
    guide = f"{tree}guides/reading-spectrograms/index.html"
    series = f"{tree}series/hearing-by-sight/index.html"
    page, leading = BuiltPage(built_site, guide), BuiltPage(built_site, series)
    assert (series, "") in {page.resolve(link) for link, _ in page.links()}
    assert (guide, "") in {leading.resolve(link) for link, _ in leading.links()}
    assert leading.html.count("series/hearing-by-sight/feed.xml") == 2  # to programs, and to people
    assert "hearing-by-sight/feed.xml" not in page.html
    assert "_series" in re.findall(r'href="#(_[a-z]+)" class="md-nav__link"', page.html)
    assert '<time datetime="2018-03-02">' in page.html
    (said,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.html)
    assert json.loads(said)["isPartOf"]["name"] == name


def test_a_page_is_found_in_the_other_language_by_the_name_that_it_has_there() -> None:
    whole, separate = "소개", normalize("NFD", "소개")
    paths = (
        *("blog/halle.md", "en/blog/hall.md", "about.md", "en/about.md"),
        *(f"{whole}.md", f"en/{separate}.md"),
    )
    files = Files([File(path, "docs", "site", use_directory_urls=True) for path in paths])
    named = {"blog/halle.md": "en/blog/hall.md", "en/blog/hall.md": "blog/halle.md"}
    trees = Trees(BOTH, {}, OURS, named)
    halle, hall, about, _, same, letters = files
    assert trees.twin(halle, "en", files) is hall
    assert trees.twin(hall, "ko", files) is halle
    assert trees.twin(halle, "ko", files) is halle
    assert trees.twin(about, "en", files) is files.get_file_from_path("en/about.md")
    assert (trees.twin(same, "en", files), trees.twin(letters, "ko", files)) == (letters, same)
