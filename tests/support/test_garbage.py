"""When a preview looks for garbage."""

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest

from generator.support import garbage
from generator.support.garbage import Garbage


@pytest.fixture
def nothing_is_left_alone() -> Iterator[None]:
    """Look for garbage everywhere, as in a process that begins."""
    gc.unfreeze()
    yield
    gc.collect()
    gc.freeze()


@pytest.mark.usefixtures("nothing_is_left_alone")
def test_what_is_shared_with_processes_is_left_alone_meanwhile_and_what_was_before_for_good() -> None:
    with garbage.shared():
        assert gc.get_freeze_count()
    assert not gc.get_freeze_count()
    gc.freeze()
    with garbage.shared():
        pass
    assert gc.get_freeze_count()


def test_it_waits_until_a_build_was_seen_but_lets_no_heap_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    class Timer:
        def __init__(self, delay: float, then: Callable[[], None]) -> None:
            self.delay, self.then = delay, then

        def start(self) -> None:
            timers.append(self)

        def cancel(self) -> None:
            pass

    timers: list[Timer] = []
    monkeypatch.setattr(garbage, "Timer", Timer)
    held = Garbage()
    for _ in range(4):
        held.leave()
        assert not gc.isenabled()
        held.look_soon()
    assert [bool(timer.delay) for timer in timers] == [True, True, False, False]
    dropped = {1}
    seen = weakref.ref(dropped)
    held.drop(dropped)
    del dropped
    assert seen()
    timers[-1].then()
    assert gc.isenabled()
    assert not seen()
    held.look_soon()
    assert timers[-1].delay
