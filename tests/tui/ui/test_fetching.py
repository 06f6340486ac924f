"""Fetching a project's records: read once for all who wait; where nobody does, the screens hear of it once."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from types import SimpleNamespace
from typing import Any

from tui.ui.fetching import Fetching


class Records:
    """A project whose records are read as soon as they may be."""

    def __init__(self) -> None:
        self.id = "one"
        self.is_open = False
        self.reads = 0

    def open(self, *_: object) -> None:
        self.reads += 1
        self.is_open = True


class Beside:
    """An app that works beside the screen, and puts nothing off."""

    def __init__(self) -> None:
        self.tasks: list[asyncio.Future[None]] = []

    def run_worker(self, work: Coroutine[Any, Any, None], **_: str) -> None:
        self.tasks.append(asyncio.ensure_future(work))

    def set_timer(self, *_: object) -> SimpleNamespace:
        return SimpleNamespace(stop=lambda: None)


def fetched(*who: str) -> tuple[int, list[str]]:
    """Have some fetch the same records, "" waiting for nothing; return how often they are read, and who is told."""
    told: list[str] = []

    async def fetch() -> int:
        app, journal = Beside(), Records()
        fetching: Any = Fetching(app, lambda _: None, lambda _: told.append("screens"))  # type: ignore[arg-type]
        for each in who:
            fetching.fetch(journal, (lambda each=each: told.append(each)) if each else None)
        await asyncio.gather(*app.tasks)
        return journal.reads

    return asyncio.run(fetch()), told


def test_records_are_read_once_for_all_who_wait_for_them() -> None:
    assert fetched("", "first", "", "second") == (1, ["first", "second"])


def test_where_nobody_waits_the_screens_are_told_once() -> None:
    assert fetched("", "", "") == (1, ["screens"])
