"""Letters typed at a list by mistake do no harm: what comes faster than a hand is asked about first."""

from __future__ import annotations

import pytest
from textual.events import Key

from tests.terminal import PATIENCE
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.features.home.screen import HomeScreen
from tui.features.lessons.list_screen import LessonsScreen
from tui.features.project.screen import ProjectScreen
from tui.features.search.screen import SearchScreen
from tui.ui import key_queue
from tui.ui.dialogs.stray_text import StrayTextDialog
from tui.ui.key_burst import goes_on, is_text, may_begin, text_of
from tui.ui.widgets.inputs import LineInput


def keys(text: str) -> list[Key]:
    return [Key("space" if letter == " " else letter, letter) for letter in text]


@pytest.mark.parametrize(
    ("typed", "is_one"), [("uge 45", True), ("uge", True), ("u ", True), ("ug", False), ("u", False), ("", False)]
)
def test_what_looks_like_a_text(typed: str, is_one: bool) -> None:
    assert is_text(typed) == is_one
    assert text_of(keys(typed)) == typed


def test_digits_answer_and_a_key_that_is_held_down_repeats_itself() -> None:
    assert [may_begin(key) for key in keys("u4 ")] == [True, False, False]
    assert not may_begin(Key("down", None))
    assert not goes_on(keys("j"), Key("j", "j"))
    assert not goes_on(keys("u"), Key("enter", "\r"))
    assert not goes_on([], Key("g", "g"))
    assert goes_on(keys("u"), Key("g", "g"))
    assert goes_on(keys("ug"), Key("g", "g"))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what comes at once be held back, until the test says that no more comes."""
    monkeypatch.setattr(key_queue, "FASTER_THAN_A_HAND", PATIENCE)
    monkeypatch.setattr(key_queue, "UNTIL_IT_ENDS", PATIENCE)


async def at_once(desk: Desk, text: str) -> None:
    """Let a text come at once, and then nothing more."""
    for letter in text:
        desk.send("space" if letter == " " else letter)
    await desk.until(lambda: desk.app.text_at_once == text)
    desk.app._release_burst()
    await desk.settle()


@pytest.mark.long
async def test_a_text_that_comes_where_letters_are_keys_does_nothing_before_it_is_said_what_it_was(
    sit: Sit, held: None
) -> None:
    async with sit() as desk:
        await at_once(desk, "uge 45")
        assert isinstance(desk.place, StrayTextDialog)
        assert "uge 45" in desk.words
        assert (desk.told, desk.app.language) == ([], "da"), "nothing was undone, and no language switched"
        await desk.press("escape")
        assert isinstance(desk.place, HomeScreen)
        await at_once(desk, "uge 45")
        await desk.press("enter")
        assert isinstance(desk.place, SearchScreen)
        assert desk.one("#asking", LineInput).value == "uge 45"
        await desk.press("escape", "enter")
        assert isinstance(desk.place, ProjectScreen)
        await at_once(desk, "uge 45 gik det")
        await desk.press("enter")
        assert isinstance(desk.place, ProjectScreen)
        assert desk.place.capture.is_open
        assert "uge 45 gik det" in "\n".join(desk.place.typed)
        await desk.write(" godt")
        assert "uge 45 gik det godt" in "\n".join(desk.place.typed), "in the line letters are not held back"
        await desk.press("escape")
        await desk.paste("noget fra et andet sted")
        assert isinstance(desk.place, StrayTextDialog), "a paste that has nowhere to go is asked about too"
        await desk.press("end")
        assert isinstance(desk.place, StrayTextDialog), "it cannot have been keys"
        await desk.press("escape")
        assert isinstance(desk.place, ProjectScreen)
        await at_once(desk, "vl ")
        assert isinstance(desk.place, StrayTextDialog)
        await desk.press("end")
        assert desk.app.theme == "tilbageblik-light", "those were keys: lessons, and the other colours there"
        await desk.press("escape", "escape")  # a row was chosen there
        assert isinstance(desk.place, ProjectScreen)
        await at_once(desk, "l")
        assert desk.app.theme == "tilbageblik-terminal-dark", "a key alone is a key"
        desk.send("l")
        desk.send("down")
        await desk.settle()
        assert desk.app.theme == "tilbageblik-dark", "what comes after it waits no longer"
        desk.send("n")
        for letter in "hurtigt":
            desk.send(letter)
        await desk.settle()
        assert "hurtigt" in "\n".join(desk.place.typed), "who opens the line may type on at once"


@pytest.mark.long
async def test_what_only_opens_something_does_not_wait_and_what_comes_at_once_after_it_does_nothing(
    sit: Sit, held: None
) -> None:
    async with sit() as desk:
        desk.send("v")
        await desk.until(lambda: isinstance(desk.place, LessonsScreen))
        for digit in "1230":  # as fast
            desk.send(digit)
        await desk.settle()
        assert (desk.app.text_at_once, type(desk.place)) == ("", LessonsScreen), "digits choose"
        await desk.press("escape")
        await at_once(desk, "vuggestuen")
        assert isinstance(desk.place, StrayTextDialog)
        assert "vuggestuen" in desk.words
        assert (desk.told, desk.app.language) == ([], "da"), "nothing was undone, and no language switched"
        await desk.press("enter")
        assert desk.one("#asking", LineInput).value == "vuggestuen"
