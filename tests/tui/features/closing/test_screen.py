"""The end of a project: whether what was taken over helped, and the steps of closing it."""

from __future__ import annotations

import pytest

from journals.lessons.adoption import use_id
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.model import Action, Lesson, Project, Use
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.features.closing.screen import ClosingScreen
from tui.features.profile.screen import ProfileScreen
from tui.features.project.screen import ProjectScreen
from tui.features.review.outcomes_screen import OutcomesScreen
from tui.ui.dialogs.form import Form

ONE = Lesson(id="01L1", title="Spørg aftenholdet", stage="S4")
TWO = Lesson(id="01L2", title="Mål lyden", stage="S4")


def two_projects(colleague: Library) -> Journal:
    """One that learned two lessons, and one that took them over."""
    begin(colleague, Project(name="Skærme"), ONE, TWO)
    days = {"01L1": "2026-10-01", "01L2": "2026-10-02"}
    uses = [Use(id=use_id(of), lesson=of, decision="applies", decided=day) for of, day in days.items()]
    own = Lesson(id="01L9", title="Begynd om morgenen", do="Mødes kl. otte")
    return begin(colleague, Project(name="A Nord", stage="S6"), own, *uses)


def answers(desk: Desk) -> list[tuple[str | None, str]]:
    return [(use.held, use.held_because) for use in sorted(desk.journal.all(Use), key=lambda use: use.id)]


async def go_in(desk: Desk) -> None:
    await desk.press("f")
    await desk.write("nord", "enter", "enter")
    assert isinstance(desk.place, ProjectScreen)


async def test_a_lesson_that_was_taken_over_is_answered_with_one_key(sit_empty: Sit, colleague: Library) -> None:
    two_projects(colleague)
    async with sit_empty() as desk:
        await go_in(desk)
        await desk.press("y")
        assert isinstance(desk.place, OutcomesScreen)
        assert "0 af 2 besvaret" in desk.words
        await desk.press("enter")
        assert "Svar først" in desk.told[-1]
        await desk.press("3", "1")
        assert answers(desk) == [("hurt", ""), ("helped", "")]
        assert "× gjorde det værre" in desk.words
        await desk.press("home", "enter")
        await desk.write("ingen læste den", "enter")
        assert answers(desk)[0] == ("hurt", "ingen læste den")
        await desk.press("home", "2")
        assert answers(desk)[0] == ("none", "ingen læste den")
        await desk.press("home", "0")
        assert answers(desk)[0] == (None, "")
        await desk.press("u", "u")
        assert answers(desk)[0] == ("hurt", "ingen læste den")
        await desk.press("home", "full_stop")
        assert "gjorde det værre i 1" in desk.words, "the lesson knows"
        assert "A Nord: gælder · × gjorde det værre: ingen læste den" in desk.words


async def test_a_project_is_closed_step_by_step(sit_empty: Sit, colleague: Library) -> None:
    two_projects(colleague)
    async with sit_empty() as desk:
        await go_in(desk)
        await desk.press("q")
        assert isinstance(desk.place, ClosingScreen)
        assert "1 udkast, 0 endelige" in desk.words
        assert "0 af 2 besvaret" in desk.words
        await desk.press("enter")
        await desk.write("Spørg tidligt", "ctrl+s")
        assert desk.journal.project.ending == "Spørg tidligt"
        await desk.press("down", "enter", "2", "escape")
        assert desk.journal.project.context["C1"].level == 2
        await desk.press("down", "down", "enter", "space")
        assert [lesson.status for lesson in desk.journal.lessons] == ["final"]
        await desk.press("escape")
        assert "✓ Jeres egne læringer" in desk.words
        await desk.press("down", "enter")
        assert isinstance(desk.place, OutcomesScreen)
        desk.journal.add(Action(text="Ring til it"))
        await desk.press("escape", "end", "enter")
        assert "1 åben handling" in desk.told[-1]
        assert "udkast" not in desk.told[-1], "none is left one"
        project = desk.journal.project
        assert (project.status, project.ended) == ("stopped", "2026-11-24")
        await desk.press("u")
        assert (desk.journal.project.status, desk.journal.project.ended) == ("active", None)
        assert desk.journal.project.ending == "Spørg tidligt"


@pytest.mark.long
async def test_a_status_that_ends_it_leads_to_the_ending(sit_empty: Sit, colleague: Library) -> None:
    two_projects(colleague)
    async with sit_empty() as desk:
        await go_in(desk)
        desk.journal.add(Action(text="Ring til it"))
        await desk.press("p", "enter", *["tab"] * 8, "2", "ctrl+s")
        assert desk.journal.project.status == "finished"
        assert isinstance(desk.place, ClosingScreen)
        assert desk.told[-1].startswith(
            "»A Nord« er afsluttet. Stadig åbent, men venter ikke længere: 1 åben handling. "
            "1 læring er stadig et udkast, og det står der, når andre læser den."
        )
        assert "siden 24.11.2026" in desk.words
        await desk.press("escape", "enter", "ctrl+s")
        assert isinstance(desk.place, ProfileScreen), "it is asked for once"
        await desk.press("escape", "escape", "q")
        assert isinstance(desk.place, ClosingScreen), "from the list of projects too"
        assert not isinstance(desk.place, Form)
