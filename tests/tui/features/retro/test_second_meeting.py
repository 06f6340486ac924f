"""Meetings are not lost: a second one after the first, what the first left to it, and the first one's record."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.export.retro_snapshot import RetroSnapshot
from journals.library.journal import Journal
from journals.records.capture import CapturedLine
from journals.records.model import Observation
from journals.records.retro import ParkedItem, Retro
from journals.retro.meeting import Meeting, begin_retro, open_retro
from journals.retro.meeting_list import list_meetings
from journals.retro.timer import now
from tests.tui.conftest import TODAY, Sit
from tests.tui.desk import Desk
from tests.tui.features.retro.phases.test_choose import FORMATS, meet
from tui.features.home.screen import HomeScreen
from tui.features.project.screen import ProjectScreen
from tui.features.retro.list_screen import MeetingsScreen
from tui.features.retro.record_screen import RetroRecordScreen
from tui.features.retro.screen import RetroScreen
from tui.features.retro.trend_dialog import TrendDialog
from tui.features.review.screen import ReviewScreen
from tui.ui.dialogs.pick import PickerDialog


def first_meeting(journal: Journal) -> Meeting:
    """Hold a meeting that parks two things, hears a concern, says when the next will be, and ends."""
    form = next(each for each in FORMATS if each.id == "hour")
    held = begin_retro(journal, form, today=TODAY, now=now(), leader="", people=9)
    held.update(replace(held.retro, day="2026-10-01", purpose="Hvad lærte vi af prøven?", next="2026-11-20"))
    held.gather(Observation(text="Hvem svarer om natten?", kind="concern", stage="S4", happened="2026-10-01"))
    held.park("Skal vagten have en skærm?")
    held.park("Hvem betaler?")
    held.reflect("4.4", "yes")
    held.update(replace(held.retro, taken="Begynd med lyden", returned={"5": "6", "4": "2", "2": "1"}))
    held.close(TODAY)
    held.update(replace(held.retro, closed="2026-10-01"))
    return held


def emptied(desk: Desk) -> Journal:
    """Leave of a project only what its first meeting leaves."""
    journal = desk.journal
    journal.delete(*journal.actions, *(each for each in journal.observations if each.waits))
    return journal


def line_with(desk: Desk, text: str) -> str:
    return next(line for line in desk.lines if text in line)


async def test_the_key_that_leads_to_the_meetings_begins_one_there(sit: Sit) -> None:
    async with sit(size=(120, 36)) as desk:
        await desk.press("enter")
        first_meeting(desk.journal)
        desk.app.publish_change()
        await desk.press("r")
        assert isinstance(desk.place, MeetingsScreen)
        assert "gå videre" not in desk.lines[-1], "none is under way"
        await desk.press("r", "2")
        assert isinstance(desk.place, RetroScreen)
        assert open_retro(desk.journal) is not None


@pytest.mark.long
async def test_a_second_meeting_begins_with_what_the_first_left_and_hides_nothing(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        await desk.press("enter")
        journal = emptied(desk)
        first = first_meeting(journal)
        desk.app.publish_change()
        await desk.press("r")
        assert isinstance(desk.place, MeetingsScreen)
        assert "01.10.2026" in desk.words
        assert "Hvad lærte vi af prøven?" in desk.words
        assert "tiden 4,4 af 5 (9 svar)" in desk.words
        await desk.press("n", "2")
        second = open_retro(journal)
        assert second is not None
        assert second.id != first.id
        assert isinstance(desk.place, RetroScreen)
        # Follow-up: the agreed day, what was parked, the concern with its age.
        assert "Næste gang var aftalt til 20.11.2026. Det blev 4 dage senere." in desk.words
        assert "Parkeret sidst" in desk.words
        assert "54 dage · 1 tilbageblik" in line_with(desk, "Hvem svarer om natten?")
        assert "Skal vagten have en skærm?" in line_with(desk, "▌")
        assert "1 tag op 2 parkér igen 3 drop" in desk.lines[-1].replace("  ", " ")
        await desk.press("1")
        assert [each.text for each in second.gathered] == ["Skal vagten have en skærm?"]
        await desk.press("2")
        assert [each.text for each in second.parked] == ["Hvem betaler?"]
        assert "parkeret igen" in desk.words
        await desk.press("u")
        assert second.parked == []
        record = RetroSnapshot.of(second, lambda _: None)
        assert [(each.text, each.outcome) for each in record.unparked] == [("Skal vagten have en skærm?", "taken_up")]
        # Both are in the list; the first one's record can still be read and written.
        await desk.press("R")
        assert isinstance(desk.place, MeetingsScreen)
        assert "24.11.2026" in line_with(desk, "● i gang")
        assert "01.10.2026" in line_with(desk, "✓ slut")
        await desk.press("down", "x")
        (file,) = await asyncio.to_thread(lambda: list(documents.iterdir()))
        assert file.name.endswith("2026-10-01.md")
        assert "Begynd med lyden" in file.read_text(encoding="utf-8")
        await desk.press("enter")
        assert isinstance(desk.place, RetroRecordScreen)
        assert "Hvad lærte vi af prøven?" in desk.words
        await desk.press("escape", "t")
        assert isinstance(desk.place, TrendDialog)
        assert "4,4" in desk.words
        assert "9 af 9 svarede" in desk.words
        assert "4.4 Prøvet" in desk.words
        # Another is not begun beside the one that is open; the first key goes back to where it lies.
        await desk.press("escape", "n")
        assert isinstance(desk.place, PickerDialog)
        assert "allerede i gang" in desk.words
        await desk.press("1")
        assert isinstance(desk.place, RetroScreen)
        assert sum(isinstance(each, RetroScreen) for each in desk.app.screen_stack) == 1
        assert len(list_meetings(journal)) == 2
        await desk.press("R", "n", "2")
        assert second.running.phase == "check-out"
        assert isinstance(desk.place, RetroScreen)


@pytest.mark.long
async def test_home_project_and_look_back_say_that_one_is_under_way_and_r_goes_on(sit: Sit) -> None:
    async with sit(size=(120, 30)) as desk:
        assert "i gang" not in desk.words
        await desk.press("r")
        assert isinstance(desk.place, HomeScreen)
        meeting = await meet(desk, phase="gather")
        desk.app.publish_change()
        await desk.press("escape")
        assert isinstance(desk.place, RetroScreen), "a room looks on: it is said first"
        await desk.press("escape")
        assert isinstance(desk.place, HomeScreen)
        assert "1 │ Tilbageblikket er ikke slut · i dag, r går videre" in desk.words, "before all else"
        assert "r gå videre" in desk.lines[-1]
        await desk.press("down", "r")
        assert isinstance(desk.place, RetroScreen)
        assert desk.place.meeting.id == meeting.id
        await desk.press("escape", "escape")
        assert isinstance(desk.place, ProjectScreen)
        assert "Tilbageblik i gang siden 24.11.2026, r går videre." in desk.words
        await desk.press("j")
        assert isinstance(desk.place, ReviewScreen)
        assert "Tilbageblik i gang siden 24.11.2026, r går videre." in desk.words
        await desk.press("r")
        assert isinstance(desk.place, RetroScreen)
        meeting.close(TODAY)
        desk.app.publish_change()
        await desk.press("escape")
        assert "Tilbageblik i gang" not in desk.words
        await desk.press("r")
        assert isinstance(desk.place, MeetingsScreen)


@pytest.mark.long
async def test_the_list_says_how_it_goes_with_few_answers_and_any_text(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        await desk.press("enter", "R")
        assert isinstance(desk.place, MeetingsScreen)
        assert "Tryk n for at begynde" in desk.words
        await desk.press("enter", "x", "full_stop", "t")
        assert "intet at sammenligne" in desk.words
        journal = desk.journal
        journal.add(
            Retro(format="findes-ikke", purpose="[/x] " * 40, returned={"5": "1", "1": "1", "x": "y"}),
            Retro(day="2026-11-01", closed="2026-11-02", returned={"4": "3"}, people=4),
        )
        journal.add(ParkedItem(text="[b]"))
        desk.app.publish_change()
        await desk.press("escape", "down", "t")
        assert "næsten spildt / spildt" in desk.words
        assert "Færre end 5 svar" in desk.words
        assert "3 af 4 svarede" in desk.words
        await desk.press("escape", "full_stop", "g", "c")
        assert isinstance(desk.place, RetroRecordScreen)


async def test_the_record_waits_for_what_becomes_of_private_notes(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        meeting = await meet(desk, phase="gather", people=4)
        meeting.reveal([CapturedLine(text) for text in ("en", "to", "tre", "fire")], "S2", TODAY, writers=4)
        await desk.press("R", "x", "full_stop")
        assert isinstance(desk.place, MeetingsScreen)
        assert "Referatet venter" in desk.told[-1]
        assert not await asyncio.to_thread(lambda: list(documents.iterdir()))
        meeting.private_notes.decide("delete")
        await desk.press("full_stop")
        assert isinstance(desk.place, RetroRecordScreen)
