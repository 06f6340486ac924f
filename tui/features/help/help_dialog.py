"""Help: the keys of where you are, from the command table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from rich.cells import cell_len
from textual.content import Content

from journals.text.language import Language
from tui.commands import Command, by_id, keys_shown, of_scope
from tui.ui.command_scope import CommandScope
from tui.ui.dialogs.reader import ReaderDialog
from tui.ui.screen import AppScreen
from tui.ui.screen_context import ScreenContext
from tui.ui.text_layout import fit, wrap

_KEYS = 14
"""Cells for the keys of a command; what it does is beside them, in as many lines as it takes."""
_NARROWEST = 16
HelpRows: TypeAlias = list[tuple[Command, list[str]]]
"""Commands, each with the keys that do it."""


class HelpDialog(ReaderDialog):
    """The keys of one place, and those that work everywhere."""

    def __init__(self, of: ScreenContext) -> None:
        """`of`: the place."""
        super().__init__()
        self._place = of

    def heading(self) -> str:
        """Return what it is."""
        return self.say("commands.app.help")

    def on_resize(self) -> None:
        """Break the lines anew once it is known how wide they can be."""
        self.call_after_refresh(self._break_lines)

    def _break_lines(self) -> None:
        self.fill()
        self.call_after_refresh(self._fit)

    def text(self) -> Content:
        """Return one command a line, with its keys."""
        parts: list[Content] = []
        for scope, commands in help_rows(self._place, self.app.language, self.app.settings.keys).items():
            heading = Content.assemble((self.say(f"commands.scope.{scope}"), "bold"))
            parts += [heading, *self._lines(commands), Content("")]
        parts.append(Content.assemble((self.say("commands.scope.move"), "bold")))
        parts += [Content("  " + self.say("commands.move")), Content("")]
        if {"project", "gather"} & {*self._place.scopes}:
            parts += [Content(self.say("commands.capture")), Content("")]
        parts.append(Content.assemble((self.say("commands.altgr"), "$dim")))
        return Content("\n").join(parts)

    def _lines(self, commands: HelpRows) -> list[Content]:
        """Return a line for each command; one without a key is in the palette."""
        lines = []
        room = max((each.size.width for each in self.query("#text")), default=0) - _KEYS - 2
        palette = keys_shown(by_id("app.palette"), self.app.language, self.app.settings.keys)
        for command, keys in commands:
            title = self.say(f"commands.{command.id}")
            if not keys:
                title = self.say("commands.in_palette", title=title, key=palette)
            first, *rest = wrap(title, room) if room >= _NARROWEST else [title]
            named = ", ".join(keys)
            if cell_len(named) >= _KEYS:
                lines.append(Content.assemble((f"  {named}", "bold $accent")))
                named = ""
            lines.append(Content.assemble(("  " + fit(named, _KEYS), "bold $accent"), first))
            lines += [Content(" " * (_KEYS + 2) + line) for line in rest]
        return lines


def help_rows(place: ScreenContext, language: Language, changed: Mapping[str, str]) -> dict[str, HelpRows]:
    """Return, by scope, what can be done in a place, with the keys that do it there; `changed`: the user's own.

    A key that means something nearer by does not do it, such as one that moves the cursor of a list, nor one that only
    goes into a line.
    """
    found: dict[str, HelpRows] = {}
    used: set[str] = set()
    moves = {keys_shown(by_id(name), language, changed) for name in ("list.up", "list.down")}
    for scope in dict.fromkeys([*place.scopes, "app"]):
        own, rows = set[str](), []
        for command in filter(place.applies, of_scope(scope)):
            keys = keys_shown(command, language, changed).split(", ")
            is_typed = scope == "app" and place.takes_letters
            taken = used | moves if _is_done_beside_list(place, command) else used
            free = [key for key in keys if key and key not in taken and not (is_typed and len(key) == 1)]
            own |= {*keys}
            if free or command.palette:
                rows.append((command, free))
        found[scope] = rows
        used |= own
    return found


def _is_done_beside_list(place: ScreenContext, command: Command) -> bool:
    """Return whether what does a command has a list with the focus, which takes the keys that move its cursor first."""
    if not isinstance(place, AppScreen):
        return False
    doer: object = place.does(command)
    focused: object = place.focused
    return isinstance(doer, CommandScope) and focused is not None and doer.rows is focused
