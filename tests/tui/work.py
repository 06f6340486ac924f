"""What a key costs, counted: how often something is laid out, painted, drawn, folded, asked and read for it.

A time would say more of the machine than of the app; what is counted here is the same on any.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import get_ident
from typing import Any

import pytest
from textual.dom import DOMNode
from textual.screen import Screen

import tui.app
from journals.index.store import IndexStore
from tests.tui.desk import Desk
from tui.features.common.observation_rows import ObservationRenderer
from tui.features.overview import screen as overview
from tui.features.project import background_filter
from tui.features.retro import screen as retro
from tui.features.retro.meeting_screen import MeetingScreen
from tui.features.retro.phases import losses_part
from tui.ui import key_frame
from tui.ui.live_screen import LiveScreen
from tui.ui.widgets import detail_pane
from tui.ui.widgets.board import Board
from tui.ui.widgets.row_list import Rows

LATER = 3600.0
"""Seconds: what is put off until somebody rests is another frame, and not counted."""


class Work:
    """Counts on the screen's thread while somebody presses keys."""

    def __init__(self) -> None:
        self.done: Counter[str] = Counter()
        self._thread = get_ident()
        self._is_on = False

    def note(self, what: str) -> None:
        """Count something, where it is done on the screen's thread."""
        if self._is_on and get_ident() == self._thread:
            self.done[what] += 1

    async def of(self, desk: Desk, *keys: str) -> Counter[str]:
        """Return what was done for some keys, and for all that they lead to at once."""
        await desk.settle()
        self.done.clear()
        self._is_on = True
        await desk.press(*keys)
        self._is_on = False
        return self.done.copy()


_works: list[Work] = []


def _hear(event: str, _: tuple[object, ...]) -> None:
    if event in ("open", "sqlite3.connect"):
        for work in _works:
            work.note("opened")


sys.addaudithook(_hear)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """Count from now on."""
    work = Work()

    def count(owner: object, name: str, what: str) -> None:
        real: Callable[..., Any] = getattr(owner, name)

        def counting(*args: Any, **options: Any) -> Any:
            work.note(what)
            return real(*args, **options)

        monkeypatch.setattr(owner, name, counting)

    for owner, name in (
        (key_frame, "LONGEST"),
        (detail_pane, "_REST"),
        (overview, "_REST"),
        (retro, "_SETTLES"),
        (tui.app, "LOOK_EVERY"),
        (tui.app, "_SHOWN"),
    ):
        monkeypatch.setattr(owner, name, LATER)
    monkeypatch.setattr(MeetingScreen, "_tick", lambda _: None)
    count(Screen, "_refresh_layout", "laid out")
    count(Screen, "_compositor_refresh", "painted")
    count(Rows, "render_line", "lines")
    count(Board, "render_line", "lines")
    count(ObservationRenderer, "full_text", "texts in full")
    count(LiveScreen, "show_keys", "key bars")
    count(DOMNode, "query", "queries")
    count(losses_part, "loss_question", "notes sorted")
    count(background_filter, "search_text", "folded")
    count(IndexStore, "read", "asked")
    _works.append(work)
    try:
        yield work
    finally:
        _works.remove(work)
