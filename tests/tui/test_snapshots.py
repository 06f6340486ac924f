"""How the screens look: pictures, compared as text. Look at what changed before `--snapshot-update`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest
from textual.pilot import Pilot

from journals.library.library import Library
from journals.text.language import Language
from tests.tui.desk import Desk
from tui.app import TilbageblikApp
from tui.features.importing.preview_screen import ImportScreen
from tui.features.search.screen import SearchScreen
from tui.settings import Settings, ThemeName

pytestmark = pytest.mark.usefixtures("styled_by_textual")

Compare: TypeAlias = Callable[..., bool]
SMALL, WIDE = (80, 24), (120, 36)
NOTES = """# Det gik godt
- Aftenholdet nåede hele ruten, også da to af bilerne ikke ville starte, og ingen blev ringet op
- Borgeren Karen Hansen var glad for det
# Det drillede
- Lyden faldt ud
- Lyden faldt ud
# Aftaler
- Bestil et stik
"""
LINE = "-det tog en halv time pr. borger de første dage #44"

CASES: dict[str, tuple[tuple[int, int], Language, ThemeName, tuple[str, ...]]] = {
    "home": (SMALL, "da", "dark", ()),
    "home_wide": (WIDE, "en", "light", ()),
    "project": (SMALL, "da", "dark", ("enter", "space", "down")),
    "project_wide": (WIDE, "da", "light", ("enter", "0", "down")),
    "capture": (SMALL, "da", "dark", ("enter", "4", "n", *LINE)),
    "edit": (SMALL, "en", "dark", ("enter", "down", "e")),
    "tag": (SMALL, "da", "light", ("enter", "m", "2", "tab")),
    "review": (SMALL, "da", "dark", ("enter", "j")),
    "review_wide": (WIDE, "en", "light", ("enter", "j", "4", "tab")),
    "compare": (SMALL, "da", "light", ("c", "enter")),
    "lessons": (WIDE, "da", "dark", ("v", "down")),
    "guide": (SMALL, "en", "light", ("enter", "k")),
    "actions": (SMALL, "da", "dark", ("enter", "b", "end")),
    "search": (SMALL, "da", "dark", ("s", *"skærmen i:observationer")),
    "search_wide": (WIDE, "en", "light", ("s", *"borger pit", "tab", *"4.4")),
    "narrow": ((40, 12), "da", "dark", ("enter",)),
}


IN_SHORT = {"home", "project", "narrow"}
"""Those that the Test command draws; the others take long together."""


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=() if case in IN_SHORT else pytest.mark.long) for case in CASES]
)
def test_looks_as_before(case: str, library: Library, snap_compare: Compare, request: pytest.FixtureRequest) -> None:
    if case.startswith("search"):
        request.getfixturevalue("indexed")
    size, language, theme, keys = CASES[case]
    app = TilbageblikApp(library, Settings(language=language, theme=theme))

    async def press(pilot: Pilot[int]) -> None:
        desk = Desk(app, pilot)
        await desk.until(lambda: app.loaded)
        if case.startswith("search"):
            await desk.index_all()
        await desk.press(*keys)
        if isinstance(desk.place, SearchScreen):
            await desk.until(lambda: _shows_all(app))

    assert snap_compare(app, terminal_size=size, run_before=press)


def test_notes_look_as_before_when_they_are_looked_over(library: Library, snap_compare: Compare) -> None:
    app = TilbageblikApp(library, Settings(language="da", theme="dark"))

    async def press(pilot: Pilot[int]) -> None:
        desk = Desk(app, pilot)
        await desk.until(lambda: app.loaded)
        await desk.press("enter", "I")
        await desk.paste(NOTES)
        await desk.press("enter")
        await desk.until(lambda: isinstance(app.screen, ImportScreen) and app.screen.plan)
        await desk.press("down", "c", "c")

    assert snap_compare(app, terminal_size=SMALL, run_before=press)


def _shows_all(app: TilbageblikApp) -> bool:
    """Return whether the search under way has been answered from all that there is."""
    room = app.screen
    assert isinstance(room, SearchScreen)
    return app.indexer.progress == 1 and room._answered == room._turn and room._seen == room._index_now()
