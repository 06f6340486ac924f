"""Background work that is begun anew whenever what it is made of changes; only the latest result counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from journals.export.progress import Cancelled, ProgressCallback
from tui.ui.background import BackgroundTask

T = TypeVar("T")


class LatestTask(Generic[T]):
    """The latest piece of work, such as rendering a document."""

    def __init__(self) -> None:
        self._task: BackgroundTask[T] | None = None

    def start(self, work: Callable[[ProgressCallback], T]) -> BackgroundTask[T]:
        """Begin `work` and stop what was under way; return it, to be followed."""
        self.stop()
        self._task = BackgroundTask(work)
        return self._task

    def stop(self) -> None:
        """Stop what is under way."""
        if self._task:
            self._task.stop()

    async def result(self) -> T | None:
        """Wait for the latest result; None where it was stopped."""
        while task := self._task:
            try:
                return await task.result()
            except Cancelled:
                if task is self._task:
                    break  # else it is being made of something newer
        return None
