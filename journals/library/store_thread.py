"""The one thread that reads and writes a library's files: tasks in order, each with a future."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from time import monotonic
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")
_Task: TypeAlias = tuple[Callable[[], Any], "Future[Any]"]

STALLED = 60.0
"""Seconds that one task may take before whoever ends the program no longer waits for it."""
_STEP = 0.5


class StoreThread:
    """Runs tasks one after the other. A thread that has died is replaced, and what it was at is done again.

    One that hangs cannot be replaced, for two must not write to one log: `busy_seconds` tells of it.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._current: _Task | None = None
        self._began = 0.0
        self._lock = threading.Lock()
        self._ended = False
        self.restarts = 0
        """How often a new thread took the place of one that had died."""

    @property
    def busy_seconds(self) -> float:
        """Seconds since the present task began; 0 where there is none."""
        return monotonic() - self._began if self._current else 0.0

    def submit(self, task: Callable[[], T]) -> Future[T]:
        """Run a task after those that were submitted before.

        Raises:
            RuntimeError: `shutdown` was called.
        """
        future: Future[T] = Future()
        with self._lock:
            if self._ended:
                raise RuntimeError("the store thread has ended")
            self._tasks.put((task, future))
        self.revive()
        return future

    def revive(self) -> None:
        """Start the thread unless it is there."""
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                return
            if self._thread is None:
                atexit.register(self.shutdown)  # a program that ends without closing its library still writes all
            else:
                self.restarts += 1
            self._thread = threading.Thread(target=self._run, args=(self._current,), name=self._name, daemon=True)
            self._thread.start()

    def shutdown(self) -> bool:
        """Return when all that was submitted is done; False where a task hangs, so that nobody may wait for it."""
        with self._lock:
            if self._thread is None or self._ended:
                self._ended = True
                return self._current is None
            self._ended = True
        self.revive()  # before it is told to end, or one that has done so would be replaced
        self._tasks.put(None)
        atexit.unregister(self.shutdown)
        while self._thread.is_alive() and self.busy_seconds < STALLED:
            self._thread.join(_STEP)
        return not self._thread.is_alive()

    def _run(self, first: _Task | None) -> None:
        item = first or self._tasks.get()
        while item is not None:
            self._began = monotonic()  # first: a task that is there has begun
            task, future = self._current = item
            if not future.done() if first is not None else future.set_running_or_notify_cancel():
                _settle(future, task)
            first = self._current = None
            del task, future, item  # they hold what was read, until the next task comes
            item = self._tasks.get()


def _settle(future: Future[Any], task: Callable[[], Any]) -> None:
    """Run a task; nothing that somebody does when they hear of its end is the end of the thread."""
    try:
        result = task()
    except BaseException as error:
        with suppress(BaseException):
            future.set_exception(error)
    else:
        with suppress(BaseException):
            future.set_result(result)
