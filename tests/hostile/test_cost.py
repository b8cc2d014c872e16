"""No input keeps the renderer busy: none comes near the limit, and ``-rP`` shows the slowest."""

import math
from collections.abc import Callable
from time import process_time

import pytest

from generator.support.languages import LANGS
from generator.text.markdown.markup import inline, plain, render
from tests.hostile.corpus import TEXTS
from tests.hostile.costs import grows_in_proportion
from tests.text.markup_targets import KnownTargets


def test_no_input_is_too_slow() -> None:
    taken: dict[str, float] = {}
    stopped = []
    for text in TEXTS:
        begun = process_time()
        for lang in LANGS:
            rendered = render(text, lang=lang, targets=KnownTargets(), prefix="n1-", top=3)
            stopped += [text for mistake in rendered.mistakes if mistake.code == "markdown-too-slow"]
            inline(text)
            plain(text)
        taken[text] = process_time() - begun
    for text in sorted(taken, key=taken.__getitem__, reverse=True)[:10]:
        print(f"{taken[text] * 1000:6.1f} ms  {text[:60]!r}")  # noqa: T201 # the table is for people
    assert stopped == []


def _letters(n: int) -> dict[str, bytes]:
    return {"file": b"x" * n}


@pytest.mark.parametrize(
    "seconds",
    [
        lambda n: n,
        lambda n: n * math.log(n),
        lambda n: 0.01 + n / 50,
        lambda n: n + n**2 / 1200,
        lambda n: n**2 * 0.4 / 800**2,
        lambda n: 100 / n,
        lambda n: 5 if n == 50 else n,
    ],
)
def test_what_grows_as_it_should_passes(seconds: Callable[[int], float]) -> None:
    grows_in_proportion(_letters, 800, lambda files: seconds(len(files["file"])))


@pytest.mark.parametrize(
    "seconds",
    [
        lambda n: n**2,
        lambda n: n + n**2 / 400,
        lambda n: n**2 * 0.5 / 800**2,
        lambda n: n**3 * 1.0 / 800**3,
        lambda n: 1.1**n / 1e6,
    ],
)
def test_what_grows_with_the_square_is_found(seconds: Callable[[int], float]) -> None:
    with pytest.raises(AssertionError):
        grows_in_proportion(_letters, 800, lambda files: seconds(len(files["file"])))
