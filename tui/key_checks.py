"""What is wrong with the user's own keys: two commands on one, a key that types, a command that cannot be moved."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from tui.commands import COMMANDS, CONTROLS, Command, by_id, keys_of, of_scope, types

_BOX, _PHASE = ("dialog",), ("retro", "app")
_PLACES = tuple(dict.fromkeys(command.scope for command in COMMANDS))

BENEATH: Mapping[str, tuple[str, ...]] = {
    **{scope: ("app",) for scope in _PLACES if scope != "app"},
    **dict.fromkeys(("check_in", "follow_up", "gather", "understand", "choose", "check_out"), _PHASE),
    **dict.fromkeys(("groups", "mirror", "disappears"), ("understand", *_PHASE)),
    **dict.fromkeys(
        (
            "confirm",
            "form",
            "guard",
            "meanwhile",
            "unsaved",
            "picker",
            "prompt",
            "tally",
            "voting",
            "round",
            "pasted",
            "columns",
        ),
        _BOX,
    ),
    **dict.fromkeys(("picker_page", "tag"), ("picker", *_BOX)),
    **dict.fromkeys(("private", "ballot"), ("round", *_BOX)),
    "choice": ("form", *_BOX),
    "list": _PLACES,
    "board": ("list", "groups", "understand", *_PHASE),
    "page": ("review", "app"),
    "long_page": ("page", "mirror", "understand", *_PHASE),
    "capture": ("project", "gather", *_PHASE),
    "search_line": ("search", "app"),
}
"""Scope → the scopes whose keys work at the same time as its own, as long as they are on other keys."""
_THROUGH_BOXES = by_id("app.quit")
_NAMES = {".": "full_stop", "+": "plus", "-": "minus"}


def find_clash(changed: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return the command that was given a key, that key as it was written, and the command that is on it already.

    What two commands share as the table has it is meant so: a place may use a key that works everywhere for its own.
    """
    for scope in dict.fromkeys(command.scope for command in (*COMMANDS, *CONTROLS)):
        for one, other in product(of_scope(scope), (*of_scope(scope, *BENEATH.get(scope, ())), _THROUGH_BOXES)):
            if one is not other and (found := _clash(one, other, changed) or _clash(other, one, changed)):
                return found
    return None


def find_fixed(changed: Mapping[str, str]) -> str | None:
    """Return a command that was given keys although each of its own means something else, as digits do."""
    return next((name for name in changed if "{key}" in by_id(name).does), None)


def find_typed(changed: Mapping[str, str]) -> tuple[str, str] | None:
    """Return a command of a box or line that was given a key that types, and that key: a line would swallow it."""
    beside_a_line = [command for command in CONTROLS if not any(map(types, command.keys))]
    given = ((each.id, key) for each in beside_a_line if each.id in changed for key in keys_of(each, changed))
    return next((each for each in given if types(_name(each[1]))), None)


def _clash(one: Command, other: Command, changed: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return the first key that a command was given although another has it."""
    if one.id not in changed:
        return None
    meant = {*one.keys} & {*other.keys}
    taken = {_name(key) for key in keys_of(other, changed)} - meant
    return next(((one.id, key, other.id) for key in keys_of(one, changed) if _name(key) in taken), None)


def _name(key: str) -> str:
    """Return the table's name of a key, which a user may also have written as the sign itself."""
    return _NAMES.get(key, key)
