"""Two windows put together what belongs together: what the other one moved is seen before it is moved on."""

from __future__ import annotations

import pytest

from journals.errors import NotFound
from journals.library.library import Library
from journals.records.model import Observation
from journals.records.retro import Theme
from journals.retro.meeting import Meeting
from tests.tui.conftest import Sit
from tests.tui.features.retro.phases.test_understand import there
from tests.tui.features.retro.test_screen import theirs
from tests.tui.features.retro.test_two_machines import joined
from tui.ui.dialogs.meanwhile import MeanwhileDialog
from tui.ui.dialogs.pick import PickerDialog
from tui.ui.dialogs.prompt import PromptDialog


def gathered(colleague: Library, *texts: str) -> tuple[Meeting, list[Observation]]:
    """A colleague's meeting with notes, as it is at understanding."""
    meeting = theirs(colleague)
    notes = list(meeting.gather(*(Observation(text=text) for text in texts)))
    return meeting, notes


@pytest.mark.long
async def test_notes_that_another_window_moved_while_a_group_is_named(sit_empty: Sit, colleague: Library) -> None:
    meeting, (sound, other, _) = gathered(colleague, "Lyden", "Lyd igen", "Ros")
    async with sit_empty() as desk:
        room = await joined(desk, meeting, "understand")
        await desk.press("space", "space", "j")
        assert isinstance(desk.app.screen, PromptDialog)
        await desk.write("Støj")
        meeting.themes.add([sound], Theme(name="Teknik"))
        await desk.until(lambda: there(room.meeting) == {"Teknik": ["Lyden"]})
        await desk.press("enter")
        assert isinstance(desk.app.screen, MeanwhileDialog)
        assert "Her: Støj" in desk.seen
        assert "Det andet vindue: Teknik" in desk.seen
        await desk.press("enter")
        assert isinstance(desk.app.screen, PromptDialog), "what was typed is there again"
        assert there(room.meeting) == {"Teknik": ["Lyden"]}
        await desk.press("enter", "tab")
        assert there(room.meeting) == {"Teknik": ["Lyden"], "Støj": ["Lyd igen"]}, "the other's stays"
        await desk.press("u")
        assert there(room.meeting) == {"Teknik": ["Lyden"]}
        assert {each.id for each in room.meeting.ungrouped} >= {other.id}


async def test_a_group_that_another_window_took_apart_while_one_picks_it(sit_empty: Sit, colleague: Library) -> None:
    meeting, (sound, _, _) = gathered(colleague, "Lyden", "Lyd igen", "Ros")
    group = meeting.themes.add([sound], Theme(name="Teknik"))
    async with sit_empty() as desk:
        room = await joined(desk, meeting, "understand")
        await desk.press("home", "f")
        assert isinstance(desk.app.screen, PickerDialog)
        meeting.themes.dissolve(group)
        await desk.until(lambda: not there(room.meeting))
        before = {each.id for each in room.meeting.ungrouped}
        await desk.press("enter")
        assert "Bunken »Teknik« er her ikke mere" in desk.told[-1]
        assert {each.id for each in room.meeting.ungrouped} == before
        with pytest.raises(NotFound, match="no_theme"):
            room.meeting.themes.dissolve(group)


async def test_a_group_that_became_part_of_another_takes_notes_there(sit_empty: Sit, colleague: Library) -> None:
    meeting, (sound, other, _) = gathered(colleague, "Lyden", "Lyd igen", "Ros")
    one, two = (meeting.themes.add([note], Theme(name=note.text)) for note in (sound, other))
    async with sit_empty() as desk:
        room = await joined(desk, meeting, "understand")
        await desk.press("home", "f")
        meeting.themes.merge([each for each in meeting.groups if each.theme.id == one.id], [], two)
        await desk.until(lambda: set(there(room.meeting)) == {"Lyd igen"})
        await desk.press("enter")
        assert there(room.meeting) == {"Lyd igen": ["Lyden", "Lyd igen", "Ros"]}
