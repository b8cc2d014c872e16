"""No input keeps the renderer busy: none comes near the limit, and ``-rP`` shows the slowest."""

from time import process_time

from generator.support.languages import LANGS
from generator.text.markdown.markup import inline, plain, render
from tests.hostile.corpus import TEXTS
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
