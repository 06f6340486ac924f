"""The trash: what was deleted comes back, one by one or several at once."""

from __future__ import annotations

from journals.library.library import Library
from journals.records.base import Record
from journals.records.model import Lesson, Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.features.project.screen import ProjectScreen
from tui.features.trash.screen import TrashScreen


def lying(desk: Desk) -> list[Record]:
    assert isinstance(desk.place, TrashScreen)
    return [each.deleted.record for each in desk.place.rows.items]


def three(colleague: Library) -> Observation:
    journal = begin(colleague, Project(name="Skærme"), *(Observation(text=text) for text in ("en", "to", "tre")))
    return journal.observations[0]


async def test_enter_brings_back_what_is_under_the_cursor(sit_empty: Sit, colleague: Library) -> None:
    three(colleague)
    async with sit_empty() as desk:
        await desk.press("enter", "0", "delete", "delete", "z")
        assert [each.text for each in lying(desk) if isinstance(each, Observation)] == ["to", "tre"]
        assert "Slettet · Skærme" in desk.lines[0]
        assert desk.lines[0].rstrip().endswith("2 ting")
        assert "Det kan hentes tilbage i mindst 90 dage." in desk.words
        await desk.press("down", "enter")
        assert desk.told[-1] == "Hentet tilbage: tre"
        assert [each.text for each in desk.journal.observations] == ["tre", "en"]
        assert len(lying(desk)) == 1
        await desk.press("u")
        assert len(lying(desk)) == 2
        await desk.press("U", "escape")
        assert isinstance(desk.place, ProjectScreen)
        assert "tre" in desk.words


async def test_several_come_back_at_once_and_one_undo_takes_them_away_again(sit_empty: Sit, colleague: Library) -> None:
    three(colleague)
    async with sit_empty() as desk:
        await desk.press("enter", "0", "space", "space", "space", "delete", "z")
        await desk.press("space", "space", "enter")
        assert desk.told[-1].startswith("2 ting er hentet tilbage.")
        assert len(desk.journal.observations) == 2
        assert len(lying(desk)) == 1
        await desk.press("u")
        assert desk.journal.observations == []
        assert len(lying(desk)) == 3


async def test_from_home_all_projects_deleted_ones_too(sit_empty: Sit, colleague: Library) -> None:
    three(colleague)
    other = begin(colleague, Project(name="Andet"), Lesson(title="Prøv først"))
    other.delete(other.lessons[0]).wait()
    async with sit_empty() as desk:
        await desk.until(lambda: len(desk.app.library.journals) == 2)
        await desk.press("home", "down", "delete", "enter", "z")
        project, lesson = lying(desk)
        assert isinstance(project, Project)
        assert isinstance(lesson, Lesson)
        assert "læring · Andet" in desk.words
        await desk.press("enter")
        assert len(desk.app.library.journals) == 2
        assert lying(desk) == [lesson]


async def test_a_deleted_project_we_are_still_in_can_be_brought_back_from_there(
    sit_empty: Sit, colleague: Library
) -> None:
    journal = begin(colleague, Project(name="Skærme"))
    async with sit_empty() as desk:
        await desk.press("enter")
        journal.delete(journal.project).wait()
        await desk.until(lambda: not desk.journal.exists)
        await desk.press("z", "enter")
        assert desk.journal.exists


async def test_an_empty_bin_says_what_it_is_for(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("z")
        assert "Her ligger ikke noget." in desk.words
        await desk.press("enter", "space")
        assert desk.told == []


async def test_what_someone_else_brought_back_meanwhile_is_no_longer_there(sit_empty: Sit, colleague: Library) -> None:
    last = three(colleague)
    journal = colleague.journals[0]
    journal.delete(last).wait()
    async with sit_empty() as desk:
        await desk.press("z")
        assert lying(desk) == [last]
        journal.undelete(last).wait()
        await desk.until(lambda: not lying(desk))
