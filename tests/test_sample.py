"""The project that tests read is in order."""

from tests.conftest import SAMPLE
from tests.entries.projects import problems


def test_nothing_is_wrong_with_the_sample() -> None:
    # Papers in one language are a warning each, and part of what is tested.
    assert {problem.code for problem in problems(SAMPLE)} == {"missing-ko", "missing-en"}
