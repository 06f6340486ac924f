"""From a line to a record that is stored: nothing typed is lost, whatever the guard says and the disk does."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from journals.records.model import Observation
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.privacy import PrivacyDialog
from tui.ui.dialogs.prompt import PromptDialog
from tui.ui.dialogs.stored_prompt import StoredPrompt
from tui.ui.widgets.inputs import LineInput

PHONE = "22 22 12 34"


class Storage:
    """Where a record goes, if it is open."""

    def __init__(self) -> None:
        self.open = True
        self.tried: list[tuple[Observation, str]] = []

    def store(self, record: Observation, line: str) -> bool:
        self.tried.append((record, line))
        return self.open


async def ask(desk: Desk, storage: Storage, *, before: Observation | None = None, stored: str = "") -> None:
    app = desk.app
    assert isinstance(app, BaseApp)
    was = before or Observation(text="-")
    StoredPrompt(
        app, "home.ask_name", lambda text: replace(was, text=text), storage.store, stored=stored, before=before
    ).ask()
    await desk.settle()


def line(desk: Desk) -> str:
    assert isinstance(desk.place, PromptDialog)
    return desk.one("Input", Input).value


async def test_what_could_not_be_stored_is_asked_again_as_the_guard_left_it(sit_empty: Sit) -> None:
    storage = Storage()
    async with sit_empty() as desk:
        storage.open = False
        await ask(desk, storage)
        await desk.write(f"ring {PHONE}", "enter", "tab")
        assert line(desk) == "ring [fjernet]"
        await desk.press("end", "!", "enter")
        assert line(desk) == "ring [fjernet]!"
        storage.open = True
        await desk.press("enter")
        assert not isinstance(desk.place, PromptDialog)
    assert [text for _, text in storage.tried] == ["ring [fjernet]", *["ring [fjernet]!"] * 2]
    assert all(record.text == text for record, text in storage.tried)


async def test_only_what_changes_is_asked_about(sit_empty: Sit) -> None:
    storage = Storage()
    before = Observation(text="før", reply=f"ring {PHONE}")
    async with sit_empty() as desk:
        await ask(desk, storage, before=before, stored=before.text)
        assert line(desk) == "før"
        await desk.write("nu", "enter")
        assert not isinstance(desk.place, PrivacyDialog | PromptDialog)
    assert storage.tried == [(replace(before, text="nu"), "nu")]


async def test_going_back_from_the_guard_loses_nothing_and_leaving_stores_nothing(sit_empty: Sit) -> None:
    storage = Storage()
    async with sit_empty() as desk:
        await ask(desk, storage)
        await desk.write(f"ring {PHONE}", "enter")
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("enter")
        assert line(desk) == f"ring {PHONE}"
        await desk.press("ctrl+u")
        await desk.press("enter")
        assert line(desk) == "", "an empty line is no answer"
        await desk.press("escape")
        assert not isinstance(desk.place, PromptDialog)
    assert storage.tried == []


async def test_leaving_asks_only_where_something_typed_would_be_lost(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        here = desk.place
        await ask(desk, Storage(), stored="før")
        await desk.press("escape")
        assert desk.place is here, "what is stored is not lost"
        await ask(desk, Storage(), stored="før")
        await desk.press("end", "!", "escape")
        assert desk.place is not here
        await desk.press("escape")
        assert line(desk) == "før!"
        desk.app.pop_screen()
        desk.app.push_screen(PromptDialog("home.ask_name", empty=True))
        await desk.settle()
        await desk.press("x", "escape")
        assert desk.place is here, "a word to look for is nothing to lose"


async def test_a_line_is_clean_before_anything_is_made_of_it(sit_empty: Sit) -> None:
    storage = Storage()
    async with sit_empty() as desk:
        await ask(desk, storage)
        await desk.write(" ra\u030ad ", "enter")  # typed letter by letter
    assert [text for _, text in storage.tried] == ["råd"]


@pytest.mark.long
async def test_a_long_line_is_seen_in_three_rows_while_it_is_typed(sit: Sit) -> None:
    said = "Vi tog skærmbesøg i brug på aftenholdet, og da lyden faldt ud, vidste ingen, hvem man skulle ringe til"
    async with sit() as desk:
        await desk.press("enter", "n")
        await desk.write(said)
        line = desk.one("#capture", LineInput)
        assert line.size.height == 2
        assert said in desk.words
        await desk.press("home", "right", "backspace", "end")
        assert line.value == said[1:]
        assert line.cursor_screen_offset.y == line.content_region.bottom - 1
        await desk.write(f", {said} {said}")
        assert line.size.height == 3
        assert said[-30:] in desk.words
        assert line.content_region.contains_point(line.cursor_screen_offset)
        await desk.press("home")
        assert said[1:50] in desk.words, "the row with the cursor always shows"
        await desk.pilot.click(line, offset=(4, 1))
        second = line.cursor_position
        assert 20 < second < 80
        await desk.press("end", "enter")
        assert (line.value, line.size.height) == ("", 1)
        assert len(desk.made(Observation)) == 1
        await desk.press("escape", "f")
        await desk.resize(40, 12)
        await desk.write(said)
        assert desk.one("Input", LineInput).size.height == 3
        assert "ringe til" in desk.words


async def test_enter_without_a_word_says_what_is_missing(sit_empty: Sit) -> None:
    async with sit_empty() as desk:
        await ask(desk, Storage())
        await desk.press("enter")
        assert isinstance(desk.place, PromptDialog)
        assert "Skriv noget, eller tryk Esc" in desk.told[-1]
