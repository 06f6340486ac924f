"""What a key costs: so often is anything laid out, painted, folded, asked or read for it, and no more."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import get_ident

import pytest

import tui.app
from content.formats import load_formats
from journals.records.model import Observation
from journals.records.retro import Theme
from journals.retro.meeting import Meeting, begin_retro
from tests.tui.conftest import TODAY, Sit
from tests.tui.desk import Desk
from tests.tui.work import counted
from tui.features.project import background_filter
from tui.routes import load_screen
from tui.ui.places import Place, ProjectPage
from tui.ui.widgets.static import Static

pytestmark = pytest.mark.usefixtures("every_frame")
SIZE = (120, 36)
ROOM = 30
"""Lines of a list at this size."""
NOTES = 200


async def test_a_key_in_a_list_is_one_frame(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    with counted(monkeypatch) as work:
        async with sit(size=SIZE) as desk:
            await desk.press("enter", "0")
            for key in ("down", "pagedown", "up", "end"):
                done = await work.of(desk, key)
                assert done.pop("lines") <= ROOM
                assert done.pop("queries", 0) == 0
                assert done == {"painted": 1, "texts in full": 1, "key bars": 1}, key


async def test_a_key_at_home_lays_nothing_out_that_keeps_its_room(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    with counted(monkeypatch) as work:
        async with sit(size=SIZE) as desk:
            await desk.press("end", "home")
            for key in ("down", "down", "pagedown", "home", "end"):
                done = await work.of(desk, key)
                assert done.pop("lines") <= ROOM
                assert done == {"painted": 1, "key bars": 1}, key


async def test_below_the_table_the_look_at_a_project_is_laid_out_once(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with counted(monkeypatch) as work:
        async with sit(size=(80, 24)) as desk:
            await desk.press("end", "home", "down")
            texts = set[str]()
            for key in ("down", "up", "down"):
                done = await work.of(desk, key)
                texts.add(str(desk.app.screen.query_one("#look", Static).content))
                assert done["laid out"] <= 1, key
            assert len(texts) > 1


async def test_a_letter_of_a_filter_is_one_frame_and_no_text_is_folded_for_what_it_finds(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_filter, "AT_ONCE", 0)
    with counted(monkeypatch) as work:
        async with sit(size=SIZE) as desk:
            await desk.press("enter", "0", "f", "e", "enter")  # all is loaded that is loaded once
            for letters in ("s", "sk"):
                await desk.press("f")
                for letter in letters:
                    done = await work.of(desk, letter)
                    assert done.pop("laid out", 0) <= 1, "where how many are found is said by another text"
                    # One frame on a quiet machine. Three things ask for it: the line, the rows behind the box, and the
                    # box because they changed. On a busy one Textual's timer (60 a second) may come in between.
                    assert 1 <= done.pop("painted") <= 3
                    assert not done
                done = await work.of(desk, "enter")
                assert done["folded"] == done["asked"] == done["opened"] == 0
                assert done["laid out"] <= 2
                assert done["painted"] <= 4
                assert done["lines"] <= 2 * ROOM


@pytest.mark.long
async def test_a_key_on_the_map_draws_the_rows_it_is_about(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    with counted(monkeypatch) as work:
        async with sit(size=SIZE) as desk:
            await desk.press("o", "down", "right")
            for key, lines in (("down", 2), ("up", 2), ("right", 1), ("left", 1)):
                done = await work.of(desk, key)
                assert done.pop("queries", 0) == 0
                assert done == {"painted": 1, "lines": lines, "key bars": 1}, key


@pytest.mark.usefixtures("indexed")
async def test_a_letter_in_the_search_room_asks_the_index_beside_the_screen(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with counted(monkeypatch) as work:
        async with sit(size=SIZE) as desk:
            await desk.index_all()
            await desk.press("s", *"lyd")  # all is loaded that is loaded once
            await desk.press(*3 * ["backspace"])
            for letter in "skær":
                done = await work.of(desk, letter)
                assert done["asked"] == done["opened"] == 0
                assert done["laid out"] <= 4
                assert done["painted"] <= 8  # five on a quiet machine; on a busy one Textual's timer comes in between


async def test_a_project_that_was_read_opens_without_a_file_or_a_question_to_the_index(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with counted(monkeypatch) as work:
        async with sit(size=SIZE) as desk:
            await desk.press("enter", "escape")  # all is loaded that is loaded once
            done = await work.of(desk, "enter")
            assert done["opened"] == done["asked"] == done["folded"] == 0
            assert done["texts in full"] <= 2
            assert done["lines"] <= 4 * ROOM


async def test_what_shows_a_project_is_loaded_beside_the_screen_before_one_goes_there(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, beside = get_ident(), set[type[Place]]()

    def load(kind: type[Place]) -> object:
        if get_ident() != screen:
            beside.add(kind)
        return load_screen(kind)

    monkeypatch.setattr(tui.app, "load_screen", load)
    async with sit() as desk:
        await desk.until(lambda: ProjectPage in beside)


@pytest.mark.parametrize("phase", ["gather", "understand"])
async def test_a_key_in_a_meeting_with_many_notes_is_one_frame(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, phase: str
) -> None:
    with counted(monkeypatch) as work:
        async with sit(size=SIZE) as desk:
            await _many_notes(desk, phase)
            for key in ("down", "down", "up"):
                done = await work.of(desk, key)
                assert done.pop("lines") <= ROOM
                assert done.pop("queries", 0) <= 3
                assert done.pop("notes sorted", 0) <= NOTES, "once, not for each question"
                assert done.pop("key bars", 0) <= 1
                assert done == {"painted": 1}, key


async def _many_notes(desk: Desk, phase: str) -> Meeting:
    """Open a meeting in which much was written, some of it put together."""
    await desk.press("enter")
    form, now = next(each for each in load_formats("da") if each.id == "hour"), datetime(2026, 11, 24, 13, tzinfo=UTC)
    meeting = begin_retro(desk.journal, form, today=TODAY, now=now, leader="", people=9)
    meeting.gather(*(Observation(text=f"Lyden faldt ud for {number}. gang", stage="S4") for number in range(NOTES)))
    meeting.themes.add(meeting.ungrouped[: NOTES // 4], Theme(name="Lyden"))
    meeting.go_to_phase(form, phase, now)
    await desk.press("r", "down")
    return meeting
