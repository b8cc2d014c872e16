"""The limit on processor time, where signals reach and where they do not."""

import contextlib
import signal
import sys
import threading
import time
import weakref
from collections.abc import Callable

import nh3
import pytest

from generator.text.markdown import limits, markup
from tests.text.markup_targets import rendered


def spin(seconds: float = 60) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        len("")


def strike() -> None:
    """Do what the timer does when the time is over."""
    signal.raise_signal(signal.SIGVTALRM)


class Finalised:
    """Is struck where Python takes no exceptions."""

    def __del__(self) -> None:
        strike()


def finalise() -> None:
    finalised = Finalised()
    del finalised


def forget() -> None:
    forgotten = threading.Event()
    reference = weakref.ref(forgotten, lambda _: strike())
    del forgotten
    assert reference() is None


def filter_attributes() -> None:
    def keep(_element: str, _name: str, value: str) -> str:
        strike()
        return value

    nh3.Cleaner(tags={"b"}, attributes={"b": {"title"}}, attribute_filter=keep).clean("<b title=x>")


def swallow() -> None:
    with contextlib.suppress(BaseException):
        strike()


def replace() -> None:
    try:
        strike()
    except BaseException as error:
        raise KeyError from error


def test_what_runs_too_long_is_stopped() -> None:
    with pytest.raises(limits.TooSlowError):
        limits.within(0.01, spin)


def test_what_ends_in_time_is_answered() -> None:
    assert limits.within(60, lambda: 1) == 1
    with pytest.raises(ValueError, match="2 is not"):
        limits.within(60, lambda: [1].index(2))


@pytest.mark.parametrize("work", [strike, finalise, forget, filter_attributes, swallow, replace])
def test_the_limit_outlives_whatever_takes_its_exception(work: Callable[[], object]) -> None:
    before = signal.getsignal(signal.SIGVTALRM), sys.unraisablehook
    for _ in range(300):
        with pytest.raises(limits.TooSlowError):
            limits.within(60, work)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)
    assert (signal.getsignal(signal.SIGVTALRM), sys.unraisablehook) == before


def test_the_timer_strikes_again_where_nobody_heard_it() -> None:
    heard = []

    def work() -> None:
        for _ in range(3):
            try:
                spin()
            except limits.TooSlowError:
                heard.append(True)

    with pytest.raises(limits.TooSlowError):
        limits.within(0.01, work)
    assert len(heard) == 3


def test_a_limit_within_another_leaves_that_as_it_was() -> None:
    def work() -> None:
        assert limits.within(60, lambda: 1) == 1
        with pytest.raises(limits.TooSlowError):
            limits.within(0.01, spin)
        spin()

    with pytest.raises(limits.TooSlowError):
        limits.within(0.05, work)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_other_exceptions_that_nobody_takes_are_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda unraisable: told.append(unraisable.exc_type))

    def fail(_forgotten: object) -> None:
        raise KeyError

    def work() -> None:
        forgotten = threading.Event()
        reference = weakref.ref(forgotten, fail)
        del forgotten
        assert reference() is None

    limits.within(60, work)
    assert told == [KeyError]


def test_what_runs_too_long_is_stopped_in_a_thread() -> None:
    stopped = []

    def run() -> None:
        try:
            limits.within(0.01, spin)
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
