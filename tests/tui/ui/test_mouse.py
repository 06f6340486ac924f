"""The mouse: what it clicks is pressed, opened or done, as by the keys that are named there."""

from __future__ import annotations

import pytest

from tests.terminal import PATIENCE
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.app import TilbageblikApp
from tui.features.common.tag_dialog import TagDialog
from tui.features.guide.screen import GuideScreen
from tui.features.home.screen import HomeScreen
from tui.features.lessons.list_screen import LessonsScreen
from tui.features.overview.screen import OverviewScreen
from tui.features.project.screen import ProjectScreen
from tui.ui.text_layout import cells
from tui.ui.widgets.inputs import LineInput
from tui.ui.widgets.row_list import Rows


async def click(desk: Desk, words: str, *, times: int = 1, line: int | None = None) -> None:
    """Click on words, wherever they stand first; or in one line of the screen."""
    rows = desk.lines if line is None else [desk.lines[line]]
    y, text = next((y, text) for y, text in enumerate(rows) if words in text)
    at = cells(text[: text.index(words)])
    await desk.pilot.click(offset=(at, y if line is None else line % len(desk.lines)), times=times)
    await desk.settle()


@pytest.mark.long
async def test_the_key_bar_a_stage_a_row_and_the_palette_do_what_is_clicked(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TilbageblikApp, "CLICK_CHAIN_TIME_THRESHOLD", PATIENCE)  # two clicks may come late
    async with sit(size=(100, 30)) as desk:
        await click(desk, "læringer", line=-1)
        assert isinstance(desk.place, LessonsScreen)
        await desk.press("escape")
        await desk.pilot.click("#list", offset=(5, 1))
        await desk.settle()
        assert isinstance(desk.place, HomeScreen), "one click only goes there"
        assert desk.one("#list", Rows).cursor == 1
        name = desk.app.context.nearest_journal()
        await desk.pilot.click("#list", offset=(9, 1), times=2)
        await desk.settle()
        assert isinstance(desk.place, ProjectScreen)
        assert desk.app.journal_here is name
        assert desk.place._stage != "2"
        await click(desk, "2 ", line=1)
        assert desk.place._stage == "2"
        await click(desk, "0 ", line=1)
        assert desk.place._stage == "0"
        await click(desk, "n ny", line=-1)
        await desk.write("-en ting")
        await click(desk, "3 ", line=1)
        assert desk.place._stage == "3"
        assert desk.place.capture.is_open
        assert "-en ting3" not in desk.seen, "the click was for the stage, not for the line"
        await desk.press("escape")
        await click(desk, "hjælp", line=-1)
        await click(desk, "Esc")
        assert isinstance(desk.place, ProjectScreen)
        await desk.press("o")
        assert isinstance(desk.place, OverviewScreen)
        await click(desk, desk.app.say("overview.voices"), line=1)
        assert desk.place._tab == "voices"
        await desk.press("ctrl+p")
        await click(desk, "Kataloget")
        assert isinstance(desk.place, GuideScreen)
        await desk.press("escape", "ctrl+p")
        await click(desk, "faldgruber, indsigter", times=2)
        assert isinstance(desk.place, GuideScreen), "the second click of two does not press Enter below"
        assert len(desk.app.screen_stack) == 4


async def test_a_click_on_a_list_to_choose_from_leaves_the_line_what_is_typed(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "down", "m")
        assert isinstance(desk.place, TagDialog)
        await desk.pilot.click(Rows, offset=(5, 2))
        await desk.settle()
        assert desk.one("Rows", Rows).cursor == 2
        await desk.write("4.4")
        assert desk.one("LineInput", LineInput).value == "4.4"
