"""What stops a room of nine: letters that go nowhere, a key too many, notes and sentences out of sight."""

from __future__ import annotations

import pytest

from journals.records.capture import CapturedLine
from journals.records.model import Action, Observation
from journals.records.retro import Theme
from tests.tui.conftest import TODAY, Sit
from tests.tui.features.retro.phases.test_choose import meet
from tests.tui.features.retro.phases.test_gather import TO_GATHER, meeting
from tui.features.common.record_forms import reply_form
from tui.features.retro.screen import RetroScreen
from tui.ui.widgets.choice import Choice

SMALL = (80, 24)


@pytest.mark.long
async def test_what_is_written_on_a_choice_is_there_and_a_key_too_many_leaves_no_meeting(sit: Sit) -> None:
    async with sit(size=SMALL) as desk:
        await desk.press("enter")
        held = await meet(desk, phase="follow-up")
        held.journal.edit(gone=held.journal.all(Action))
        concern = held.gather(Observation(text="Hvem svarer om aftenen?", kind="question", stage="S3"))[0]
        held.journal.edit((concern, Observation(id=concern.id, text=concern.text, kind="question", stage="S3")))
        desk.app.publish_change()
        await desk.settle()
        assert "Tag dem én ad gangen" in desk.words, "the format's words are about actions, and there are none"
        desk.app.push_screen(reply_form(desk.app, held.journal, concern))
        await desk.settle()
        desk.app.screen.query(Choice).first().focus()
        await desk.press("1")
        await desk.write("Vagten svarer", "ctrl+s")
        found = held.journal.get(Observation, concern.id)
        assert found is not None
        assert (found.reply_as, found.reply) == ("acted", "Vagten svarer"), "no letter is lost on the choice"
        await desk.press("escape")
        assert isinstance(desk.place, RetroScreen), "the box was left already"
        assert "stadig i mødet" in desk.words
        await desk.press("escape")
        assert not isinstance(desk.place, RetroScreen)


@pytest.mark.long
async def test_twelve_private_thoughts_are_all_in_sight_and_each_is_counted_as_it_is_taken(sit: Sit) -> None:
    async with sit(size=SMALL) as desk:
        await desk.press("enter", "r", "down")
        assert "et team på fire til ti" in desk.words, "a format says what it is for"
        await desk.press("enter", *TO_GATHER[-2:], "t")
        for writer in range(4):
            await desk.press("enter")
            for number, taken in enumerate(("1 tanke er skrevet", "2 tanker er skrevet", "3 tanker er skrevet")):
                await desk.write(f"tanke {writer}{number}", "enter")
                assert taken in desk.words
            await desk.press("escape")
        await desk.press("escape", "enter", "enter")
        assert all(note.text in desk.words for note in meeting(desk).gathered)


@pytest.mark.long
async def test_the_sentence_of_a_pile_is_read_where_it_is_chosen_and_can_be_changed(sit: Sit) -> None:
    async with sit(size=SMALL) as desk:
        held = await meet(desk, phase="understand", people=5)
        notes = held.reveal(
            [CapturedLine("det går for stærkt"), CapturedLine("vi når det ikke")], "S2", TODAY, writers=4
        )
        held.themes.add(notes, Theme(name="Tempoet"))
        desk.app.publish_change()
        await desk.settle()
        await desk.press("tab")
        assert "vi når det ikke" in desk.words
        assert "mere ovenfor" not in desk.words, "all of it is in sight"
        await desk.resize(40, 12)
        assert "»Tempoet« om?" in desk.words, "the question is whole"
        await desk.resize(*SMALL)
        await desk.write("Farten er for høj", "enter")
        assert "2 sedler: Farten er for høj" in desk.words
        await desk.press("d")
        assert "Farten er for høj" in desk.words
        await desk.press("escape", "shift+tab", "home", "e", "enter")
        await desk.write(" for os", "enter")
        assert held.groups[0].theme.summary == "Farten er for høj for os"
        assert held.groups[0].theme.name == "Tempoet"
        await desk.press("n")
        while "Alle faldgruber her har fået svar" not in desk.words:
            await desk.press("3")
        await desk.press("n")
        assert "Alle faldgruber" not in desk.words, "it is told of the part before"
