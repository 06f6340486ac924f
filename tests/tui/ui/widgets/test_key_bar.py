"""The key bar promises what can be done here and now, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Lesson, Observation, Project
from tests.tui.conftest import Sit, begin
from tests.tui.desk import Desk
from tests.tui.everywhere import PLACES
from tui.app import TilbageblikApp
from tui.commands import COMMANDS, CONTROLS
from tui.settings import Settings
from tui.ui.dialogs.dialog import Dialog
from tui.ui.screen import AppScreen
from tui.ui.widgets.bars import hints_in_line

OWN_KEYS = {each.id: f"f{n}" for n, each in enumerate((*COMMANDS, *CONTROLS), 21) if each.keys and "{" not in each.does}
"""A key of its own for every command whose action does not depend on which of its keys was pressed."""
TEXTUALS = {"Enter", "Tab"}
"""What a text field does with Enter, and Textual with Tab, is not in the table."""


BOXES = (
    ("PasteDialog", "Esc saml i én linje"),
    ("Form of a project", "Esc luk"),
    ("MeanwhileDialog", "Tab behold det andet"),
)
"""Boxes whose keys take several lines at 40 cells, and the last of the keys; one has a line that takes all cells."""


def keys(desk: Desk) -> list[str]:
    assert isinstance(desk.place, AppScreen)
    return [key for key, _ in desk.place.hints()]


@pytest.mark.parametrize(
    ("way", "wanted"),
    [
        ((), ["n", "Ctrl+Q", "s", "v", "k", "u", "z", "h"]),
        (("v",), ["f", "m", "p", "s", "k", "u", "Esc", "z", "h"]),
        (("b",), [".", "s", "v", "k", "u", "Esc", "z", "h"]),
        (("z",), ["s", "v", "k", "u", "Esc", "h"]),
    ],
)
async def test_where_there_is_nothing_nothing_is_promised_of_it(
    sit_empty: Sit, way: tuple[str, ...], wanted: list[str]
) -> None:
    async with sit_empty(size=(120, 36)) as desk:
        await desk.press(*way)
        assert keys(desk) == wanted
        assert "Enter" not in desk.lines[-1]
        assert "Enter henter" not in desk.words


async def test_they_come_with_the_first_row_and_go_with_the_last(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Skærme"), Observation(text="lyden", stage="S4"), Lesson(title="Prøv først"))
    async with sit_empty(size=(150, 36)) as desk:
        await desk.until(lambda: desk.app.library.journals)
        assert {"Enter", "e", "x", "i", "z"} <= set(keys(desk))
        await desk.press("enter", "1")
        assert {"n", "d", "a", "i", "z", "x"} <= set(keys(desk))
        assert not {"e", "m", "t", "Mellemrum", "w"} & set(keys(desk)), "no observation at this stage"
        await desk.press("0")
        assert {"e", "m", "t", "Mellemrum", "w"} <= set(keys(desk))
        await desk.press("delete")
        assert "m mærk" not in desk.lines[-1]
        await desk.press("z")
        assert desk.lines[-1].startswith(" Enter hent tilbage")
        await desk.press("enter")
        assert "Enter" not in desk.lines[-1]
        await desk.press("escape", "escape", "v")
        assert desk.lines[-1].startswith(" Enter åbn")
        await desk.press("f")
        await desk.write("findes ikke", "enter")
        assert desk.lines[-1].startswith(" f vis kun")
        await desk.press("enter")
        assert "Enter" not in desk.lines[-1]


async def test_the_bin_and_the_history_are_shown_where_there_is_room(sit: Sit) -> None:
    async with sit(size=(150, 36)) as desk:
        assert "i ændringer  z slettet" in desk.lines[-1]
        await desk.resize(80, 24)
        assert "z slettet" not in desk.lines[-1]
        assert desk.lines[-1].rstrip().endswith("k katalog  h hjælp")


async def test_no_key_is_named_twice_and_no_place_names_itself(sit: Sit) -> None:
    async with sit(size=(150, 36)) as desk:
        for way in ((), ("enter",), ("v",), ("v", "enter"), ("b",), ("k",), ("enter", "x"), ("z",)):
            await desk.press(*way)
            assert len(keys(desk)) == len(set(keys(desk))), way
            if len(way) == 1 and way[0] in "vbkz":
                assert way[0] not in keys(desk)
            while len(desk.app.screen_stack) > 1:
                await desk.press("escape")


async def test_whoever_deletes_the_only_project_is_shown_the_way_back(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Skærme"), Observation(text="lyden"))
    async with sit_empty(greets=True) as desk:
        await desk.until(lambda: desk.app.library.journals)
        await desk.press("delete")
        assert "Slet Skærme med 1 observation?" in desk.words
        await desk.press("enter")
        assert "Tryk n for at begynde et, eller z for at hente et slettet tilbage." in desk.words
        assert "Velkommen" not in desk.words
        assert "z slettet" in desk.lines[-1]
        await desk.press("z", "enter", "escape")
        assert [journal.project.name for journal in desk.app.library.journals] == ["Skærme"]
        assert "begynde et" not in desk.words


@pytest.mark.long
async def test_a_key_is_called_what_the_user_made_of_it(samples: Path, places: LocalFolders) -> None:
    app = TilbageblikApp(Library([samples], places), Settings(keys=OWN_KEYS))
    digits = {"1-7", "1-5", "+-!?*", *(f"1-{n}" for n in range(8))}
    async with app.run_test(size=(120, 36)) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: app.loaded)
        journal = app.library.journals[0]
        journal.open(Observation)

        def check(where: str) -> None:
            assert isinstance(desk.place, AppScreen | Dialog)
            named = {key for key, _ in desk.place.hints()}
            assert named <= {*OWN_KEYS.values()} | TEXTUALS | digits, where

        for name, opened in PLACES.items():
            app.push_screen(opened(app, journal))
            await desk.settle()
            check(name)
            app.pop_screen()
        app.push_screen(PLACES["ProjectScreen"](app, journal))
        await desk.settle()
        await desk.press(OWN_KEYS["project.log"])
        check("a line of the project")
    app.library.close()


async def test_a_narrow_box_shows_all_its_keys_and_each_can_be_clicked(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        journal = desk.app.library.journals[0]
        journal.open()
        for name, last in BOXES:
            desk.app.push_screen(PLACES[name](desk.app, journal))
            await desk.settle()
            assert isinstance(desk.place, Dialog)
            for key, word in desk.place.hints():
                assert f"{key} {word}" in desk.seen, name
            line = next(y for y, text in enumerate(desk.lines) if last in text)
            await desk.pilot.click(offset=(desk.lines[line].index(last), line))
            await desk.settle()
            assert not isinstance(desk.place, Dialog)


@pytest.mark.parametrize("width", range(20, 81, 4))
def test_a_narrow_bar_shows_help_and_the_way_on_and_the_first_of_the_others(width: int) -> None:
    hints = [("1", "gjort"), ("2", "videre"), ("3", "droppet"), ("Tab", "næste fase"), ("p", "parkér"), ("h", "hjælp")]
    shown = hints_in_line(hints, width, "Tab")
    assert shown == [each for each in hints if each in shown], "in their order"
    assert shown[-1] == hints[-1]
    assert hints[3] in shown
    others = [each for each in hints if each[0] not in ("Tab", "h")]
    assert shown == hints if width == 80 else others[: len(shown) - 2] == [each for each in shown if each in others]
    if len(shown) > 2:
        assert sum(len(" ".join(each)) + 2 for each in shown) <= width + 1
