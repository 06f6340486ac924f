"""Language and theme: one key each, at once, and remembered."""

from __future__ import annotations

import pytest
from textual import constants

from content.formats import load_formats
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.retro.meeting import begin_retro
from journals.retro.timer import now
from tests.tui.conftest import TODAY, Sit
from tests.tui.desk import Desk
from tui.app import TilbageblikApp
from tui.settings import Settings, remembered
from tui.ui.widgets.bars import KeyBar

WAYS = [(), ("enter",), ("v",), ("v", "enter"), ("b",), ("k",), ("k", "enter"), ("x",), ("h",), ("n",), ("e",)]


@pytest.mark.long
async def test_ctrl_g_says_every_screen_anew_and_back_again(sit: Sit) -> None:
    async with sit() as desk:
        for way in WAYS:
            await desk.press(*way)
            danish = desk.seen
            await desk.press("ctrl+g")
            assert desk.seen != danish, way
            keys = desk.lines[-1] if not desk.place.is_modal else str(desk.one("KeyBar", KeyBar).render())
            assert not {"hjælp", "luk", "tilbage", "ny", "åbn"} & set(keys.split()), way
            await desk.press("ctrl+g")
            assert desk.seen == danish, way
            await home(desk)


async def home(desk: Desk) -> None:
    while len(desk.app.screen_stack) > 1:
        await desk.press("escape")


async def test_g_does_too_where_nothing_is_typed(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("g")
        assert "Projects" in desk.seen
        await desk.press("enter")
        assert "help" in desk.lines[-1]


async def test_the_choice_is_remembered(sit: Sit, places: LocalFolders) -> None:
    async with sit() as desk:
        await desk.press("g", "l")
    assert remembered(places) == {"language": "en", "theme": "light"}


@pytest.mark.long
async def test_what_a_meeting_is_held_in_is_not_remembered(sit: Sit, places: LocalFolders) -> None:
    async with sit() as desk:
        await desk.press("enter")
        begin_retro(desk.journal, load_formats("da")[0], today=TODAY, now=now(), leader="")
        await desk.press("r")
        assert desk.app.meeting_here is not None
        await desk.press("g")
        assert desk.app.language == "en"
        assert remembered(places) == {}
        await desk.press("h", "ctrl+g", "escape", "escape", "escape")
        assert desk.app.meeting_here is None
        assert remembered(places) == {}, "nor from a box in it"
        await desk.press("g")
        assert remembered(places) == {"language": "en"}


@pytest.mark.long
async def test_l_turns_every_screen_light(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("l")
        assert desk.app.theme == "tilbageblik-light"
        for way in WAYS:
            await desk.press(*way)
            grounds = {
                segment.style.bgcolor.get_truecolor().hex
                for strip in desk.strips
                for segment in strip
                if segment.style and segment.style.bgcolor
            }
            assert not grounds & {"#12161b", "#1e252d"}, way
            assert "#ffffff" in grounds, way
            await home(desk)
        await desk.press("l")
        assert desk.app.theme == "tilbageblik-terminal-dark"
        await desk.press("l")
        assert desk.app.theme == "tilbageblik-dark"


@pytest.mark.long
async def test_rows_take_the_new_themes_colours_at_once(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("enter")

        def colours() -> set[str]:
            return {
                segment.style.color.get_truecolor().hex
                for strip in desk.strips[5:20]
                for segment in strip
                if segment.style and segment.style.color and segment.text.strip()
            }

        dark = colours()
        await desk.press("l")
        assert not colours() & dark
        await desk.press("l", "l")
        assert colours() == dark


def test_nothing_glides_for_who_wants_no_motion(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "full")
    assert TilbageblikApp(library, Settings()).animation_level == "full"
    assert TilbageblikApp(library, Settings(motion="none")).animation_level == "none"
