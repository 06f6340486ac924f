"""The history of what is under the cursor, on one key from everywhere."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.base import Level
from journals.records.model import Action, Lesson, Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tui.features.common.history_dialog import HistoryDialog
from tui.features.lessons.page_screen import LessonScreen
from tui.ui.unsaved import all_drafts


def heading(desk: Desk) -> str:
    assert isinstance(desk.place, HistoryDialog)
    return desk.place.heading()


@pytest.mark.long
async def test_i_tells_what_was_done_the_latest_first(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Skærme"), Observation(text="lyden faldt ud", kind="hindered"))
    async with sit_empty(size=(120, 36)) as desk:
        await desk.press("enter", "0", "m", "4", "4", "enter")
        await desk.press("e")
        await desk.write(" igen", "ctrl+s")
        await desk.press("u", "delete", "u", "i")
        desk.app.clear_notifications()
        await desk.settle()
        seen = desk.words
        assert heading(desk) == "Ændringer i: lyden faldt ud"
        wanted = (
            "hentet tilbage ved at fortryde · denne maskine",
            "slettet · denne maskine",
            "rettet ved at fortryde · denne maskine",
            "Tekst: »lyden faldt ud igen« → »lyden faldt ud«",
        )
        places = [seen.index(each) for each in wanted]
        assert places == sorted(places)
        await desk.press("end")
        assert "Faldgrube sat på: 4.4 " in desk.words
        assert "skrevet · en anden maskine (" in desk.words
        assert "Slags: hindrede" in desk.words
        await desk.press("ctrl+g")
        await desk.press("home")
        assert "brought back by undo · this machine" in desk.words
        assert "“lyden faldt ud igen” → “lyden faldt ud”" in desk.words
        await desk.press("escape")
        assert not isinstance(desk.place, HistoryDialog)


async def test_it_knows_the_function_of_who_wrote(sit_empty: Sit, colleague: Library) -> None:
    colleague.function = "vagtstuen"
    begin(colleague, Project(name="Skærme", technology="video"))
    async with sit_empty() as desk:
        await desk.press("i")
        assert "skrevet · vagtstuen" in desk.words
        assert "Teknologi: »video«" in desk.words


async def test_it_stays_up_to_date_while_it_is_open(sit_empty: Sit, colleague: Library) -> None:
    journal = begin(colleague, Project(name="Skærme"))
    async with sit_empty() as desk:
        await desk.press("i")
        pending = journal.edit((journal.project, replace(journal.project, stage="S3", context={"C1": Level(2, "få")})))
        assert pending is not None
        pending.wait()
        await desk.until(lambda: "Trin: 3 " in desk.words)
        assert ": 2 ret svært, »få«" in desk.words


@pytest.mark.long
async def test_every_place_has_something_to_tell_of(sit: Sit) -> None:
    async with sit() as desk:
        ways: dict[tuple[str, ...], type] = {
            (): Project,
            ("enter",): Observation,
            ("v",): Lesson,
            ("v", "enter"): Lesson,
            ("b", "end"): Action,
            ("enter", "delete", "z"): Observation,
        }
        for way, kind in ways.items():
            await desk.press(*way, "i")
            assert isinstance(desk.place, HistoryDialog), way
            assert isinstance(desk.place._record, kind), way
            assert "·" in desk.seen
            while len(desk.app.screen_stack) > 1:
                await desk.press("escape")


async def test_of_a_deleted_lesson_it_is_still_told(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("v", "enter")
        room = desk.place
        assert isinstance(room, LessonScreen)
        lesson = room.journal.get(Lesson, room._lesson)
        assert lesson is not None
        room.journal.delete(lesson).wait()
        await desk.press("i")
        assert "slettet · denne maskine" in desk.words


async def test_where_nothing_is_chosen_it_says_what_to_do(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await desk.press("i")
        assert not desk.place.is_modal
        assert desk.told == ["Vælg noget i en liste, og tryk på tasten i. Så vises det, der er gjort ved det."]


async def test_what_the_guard_marked_is_erased_when_it_says(sit_empty: Sit, folder: Path, places: LocalFolders) -> None:
    library = Library([folder], places)
    library.refresh()
    begin(library, Project(name="Skærme"), Observation(text="ring 20 12 34 56", kind="hindered"))
    library.close()
    async with sit_empty(size=(120, 36)) as desk:
        await desk.press("enter", "e", *["backspace"] * 11)
        await desk.write("vagten", "ctrl+s", "i")
        assert "»ring 20 12 34 56« → »ring vagten«" in desk.words
        assert "slettes for alvor, når programmet lukkes, og så" in desk.words
        assert "er slettet for alvor" not in desk.words
        await desk.press("escape", "u", "i")
        assert desk.told[-1] == "Fortrudt: ændringen af observationen »ring [fjernet]« i Skærme."
        assert "for alvor" not in desk.words, "it was put back"
        await desk.press("escape", "U")
        assert desk.journal.observations[0].text == "ring vagten"
    desk.app.library.close()
    async with sit_empty(size=(120, 36)) as desk:
        await desk.press("enter", "u")
        assert desk.told[-1].startswith("Kunne ikke fortrydes: ændringen af observationen »ring vagten« i Skærme. ")
        await desk.press("U")
        assert "ikke noget fortrudt" in desk.told[-1]
        await desk.press("i")
        assert "20 12" not in desk.seen
        assert "Det, der stod i den før, er slettet for alvor." in desk.words


async def test_what_was_half_typed_of_what_is_erased_does_not_come_back(
    sit_empty: Sit, folder: Path, places: LocalFolders
) -> None:
    library = Library([folder], places)
    library.refresh()
    begin(library, Project(name="Skærme"), Observation(text="ring 20 12 34 56", kind="hindered"))
    library.close()
    async with sit_empty() as desk:
        await desk.press("enter", "e", *["backspace"] * 6)
        half = all_drafts(desk.app)
        assert ["ring 20 12"] in half.values()
        await asyncio.wrap_future(desk.app.library.in_background(lambda: desk.app.library.save_unsent_lines(half)))
        await desk.press(*["backspace"] * 5)
        await desk.write("vagten", "ctrl+s")
    desk.app.library.close()  # ended by its terminal, so to speak, before it has looked what is typed now
    assert not list(places.state.rglob("typed.json"))
    async with sit_empty() as desk:
        assert desk.told == []
        assert desk.app.drafts == {}
