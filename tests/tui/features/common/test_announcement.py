"""The earlier lesson that announces itself where a pitfall is tagged."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from content.formats import load_formats
from journals.library.library import Library
from journals.records.model import Lesson, Observation, Project, Use
from journals.retro.meeting import begin_retro
from tests.tui.conftest import TODAY, Sit, begin
from tests.tui.desk import Desk
from tui.features.common.tag_dialog import TagDialog
from tui.features.lessons.page_screen import LessonScreen
from tui.features.retro.phases.private_round import PrivateRoundDialog
from tui.ui.places import ProjectPage

NUMBER = "Aftal, hvem der svarer klokken 21"
HARD = "Begynd hos dem, hvor det er svært"
VIDEO = Project(name="Skærmbesøg i nord", technology="Videosamtaler", area="Hjemmepleje", stage="S5")
ASKED = f"Lært før (hjalp i 1 af 1): {NUMBER} · Skærmbesøg i syd"


@pytest.fixture
def earlier(colleague: Library) -> None:
    """A project with two lessons, one that helped in another, and a new project with the same technology."""
    south = Project(name="Skærmbesøg i syd", technology="Videosamtaler", area="Hjemmepleje", stage="S7")
    number = Lesson(title=NUMBER, stage="S5", pitfalls=frozenset({"4.1"}), status="final")
    hard = Lesson(title=HARD, stage="S4", pitfalls=frozenset({"4.4"}), status="final")
    learned = begin(colleague, south, number, hard)
    lesson = next(each for each in learned.lessons if each.title == NUMBER)
    use = Use(id=f"use-{lesson.id}", lesson=lesson.id, origin=learned.id, decision="applies", held="helped")
    begin(colleague, Project(name="Vagtplan", technology="Vagtplan på telefon", stage="S6"), use)
    begin(colleague, VIDEO, Observation(text="Ingen tog telefonen", stage="S5"))


async def sat_down(desk: Desk) -> None:
    """Open the new project."""
    journal = next(each for each in desk.app.library.journals if each.project.name == VIDEO.name)
    desk.app.go(ProjectPage(journal))
    await desk.settle()


@pytest.mark.usefixtures("earlier")
async def test_while_one_types_it_is_said_once_and_opening_it_loses_nothing(sit_empty: Sit) -> None:
    async with sit_empty(size=(120, 36)) as desk:
        await sat_down(desk)
        await desk.press("n")
        await desk.write("Ringede tre gange")
        assert "Lært før" not in desk.seen
        await desk.write(" #41")
        assert ASKED in desk.seen
        assert "PgDn læs" in desk.seen
        await desk.press("pagedown")
        assert isinstance(desk.place, LessonScreen)
        assert NUMBER in desk.seen
        await desk.press("escape")
        await desk.write(" og igen")
        assert "Ringede tre gange #41 og igen" in desk.seen
        await desk.press("enter")
        assert desk.journal.observations[0].text == "Ringede tre gange og igen"
        assert ASKED in desk.seen, "it may be read when the line is sent too"
        await desk.press("pagedown", "escape")
        await desk.write("Det nye nummer svarer ikke")
        assert "Lært før" not in desk.seen
        await desk.write(" #41")
        assert "Lært før" not in desk.seen, "it has been said"
        await desk.press("enter")
        await desk.write("+Nogen svarede #44")
        assert "Lært før" not in desk.seen, "what worked wants no advice"


@pytest.mark.usefixtures("earlier")
async def test_in_the_tag_dialog_it_is_said_where_somebody_goes_and_the_box_is_as_it_was(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await sat_down(desk)
        await desk.press("m")
        assert "Lært før" not in desk.seen, "nobody has chosen a pitfall yet"
        await desk.write("41")
        assert "PgDn læs  Lært før (hjalp i 1 af 1): Aftal, hvem der svarer kl" in desk.seen
        await desk.press("pagedown")
        assert isinstance(desk.place, LessonScreen)
        await desk.press("escape")
        assert isinstance(desk.place, TagDialog)
        await desk.press("tab")
        assert "Lært før" in desk.seen
        await desk.press("tab")
        assert "Lært før" not in desk.seen, "it was handled"
        await desk.press("tab", "enter")
        assert desk.journal.observations[0].pitfalls == {"4.1"}
        await desk.press("m")
        await desk.write("41")
        assert "Lært før" not in desk.seen, "it has been said"


@pytest.mark.usefixtures("earlier")
async def test_the_mirror_says_it_after_the_room_has_answered_and_a_private_round_never(sit_empty: Sit) -> None:
    async with sit_empty(size=(80, 30)) as desk:
        await sat_down(desk)
        form = next(each for each in load_formats("da") if each.id == "hour")
        now = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
        meeting = begin_retro(desk.journal, form, today=TODAY, now=now, leader="", people=9)
        meeting.go_to_phase(form, "gather", now)
        await desk.press("r", "t", "enter")
        await desk.write("Ingen tog den #41")
        assert isinstance(desk.place, PrivateRoundDialog)
        await desk.press("pagedown", "enter")
        assert isinstance(desk.place, PrivateRoundDialog)
        assert "Lært før" not in desk.seen
        assert not desk.app.announcer._found, "nothing of a private round is looked for"
        await desk.press("escape", "escape", "end", "end", "escape", "escape")
        meeting.go_to_phase(form, "understand", now)
        meeting.set_focus("mirror:4.1")
        await desk.press("r")
        assert "Lært før" not in desk.seen, "the room answers first"
        await desk.press("1")
        assert f"j læs  Lært før (hjalp i 1 af 1): {NUMBER}" in desk.seen
        await desk.press("j")
        assert isinstance(desk.place, LessonScreen)
        await desk.press("escape")
        assert meeting.reflections["4.1"].answer == "yes"
        assert "Lært før" in desk.seen
        await desk.press("0")
        assert "Lært før" not in desk.seen
