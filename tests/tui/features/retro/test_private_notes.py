"""What was written in private, from the pile it lies in to the end of the meeting: the room's whole way with it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Input

from journals.library.paths import LocalFolders
from journals.records.capture import CapturedLine
from journals.records.model import Lesson
from journals.records.retro import Retro, Theme
from journals.retro.meeting import Meeting
from tests.files import contents
from tests.tui.conftest import TODAY, Sit
from tests.tui.desk import Desk
from tests.tui.features.retro.phases.test_choose import meet
from tui.features.project.screen import ProjectScreen
from tui.features.retro.screen import RetroScreen
from tui.ui.dialogs.confirm import Confirm
from tui.ui.dialogs.pick import PickerDialog
from tui.ui.dialogs.prompt import PromptDialog
from tui.ui.unsaved import draft_key, recover_drafts
from tui.ui.widgets.row_list import Rows

RAW = ("hemmelig-melon", "hemmelig-abrikos", "hemmelig-blomme", "hemmelig-kiwi", "hemmelig-pomelo")


async def written_apart(desk: Desk, phase: str) -> Meeting:
    """Stand in a phase of a meeting with two piles of private notes, and one loose."""
    meeting = await meet(desk, "Lyden", phase=phase, people=5)
    notes = meeting.reveal([CapturedLine(text) for text in RAW], "S2", TODAY, writers=4)
    meeting.themes.add(notes[:2], Theme(name="Tempoet"))
    meeting.themes.add(notes[2:4], meeting.groups[0].theme)
    desk.app.publish_change()
    await desk.settle()
    return meeting


def found(*folders: Path) -> list[str]:
    """The raw texts that any byte of these folders holds."""
    every = b"\0".join(contents(*folders).values())
    return [raw for raw in RAW if raw.encode() in every]


@pytest.mark.long
@pytest.mark.usefixtures("indexed")
async def test_the_whole_way_leaves_no_raw_text(
    sit: Sit, documents: Path, tmp_path: Path, places: LocalFolders
) -> None:
    async with sit() as desk:
        await desk.press("enter")
        meeting = await written_apart(desk, "understand")
        lyden = meeting.groups[0]
        await desk.press("tab")
        assert "hvad handler »Lyden« om?" in desk.words
        assert lyden.notes[-1].text in desk.words, "the room has the texts before it"
        await desk.press("escape")  # for now
        await desk.write("Det går for hurtigt", "enter")
        assert [group.theme.summary for group in meeting.groups] == ["", "Det går for hurtigt"]
        assert meeting.running.phase == "choose"
        await desk.press("shift+tab", "tab")
        assert isinstance(desk.place, PromptDialog), "the one that was skipped"
        await desk.press("escape")

        await desk.press("tab")
        assert isinstance(desk.place, PickerDialog), "the question comes before the record"
        await desk.press("escape")
        assert "Referatet venter" in desk.words
        assert desk.one("#lines", Rows).items == []
        await desk.press("c", "escape", "q", "escape")
        assert desk.app.clipboard == ""
        assert meeting.retro.closed is None
        await desk.press("x", "1")
        assert meeting.retro.raw_notes == "delete"
        assert "hvad handler »Lyden« om?" in desk.words, "asked for again before the record"
        assert not await asyncio.to_thread(lambda: list(documents.iterdir()))
        await desk.write("Lyden svigter", "enter")
        (file,) = await asyncio.to_thread(lambda: list(documents.iterdir()))
        record = file.read_text(encoding="utf-8")
        assert "Lyden svigter" in record
        assert "Det går for hurtigt" in record
        await desk.press("c")
        assert desk.app.clipboard == record
        assert found(documents) == []
        assert len(found(tmp_path)) == len(RAW), "until the meeting ends the room has them"

        await desk.press("u")  # the sentence
        await desk.press("u")  # the answer
        assert "Referatet venter" in desk.words
        await desk.press("q", "1")
        await desk.write("Lyden svigter igen", "enter")
        assert isinstance(desk.place, Confirm)
        assert "De 5 tekster" in desk.words
        half = draft_key(meeting.journal.id, meeting.id, f"groups.ask_text/{meeting.private_notes.there[0].id}")
        desk.app.drafts[half] = [RAW[0]]  # as a machine that died while somebody mended a note has it
        await desk.press("enter", "enter")  # and what was agreed has been read aloud
        assert desk.app.drafts == {}
        recover_drafts(desk.app, {half: [RAW[0]]})
        assert desk.app.drafts == {}
        assert meeting.retro.closed == TODAY.isoformat()
        assert isinstance(desk.place, ProjectScreen)
        assert "5 tekster, der blev skrevet hver for sig, er slettet for alvor" in " ".join(desk.told)
        await asyncio.wrap_future(desk.app.library.in_background(lambda: None))
        assert found(tmp_path) == [], "now, and not when the program ends"
        await desk.index_all()
        assert found(tmp_path, places.cache) == []
        await desk.press("u")
        assert [note for note in meeting.gathered if note.private] == []
    assert found(tmp_path, places.cache) == []


@pytest.mark.long
async def test_what_is_kept_stays_in_the_library_and_is_no_lessons_evidence(sit: Sit, documents: Path) -> None:
    async with sit() as desk:
        meeting = await written_apart(desk, "choose")
        for group in meeting.themes.loose:
            meeting.votes.add(group.theme.id)
            meeting.votes.add(group.theme.id)
        desk.app.publish_change()
        await desk.press("v", "home", "d")
        assert not any(raw in desk.one("Input", Input).value for raw in RAW), "they stand above the line, not in it"
        await desk.press("tab")
        assert not any(raw in desk.words for raw in RAW), "nor in the form"
        await desk.press("escape")
        await desk.write("Hellere langsomt", "enter")
        assert [(each.title, each.evidence) for each in desk.made(Lesson)] == [("Hellere langsomt", frozenset())]
        await desk.press("tab", "2", "escape", "escape", "x")
        (file,) = await asyncio.to_thread(lambda: list(documents.iterdir()))
        assert "Teamet har valgt at beholde dem" in file.read_text(encoding="utf-8")
        assert found(documents) == []
        await desk.press("q", "enter", "enter")
        assert len(meeting.private_notes.there) == len(RAW)
        assert not isinstance(desk.place, RetroScreen)
        assert len(meeting.journal.all(Retro)) == 1
