"""Filtering a project's observations; the texts of a long list are folded in a thread as soon as it is opened."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import partial

from journals.records.model import Observation
from tui.features.project.filter import Filter, FilteredList, search_text
from tui.ui.screen import AppScreen

AT_ONCE = 2_000
"""So many texts are folded while one waits; more are in a thread."""
_CHUNK = 100
"""Texts folded in a thread before it rests."""
_PAUSE = 0.0005
"""Seconds of rest, so that keys are answered meanwhile."""


class BackgroundFilter:
    """The observations of a project, and what a filter lets through of them."""

    def __init__(self, screen: AppScreen, show: Callable[[], object]) -> None:
        """`show` is called when what `matching` was asked for can be found."""
        self._screen = screen
        self._show = show
        self._is_awaited = False
        self._folding: FilteredList | None = None
        """The list whose texts a thread folds."""
        self._begin()

    def _begin(self) -> None:
        self._language = self._screen.say.language
        self.list = FilteredList(partial(search_text, self._screen.say))

    def update(self, observations: Sequence[Observation]) -> None:
        """Take the observations as they are now, in their order; in another language, all anew."""
        if self._language != self._screen.say.language:
            self._begin()
        self.list.update(observations)
        if len(observations) > AT_ONCE and not self.list.is_folded and self._folding is not self.list:
            self._folding = self.list
            self._screen.run_worker(self._fold_all(self.list), group="texts", exclusive=True)

    def fits(self, wanted: Filter, observation: Observation) -> bool:
        """Return whether a filter lets an observation through."""
        return wanted.flags([observation], [self.list.fold(observation)])[0]

    def matching(self, wanted: Filter) -> list[Observation]:
        """Return what a filter lets through; what the one before did, while the texts of a long list are folded."""
        self._is_awaited = bool(wanted.word) and self._folding is self.list and not self.list.is_folded
        return self.list.shown if self._is_awaited else self.list.matching(wanted)

    async def _fold_all(self, folded: FilteredList) -> None:
        """Fold all texts in a thread; those of what comes meanwhile are few."""
        rows = folded.all
        texts = await asyncio.to_thread(_map_in_chunks, folded.fold, rows, lambda: not self._screen.is_attached)
        if texts is not None:
            folded.take_texts(rows, texts)
            if self._is_awaited:
                self._show()


def _map_in_chunks(
    function: Callable[[Observation], str], rows: Sequence[Observation], cancelled: Callable[[], bool]
) -> list[str] | None:
    """Return a function's answer on each row, with pauses for the thread that draws; None where it was cancelled."""
    found: list[str] = []
    for first in range(0, len(rows), _CHUNK):
        if cancelled():
            return None
        found += map(function, rows[first : first + _CHUNK])
        time.sleep(_PAUSE)
    return found
