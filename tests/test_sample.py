"""The project that tests read is in order, and they read no other."""

import re

from tests.conftest import ROOT, SAMPLE
from tests.entries.projects import problems

LIVE = re.compile(
    r"""(?:ROOT|parents\[\d\]\)?)\s*[/,]\s*f?["'](?:digests|docs(?!-)|mkdocs)\b|engine\([^)]*\bROOT\b"""
)
"""What names the repository's own content, which is whatever people write."""


def test_nothing_is_wrong_with_the_sample() -> None:
    # Papers in one language are a warning each, and part of what is tested.
    assert {problem.code for problem in problems(SAMPLE)} == {"missing-ko", "missing-en"}


def test_no_test_reads_what_people_write() -> None:
    # What is searched in a measure of search is this site's own content; it says how much is found.
    tests = {*(ROOT / "tests").rglob("*.py")} - {ROOT / "tests/bench/search/library.py"}

    assert [path for path in tests if LIVE.search(path.read_text(encoding="utf-8"))] == []
