"""What others write comes by itself, and moves nothing that the user did not move."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.library.library import Library
from journals.library.lookup import find_project
from journals.records.model import Action, Lesson, Observation, Project
from tests.tui.conftest import NEWEST, Sit, begin
from tests.tui.desk import Desk
from tui.ui.dialogs.form import Form
from tui.ui.widgets.row_list import Rows


async def seen_here(desk: Desk, kind: type[Observation | Lesson | Action], text: str) -> None:
    """Wait until a record of the colleague's is in the app's own memory."""
    name = "title" if kind is Lesson else "text"
    await desk.until(lambda: any(getattr(record, name) == text for record in desk.made(kind)))


async def test_a_new_project_comes_and_the_cursor_stays(sit: Sit, colleague: Library) -> None:
    async with sit(size=(80, 30)) as desk:
        await desk.press("down")
        line = next(line for line in desk.lines if line.startswith("▌"))
        begin(colleague, Project(name="A helt nyt"), Observation(text="hej", happened="2026-11-24"))
        await desk.until(lambda: "A helt nyt" in desk.seen)
        assert next(line for line in desk.lines if line.startswith("▌")) == line
        home, lost = (find_project(colleague, name).folders[0].path for name in (NEWEST, "A helt nyt"))
        for number in range(2):  # in the wrong folder
            shutil.copy(next(lost.glob("*.jsonl")), home / f"zzzzzzz{number} a\u2028b.jsonl")
        await desk.until(lambda: any("hører til A helt nyt" in each.message for each in desk.app._notifications))
        assert all("a\ufffdb.jsonl: " in each.message for each in desk.app._notifications), "a name makes no line"
        await desk.press("down")
        assert sum("hører til A helt nyt" in each.message for each in desk.app._notifications) == 1, "once a folder"
        assert find_project(desk.app.library, NEWEST).exists


async def test_an_empty_library_fills(sit_empty: Sit, colleague: Library) -> None:
    async with sit_empty() as desk:
        begin(colleague, Project(name="Det første"))
        await desk.until(lambda: "Det første" in desk.seen)
        await desk.press("enter")
        assert "Det første" in desk.lines[0]


async def test_a_new_observation_comes_and_nothing_else_moves(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        await desk.press("enter", "0", *["down"] * 15, "up", "up", "up")
        rows: Rows[Observation] = desk.one("#list", Rows)
        item = rows.item
        before = [line[:-1] for line in desk.lines[5:-1]]
        assert rows.scroll_offset.y > 0
        find_project(colleague, NEWEST).add(Observation(text="set af en kollega", stage="S2", happened="2026-11-24"))
        await seen_here(desk, Observation, "set af en kollega")
        assert rows.item == item
        assert [line[:-1] for line in desk.lines[5:-1]] == before
        assert desk.lines[2].split()[-1] == "26"
        await desk.press("home")
        assert "set af en kollega" in desk.seen


@pytest.mark.long
async def test_half_typed_lines_stay_as_they_are(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        theirs = find_project(colleague, NEWEST)
        await desk.press("enter", "n")
        await desk.write("-halvt skr")
        theirs.add(Observation(text="imens 1", stage="S2"))
        await seen_here(desk, Observation, "imens 1")
        await desk.write("evet", "enter")
        assert "halvt skrevet" in [each.text for each in desk.made(Observation)]
        await desk.press("escape", "f")
        await desk.write("parts")
        theirs.add(Observation(text="imens 2", stage="S2"))
        await seen_here(desk, Observation, "imens 2")
        await desk.write("høring", "enter")
        assert "1 af" in desk.seen or len(desk.one("#list", Rows).items) == 1
        await desk.press("ctrl+p")
        await desk.write("kata")
        theirs.add(Observation(text="imens 3", stage="S2"))
        await seen_here(desk, Observation, "imens 3")
        assert "kata" in desk.seen
        await desk.press("down")
        await desk.write("log", "enter")
        assert "Katalog" in desk.lines[0]


@pytest.mark.long
async def test_a_form_keeps_what_is_typed_and_writes_only_that(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        theirs = find_project(colleague, NEWEST)
        await desk.press("enter", "p", "enter", "end")
        await desk.write(" A")
        theirs.edit((theirs.project, replace(theirs.project, area="et andet sted")))
        await desk.until(lambda: desk.journal.project.area == "et andet sted")
        assert isinstance(desk.place, Form)
        await desk.write("B", "ctrl+s")
        assert desk.journal.project.name == f"{NEWEST} AB"
        assert desk.journal.project.area == "et andet sted"


async def test_what_is_chosen_stays_chosen(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        await desk.press("enter", "space", "space")
        find_project(colleague, NEWEST).add(Observation(text="imens", stage="S2"))
        await seen_here(desk, Observation, "imens")
        assert "2 valgt" in desk.lines[0]


@pytest.mark.long
async def test_lessons_and_actions_come_too(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        theirs = find_project(colleague, NEWEST)
        await desk.press("v", "down", "down")
        line = next(line for line in desk.lines if line.startswith("▌"))
        theirs.add(Lesson(title="Ny læring", stage="S1"))
        await desk.until(lambda: "22 af 22" in desk.lines[0])
        assert next(line for line in desk.lines if line.startswith("▌")) == line
        await desk.press("b", "down")
        line = next(line for line in desk.lines if line.startswith("▌"))
        theirs.add(Action(text="Ny handling", due="2026-01-01"))
        await seen_here(desk, Action, "Ny handling")
        assert next(line for line in desk.lines if line.startswith("▌")) == line


async def test_what_came_while_another_place_was_on_top_is_there_on_the_way_back(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        await desk.press("enter", "k")
        find_project(colleague, NEWEST).add(Observation(text="imens man læste", stage="S2", happened="2026-11-24"))
        await seen_here(desk, Observation, "imens man læste")
        await desk.press("escape", "home")
        assert "imens man læste" in desk.seen


async def test_undo_takes_back_ones_own_and_says_what_was_left(sit: Sit, colleague: Library) -> None:
    async with sit() as desk:
        await desk.press("enter", "m")
        await desk.write("11", "enter")
        item = desk.one("#list", Rows).items[0]
        theirs = find_project(colleague, NEWEST)

        def come() -> bool:
            colleague.refresh()
            return bool(theirs.get(Observation, item.id) == item)

        await desk.until(come)
        old = theirs.get(Observation, item.id)
        assert old is not None
        theirs.edit((old, replace(old, text="rettet af en kollega")))
        theirs.add(Observation(text="imens", stage="S2"))
        await seen_here(desk, Observation, "imens")
        await desk.press("u")
        now = desk.journal.get(Observation, item.id)
        assert now is not None
        assert now.text == "rettet af en kollega"
        assert "1.1" not in now.pitfalls


async def test_a_library_that_goes_away_may_come_back(sit: Sit, samples: Path, colleague: Library) -> None:
    async with sit() as desk:
        away = samples.with_name("away")
        shutil.move(samples, away)
        await desk.until_looked()
        assert "Skærmsamtaler" in desk.seen
        await desk.press("enter", "down", "escape")
        shutil.move(away, samples)
        find_project(colleague, NEWEST).add(Observation(text="igen", stage="S2"))
        await seen_here(desk, Observation, "igen")
