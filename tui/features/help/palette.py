"""The palette: every command that works where you are, found by typing a part of its name."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from journals.text.clean import filter_key
from tui.commands import by_id, keys_shown, of_scope
from tui.ui.dialogs.pick import Option, PickerDialog
from tui.ui.screen import AppScreen
from tui.ui.widgets.row_list import Rows


class PaletteDialog(PickerDialog):
    """Choosing a command does it."""

    def __init__(self, screen: Screen[Any]) -> None:
        """`screen` is where it was opened."""
        super().__init__("commands.app.palette", self._fitting)
        self._place = screen if isinstance(screen, AppScreen) else None

    def _fitting(self, typed: str) -> list[Option]:
        language, changed = self.app.language, self.app.settings.keys
        options = [
            Option(c.id, self.say(f"commands.{c.id}"), keys_shown(c, language, changed))
            for scope in dict.fromkeys([*(self._place.scopes if self._place else ()), "app"])
            for c in of_scope(scope)
            if c.palette and (self._place is None or self._place.applies(c))
        ]
        words = filter_key(typed).split()
        return [option for option in options if all(word in filter_key(option.text) for word in words)]

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """Do the command that was clicked."""
        self.choose()

    def choose(self) -> None:
        """Go away, and do the command where we were."""
        option = self.rows.item
        if option is None:
            return
        command = by_id(option.value)
        self.dismiss(None)
        app = self.app
        doer = app if command.scope == "app" or self._place is None else self._place.does(command)
        app.call_later(app.run_action, command.action, doer)
