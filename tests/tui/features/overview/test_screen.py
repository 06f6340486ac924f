"""The overview as one walks through it: map, what comes back, voices; and what is under the cursor."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace

from journals.library.all_projects import AllProjects
from journals.library.library import Library
from journals.overview.source import OverviewReading
from journals.records.model import Action, Card, Lesson, Observation, Project
from journals.records.retro import Retro
from tests.guides import of_five_stages
from tests.terminal import PATIENCE
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.features.actions.screen import ActionsScreen
from tui.features.export.screen import ExportScreen
from tui.features.guide.screen import GuideScreen
from tui.features.lessons.page_screen import LessonScreen
from tui.features.overview.cell_screen import MapCellScreen
from tui.features.overview.screen import OverviewScreen
from tui.features.overview.week_screen import WeekScreen
from tui.features.profile.entries_screen import EntriesScreen
from tui.features.project.screen import ProjectScreen
from tui.features.retro.list_screen import MeetingsScreen
from tui.ui.widgets.row_list import Rows

BIT = frozenset({"4.4"})
LATE = Action(id="H", text="Køb flere opladere", owner="leder", due="2025-11-20")


def noted(number: int) -> Observation:
    return Observation(
        id=f"N{number}", text=f"prøvet for let {number}", stage="S4", sign="bites", pitfalls=BIT, perspective="leder"
    )


@pytest.mark.long
async def test_from_all_projects_to_a_cell_its_lesson_and_its_note(sit_empty: Sit, colleague: Library) -> None:
    lesson = Lesson(id="L", title="Prøv det svære sted", stage="S4", pitfalls=BIT)
    begin(colleague, Project(id="A", name="Skærme"), *map(noted, range(3)), lesson, LATE)
    begin(colleague, Project(id="B", name="Døre"), noted(9))
    async with sit_empty(size=(80, 24)) as desk:
        await desk.until(lambda: len(desk.app.library.journals) == 2)
        await desk.press("o")
        assert isinstance(desk.place, OverviewScreen)
        assert "2 projekter" in desk.lines[0]
        await desk.press("end")
        await desk.until(lambda: "prøvet for let 2" in desk.words)
        assert "×3" in next(line for line in desk.lines if line.startswith("▌ 4.4"))
        await desk.press("p")
        assert desk.lines[2].split() == ["1", "Idé", "3", "Inddrag", "5", "I", "brug", "7", "Drift"]
        assert desk.lines[3].split() == ["2", "Mål", "4", "Prøve", "6", "Udbred"]
        await desk.press("right", "right", "right", "enter")
        assert isinstance(desk.place, MapCellScreen)
        assert "læring" in desk.words
        await desk.press("home", "enter")
        assert isinstance(desk.place, LessonScreen)
        await desk.press("escape", "end", "enter")
        assert isinstance(desk.place, ProjectScreen)
        await desk.press("escape", "escape", "x")
        assert isinstance(desk.place, ExportScreen)
        await desk.press("escape", "2")
        assert "× ramte 2 af 2" in desk.words
        await desk.press("enter")
        assert isinstance(desk.place, MapCellScreen)
        assert "2 projekter" in desk.lines[0]
        await desk.press("k")
        assert isinstance(desk.place, GuideScreen)
        await desk.press("escape")
        await desk.press("escape")
        assert "Læringer, som ingen andre har taget stilling til" in desk.words
        await desk.press("down", "enter")
        assert isinstance(desk.place, LessonScreen)
        await desk.press("escape", "down", "enter")
        assert isinstance(desk.place, GuideScreen)
        await desk.press("escape", "3")
        assert any("× 1 over tid" in line or "x 1 over tid" in line for line in desk.lines)
        assert "0 af 1 holdt" in desk.words
        await desk.press("end", "enter")
        assert isinstance(desk.place, WeekScreen)
        assert "handling over tid: Køb flere opladere" in desk.words
        await desk.press("enter")
        assert isinstance(desk.place, ActionsScreen)
        await desk.press("escape", "escape", "4")
        assert "<3" in desk.words
        assert "alle ledere: Skærme (3 af 3)" in desk.words


async def test_in_a_project_it_is_about_that_one_and_what_nobody_has_seen_is_unknown(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        await desk.press("enter", "o")
        assert desk.journal.project.name[:8] in desk.lines[0]
        await desk.press("p")
        assert "p projekter" not in desk.lines[-1], "of one project there is nothing to put side by side"
        await desk.resize(80, 24)
        assert "(·) katalogets skøn" in desk.lines[0], "what was seen is the team's, the estimate is not"
        await desk.press(*["right"] * 7)
        assert "set efter" in desk.words
        await desk.press("4", "enter", "g")
        assert isinstance(desk.place, OverviewScreen)
        assert "fewer than 3" in desk.words


async def test_it_is_about_the_projects_that_a_word_has_narrowed_the_list_to(
    sit_empty: Sit, colleague: Library
) -> None:
    for name in ("Skærme nord", "Skærme syd", "Døre"):
        begin(colleague, Project(name=name), noted(9))
    async with sit_empty() as desk:
        await desk.until(lambda: len(desk.app.library.journals) == 3)
        await desk.press("f")
        await desk.write("skærme", "enter")
        await desk.press("o")
        assert "2 projekter" in desk.lines[0]
        await desk.press("escape", "f", "ctrl+u", "enter", "o")
        assert "3 projekter" in desk.lines[0]


async def test_an_empty_library_says_what_the_map_is_made_of(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("o")
        assert "Kortet bygger på observationer" in desk.words
        await desk.press("2", "down", "enter", "3", "1", "right", "enter")
        assert isinstance(desk.place, OverviewScreen | MapCellScreen)


async def test_a_guide_of_ones_own_has_its_stages_and_pitfalls_in_every_tab(
    sit_empty: Sit, colleague: Library, tmp_path: Path
) -> None:
    note = Observation(id="N", text="x", stage="S5", sign="bites", pitfalls=frozenset({"1.9"}), perspective="tømrer")
    begin(colleague, Project(id="A", name="Taget"), note)
    async with sit_empty(guide_folder=of_five_stages(tmp_path / "guide")) as desk:
        await desk.until(lambda: len(desk.app.library.journals) == 1)
        await desk.press("o", "end")
        assert stages_named(desk) == list("12345"), "in two lines, where their names are long"
        rows = [line for line in desk.lines if line.lstrip("▌ ").startswith("1.")]
        assert len(rows) >= 9
        assert "×1" in next(line for line in rows if "1.9 Faldgrube 9" in line)
        await desk.resize(120, 24)
        assert all(word in desk.lines[2] for word in ("1 ", "5 ")), "with more room a stage has more than a number"
        assert len(desk.lines[2].split()) > 5
        await desk.resize(80, 24)
        await desk.press("2")
        assert "1.9 Faldgrube 9" in desk.words
        assert "1.8 Faldgrube 8" in desk.words, "which nothing was tagged with"
        await desk.press("4")
        assert "tømrer" in desk.words
        assert stages_named(desk) == list("12345")


def stages_named(desk: Desk) -> list[str]:
    """The numbers in the lines above the columns."""
    return sorted(each for line in desk.lines[2:4] for each in line.split() if each in "12345")


async def soon(come: Callable[[], object]) -> None:
    """Wait for something while a thread is held up, for which a desk would wait."""
    stop = time.monotonic() + PATIENCE
    while not come() and time.monotonic() < stop:  # noqa: ASYNC110 - threads tell it
        await asyncio.sleep(0.005)
    assert come()


async def test_what_is_counted_beside_the_screen_is_shown_where_it_belongs_and_nobody_waits_for_it(
    sit_empty: Sit, colleague: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(colleague, Project(id="A", name="Skærme"), *map(noted, range(2)), LATE)
    begin(colleague, Project(id="B", name="Døre"), noted(7))
    goes_on = Event()
    held: list[str] = []
    ended: list[bool] = []
    here: list[str] = []
    goes_on.set()
    tallied, overview = AllProjects.tallied, OverviewReading.overview

    def wait(what: str) -> None:
        if not goes_on.is_set():
            held.append(what)
            assert goes_on.wait(PATIENCE)

    def late(self: AllProjects, projects: Collection[str], *more: Any) -> Any:
        if here != [*projects]:
            wait("cell")
        found = tallied(self, projects, *more)
        ended.append(projects == here)
        return found

    def later(self: OverviewReading, *tick: Any) -> Any:
        wait("time")
        return overview(self, *tick)

    monkeypatch.setattr(AllProjects, "tallied", late)
    monkeypatch.setattr(OverviewReading, "overview", later)
    async with sit_empty(size=(80, 24)) as desk:
        await desk.until(lambda: len(desk.app.library.journals) == 2)
        await desk.press("o", "end")
        assert "prøvet for let 1" in desk.words
        place = desk.place
        here += [each.id for each in desk.app.library.journals if each.project.name == "Skærme"]
        try:
            goes_on.clear()
            before = len(ended)
            desk.send("right")
            await soon(lambda: held == ["cell"])
            desk.send("left")
            await soon(lambda: True in ended[before:])
            goes_on.set()
            await soon(lambda: False in ended[before:])
            await desk.settle()
            assert "prøvet for let 1" in desk.words
            assert "prøvet for let 7" not in desk.words, "that is of the cell beside"
            goes_on.clear()
            desk.send("3")
            await soon(lambda: held[-1] == "time")
            for _ in range(3):
                desk.app.changed.publish({})
                await asyncio.sleep(0)
            goes_on.set()
            await desk.settle()
            assert held.count("time") == 1, "what changes meanwhile does not begin it anew for ever"
            assert place.query_one("#time", Rows).items
            goes_on.clear()
            desk.app.changed.publish({})
            await soon(lambda: held.count("time") == 2)
            desk.send("2")
            await soon(lambda: held.count("time") == 3)
            goes_on.set()
            await desk.settle()
            goes_on.clear()
            desk.send("3")
            await soon(lambda: held.count("time") == 4)  # its count was ended before it was done
            desk.send("escape")
            await soon(lambda: desk.place is not place)
        finally:
            goes_on.set()


@pytest.mark.long
async def test_the_week_in_which_a_project_came_to_a_stage_and_the_trial_that_nobody_decided_are_opened(
    sit_empty: Sit, colleague: Library
) -> None:
    trial = Card(id="card-trial-01", form="trial", answers={"question": "Kan den bruges om natten?"})
    moved = begin(colleague, Project(id="A", name="Skærme"), trial)
    moved.edit((moved.project, replace(moved.project, stage="S5")))
    colleague.in_background(lambda: None).result()
    async with sit_empty(size=(80, 24)) as desk:
        await desk.until(lambda: desk.app.library.journals and desk.app.library.journals[0].project.stage == "S5")
        await desk.press("o", "2")
        assert "Prøver, der ikke er taget stilling til" in desk.words
        assert "Kan den bruges om natten?" in desk.words
        await desk.press("enter")
        assert isinstance(desk.place, EntriesScreen)
        await desk.press("escape", "3")
        assert "# 1 nyt trin" in desk.words
        await desk.press("enter")
        assert any(line.startswith("▌ # nyt trin: 5") for line in desk.lines)
        await desk.press("enter")
        assert isinstance(desk.place, ProjectScreen)


async def test_meetings_are_those_of_the_project_under_the_cursor(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(id="A", name="Skærme"), noted(1))
    begin(colleague, Project(id="B", name="Døre"), noted(2), Retro(id="R", day="2026-11-20"))
    async with sit_empty(size=(80, 24)) as desk:
        await desk.until(lambda: len(desk.app.library.journals) == 2)
        await desk.press("o", "right", "R")
        assert isinstance(desk.place, MeetingsScreen)
        assert "Døre" in desk.words
        await desk.press("escape", "p", "R")
        assert isinstance(desk.place, OverviewScreen), "of all projects together none is nearer than another"
