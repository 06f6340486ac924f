"""Help: the keys of where you are, from the command table."""

from __future__ import annotations

from textual.content import Content

from tui.commands import keys_shown, of_scope
from tui.dialogs.read import Read
from tui.wrap import fit


class Help(Read):
    """The keys of one place, and those that work everywhere."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self._scope = scope

    def heading(self) -> str:
        """What it is."""
        return self.say("commands.app.help")

    def text(self) -> Content:
        """One command a line, with its keys."""
        parts: list[Content] = []
        for scope in dict.fromkeys([self._scope, "app"]):
            parts += [Content.assemble((self.say(f"commands.scope.{scope}"), "bold")), *self._keys(scope), Content("")]
        parts.append(Content.assemble((self.say("commands.scope.move"), "bold")))
        parts += [Content("  " + self.say("commands.move")), Content("")]
        if self._scope == "project":
            parts += [Content(self.say("commands.capture")), Content("")]
        parts.append(Content.assemble((self.say("commands.altgr"), "$dim")))
        return Content("\n").join(parts)

    def _keys(self, scope: str) -> list[Content]:
        language, changed = self.app.language, self.app.settings.keys
        return [
            Content.assemble(
                ("  " + fit(keys_shown(command, language, changed) or "–", 14), "bold $accent"),
                self.say(f"commands.{command.id}"),
            )
            for command in of_scope(scope)
        ]
