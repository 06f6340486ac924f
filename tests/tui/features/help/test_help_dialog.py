"""Help: it lists every key that works where it is opened."""

from __future__ import annotations

import pytest
from textual.containers import VerticalScroll

from journals.text.language import LANGUAGES, Language
from tests.tui.conftest import Sit
from tests.tui.everywhere import PLACES
from tests.tui.features.help.ways import NOWHERE, WAYS
from tui.commands import Command, of_scope, shown
from tui.features.help.help_dialog import HelpDialog, help_rows
from tui.ui.screen import AppScreen


@pytest.mark.long
async def test_help_lists_every_key_of_the_place_and_leaves_with_escape(sit: Sit) -> None:
    async with sit(size=(110, 90)) as desk:
        desk.app.is_sample = True  # where there is a tour too
        for scope, way in WAYS.items():
            await desk.press(*way, "h")
            assert isinstance(desk.place, HelpDialog)
            for command in of_scope(scope, "app"):
                if command.id not in (f"app.{scope}", NOWHERE.get(scope)):
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


@pytest.mark.long
async def test_in_every_place_help_has_the_keys_that_work_and_none_that_never_can(sit: Sit) -> None:
    async with sit(size=(120, 50)) as desk:
        journal = desk.app.library.journals[0]
        for name, opener in PLACES.items():
            place = opener(desk.app, journal)
            if not isinstance(place, AppScreen):
                continue
            desk.app.push_screen(place)
            await desk.settle()
            told = {command: keys for rows in help_rows(place, "da", {}).values() for command, keys in rows}
            works = {shown(key, "da"): each.binding.id for key, each in place.active_bindings.items()}
            for command in of_scope(*place.scopes, "app"):
                assert place.applies(command) or not (place.can(command) or command in told), (name, command.id)
                for key in {shown(key, "da") for key in command.keys} & works.keys():
                    if is_of(works[key], command) and place.can(command):
                        assert key in told[command] or len(command.keys) > 2, (name, command.id, key)
            for command, keys in told.items():
                if command.scope == "app" and place.can(command):
                    for key in keys:
                        assert is_of(works.get(key), command), (name, command.id, key)
            desk.app.pop_screen()
            await desk.settle()


def is_of(binding: str | None, command: Command) -> bool:
    """Return whether a binding is of a command."""
    return binding is not None and (binding == command.id or binding.startswith(f"{command.id}."))


async def test_help_is_as_high_as_it_will_be_when_it_opens(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HelpDialog, "_fit", lambda _: None)
    async with sit() as desk:
        await desk.press("h")
        assert desk.place.query_one(VerticalScroll).size.height > desk.app.size.height / 2
