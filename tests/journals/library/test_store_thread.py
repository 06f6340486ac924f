"""The thread that reads and writes: in order, whatever a task does, and replaced when it has died."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest

from journals.library import store_thread
from journals.library.store_thread import StoreThread
from journals.log import rescue
from journals.records.model import Observation
from tests.journals.conftest import OpenLibrary, started


def test_tasks_are_done_in_order_and_all_before_the_end() -> None:
    thread, done = StoreThread("test"), []
    futures = [thread.submit(lambda number=number: done.append(number)) for number in range(200)]  # type: ignore[misc]
    assert thread.shutdown()
    assert done == [*range(200)]
    assert all(future.done() for future in futures)
    assert thread.shutdown(), "once more does nothing"
    with pytest.raises(RuntimeError):
        thread.submit(list)


def test_it_ends_however_fast_it_is_told_to() -> None:
    for _ in range(300):
        thread = StoreThread("test")
        thread.submit(list)
        assert thread.shutdown()
        assert thread.restarts == 0


@pytest.mark.parametrize("error", [ValueError, SystemExit, KeyboardInterrupt, MemoryError, RecursionError])
def test_whatever_a_task_raises_the_next_is_done(error: type[BaseException]) -> None:
    def fail() -> None:
        raise error

    thread = StoreThread("test")
    with pytest.raises(error):
        thread.submit(fail).result()
    assert thread.submit(lambda: 7).result() == 7
    assert thread.restarts == 0
    thread.shutdown()


def test_whoever_breaks_down_when_they_hear_of_an_end_ends_no_thread() -> None:
    def break_down(_: object) -> None:
        raise SystemExit

    thread = StoreThread("test")
    for _ in range(3):
        hold = threading.Event()
        future = thread.submit(hold.wait)
        future.add_done_callback(break_down)
        hold.set()
        assert thread.submit(lambda: 7).result(60) == 7
    assert thread.restarts == 0
    assert thread.shutdown()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_dies_when_all_of_its_task_is_done_is_replaced_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was at is not done again: to tell its result once more would end the next thread too, for ever."""
    thread, done = StoreThread("test"), []
    settle = store_thread._settle

    def settle_and_die(future: Future[object], task: Callable[[], object]) -> None:
        settle(future, task)
        raise SystemExit

    monkeypatch.setattr(store_thread, "_settle", settle_and_die)
    thread.submit(lambda: done.append(1)).result(60)
    assert thread._thread is not None
    thread._thread.join(60)
    monkeypatch.setattr(store_thread, "_settle", settle)
    assert thread.submit(lambda: 7).result(60) == 7
    assert (done, thread.restarts) == ([1], 1)
    assert thread.shutdown()


def test_a_task_that_begins_is_never_thought_to_have_lasted_since_the_one_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    thread, seen = StoreThread("test"), []

    def clock() -> float:
        if threading.current_thread() is thread._thread:
            with monkeypatch.context() as later:
                later.setattr(store_thread, "monotonic", lambda: 1000.0)
                seen.append(thread.busy_seconds)
        return 1000.0

    monkeypatch.setattr(store_thread, "monotonic", clock)
    thread.submit(list).result()
    thread.shutdown()
    assert seen == [0.0]


def dead(thread: StoreThread) -> None:
    """Let the thread end as by an error of its own."""
    thread.submit(list).result()
    thread._tasks.put(None)
    assert thread._thread is not None
    thread._thread.join()


def test_a_thread_that_died_is_replaced_and_what_it_was_at_is_done_again() -> None:
    thread = StoreThread("test")
    dead(thread)
    assert [thread.submit(lambda: 7).result(), thread.restarts] == [7, 1]
    dead(thread)
    first, second = thread.submit(lambda: 8), thread.submit(lambda: 9)
    assert [first.result(), second.result(), thread.restarts] == [8, 9, 2]
    thread.shutdown()


def test_what_is_logged_after_the_thread_died_is_saved(open_library: OpenLibrary) -> None:
    library = open_library()
    journal = started(library)
    dead(library.store_thread)
    journal.add(Observation(text="efter"))[1].wait()
    assert [each.text for each in open_library(by="other").journals[0].observations] == ["efter"]
    assert library.store_thread.restarts == 1


def test_who_closes_does_not_wait_for_ever_and_what_waits_is_kept_and_comes_again(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_thread, "STALLED", 0.05)
    monkeypatch.setattr(store_thread, "_STEP", 0.01)
    library, hang = open_library(), threading.Event()
    journal = started(library)
    library.in_background(hang.wait)
    journal.add(Observation(text="ventede"))
    (kept,) = library.close()
    assert b"ventede" in kept.read_bytes()
    hang.set()
    assert library.store_thread._thread is not None
    library.store_thread._thread.join()
    assert [each.text for each in open_library().journals[0].observations] == ["ventede"]


def test_what_reaches_the_disk_while_it_is_being_kept_is_not_kept_for_good(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, hang = open_library(), threading.Event()
    journal, store = started(library), rescue.store_unsaved

    def store_when_it_is_safe(folder: Path, project: str, lines: bytes) -> Path:
        hang.set()
        while journal.pending():
            time.sleep(0.001)
        return store(folder, project, lines)

    monkeypatch.setattr(rescue, "store_unsaved", store_when_it_is_safe)
    library.in_background(hang.wait)
    journal.add(Observation(text="ventede"))
    (kept,) = library.keep_waiting()
    library.in_background(list).result()
    assert not kept.exists()


def test_an_error_that_nobody_foresaw_is_told_as_not_saved_and_tried_again(
    open_library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journals.errors import NotSaved
    from journals.log.appender import LogWriter

    library = open_library()
    journal = started(library)
    with monkeypatch.context() as broken:
        broken.setattr(LogWriter, "_write", lambda *_: 1 / 0)
        with pytest.raises(NotSaved, match="ZeroDivisionError"):
            journal.add(Observation(text="igen"))[1].wait()
        (kept,) = [path for path in library.local.state.rglob("*.jsonl") if b"igen" in path.read_bytes()]
    library.refresh()
    assert not kept.exists()
    assert [each.text for each in open_library(by="other").journals[0].observations] == ["igen"]
