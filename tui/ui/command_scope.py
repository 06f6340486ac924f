"""What has commands of its own in the table: a screen, a box, a phase of a meeting, or a part of one."""

from __future__ import annotations

from typing import ClassVar, Protocol

from tui.commands import Command, find


class HasCursor(Protocol):
    """A list with a cursor."""

    @property
    def item(self) -> object | None:
        """What is under the cursor; None where there is nothing."""


class CommandScope:
    """Decides what can be done: now (`can`, which key bar and keys ask), and at all (`applies`: help, palette)."""

    scope: ClassVar[str] = ""
    """Its own scope in the command table."""

    @property
    def rows(self) -> HasCursor | None:
        """The list whose rows commands act on; None where there is none."""
        return None

    def applies(self, command: Command) -> bool:
        """Return whether a command can be done at all while one is here, whatever the cursor is on."""
        return True

    def can(self, command: Command) -> bool:
        """Return whether a command would do anything now; what this refuses is neither offered nor done."""
        rows = self.rows
        return self.applies(command) and (not command.row or rows is None or rows.item is not None)

    def offers(self, command: Command) -> bool:
        """Return whether the key bar shows a command: of what can be done, what is worth the room."""
        return command.bar and self.can(command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Textual do what can be done, and nothing else."""
        return not refuses(self, action)


def refuses(node: object, action: str) -> bool:
    """Return whether an action is a command of a scope that cannot be done now."""
    command = command_of(node, action)
    return isinstance(node, CommandScope) and command is not None and not node.can(command)


def command_of(node: object, action: str) -> Command | None:
    """Return the command that an action is where it is done; None where it is no command."""
    return find(node.scope if isinstance(node, CommandScope) else "app", action)
