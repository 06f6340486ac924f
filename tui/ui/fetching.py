"""Having a project's records at hand: they are read in a thread, once, however many wait for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual.app import App

from journals.library.journal import Journal
from journals.records.model import Observation

_SLOW = 0.4
"""Seconds after which one is told what one waits for."""


class Fetching:
    """Fetches the records of projects on behalf of one app."""

    def __init__(
        self, app: App[Any], tell_slow: Callable[[Journal], object], publish: Callable[[Journal], object]
    ) -> None:
        """`publish` lets the screens know of records that are at hand now."""
        self._app, self._tell_slow, self._publish = app, tell_slow, publish
        self._waiting: dict[str, list[Callable[[], object]]] = {}
        """Project whose records are being read → what is done then."""

    def fetch(self, journal: Journal, then: Callable[[], object] | None) -> None:
        """Have a project's records at hand, and then do something, or let the screens know; at once where they are."""
        if journal.is_open:
            if then:
                then()
            return
        if (waiting := self._waiting.get(journal.id)) is None:
            waiting = self._waiting[journal.id] = []
            self._app.run_worker(self._read(journal), group="fetch")
        if then:
            waiting.append(then)

    async def _read(self, journal: Journal) -> None:
        slow = self._app.set_timer(_SLOW, lambda: self._tell_slow(journal))
        try:
            await asyncio.to_thread(journal.open, Observation)
        finally:
            slow.stop()
            waiting = self._waiting.pop(journal.id)
        for then in waiting:
            then()
        if not waiting:  # else one goes where they are shown, and need not wait until the screen behind shows them too
            self._publish(journal)
