"""The search room as tests use it."""

from __future__ import annotations

from tests.tui.desk import Desk
from tui.features.search.screen import SearchScreen


def room(desk: Desk) -> SearchScreen:
    """Return the search room, where somebody is."""
    assert isinstance(desk.place, SearchScreen)
    return desk.place


async def answered(desk: Desk) -> None:
    """Wait until what stands in the line was looked for."""
    await desk.until(lambda: room(desk)._answered == room(desk)._turn)


async def look_for(desk: Desk, line: str, *keys: str) -> None:
    """Type a line in the search room, and wait for what it gives."""
    await desk.until_indexed()
    await desk.write(line)
    await answered(desk)
    await desk.press(*keys)
