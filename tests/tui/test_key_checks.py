"""No two commands on one key where both would be meant: the user's own keys are held against all that work then."""

from __future__ import annotations

import pytest

from tests.tui.commands.test_commands import OWNERS
from tests.tui.everywhere import every_scope
from tui.commands import COMMANDS, CONTROLS
from tui.features.retro.phases.phase_part import PhasePart
from tui.features.retro.phases.phase_view import PhaseView
from tui.key_checks import BENEATH, find_clash
from tui.ui.dialogs.dialog import Dialog


def test_the_table_itself_has_none() -> None:
    assert find_clash({}) is None
    assert find_clash({each.id: ",".join(each.keys) for each in (*COMMANDS, *CONTROLS) if each.keys}) is None


@pytest.mark.parametrize(
    ("changed", "clash"),
    [
        ({"project.log": "e"}, ("project.log", "e", "project.edit")),
        ({"project.log": "f2, m"}, ("project.log", "m", "project.tag")),
        ({"project.log": "f2", "project.tag": "f2"}, ("project.log", "f2", "project.tag")),
        ({"project.log": "3"}, ("project.log", "3", "project.stage")),
        ({"project.log": "."}, ("project.log", ".", "project.untagged")),
        ({"project.log": "s"}, ("project.log", "s", "app.search")),
        ({"app.search": "n"}, ("app.search", "n", "home.new")),
        ({"gather.aloud": "z"}, ("gather.aloud", "z", "retro.pause")),
        ({"groups.join": "n"}, ("groups.join", "n", "understand.part")),
        ({"retro.park": "x"}, ("retro.park", "x", "app.export")),
        ({"lesson.page": "k, b"}, ("lesson.page", "b", "app.actions")),
        ({"list.down": "end"}, ("list.down", "end", "list.last")),
        ({"list.down": "n"}, ("list.down", "n", "home.new")),
        ({"home.compare": "up"}, ("home.compare", "up", "list.up")),
        ({"board.left": "down"}, ("board.left", "down", "list.down")),
        ({"confirm.do": "escape"}, ("confirm.do", "escape", "dialog.leave")),
        ({"guard.keep": "tab"}, ("guard.keep", "tab", "guard.remove")),
        ({"dialog.leave": "ctrl+s"}, ("dialog.leave", "ctrl+s", "form.save")),
        ({"dialog.leave": "ctrl+q"}, ("dialog.leave", "ctrl+q", "app.quit")),
        ({"app.quit": "ctrl+s"}, ("app.quit", "ctrl+s", "search.save")),
        ({"tag.sign": "up"}, ("tag.sign", "up", "picker.up")),
        ({"picker_page.down": "down"}, ("picker_page.down", "down", "picker.down")),
        ({"choice.next": "up"}, ("choice.next", "up", "form.previous")),
        ({"capture.take": "escape"}, ("capture.take", "escape", "capture.close")),
        ({"search_line.down": "ctrl+f"}, ("search_line.down", "ctrl+f", "search.narrow")),
    ],
)
def test_a_key_that_is_taken_is_refused(changed: dict[str, str], clash: tuple[str, str, str]) -> None:
    assert find_clash(changed) == clash


@pytest.mark.parametrize(
    "changed",
    [
        {"project.log": "e", "project.edit": "n"},
        {"project.log": "f2", "home.new": "f2", "dialog.leave": "f2"},
        {"list.down": "f6", "dialog.leave": "f7"},
        {"lesson.page": "k"},
        {"app.guide": "k, f4"},
        {"guard.keep": "v", "unsaved.quit": "v"},
        {"confirm.do": "s"},
    ],
)
def test_what_is_free_there_or_shared_in_the_table_too_is_not(changed: dict[str, str]) -> None:
    assert find_clash(changed) is None


def test_it_is_known_of_every_scope_what_works_beneath_it() -> None:
    scopes = every_scope()
    assert {*BENEATH} == {*scopes, *OWNERS} - {"dialog"}
    for scope, kind in scopes.items():
        part = ("understand",) if issubclass(kind, PhasePart) else ()
        phase = ("retro",) if issubclass(kind, PhaseView | PhasePart) else ()
        assert BENEATH[scope] == (*part, *phase, "app")
    for scope, owner in OWNERS.items():
        if scope != "dialog":
            assert ("dialog" in BENEATH[scope]) == (issubclass(owner, Dialog) or scope == "choice")
