"""The benchmark measures real builds of equal content."""

from pathlib import Path

import pytest

from tests.bench import corpus, hugo, ours
from tests.bench.__main__ import EDITS, compare
from tests.bench.contender import Contender
from tests.bench.table import table

PAPERS = 20


@pytest.fixture(scope="module")
def made() -> corpus.Corpus:
    return corpus.generated(PAPERS)


@pytest.fixture(scope="module")
def contenders(made: corpus.Corpus, tmp_path_factory: pytest.TempPathFactory) -> list[Contender]:
    root = tmp_path_factory.mktemp("bench")
    return [ours.prepare(made, root / "digest"), hugo.prepare(made, root / "hugo")]


def test_both_build_every_paper_and_its_lists_and_show_an_edit(
    contenders: list[Contender], made: corpus.Corpus, tmp_path: Path
) -> None:
    results = compare(contenders, made, 1, tmp_path)
    for contender, result in zip(contenders, results, strict=True):
        for tree in ("", "en/"):
            for paper in made.papers:
                assert (contender.site / tree / "papers" / paper.id / "index.html").is_file()
            for tag in {tag for paper in made.papers for tag in made.all_tags(paper)}:
                assert (contender.site / tree / "tags" / tag / "index.html").is_file()
        assert len(result.first) == len(result.again) == 1
        assert len(result.edited) == EDITS
        assert result.output.pages > 2 * PAPERS
        assert result.peak
    assert "| Hugo |" in table(results, "Hugo")
    assert " s (1.00) |" in table(results, "Hugo")
