"""Hints on keys go once their keys are known."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from journals.library.library import Library
from journals.library.paths import LocalFolders, local_folders
from journals.records.model import Observation, Project
from journals.text.language import LANGUAGES
from tests.tui.conftest import Sit, begin
from tui.locale import catalogue
from tui.settings import Settings
from tui.settings.used_keys import KNOWN
from tui.ui.hints import Hints


def hints_of(places: LocalFolders, settings: Settings | None = None) -> Hints:
    return Hints(settings or Settings(), places, lambda: catalogue("en"), lambda work: work())


@pytest.fixture
def places(own_places: object) -> LocalFolders:
    return local_folders()


def press(hints: Hints, command: str, key: str, times: int = KNOWN) -> None:
    from tui.commands import by_id

    for _ in range(times):
        hints.note(by_id(command), key)


def test_a_hint_goes_once_its_key_was_pressed_often_and_stays_away_next_time(places: LocalFolders) -> None:
    hints = hints_of(places)
    press(hints, "app.undo", "u", KNOWN - 1)
    assert hints.after("Deleted.", "app.undo") == "Deleted. Press u to undo."
    press(hints, "app.undo", "u", 1)
    assert hints.after("Deleted.", "app.undo") == "Deleted."
    assert hints_of(places).after("Deleted.", "app.undo") == "Deleted."
    hints.show_again()
    for each in (hints, hints_of(places)):
        assert each.after("Deleted.", "app.undo") == "Deleted. Press u to undo."


def test_only_a_key_of_its_own_makes_a_command_known(places: LocalFolders) -> None:
    hints = hints_of(places, Settings(keys={"app.undo": "f8"}))
    press(hints, "app.undo", "enter")
    press(hints, "app.undo", "u")
    assert hints.after("Deleted.", "app.undo") == "Deleted. Press f8 to undo."
    press(hints, "app.undo", "f8")
    assert hints.after("Deleted.", "app.undo") == "Deleted."


def test_of_several_in_a_sentence_those_go_that_are_known(places: LocalFolders) -> None:
    hints = hints_of(places)
    assert hints.list_after("All.", "lessons.stage", "lessons.filter") == "All. Press 1-7 for one stage, f for a word."
    press(hints, "lessons.stage", "3")
    assert hints.list_after("All.", "lessons.stage", "lessons.filter") == "All. Press f for a word."
    press(hints, "lessons.filter", "f")
    assert hints.list_after("All.", "lessons.stage", "lessons.filter") == "All."


def test_what_is_told_once_is_told_once_at_a_machine(places: LocalFolders) -> None:
    assert [hints_of(places).is_first(told) for told in ("a", "b", "a")] == [True, True, False]


def test_they_stay_or_never_come_where_that_is_set(places: LocalFolders) -> None:
    for choice, told in (("always", "Deleted. Press u to undo."), ("never", "Deleted.")):
        hints = hints_of(places, replace(Settings(), hints=choice))
        assert hints.after("Deleted.", "app.undo") == told
        press(hints, "app.undo", "u")
        assert hints.after("Deleted.", "app.undo") == told


def test_a_spoiled_file_is_no_error(places: LocalFolders) -> None:
    press(hints_of(places), "app.undo", "u")
    (file,) = places.state.glob("used-keys.json")
    file.write_text('{"app.undo": "many"}', encoding="utf-8")
    assert hints_of(places).after("Deleted.", "app.undo") == "Deleted. Press u to undo."


def test_each_hint_is_about_a_command_and_names_its_key() -> None:
    from tui.commands import COMMANDS

    ids = {command.id for command in COMMANDS}
    for language in LANGUAGES:
        texts = __import__(f"tui.locale.{language}.hint", fromlist=["TEXTS"]).TEXTS
        about = {key: text for key, text in texts.items() if key.count(".") == 2}
        assert {key.removeprefix("hint.") for key in about} <= ids
        assert all("{key}" in text for text in about.values())


@pytest.mark.long
async def test_keys_pressed_in_the_app_are_counted_and_the_palette_brings_hints_back(
    sit_empty: Sit, colleague: Library
) -> None:
    begin(colleague, Project(name="Skærme"), *(Observation(text=f"nummer {n}", stage="S4") for n in range(9)))
    async with sit_empty() as desk:
        await desk.press("enter", "0")
        for _ in range(KNOWN):
            await desk.press("delete")
            assert desk.told[-1] == "Slettet. Tryk u for at fortryde."
            await desk.press("u")
        await desk.press("delete")
        assert desk.told[-1] == "Slettet."
        desk.app.action_hints()
        await desk.press("delete")
        assert desk.told[-1] == "Slettet. Tryk u for at fortryde."
