"""Nothing typed is lost without a word: quitting asks, and what is half typed waits where it was."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Static, TextArea

from journals.errors import NotSaved
from journals.library.journal import Journal
from journals.library.lookup import find_project
from journals.records.model import Observation
from tests.tui.conftest import NEWEST, Sit
from tests.tui.desk import Desk
from tui.features.common.paste_dialog import PasteDialog
from tui.features.review.screen import ReviewScreen
from tui.ui.dialogs.confirm import DiscardDialog
from tui.ui.dialogs.dialog import MOST_SHOWN as MOST
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.leave import QuitDialog
from tui.ui.dialogs.prompt import PromptDialog
from tui.ui.widgets.capture_line import CaptureInput
from tui.wording import review_due


async def quits(desk: Desk, *keys: str) -> bool:
    """Press keys and Ctrl+Q; tell whether the app ends."""
    await desk.press(*keys, "ctrl+q")
    return not desk.app.is_running or desk.app._exit


def asked(desk: Desk) -> str:
    """What the question is about."""
    return str(desk.one("#held", Static).visual)


def line(desk: Desk) -> CaptureInput:
    return desk.one("#capture", CaptureInput)


# The line


async def test_ctrl_q_asks_about_a_half_typed_line_and_enter_goes_back_to_it(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("halvt [skrevet]")
        assert not await quits(desk)
        assert isinstance(desk.place, QuitDialog)
        assert f"Linjen i {NEWEST}: »halvt [skrevet]«" in asked(desk)
        assert not await quits(desk), "pressing it again is no answer"
        assert len([each for each in desk.app.screen_stack if isinstance(each, QuitDialog)]) == 1
        await desk.press("j", "y", "n", "enter")
        assert not isinstance(desk.place, QuitDialog)
        await desk.write(" færdigt", "enter")
        assert desk.made(Observation)[-1].text == "halvt [skrevet] færdigt"
        assert await quits(desk), "what is logged is no longer asked about"


async def test_the_other_key_quits_without_it(sit: Sit) -> None:
    async with sit(language="en") as desk:
        await desk.press("enter", "n")
        await desk.write("halvt")
        assert not await quits(desk)
        assert f"The line in {NEWEST}: “halvt”" in asked(desk)
        await desk.press("end")
        assert desk.app.return_code == 0
        assert desk.app._exit


@pytest.mark.parametrize("keys", [(), ("enter",), ("enter", "n"), ("enter", "n", "space"), ("enter", "e"), ("n",)])
async def test_where_nothing_is_typed_nothing_is_asked(sit: Sit, keys: tuple[str, ...]) -> None:
    async with sit() as desk:
        assert await quits(desk, *keys)


async def test_the_question_speaks_the_language_of_now(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("halvt")
        await desk.press("ctrl+q", "ctrl+g")
        assert "The line in" in asked(desk)
        assert "quit without saving" in desk.words


async def test_a_line_that_was_closed_is_asked_about_and_opened_again(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("halvt")
        assert not await quits(desk, "escape", "v")
        await desk.press("enter", "escape", "ctrl+q", "enter")
        assert line(desk).has_focus
        await desk.write(" skrevet", "enter")
        assert desk.made(Observation)[-1].text == "halvt skrevet"


async def test_what_is_half_typed_waits_when_the_project_is_left(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("halvt")
        await desk.press("escape", "escape")
        assert "Projekter" in desk.seen
        assert not await quits(desk)
        assert f"Linjen i {NEWEST}: »halvt«" in asked(desk)
        await desk.press("enter", "down", "enter")
        assert line(desk).value == "", "that is another project"
        await desk.press("escape", "up", "enter")
        assert "Den linje, I skrev på, er her endnu" in desk.told[-1]
        await desk.press("n")
        await desk.write(" skrevet", "enter")
        assert desk.made(Observation)[-1].text == "halvt skrevet"
        await desk.press("escape", "escape", "enter")
        assert len(desk.told) == 1, "and it is told once"


async def test_below_a_look_back_it_is_said_how_one_comes_to_the_line(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_due, "opens_on_review", lambda *_: True)
    async with sit() as desk:
        desk.app.drafts[find_project(desk.app.library, NEWEST).id] = ["halvt"]
        await desk.press("enter")
        assert isinstance(desk.place, ReviewScreen)
        assert "Tryk Esc og så n" in desk.told[-1]
        await desk.press("escape", "n")
        assert line(desk).value == "halvt"


# What is pasted


async def test_pasted_lines_are_not_lost_while_it_is_asked_what_they_are(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste("en\nto\ntre")
        assert not await quits(desk)
        assert f"3 linjer i {NEWEST}. Den første: »en«" in asked(desk)
        await desk.press("enter")
        assert isinstance(desk.place, PasteDialog)
        await desk.press("enter")
        assert [each.text for each in desk.made(Observation)] == ["en", "to", "tre"]
        assert await quits(desk)


@pytest.mark.long
async def test_lines_that_wait_after_a_paste_are_asked_about_and_come_again(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.paste("ring 22 22 12 34\nen\nring 22 22 12 35")
        await desk.press("enter", "enter")
        assert [each.text for each in desk.made(Observation)] == ["en"]
        assert not await quits(desk)
        assert f"2 linjer i {NEWEST}. Den første: »ring 22 22 12 34«" in asked(desk)
        await desk.press("enter", "escape", "escape", "enter", "n")
        assert "2 linjer" in desk.told[-1]
        assert line(desk).value == "ring 22 22 12 34"
        await desk.press("ctrl+u")
        await desk.write("to", "enter")
        assert line(desk).value == "ring 22 22 12 35"


@pytest.mark.long
async def test_pasted_lines_that_cannot_be_logged_are_in_the_line(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        monkeypatch.setattr(Journal, "add", refuse)
        await desk.paste("en\nto")
        await desk.press("enter")
        assert line(desk).value == "en"
        assert not await quits(desk)
        assert f"2 linjer i {NEWEST}" in asked(desk)


def refuse(*_: object) -> None:
    raise NotSaved("no_state", folder="x", reason="full")


# Forms and questions


async def test_ctrl_q_asks_about_a_form_and_names_what_is_changed(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "e")
        await desk.write("!")
        assert not await quits(desk)
        assert asked(desk) == "· Ret observationen · Eksempel: Skærmsamtaler på …: Hvad skete der"
        await desk.press("enter")
        assert isinstance(desk.place, Form)
        assert desk.one("#field-text", TextArea).text.endswith("!")
        await desk.press("backspace")
        assert await quits(desk), "as it was"


@pytest.mark.long
async def test_a_saved_form_is_not_asked_about(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "e")
        await desk.write("!", "ctrl+s")
        assert await quits(desk)


@pytest.mark.long
async def test_a_form_under_another_question_counts(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write("halvt", "escape", "e")
        await desk.write("!", "escape")
        assert isinstance(desk.place, DiscardDialog)
        assert not await quits(desk)
        assert asked(desk).index("Hvad skete der") < asked(desk).index("»halvt«"), "the nearest first"
        await desk.press("enter")
        assert isinstance(desk.place, DiscardDialog)


async def test_a_typed_name_is_asked_about_and_escape_asks_too(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("n")
        await desk.write("Skærmbesøg")
        assert not await quits(desk)
        assert "Hvad hedder projektet? »Skærmbesøg«" in asked(desk)
        await desk.press("enter", "escape")
        assert isinstance(desk.place, DiscardDialog)
        await desk.press("escape")
        assert desk.one("Input", Input).value == "Skærmbesøg"
        await desk.press("escape", "end")
        assert not isinstance(desk.place, PromptDialog)
        assert await quits(desk)


async def test_a_word_to_look_for_is_nothing_to_save(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("f")
        await desk.write("skærm")
        assert await quits(desk)


async def test_a_name_that_cannot_be_stored_is_there_to_be_corrected(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("n")
        await desk.paste("x" * 20_001)
        await desk.press("enter")
        assert isinstance(desk.place, PromptDialog)
        assert len(desk.one("Input", Input).value) == 20_001


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5)])
async def test_many_places_fit(sit: Sit, size: tuple[int, int]) -> None:
    async with sit(size=size) as desk:
        desk.app.drafts.update({f"p{number}": ["ord " * 500, "[/x]"] for number in range(MOST + 2)})
        assert not await quits(desk)
        assert "Enter" in desk.seen or size == (20, 5)
        assert "End" in desk.seen
        assert "og 2 steder til" in asked(desk)
        await desk.press("enter")
        assert not isinstance(desk.place, QuitDialog)
