"""From the command table to Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.commands import NO_KEY, Command, of_scope


def bindings(*scopes: str) -> list[BindingType]:
    """Return the bindings of some scopes; the only place where any is made, so that all can be given other keys."""
    return [binding for command in of_scope(*scopes) for binding in _of(command)]


def _of(command: Command) -> list[Binding]:
    does, keys = command.does or command.action, ",".join(command.keys) or NO_KEY
    if "{key}" not in does:
        return [Binding(keys, does, id=command.id, show=False, priority=command.priority)]
    return [Binding(key, does.format(key=key), id=f"{command.id}.{key}", show=False) for key in command.keys]
