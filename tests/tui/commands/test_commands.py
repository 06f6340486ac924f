"""The table of commands: whole, sayable in both languages, and typeable on a Danish keyboard."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from textual.binding import Binding, BindingType
from textual.keys import Keys
from textual.screen import Screen

import tui.app
from journals.errors import Problem
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.text.language import LANGUAGES, Language
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tests.tui.everywhere import every_scope
from tui.app import TilbageblikApp
from tui.commands import COMMANDS, CONTROLS, DIGITS, NO_KEY, by_id, keys_shown, of_scope, shown
from tui.features.common.paste_dialog import PasteDialog
from tui.features.common.tag_dialog import TagDialog
from tui.features.common.vertical_page import VerticalPage
from tui.features.importing.columns_dialog import ColumnsDialog
from tui.features.lessons.list_screen import LessonsScreen
from tui.features.retro.phases.ballot_round import BallotRoundDialog
from tui.features.retro.phases.keyboard_round import KeyboardRound
from tui.features.retro.phases.mirror_part import MirrorPage
from tui.features.retro.phases.private_round import PrivateRoundDialog
from tui.features.retro.phases.voting import VotingWayDialog
from tui.features.retro.tally_dialog import TallyDialog
from tui.features.search.query_line import QueryLine
from tui.features.search.screen import SearchScreen
from tui.locale import catalogue
from tui.settings import Settings
from tui.ui.bindings import bindings
from tui.ui.dialogs.confirm import Confirm, DiscardDialog
from tui.ui.dialogs.dialog import Dialog
from tui.ui.dialogs.form import Form
from tui.ui.dialogs.leave import QuitDialog
from tui.ui.dialogs.meanwhile import MeanwhileDialog
from tui.ui.dialogs.pick import PickerDialog
from tui.ui.dialogs.privacy import PrivacyDialog
from tui.ui.dialogs.prompt import PromptDialog
from tui.ui.dialogs.reader import MessagesDialog
from tui.ui.dialogs.stray_text import StrayTextDialog
from tui.ui.jump.overlay import JumpOverlay
from tui.ui.screen import AppScreen
from tui.ui.widgets.bars import KeyBar
from tui.ui.widgets.board import Board
from tui.ui.widgets.capture_line import Capture
from tui.ui.widgets.choice import Choice
from tui.ui.widgets.row_list import Rows

PLACES = {"app": TilbageblikApp, **every_scope()}
OWNERS: dict[str, type] = {
    "dialog": Dialog,
    "jump": JumpOverlay,
    "confirm": Confirm,
    "form": Form,
    "guard": PrivacyDialog,
    "meanwhile": MeanwhileDialog,
    "unsaved": QuitDialog,
    "stray": StrayTextDialog,
    "picker": PickerDialog,
    "picker_page": PickerDialog,
    "prompt": PromptDialog,
    "tag": TagDialog,
    "tally": TallyDialog,
    "voting": VotingWayDialog,
    "round": KeyboardRound,
    "private": PrivateRoundDialog,
    "ballot": BallotRoundDialog,
    "list": Rows,
    "board": Board,
    "page": VerticalPage,
    "long_page": MirrorPage,
    "choice": Choice,
    "capture": Capture,
    "pasted": PasteDialog,
    "columns": ColumnsDialog,
    "search_line": QueryLine,
}
"""What does the controls of each scope. A text field's own keys are Textual's, and are not in the table."""
SHADOWED = {
    ("lesson", "k"): "the guide, at the lesson's own pitfall",
    ("choose", "v"): "counting dots",
    ("retro", "z"): "the clock; nobody looks into the bin in a meeting",
    ("check_out", "x"): "the retro's own log",
    ("meetings", "x"): "the record of the meeting under the cursor",
    ("record", "x"): "the record itself",
    ("import", "u"): "the latest change of what is not stored yet",
}
"""Keys of a place that mean something else there than everywhere, and what."""

NEEDS_ALTGR = set("@[]{}\\|~^`")
ALIASES_ONLY = {"slash", "question_mark"}
UNSAFE = {"f10", "f11", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+c", "ctrl+z", "at"}


def keys_of(scope: str) -> list[str]:
    return [key for command in of_scope(scope) for key in command.keys]


def test_ids_are_unique_and_every_scope_is_a_place() -> None:
    assert [name for name, times in Counter(command.id for command in COMMANDS).items() if times > 1] == []
    assert {command.scope for command in COMMANDS} == set(PLACES)
    assert {scope: getattr(place, "scope", "app") for scope, place in PLACES.items()} == {s: s for s in PLACES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_said(language: Language) -> None:
    say = catalogue(language)
    for command in COMMANDS:
        assert say(f"commands.{command.id}")
        assert say(f"commands.scope.{command.scope}")
        if command.bar:
            assert 0 < len(say(f"commands.{command.id}.short")) <= 16, command.id


def test_no_title_is_of_a_command_that_is_not_there() -> None:
    from tui.locale.da.commands import TEXTS

    named = {key.removeprefix("commands.").removesuffix(".short") for key in TEXTS if key.count(".") > 1}
    assert {name for name in named if not name.startswith("scope.")} == {command.id for command in COMMANDS}


def test_every_command_is_done_by_its_place() -> None:
    done = {each.id: getattr(PLACES[each.scope], f"action_{each.action}", None) for each in COMMANDS}
    assert [name for name, action in done.items() if not callable(action)] == []


def test_no_key_means_two_things_in_one_place() -> None:
    assert [(s, key) for s in PLACES for key, times in Counter(keys_of(s)).items() if times > 1] == []


def test_no_key_that_does_something_in_another_phase_ends_the_meeting() -> None:
    phases = ("retro", "gather", "understand", "groups", "mirror", "disappears", "choose", "check_in", "follow_up")
    assert not {*by_id("check_out.close").keys} & {key for scope in phases for key in keys_of(scope)}


def test_only_what_is_meant_to_shadows_a_key_that_works_everywhere() -> None:
    everywhere = set(keys_of("app"))
    assert {(s, key) for s in set(PLACES) - {"app"} for key in everywhere & set(keys_of(s))} == set(SHADOWED)


@pytest.mark.parametrize("scope", OWNERS)
def test_what_boxes_lists_and_lines_do_is_in_the_table_too(scope: str) -> None:
    owner = OWNERS[scope]
    assert [key for key, times in Counter(keys_of(scope)).items() if times > 1] == []
    made = [each for each in bindings(scope) if isinstance(each, Binding)]
    assert set(made) <= set(vars(owner)["BINDINGS"])
    for binding in made:
        where, _, action = binding.action.partition("(")[0].rpartition(".")
        doer = {"app": TilbageblikApp, "screen": SearchScreen}.get(where, owner)
        assert callable(getattr(doer, f"action_{action}", None)), binding


def test_every_control_has_an_owner_and_none_is_named_like_a_command() -> None:
    assert {command.scope for command in CONTROLS} == set(OWNERS)
    assert not {command.scope for command in CONTROLS} & {command.scope for command in COMMANDS}
    assert [name for name, times in Counter(each.id for each in CONTROLS).items() if times > 1] == []


def test_bindings_are_made_of_the_table_and_nowhere_else() -> None:
    files = Path(tui.app.__file__).parent.rglob("*.py")
    made = [file.name for file in files if re.search(r"\bBinding\(", file.read_text(encoding="utf-8"))]
    assert made == ["bindings.py"]


async def test_what_boxes_and_lists_do_can_be_given_other_keys_too(samples: Path, places: LocalFolders) -> None:
    app = TilbageblikApp(Library([samples], places), Settings(keys={"list.down": "f6", "dialog.leave": "f7"}))
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: app.loaded)
        await desk.press("f6", "down")
        assert desk.one("#list", Rows).cursor == 1
        await desk.press("delete")
        assert "F7" in desk.seen
        await desk.press("escape")
        assert isinstance(desk.place, Confirm)
        await desk.press("f7")
        assert not isinstance(desk.place, Confirm)
    app.library.close()


def all_bindings() -> list[Binding]:
    owners: list[type] = [*PLACES.values(), *OWNERS.values()]
    made: list[BindingType] = [each for owner in owners for each in vars(owner).get("BINDINGS", [])]
    return [each for each in made if isinstance(each, Binding) and each.key != NO_KEY]


def test_every_key_can_be_typed_without_altgr_and_none_is_taken_by_the_terminal() -> None:
    known = {str(key.value) for key in Keys}
    for binding in all_bindings():
        for key in binding.key.split(","):
            assert key not in UNSAFE | ALIASES_ONLY, key
            assert not NEEDS_ALTGR & set(key), key
            assert not re.match(r"alt\+|ctrl\+alt|ctrl\+shift", key), key
            assert len(key) == 1 or key in known | {"plus", "minus", "full_stop", "space", "comma"}, key


def test_only_quitting_and_the_sign_of_a_tag_have_priority() -> None:
    assert {binding.action for binding in all_bindings() if binding.priority} == {"quit", "sign"}


def test_the_bindings_are_those_of_the_table() -> None:
    for scope, place in PLACES.items():
        assert [each for each in bindings(scope) if isinstance(each, Binding)] == list(vars(place)["BINDINGS"])
        bound = {key for each in bindings(scope) if isinstance(each, Binding) for key in each.key.split(",")}
        assert bound - {NO_KEY} == set(keys_of(scope))


def test_help_comes_last_so_that_the_key_bar_always_shows_it() -> None:
    assert COMMANDS[-1].id == "app.help"
    assert COMMANDS[-1].bar


def test_keys_are_called_what_people_call_them() -> None:
    assert shown("space", "da") == "Mellemrum"
    assert shown("full_stop", "en") == "."
    assert keys_shown(by_id("project.stage"), "da") == "1-7"
    assert keys_shown(by_id("actions.tick"), "en") == "Enter, Space"
    assert keys_shown(by_id("app.messages"), "da") == ""
    assert keys_shown(by_id("project.log"), "da", {"project.log": "f2, enter"}) == "f2, Enter"
    assert all(len(shown(key, "da")) <= 9 for command in COMMANDS for key in command.keys)
    with pytest.raises(KeyError):
        by_id("no.such")


async def test_every_bound_action_is_found_where_it_is_pressed(sit: Sit) -> None:
    async with sit() as desk:
        for way in (
            (),
            ("enter",),
            ("enter", "p"),
            ("enter", "p", "down", "enter"),
            ("v",),
            ("v", "enter"),
            ("b",),
            ("k",),
            ("x",),
            ("z",),
            ("s",),
        ):
            await desk.press(*way)
            place: Screen[object] = desk.place
            for binding in all_bindings():
                if binding in vars(type(place)).get("BINDINGS", []):
                    name = binding.action.partition("(")[0]
                    assert hasattr(place, f"action_{name}"), binding
            while len(desk.app.screen_stack) > 1:
                await desk.press("escape")


async def test_keys_of_ones_own_take_the_place_of_the_usual_ones(library: Library) -> None:
    settings = Settings(keys={"project.log": "f2,å", "app.lessons": "f4", "app.messages": "f9"})
    app = TilbageblikApp(library, settings)
    app.config_faults = (Problem("config_no_key", file="x.toml", line=3, key="app.quit", pressed="qqq", nearest="q"),)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Desk(app, pilot)
        await desk.until(lambda: app.loaded and desk.told)
        assert desk.told[0].startswith("x.toml, linje 3: »app.quit« kan ikke ligge på »qqq«")
        assert "er udeladt. Se den: tilbageblik config check" in desk.told[0]
        await desk.press("enter", "n")
        assert not desk.one(Capture.__name__, Capture).is_open
        assert desk.lines[-1].startswith(" f2 ny")
        await desk.press("å")
        assert desk.one(Capture.__name__, Capture).is_open
        await desk.press("escape", "f2")
        assert desk.one(Capture.__name__, Capture).is_open
        await desk.press("escape", "f4")
        assert isinstance(desk.place, LessonsScreen)
        await desk.press("f9")
        assert isinstance(desk.place, MessagesDialog), "what has no key in the table can have one"
        await desk.press("escape")
        await desk.resize(80, 45)
        await desk.press("escape", "h")
        assert "f4 Læringer fra alle projekter" in desk.words


def test_digits_choose_stages_one_by_one() -> None:
    made = [each for each in bindings("project") if isinstance(each, Binding) and each.key in DIGITS]
    assert [(each.key, each.action) for each in made] == [(key, f"stage('{key}')") for key in DIGITS]


@pytest.mark.long
async def test_even_the_smallest_screen_says_what_enter_or_the_first_key_does_in_both_languages(sit: Sit) -> None:
    ways: tuple[tuple[str, ...], ...] = (
        (),
        ("n",),
        ("e",),
        ("e", "x", "escape"),
        ("t",),
        ("delete",),
        ("enter",),
        ("enter", "n"),
        ("enter", "m"),
        ("enter", "d"),
        ("enter", "down", "w"),
        ("enter", "p"),
        ("enter", "p", "down", "enter"),
        ("enter", "p", "down", "enter", "enter"),
        ("v",),
        ("v", "enter"),
        ("v", "p"),
        ("b",),
        ("b", "end", "d"),
        ("k",),
        ("x",),
        ("x", "n"),
        ("i",),
        ("z",),
        ("s",),
        ("s", "ctrl+f"),
        ("enter", "delete", "z"),
        ("enter", "j"),
        ("enter", "j", "1"),
        ("c", "enter"),
        ("ctrl+p",),
        ("I",),
        ("enter", "I"),
    )
    async with sit(size=(40, 12)) as desk:
        for way in ways:
            await desk.press(*way)
            place = desk.place
            assert isinstance(place, AppScreen | Dialog)
            said = set()
            for _ in LANGUAGES:
                key, word = place.hints()[0]
                bar = desk.one("KeyBar", KeyBar).region
                assert f"{key} {word}" in desk.lines[bar.y], way
                said.add(desk.app.language)
                await desk.press("ctrl+g")
            assert said == set(LANGUAGES), way
            assert desk.place is place, way
            while len(desk.app.screen_stack) > 1:
                await desk.press("escape")
                if isinstance(desk.place, DiscardDialog):
                    await desk.press("end")
        await desk.press("enter", "n")
        await desk.paste("en\nto")
        assert desk.app.say("project.one_each") in desk.words
