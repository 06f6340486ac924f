"""The one table of commands: what can be pressed where.

Bindings, the key bar, the palette, the help screen and `tilbageblik keys` are all made from it. Titles are in the
message catalogue: `commands.<id>` (whole, for help and palette) and `commands.<id>.short` (a word, for the key bar).
"""

from __future__ import annotations

from tui.commands.command import ALL_DIGITS, COUNTS, DIGITS, NINE_DIGITS, Command
from tui.commands.controls import CONTROLS
from tui.commands.key_names import NO_KEY, key_shown, keys_of, keys_shown, shown, types
from tui.commands.meeting import MEETING
from tui.commands.places import EVERYWHERE, PLACE_COMMANDS

__all__ = [
    "ALL_DIGITS",
    "COMMANDS",
    "CONTROLS",
    "COUNTS",
    "DIGITS",
    "NINE_DIGITS",
    "NO_KEY",
    "Command",
    "by_id",
    "find",
    "key_shown",
    "keys_of",
    "keys_shown",
    "of_scope",
    "shown",
    "types",
]

COMMANDS: tuple[Command, ...] = (*PLACE_COMMANDS, *MEETING, *EVERYWHERE)


def of_scope(*scopes: str) -> list[Command]:
    """Return the commands of some scopes, in the order of the table."""
    return [command for command in (*COMMANDS, *CONTROLS) if command.scope in scopes]


_BY_ID = {command.id: command for command in (*COMMANDS, *CONTROLS)}


def by_id(id: str) -> Command:
    """Return one command.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[id]


def find(scope: str, action: str) -> Command | None:
    """Return the command of a scope that an action does; None where the action is no command."""
    return _BY_ID.get(f"{scope}.{action}")
