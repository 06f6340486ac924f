"""What is wrong with the user's own keys: no command, no key, a key that never comes, two commands on one key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import product
from typing import NamedTuple

from tui.commands import COMMANDS, CONTROLS, NO_KEY, Command, by_id, keys_of, keys_shown, of_scope, types
from tui.commands.typed_keys import is_kept, key_name, nearest_key, same_key

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
            "stray",
        ),
        _BOX,
    ),
    **dict.fromkeys(("picker_page", "tag"), ("picker", *_BOX)),
    **dict.fromkeys(("private", "ballot"), ("round", *_BOX)),
    "jump": (),
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
_LINE_SCOPES = ("search", "import_files")
"""Places where a line takes what is typed."""
_WITH_LINES = {
    *_LINE_SCOPES,
    *("dialog", "form", "prompt", "picker", "picker_page", "tag", "private", "capture", "search_line"),
}
"""Scopes of what has a line or a text in it."""
_ENDS = ("left", "right", "up", "down", "home", "end")
LINE_KEYS = frozenset(
    (
        *(*_ENDS, *(f"shift+{each}" for each in _ENDS), "ctrl+left", "ctrl+right"),
        *("pageup", "pagedown", "backspace", "delete", "enter", "f6", "f7"),
        *(f"ctrl+{letter}" for letter in "adekuvwxy"),
    )
)
"""What a line or a text does with keys itself, before anything else can."""


GIVES_WAY = frozenset(("app.jump", "dialog.jump", "app.projector", "form.editor", "prompt.editor", "capture.editor"))
"""Commands that came when people had keys of their own already: what somebody has put on their keys stays there."""


class KeyFault(NamedTuple):
    """Something that is wrong with the keys of one command."""

    code: str
    command: str
    words: dict[str, str]


def checked_keys(own: Mapping[str, str], preset: Mapping[str, str]) -> tuple[dict[str, str], list[KeyFault]]:
    """Return the keys that can be used, by command id, and what is wrong with the others, which are left out.

    `own`: as users write them. A command whose keys are left out has those of the preset, or of the table. One that
    gives way to another's has none.
    """
    faults = []
    good: dict[str, str] = {}
    for command, written in own.items():
        if (fault := _fault(command, written)) is not None:
            faults.append(fault)
        else:
            good[command] = ", ".join(key_name(key) or "" for key in written.split(","))
    displaced: dict[str, str] = {}
    while (clash := find_clash({**preset, **good, **displaced})) is not None:
        if (newer := clash[2]) in GIVES_WAY and newer not in good:
            displaced[newer] = NO_KEY
            continue
        command, pressed, other = clash if clash[0] in good else (clash[2], clash[1], clash[0])
        faults.append(KeyFault("config_clash", command, {"pressed": pressed, "other": other}))
        del good[command]
    return {**preset, **good, **displaced}, faults


def _fault(id: str, written: str) -> KeyFault | None:
    """Return what is wrong with the keys of one command, whatever the others are on."""
    known = [command.id for command in (*COMMANDS, *CONTROLS)]
    if id not in known:
        nearest = get_close_matches(id, known, 1)
        return (
            KeyFault("config_command", id, {"nearest": nearest[0]})
            if nearest
            else KeyFault("config_no_command", id, {})
        )
    command = by_id(id)
    if "{key}" in command.does:
        return KeyFault("config_fixed", id, {"pressed": keys_shown(command, "da")})
    for key in written.split(","):
        name, word = key_name(key), key.strip()
        if name is None:
            return KeyFault("config_no_key", id, {"pressed": word, "nearest": nearest_key(word)})
        if (other := same_key(name)) is not None:
            return KeyFault("config_same_key", id, {"pressed": word, "other": other})
        if is_kept(name):
            return KeyFault("config_kept_key", id, {"pressed": word})
        if name not in command.keys and _is_typed(command, name):
            return KeyFault("config_typed", id, {"pressed": word})
        if name not in command.keys and _is_used_by_lines(command, name):
            return KeyFault("config_line_key", id, {"pressed": word})
    return None


def _is_typed(command: Command, key: str) -> bool:
    """Return whether a line beside a command would take a key for something typed."""
    beside_a_line = command in CONTROLS or command.scope in _LINE_SCOPES
    return beside_a_line and types(key) and not any(map(types, command.keys)) and not _moves(command)


def _moves(command: Command) -> bool:
    """Return whether a command moves in a list or on a page, where there is no line."""
    return command.scope in ("list", "board", "page", "long_page")


def _is_used_by_lines(command: Command, key: str) -> bool:
    return command.scope in _WITH_LINES and not command.priority and key in LINE_KEYS


def find_clash(changed: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return the command that was given a key, that key, and the command that is on it already.

    What two commands share as the table has it is meant so: a place may use a key that works everywhere for its own.
    """
    return next(_clashes(changed), None)


def _clashes(changed: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for scope in dict.fromkeys(command.scope for command in (*COMMANDS, *CONTROLS)):
        for one, other in product(of_scope(scope), (*of_scope(scope, *BENEATH.get(scope, ())), _THROUGH_BOXES)):
            if one is not other and (found := _clash(one, other, changed) or _clash(other, one, changed)):
                yield found


def _clash(one: Command, other: Command, changed: Mapping[str, str]) -> tuple[str, str, str] | None:
    """Return the first key that a command was given although another has it."""
    if one.id not in changed:
        return None
    meant = {*one.keys} & {*other.keys}
    bound = {_name(key) for key in keys_of(other, changed)} - meant
    return next(((one.id, key, other.id) for key in keys_of(one, changed) if _name(key) in bound), None)


def _name(key: str) -> str:
    """Return the table's name of a key, which may also be given as the sign itself."""
    return key_name(key) or key
