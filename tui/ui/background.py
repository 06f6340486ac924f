"""Something long, done in a thread beside the screen: how far it has come, how long it will take, and an end to it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

from journals.export.progress import Cancelled, ProgressCallback

T = TypeVar("T")


class BackgroundTask(Generic[T]):
    """A piece of work that has begun."""

    share = 0.0
    """How much of it is done, between 0 and 1."""
    is_stopping = False

    def __init__(self, work: Callable[[ProgressCallback], T]) -> None:
        """Begin `work`, which calls what it is given at every step."""
        self._began = monotonic()
        self._task = asyncio.create_task(self._run(work))
        self._task.add_done_callback(lambda task: task.cancelled() or task.exception())  # nobody may be waiting

    @property
    def is_over(self) -> bool:
        """Whether it has ended, in whatever way."""
        return self._task.done()

    @property
    def took(self) -> float:
        """Seconds since it began."""
        return monotonic() - self._began

    @property
    def left(self) -> float | None:
        """Seconds it will go on, as far as can be told."""
        return self.took * (1 - self.share) / self.share if self.share else None

    def stop(self) -> None:
        """Let it end at its next step; whoever waits for the result gets `Cancelled`, unless it was at its last."""
        self.is_stopping = True

    def when_over(self, then: Callable[[], object]) -> None:
        """Do something as soon as it has ended."""
        self._task.add_done_callback(lambda _: then())

    async def result(self) -> T:
        """Wait until it has ended.

        Raises:
            Cancelled: when it was stopped.
        """
        return await asyncio.shield(self._task)

    async def _run(self, work: Callable[[ProgressCallback], T]) -> T:
        try:
            return await asyncio.to_thread(work, self._tick)
        finally:
            self.stop()  # the app may be ending, and would wait for the thread

    def _tick(self, done: int, of: int) -> None:
        if self.is_stopping:
            raise Cancelled
        self.share = done / of if of else 1.0
