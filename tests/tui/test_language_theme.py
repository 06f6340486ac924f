"""Language and theme: one key each, at once, and remembered."""

from __future__ import annotations

import pytest

from journals.local import Places
from tests.tui.conftest import Sit
from tui.settings import remembered
from tui.widgets.bars import KeyBar

WAYS = [(), ("enter",), ("v",), ("v", "enter"), ("b",), ("k",), ("k", "enter"), ("x",), ("h",), ("n",), ("e",)]


@pytest.mark.parametrize("way", WAYS)
async def test_ctrl_g_says_the_whole_screen_anew_and_back_again(sit: Sit, way: tuple[str, ...]) -> None:
    async with sit() as desk:
        await desk.press(*way)
        danish = desk.seen
        await desk.press("ctrl+g")
        english = desk.seen
        assert english != danish
        keys = desk.lines[-1] if not desk.place.is_modal else str(desk.one("KeyBar", KeyBar).render())
        assert not {"hjælp", "luk", "tilbage", "ny", "åbn"} & set(keys.split())
        await desk.press("ctrl+g")
        assert desk.seen == danish


async def test_g_does_too_where_nothing_is_typed(sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("g")
        assert "Projects" in desk.seen
        await desk.press("enter")
        assert "help" in desk.lines[-1]


async def test_the_choice_is_remembered(sit: Sit, places: Places) -> None:
    async with sit() as desk:
        await desk.press("g", "l")
    assert remembered(places) == {"language": "en", "theme": "light"}


@pytest.mark.parametrize("way", [(), ("enter", "n"), ("v",), ("k",), ("x",), ("e",)])
async def test_l_turns_every_screen_light_and_back(sit: Sit, way: tuple[str, ...]) -> None:
    async with sit() as desk:
        await desk.press("l")
        await desk.press(*way)
        assert desk.app.theme == "tilbageblik-light"
        dark = {"#12161b", "#1e252d"}
        backgrounds = {
            segment.style.bgcolor.get_truecolor().hex
            for strip in desk.strips
            for segment in strip
            if segment.style and segment.style.bgcolor
        }
        assert not backgrounds & dark
        assert "#ffffff" in backgrounds


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
        await desk.press("l")
        assert colours() == dark
