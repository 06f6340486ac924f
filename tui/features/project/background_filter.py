"""Filtering a project's observations: at once where they are few, else in a thread, while what was found last stays."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import compress
from typing import Any

from journals.records.model import Observation
from tui.features.project.filter import Filter, FilteredList, SearchTexts
from tui.ui.screen import AppScreen

AT_ONCE = 2_000
"""So many rows are asked about a word while one waits; more are in a thread."""
_CHUNK = 100
"""Rows asked in a thread before it rests."""
_PAUSE = 0.0005
"""Seconds of rest, so that keys are answered meanwhile."""


class BackgroundFilter:
    """The observations of a project, and what a filter lets through of them."""

    def __init__(self, screen: AppScreen, show: Callable[[], object]) -> None:
        """`show` is called when a thread has found what `matching` was asked for."""
        self.list = FilteredList()
        self._screen = screen
        self._show = show
        self._texts = SearchTexts(screen.say)
        self._pending: Filter | None = None
        """What a thread is about to find."""

    def update(self, observations: Sequence[Observation]) -> None:
        """Take the observations as they are now, in their order."""
        self.list.update(observations)

    def fits(self, wanted: Filter, observation: Observation) -> bool:
        """Return whether a filter lets an observation through."""
        return wanted.fits(observation, self._texts)

    def matching(self, wanted: Filter) -> list[Observation]:
        """Return what a filter lets through; of a long list what the one before did, until a thread has found it."""
        if wanted.language != self._texts.language:
            self._texts = SearchTexts(self._screen.say)
        if not wanted.word or len(self.list.all) <= AT_ONCE or self.list.is_filtered_by(wanted):
            self._pending = None
            return self.list.matching(wanted, partial(wanted.fits, texts=self._texts))
        if self._pending != wanted:
            self._pending = wanted
            self._screen.run_worker(self._find(wanted), group="filter", exclusive=True)
        return self.list.latest

    def preload(self) -> None:
        """Fold the texts of a long list in a thread while somebody types what is to be found in them."""
        if len(self.list.all) > AT_ONCE:
            self._screen.run_worker(self._read_texts(), group="texts", exclusive=True)

    async def _find(self, wanted: Filter) -> None:
        """Find what fits in a thread; it is shown if it is still wanted."""
        every, rows, fits = self.list.all, self.list.candidates(wanted), partial(wanted.fits, texts=self._texts)
        found = await asyncio.to_thread(_map_in_chunks, fits, rows, lambda: self._pending != wanted)
        if found is None or self._pending != wanted:
            return
        self._pending = None
        if every is self.list.all:  # else something has come meanwhile, and it is looked for anew
            self.list.set_matching(wanted, fits, list(compress(rows, found)))
        self._show()

    async def _read_texts(self) -> None:
        def cancelled() -> bool:
            return self._pending is not None or not self._screen.is_attached

        await asyncio.to_thread(_map_in_chunks, self._texts.of, self.list.all, cancelled)


def _map_in_chunks(
    function: Callable[[Observation], Any], rows: Sequence[Observation], cancelled: Callable[[], bool]
) -> list[Any] | None:
    """Return a function's answer on each row, with pauses for the thread that draws; None where it was cancelled."""
    found: list[Any] = []
    for first in range(0, len(rows), _CHUNK):
        if cancelled():
            return None
        found += map(function, rows[first : first + _CHUNK])
        time.sleep(_PAUSE)
    return found
