"""How far something long has come: told while it goes on, so that it can be shown, and stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

ProgressCallback: TypeAlias = Callable[[int, int], None]
"""Hears how much is done, and of how much. It may raise `Cancelled`: then it ends there, with nothing half done."""


class Cancelled(Exception):
    """Raised by a progress callback to cancel the work."""


def ignore_progress(done: int, of: int) -> None:
    """Ignore progress."""


class ProgressCounter:
    """Counts finished steps and reports them to a callback."""

    def __init__(self, of: int, tick: ProgressCallback) -> None:
        self._done, self._of, self._tick = 0, of, tick

    def advance(self, by: int = 1) -> None:
        """Report that more steps are done.

        Raises:
            Cancelled: when whoever hears of it wants no more.
        """
        self._done = min(self._done + by, self._of)
        self._tick(self._done, self._of)

    def share(self, steps: int) -> ProgressCallback:
        """Return a callback for a part of the work that takes so many steps and counts in units of its own."""
        begun = self._done

        def tick(done: int, of: int) -> None:
            self.advance(max(0, begun + steps * done // max(1, of) - self._done))

        return tick
