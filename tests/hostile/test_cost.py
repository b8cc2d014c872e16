"""No input keeps the renderer busy: none comes near the limit, and ``-rP`` shows the slowest."""

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
            inline(text, lang)
            plain(text)
        taken[text] = process_time() - begun
    for text in sorted(taken, key=taken.__getitem__, reverse=True)[:10]:
        print(f"{taken[text] * 1000:6.1f} ms  {text[:60]!r}")  # noqa: T201 # the table is for people
    assert stopped == []


def test_what_grows_with_the_square_is_found() -> None:
    def heap(n: int) -> dict[str, bytes]:
        return {"file": b"x" * n}

    grows_in_proportion(heap, 800, lambda files: len(files["file"]))
    with pytest.raises(AssertionError):
        grows_in_proportion(heap, 800, lambda files: len(files["file"]) ** 2)
