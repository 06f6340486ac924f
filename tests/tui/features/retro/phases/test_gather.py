"""Gather: memory first, then what is written now, aloud or by slips; what is half typed waits where it was."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from journals.lessons.suggest import Suggestion
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.records.model import Observation
from journals.retro.meeting import Meeting, open_retro
from tests.hostile import HOSTILE
from tests.tui.conftest import NEWEST, Sit, acts, seat
from tests.tui.desk import Desk
from tui.features.help.help_dialog import help_rows
from tui.features.retro.phases.gather import GatherView
from tui.features.retro.screen import RetroScreen
from tui.ui.dialogs.privacy import PrivacyDialog
from tui.ui.suggester import Suggester
from tui.ui.unsaved import all_drafts
from tui.ui.widgets.capture_line import CaptureInput

TO_GATHER = ("enter", "r", "2", "tab", "tab")
"""From the first screen: the sample under way, a retrospective of an hour, and its third phase."""


def meeting(desk: Desk) -> Meeting:
    found = open_retro(desk.journal)
    assert found is not None
    return found


def gathered(desk: Desk) -> list[str]:
    return [each.text for each in reversed(meeting(desk).gathered)]


def view(desk: Desk) -> GatherView:
    return desk.one("#view", GatherView)


@pytest.mark.parametrize("keys", [("enter", "n"), (*TO_GATHER, "n")])
async def test_nobody_types_faster_than_lines_are_taken(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit() as desk:
        for key in keys:
            desk.send(key)
        for each in ("et", "to", "tre"):
            for character in [*each, "enter"]:
                desk.send(character)
        await desk.settle()
        assert [each.text for each in desk.made(Observation)] == ["et", "to", "tre"]


async def test_what_is_typed_on_while_a_phase_turns_belongs_to_the_phase_that_comes(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "r", "2", "tab")
        for key in ("tab", "n", *"gl s", "enter"):
            desk.send(key)
        await desk.settle()
        assert [each.text for each in desk.made(Observation)] == ["gl s"]


@pytest.mark.long
async def test_memory_comes_first_stage_by_stage_and_one_key_shows_what_is_new(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER)
        assert "Det husker loggen  25" in desk.seen
        assert "Hvad virkede?" in desk.seen
        await desk.press("1")
        stages = {each.stage for each in view(desk).rows.items}
        assert stages == {"S1"}
        await desk.press("0")
        assert len(view(desk).rows.items) == 25
        await desk.press("m")
        assert "Det husker loggen" not in desk.seen
        assert "Intet nyt endnu" in desk.words
        await desk.resize(120, 36)
        assert "Det husker loggen  25" in desk.seen
        assert "Intet nyt endnu" in desk.words


@pytest.mark.long
async def test_the_prompt_in_focus_says_what_a_note_is_unless_the_note_does(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER, "2", "n")
        await desk.write("de nye fik ro", "enter", "down")
        await desk.write("vagtplanen kom sent", "enter", "down")
        await desk.write("hvem skrev det", "enter")
        await desk.write("!hvad med aftenholdet", "enter", "escape")
        kinds = {each.text: (each.kind, each.stage, each.prompt) for each in meeting(desk).gathered}
        assert kinds == {
            "de nye fik ro": ("worked", "S2", "hour/worked"),
            "vagtplanen kom sent": ("hindered", "S2", "hour/hindered"),
            "hvem skrev det": ("surprise", "S2", "hour/surprised"),
            "hvad med aftenholdet": ("concern", "S2", "hour/surprised"),
        }
        assert "! hvad med aftenholdet" in desk.words, "what has another sign is no answer to what was asked"
        await desk.press("plus", "n")
        assert "Hvad virkede?" in desk.seen, "after the last comes the first"
        await desk.paste("en\nto")
        await desk.press("enter")
        assert gathered(desk)[-2:] == ["en", "to"]
        assert {each.kind for each in meeting(desk).gathered[:2]} == {"worked"}


async def test_the_screen_says_how_slips_are_typed_and_what_a_line_without_a_sign_is(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER, "d")
        assert "i blandet orden" in desk.words
        assert "Uden tegn: + virkede, som der spørges om." in desk.words
        await desk.press("down")
        assert "Uden tegn: - hindrede, som der spørges om." in desk.words
        await desk.press("up")
        await desk.write("fra en seddel", "enter", "escape")
        assert "i blandet orden" not in desk.words
        assert gathered(desk) == ["fra en seddel"]


@pytest.mark.long
async def test_a_note_can_be_edited_and_deleted_but_memory_is_left_alone(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER, "n")
        await desk.write("lyden faldt", "enter", "escape", "e")
        await desk.write(" ud", "enter")
        assert gathered(desk) == ["lyden faldt ud"]
        await desk.press("e", "home")
        await desk.write("- ", "enter")
        assert [(each.kind, each.text) for each in meeting(desk).gathered] == [("hindered", "lyden faldt ud")]
        await desk.press("delete", "m", "delete")
        assert gathered(desk) == []
        assert "Det stod i loggen i forvejen" in desk.told[-1]
        assert len(meeting(desk).earlier_observations) == 25
        await desk.press("0", "space")
        assert len(meeting(desk).ungrouped) == 1, "one from the log is taken along"
        await desk.press("a")
        assert len(meeting(desk).ungrouped) == 25, "and all that is shown, at once"
        await desk.press("home", "space")
        assert len(meeting(desk).ungrouped) == 24


@pytest.mark.long
async def test_whatever_is_written_is_only_read(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER)
        meeting(desk).gather(*(Observation(text=each, stage="S2") for each in (*HOSTILE, "ord" * 900)))
        desk.app.publish_change()
        await desk.press("m")
        for size in ((40, 12), (120, 36), (20, 5)):
            await desk.resize(*size)
            await desk.press("home", *["down"] * 6, "m", "down", "m")
            assert not any(acts(character) for line in desk.lines for character in line)


# What is half typed


@pytest.mark.long
async def test_what_is_half_typed_waits_while_the_phase_or_the_meeting_is_left(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER, "n")
        await desk.write("halvt")
        await desk.press("escape", "ctrl+q")
        assert f"Linjen i {NEWEST}: »halvt«" in desk.seen
        await desk.press("enter")
        assert desk.one("#capture", CaptureInput).has_focus
        await desk.press("escape", "tab", "shift+tab")
        assert "er her endnu" in desk.told[-1]
        await desk.press("escape", "escape")
        await desk.press("n")
        await desk.write("i projektets linje", "escape")  # the project has a line of its own
        assert sorted(line for lines in all_drafts(desk.app).values() for line in lines) == [
            "halvt",
            "i projektets linje",
        ]
        await desk.press("r", "n")
        await desk.write(" skrevet", "enter")
        assert gathered(desk) == ["halvt skrevet"]


@pytest.mark.long
async def test_after_a_kill_the_line_and_the_place_are_there_again(samples: Path, places: LocalFolders) -> None:
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.press(*TO_GATHER, "n")
        await desk.write("et", "enter")
        await desk.write("to", "enter")
        await desk.write("halvt")
        await desk.press("escape", "down")
        at = view(desk).rows.item
        assert at is not None
        await desk.until(lambda: meeting(desk).running.at == at.id)
        await asyncio.wrap_future(library.in_background(partial(library.save_unsent_lines, all_drafts(desk.app))))
        line_kept = [path.read_text() for path in places.state.rglob("typed.json")]
        assert ["halvt" in each for each in line_kept] == [True]
    library.close()
    again = Library([samples], places)
    async with seat(again) as desk:
        await desk.until(lambda: desk.app.drafts)
        await desk.press("enter", "r")
        item = view(desk).rows.item
        assert item is not None
        assert item.text == "et"
        await desk.press("n")
        await desk.write(" skrevet", "enter")
        assert gathered(desk)[-1] == "halvt skrevet"
    again.close()


@pytest.mark.long
async def test_after_a_kill_the_line_in_a_box_is_there_again_where_the_same_is_asked(
    samples: Path, places: LocalFolders
) -> None:
    library = Library([samples], places)
    async with seat(library) as desk:
        await desk.press(*TO_GATHER, "n")
        await desk.write("i linjen", "escape", "p")
        await desk.write("i boksen")
        await asyncio.wrap_future(library.in_background(partial(library.save_unsent_lines, all_drafts(desk.app))))
    library.close()
    again = Library([samples], places)
    async with seat(again) as desk:
        await desk.until(lambda: desk.app.drafts)
        assert "Det venter i mødet, dér hvor det blev skrevet." in " ".join(desk.told)
        await desk.press("enter", "n")
        assert desk.one("#capture", CaptureInput).value == "", "it waits for the meeting, not for the project"
        await desk.press("escape", "r", "p")
        await desk.write(" er der mere", "enter")
        assert [each.text for each in meeting(desk).parked] == ["i boksen er der mere"]
        await desk.press("n")
        assert desk.one("#capture", CaptureInput).value == "i linjen"
        assert list(all_drafts(desk.app).values()) == [["i linjen"]]
    again.close()


# The private round


async def test_what_is_parked_is_asked_about_like_any_text_and_comes_back_to_be_edited(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER, "p")
        await desk.write("ring 22 22 12 34", "enter")
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("enter")
        assert desk.one("Input", Input).value == "ring 22 22 12 34"
        await desk.press("enter", "tab")
        assert [each.text for each in meeting(desk).parked] == ["ring [fjernet]"]


@pytest.mark.long
async def test_no_pitfall_is_suggested_until_the_room_asks(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Suggestion("4.4", 1.0, ("lyden",), "bites")
    monkeypatch.setattr(Suggester, "suggest", lambda _, language, text: [found] if "lyden" in text else [])
    async with sit() as desk:
        await desk.press(*TO_GATHER, "n")
        await desk.write("lyden faldt ud")
        title = desk.app.guide["4.4"].title
        assert title not in desk.words
        assert "Tab faldgrube?" in desk.words
        await desk.press("tab")
        assert title in desk.words
        assert gathered(desk) == []
        await desk.press("tab", "enter")
        assert [each.pitfalls for each in meeting(desk).gathered] == [{"4.4"}]
        await desk.write("lyden er god")
        assert f"4.4 {title}" not in desk.words, "it was asked for one line only"
        await desk.press("ctrl+u")
        await desk.write("bussen", "tab")
        assert "Den ligner ingen faldgrube" in desk.words


async def test_help_names_the_key_of_a_list_only_where_it_goes_to_the_next_prompt(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*TO_GATHER)
        place = desk.place
        assert isinstance(place, RetroScreen)
        assert keys_of_prompt(place) == ["+"], "the list has the arrow"
        await desk.press("n")
        assert "↓" in keys_of_prompt(place)


def keys_of_prompt(place: RetroScreen) -> list[str]:
    """Return the keys that help names for the next prompt."""
    return next(keys for each, keys in help_rows(place, "da", {})["gather"] if each.id == "gather.prompt")
