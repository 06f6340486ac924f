"""Help: it lists every key that works where it is opened."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Sit
from tests.tui.features.help.ways import WAYS
from tui.commands import of_scope
from tui.features.help.help_dialog import HelpDialog
from tui.locale import LANGUAGES, Language


async def test_help_lists_every_key_of_the_place_and_leaves_with_escape(sit: Sit) -> None:
    async with sit(size=(110, 90)) as desk:
        for scope, way in WAYS.items():
            await desk.press(*way, "h")
            assert isinstance(desk.place, HelpDialog)
            for command in of_scope(scope, "app"):
                assert desk.app.say(f"commands.{command.id}") in desk.words, command.id
            assert not [line for line in desk.lines if line.strip(" │┃").startswith("– ")], "a dash is no key"
            await desk.press("escape", "f1")
            assert isinstance(desk.place, HelpDialog)
            await desk.press("escape")
            assert getattr(desk.place, "scope", "") == scope
            await desk.press("escape", "escape")


async def test_a_long_help_scrolls_on_a_small_screen(sit: Sit) -> None:
    async with sit(size=(40, 12)) as desk:
        await desk.press("enter", "h")
        top = desk.lines[2]
        await desk.press("down", "down", "down")
        assert desk.lines[2] != top
        await desk.press("end")
        assert "AltGr" in desk.words
        assert "Esc luk" in desk.words


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_a_key_does_goes_on_below_itself_not_below_the_key(sit: Sit, language: Language) -> None:
    async with sit(language=language) as desk:
        await desk.press("enter", "f1")
        for width in (80, 60):
            await desk.resize(width, 24)
            long = desk.app.say("commands.project.retro").split()
            (place,) = [at for at, line in enumerate(desk.lines) if f"r             {long[0]}" in line]
            below = desk.lines[place + 1].strip(" │▌▆▂▁▃▄▅▇")
            assert below
            assert " ".join(long).endswith(below), "it takes two lines"
            assert desk.lines[place + 1].index(below) == desk.lines[place].index(long[0])
