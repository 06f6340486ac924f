"""From the command table to Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.commands import DIGITS, of_scope


def bindings(*scopes: str) -> list[BindingType]:
    """Give the bindings of some places. Only quitting has priority: it would fire through dialogs too."""
    made: list[BindingType] = []
    for command in of_scope(*scopes):
        if command.keys == DIGITS:
            made += [Binding(key, f"{command.action}('{key}')", id=f"{command.id}.{key}", show=False) for key in DIGITS]
        elif command.keys:
            keys = ",".join(command.keys)
            made.append(Binding(keys, command.action, id=command.id, show=False, priority=command.id == "app.quit"))
    return made
