"""The first minute: an empty library."""

from __future__ import annotations

from pathlib import Path

import pytest

from journals.library import carriers
from journals.library.paths import LocalFolders
from journals.records.model import Observation
from tests.tui.conftest import Sit
from tui.features.home import welcome_screen as welcome
from tui.features.home.library_prompt import meant_folder
from tui.settings import Settings, remembered_library


async def test_five_keys_lead_from_a_cold_start_to_the_line_for_the_first_observation(sit_empty: Sit) -> None:
    async with sit_empty(greets=True) as desk:
        for step in ("Skriv ned, hvad der sker", "Gør det til læringer", "Begynd det næste projekt"):
            assert step in desk.words
        await desk.press("enter")
        assert "Hvad hedder projektet?" in desk.words
        await desk.write("Skærmbesøg", "enter")  # technology, its type, and the area follow
        assert desk.seen.index("Teknologi") < desk.seen.index("Type teknologi") < desk.seen.index("Område")
        await desk.press("enter", "enter", "enter")
        await desk.write("lyden faldt ud", "enter")
        assert [each.text for each in desk.made(Observation)] == ["lyden faldt ud"]
        project = desk.journal.project
        assert (project.name, project.technology, project.area) == ("Skærmbesøg", "", "")
        assert desk.app.library.writer_of(desk.app.library.folders[0]).names, "it is written here"
        await desk.press("escape", "escape")
        assert "Velkommen" not in desk.words, "from now on one comes back to the projects"
        assert "Skærmbesøg" in desk.words


async def test_what_is_said_of_a_new_project_is_kept_and_not_asked_again(sit_empty: Sit) -> None:
    async with sit_empty(greets=True) as desk:
        await desk.press("n")  # as among other projects
        await desk.write("Nord", "enter")
        await desk.write("Skærmbesøg", "enter", "enter")  # the type that this suggests is taken
        await desk.write("Hjemmepleje", "enter")
        project = desk.journal.project
        assert (project.technology, project.area) == ("Skærmbesøg", "Hjemmepleje")
        assert project.technology_type
        assert desk.app.library.local.state.joinpath("placed", project.id).is_file()


async def test_notes_a_folder_and_the_other_language_are_a_key_away(sit_empty: Sit) -> None:
    async with sit_empty(greets=True, size=(40, 12)) as desk:
        assert "4 │ Gem projekterne" in desk.words
        await desk.press("g")
        assert "1 │ Begin your first project" in desk.words
        await desk.press("g", "2")
        assert "Hvad hedder projektet?" in desk.words, "notes are brought into a project"
        await desk.write("Nord", "enter")
        assert "Hent noter ind" in desk.words
        await desk.press("escape")
        assert "Velkommen" not in desk.words
        assert desk.app.library.journals[0].project.name == "Nord"


async def test_the_samples_are_opened_when_the_app_has_ended(sit_empty: Sit) -> None:
    async with sit_empty(greets=True) as desk:
        desk.send("3")
        await desk.until(lambda: not desk.app.is_running)
        assert desk.app.reopening == "samples"


async def test_a_folder_says_what_carries_it_and_is_opened_once_it_is_made(
    sit_empty: Sit, places: LocalFolders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("x")
    async with sit_empty(greets=True, size=(120, 36)) as desk:
        await desk.until(lambda: "Mappen er kun på denne maskine" in desk.words)
        await desk.press("down", "down", "down", "enter", "ctrl+a")
        await desk.press("ctrl+u")
        await desk.write(str(tmp_path / "a file" / "x"), "enter")
        await desk.until(lambda: desk.told)
        assert "kunne ikke skrives" in desk.told[-1]
        assert remembered_library(places) is None
        await desk.press("ctrl+u")
        await desk.write(f"'{tmp_path / 'OneDrive - Nord' / 'Tilbageblik'}'")
        assert "Mappen er i OneDrive" in desk.words
        desk.send("enter")
        await desk.until(lambda: not desk.app.is_running)
        assert desk.app.reopening == "library"
    assert remembered_library(places) == tmp_path / "OneDrive - Nord" / "Tilbageblik"
    assert (tmp_path / "OneDrive - Nord" / "Tilbageblik").is_dir()


async def test_a_folder_that_somebody_named_is_not_asked_for(sit_empty: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(welcome, "carrier_of", lambda folder: "network")
    async with sit_empty(greets=True) as desk:
        desk.app.settings = Settings(libraries=(Path("/x"),))
        desk.app.publish_change()
        await desk.until(lambda: "Mappen er på et netværksdrev" in desk.words)
        assert "Gem projekterne et andet sted" not in desk.words
        desk.app.settings = Settings()
        desk.app.publish_change()
        await desk.until(lambda: "Gem projekterne et andet sted" in desk.words)
        desk.app.is_named, desk.app.missing = True, desk.app.library.folders  # with --library
        desk.app.publish_change()
        await desk.until(lambda: "Gem projekterne et andet sted" not in desk.words)
        assert "Mappen findes ikke endnu: det første projekt laver den" in desk.words
        await desk.press("escape")
        assert "Tryk n, og giv jeres første projekt et navn" in desk.words


def test_a_folder_is_meant_as_it_is_typed_pasted_or_dropped() -> None:
    home = Path.home()
    assert meant_folder(' "~/a b" ') == home / "a b"
    assert meant_folder("Dokumenter/T") == home / "Dokumenter" / "T"
    assert meant_folder(str(home / "x")) == home / "x"
    assert carriers.carrier_of(meant_folder("Dropbox/T"), {}, follows=False) == "dropbox"
