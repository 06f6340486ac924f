"""How far something long has come: told while it goes on, so that it can be shown, and stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

ProgressCallback: TypeAlias = Callable[[int, int], None]
"""Hears how much is done, and of how much. It may raise `Cancelled`: then it ends there, with nothing half done."""


class Cancelled(Exception):
    """Nobody wants the rest any more."""


def ignore_progress(done: int, of: int) -> None:
    """Hear nothing of it."""


class ProgressCounter:
    """Counts what is done of something, and tells."""

    def __init__(self, of: int, tick: ProgressCallback) -> None:
        self._done, self._of, self._tick = 0, of, tick

    def advance(self, by: int = 1) -> None:
        """Something more is done.

        Raises:
            Stopped: when whoever hears of it wants no more.
        """
        self._done = min(self._done + by, self._of)
        self._tick(self._done, self._of)
