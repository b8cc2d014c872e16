"""The limit on processor time, where signals reach and where they do not."""

import threading

import pytest

from generator.site import limits, markup
from tests.site.markup_targets import rendered


def spin() -> None:
    with limits.processor_time(0.01):
        while True:
            len("")


def test_what_runs_too_long_is_stopped() -> None:
    with pytest.raises(limits.TooSlowError):
        spin()


def test_what_runs_too_long_is_stopped_in_a_thread() -> None:
    stopped = []

    def run() -> None:
        try:
            spin()
        except limits.TooSlowError:
            stopped.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert stopped == [True]


def test_text_that_takes_too_long_is_shown_as_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "SECONDS", 0.001)
    result = rendered("a *b* <i>\n\n" * 2000)
    assert [mistake.code for mistake in result.mistakes] == ["markdown-too-slow"]
    assert result.html.startswith('<pre class="digest-as-typed">a *b* &lt;i&gt;')
