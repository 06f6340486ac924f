"""How far something long has come: told while it goes on, so that it can be shown, and stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Tick: TypeAlias = Callable[[int, int], None]
"""Hears how much is done, and of how much. It may raise `Stopped`: then it ends there, with nothing half done."""


class Stopped(Exception):
    """Nobody wants the rest any more."""


def untold(done: int, of: int) -> None:
    """Hear nothing of it."""


class Steps:
    """Counts what is done of something, and tells."""

    def __init__(self, of: int, tick: Tick) -> None:
        self._done, self._of, self._tick = 0, of, tick

    def step(self, by: int = 1) -> None:
        """Something more is done.

        Raises:
            Stopped: when whoever hears of it wants no more.
        """
        self._done = min(self._done + by, self._of)
        self._tick(self._done, self._of)
