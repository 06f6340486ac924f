"""What waits stands first on Home: read, gone to by its key, and left again."""

from __future__ import annotations

from itertools import count

import pytest

from journals.ids import ulid
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Action, Observation, Project
from journals.records.retro import Retro
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.features.actions.screen import ActionsScreen
from tui.features.guide.screen import GuideScreen
from tui.features.home.screen import HomeScreen
from tui.features.home.waiting_list import WaitingList
from tui.features.project.screen import ProjectScreen
from tui.features.retro.list_screen import MeetingsScreen
from tui.features.review.screen import ReviewScreen
from tui.settings import remembered


@pytest.fixture(autouse=True)
def _begun_long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have projects begin in November 2023, whenever the test runs."""
    moments = count(1_700_000_000_000)
    monkeypatch.setattr("journals.library.library.ulid", lambda: ulid(next(moments)))


def lines_of(desk: Desk) -> list[str]:
    return [f"{row.key} {row.words.line}" for row in desk.one("#today", WaitingList).items]


@pytest.mark.long
async def test_a_monday_with_several_projects(sit_empty: Sit, colleague: Library) -> None:
    long = "Medicinhåndteringsrobotter i hjemmesygeplejens aftenvagtgrupper på Sydsiden"
    begin(
        colleague,
        Project(name=long, stage="S4"),
        Observation(text="Hvem svarer os?", kind="concern", happened="2026-10-01"),
        Action(text="Ring til driften", owner="Teamleder", due="2026-W45"),
        Action(text="Køb opladere", due="2026-11-20"),
        Retro(id="R1", day="2026-09-29", closed="2026-09-29", next="2026-12-03"),
    )
    begin(
        colleague,
        Project(name="Porte", stage="S7"),
        Observation(text="Porten var låst", sign="bites", happened="2025-11-25"),
    )
    begin(colleague, Project(name="Ny", stage="S4"), Observation(text="i dag", happened="2026-11-24"))
    async with sit_empty(size=(120, 36)) as desk:
        assert lines_of(desk) == [
            f"1 2 handlinger er over tid · siden uge 45 · {long}",
            f"2 En bekymring eller et spørgsmål venter på svar · siden uge 40 · {long}",
            f"3 Næste tilbageblik · torsdag 03.12.2026 · {long}",
            "4 2 projekter har været stille i over en måned · siden u48 2025 · Porte og 1 til",
            "5 For et år siden i denne uge: »Porten var låst« · Porte",
        ]
        assert f"  1 │ 2 handlinger er over tid · siden uge 45 · {long[:60]}" in desk.seen

        # Each is gone to by its key, and Esc comes back.
        await desk.press("1")
        assert isinstance(desk.place, ActionsScreen)
        assert desk.place.entry is not None
        assert desk.place.entry.record.text == "Ring til driften"
        await desk.press("escape", "2")
        assert isinstance(desk.place, ActionsScreen)
        assert desk.place.entry is not None
        assert desk.place.entry.record.text == "Hvem svarer os?"
        await desk.press("escape", "3")
        assert isinstance(desk.place, MeetingsScreen)
        await desk.press("escape", "escape", "5")
        assert isinstance(desk.place, ProjectScreen)
        assert "Porten var låst" in desk.words
        await desk.press("escape", "9")
        assert isinstance(desk.place, HomeScreen), "no line has that key"

        # The cursor comes to them from the projects, and back; what is about a project does nothing there.
        await desk.press("up")
        assert next(line for line in desk.lines if "▌" in line).startswith("▌ 5 │")
        assert sum("▌" in line for line in desk.lines) == 1
        await desk.press("e", "delete", "a", "space")
        assert isinstance(desk.place, HomeScreen)
        assert "ret" not in desk.lines[-1].split()
        await desk.press("up")
        assert "2 projekter har været stille" in desk.words
        await desk.press("enter")
        assert "Hvilket projekt? Øverst det, der har ventet længst" in desk.seen
        await desk.press("enter")
        assert isinstance(desk.place, ProjectScreen)
        assert desk.journal.project.name == "Porte"
        await desk.press("escape", "down", "down")
        assert sum("▌" in line for line in desk.lines) == 3, "the whole name of a project takes as many lines"
        await desk.press("up", "escape")
        assert not isinstance(desk.place.focused, WaitingList)

        # What is done is no longer there.
        await desk.press("1", "space", "space", "escape")
        assert lines_of(desk)[0].startswith("1 En bekymring")


async def test_of_several_from_a_year_ago_the_key_lists_all_those_of_ended_projects_too(
    sit_empty: Sit, colleague: Library
) -> None:
    begin(colleague, Project(name="Porte", stage="S7"), Observation(text="Porten var låst", happened="2025-11-25"))
    bit = Observation(text="Den gik i stå", sign="bites", pitfalls=frozenset({"4.4"}), happened="2025-11-24")
    begin(colleague, Project(name="Forbi", status="finished"), bit)
    async with sit_empty(size=(80, 24)) as desk:
        (line,) = (each for each in lines_of(desk) if "For et år siden" in each)
        assert line.endswith("For et år siden i denne uge (1 af 2): »Den gik i stå« · Forbi")
        await desk.press(line[0])
        await desk.until(lambda: "Porten var låst" in desk.words)
        assert desk.lines[0].split()[:3] == ["For", "et", "år"]
        assert "Den gik i stå" in desk.words
        await desk.press("k")
        assert isinstance(desk.place, GuideScreen)
        await desk.press("escape", "enter")
        assert isinstance(desk.place, ProjectScreen)
        assert desk.journal.project.name == "Forbi"
        await desk.press("escape", "escape")
        assert isinstance(desk.place, HomeScreen)


async def test_projects_stand_in_groups_and_that_is_remembered(sit: Sit, places: LocalFolders) -> None:
    async with sit() as desk:
        assert "(,)" not in desk.words
        await desk.press("comma")
        assert "efter trin (,)" in desk.words
        assert any(line.strip(" ▐").endswith("(1)") and line.strip().startswith("2 ") for line in desk.lines)
        assert "Afsluttet eller stoppet (3)" in desk.seen
        await desk.press("comma")
        assert "Handlinger over tid (1)" in desk.seen
        await desk.press("end", "e")
        assert "Om projektet" in desk.seen, "the cursor stands on projects alone"
        await desk.press("escape", "comma", "home")
        assert "Den seneste måned (1)" in desk.seen
        assert remembered(places) == {"projects_by": "activity"}
        await desk.press("full_stop", "f")
        await desk.write("skærm", "enter")
        assert "Projekter: 2 af 4" in desk.words
        assert "også arkiverede (.)" in desk.words
        await desk.press("comma")
        assert "(,)" not in desk.words


async def test_a_meeting_that_was_agreed_and_not_held_and_lessons_not_read(sit: Sit) -> None:
    async with sit() as desk:
        review = next(line for line in lines_of(desk) if "erfaringstjek" in line)
        await desk.press(review[0])
        assert isinstance(desk.place, ReviewScreen)
        await desk.press("escape")
        retro = Retro(id="R1", day="2026-11-01", closed="2026-11-01", next="2026-W46")
        desk.app.write(lambda: desk.journal.add(retro))
        await desk.press("escape")
        assert any("aftalt tilbageblik er ikke holdt · uge 46" in line for line in lines_of(desk))


async def test_a_project_to_be_deleted_is_deleted_where_it_stands(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Andet", stage="S4"), Observation(text="i dag", happened="2026-11-24"))
    begin(colleague, Project(name="Gammelt", stage="S4", status="archived", delete_after="2026-10-01"))
    async with sit_empty() as desk:
        assert lines_of(desk) == ["1 Et projekt skal slettes · siden 01.10.2026 · Gammelt"]
        await desk.press("1")
        assert "▌ Gammelt" in desk.seen
        await desk.press("delete", "enter")
        assert lines_of(desk) == []


async def test_one_line_that_waits_takes_one(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Porte"), Observation(text="Hvem svarer?", kind="concern", happened="2026-11-24"))
    async with sit_empty() as desk:
        assert len(lines_of(desk)) == desk.one("#today", WaitingList).size.height == 1
