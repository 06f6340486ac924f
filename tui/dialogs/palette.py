"""The palette: every command that works where you are, found by typing a part of its name."""

from __future__ import annotations

from textual.widget import Widget

from journals.text import folded
from tui.commands import by_id, keys_shown, of_scope
from tui.dialogs.pick import Option, Pick


class Palette(Pick):
    """Choosing a command does it."""

    def __init__(self, scope: str, focused: Widget | None) -> None:
        """`scope` is the place it was opened from, `focused` what had the keys there."""
        super().__init__("commands.app.palette", self._fitting)
        self._scope = scope
        self._had_focus = focused

    def _fitting(self, typed: str) -> list[Option]:
        language, changed = self.app.language, self.app.settings.keys
        options = [
            Option(c.id, self.say(f"commands.{c.id}"), keys_shown(c, language, changed))
            for c in of_scope(*dict.fromkeys([self._scope, "app"]))
            if c.palette
        ]
        words = folded(typed).split()
        return [option for option in options if all(word in folded(option.text) for word in words)]

    def choose(self) -> None:
        """Go away, and do the command where we were."""
        option = self.rows.item
        if option is None:
            return
        command = by_id(option.value)
        self.dismiss(None)
        app = self.app
        namespace = "app" if command.scope == "app" else "screen"
        app.call_later(app.run_action, f"{namespace}.{command.action}")
