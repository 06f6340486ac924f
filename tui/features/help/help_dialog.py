"""Help: the keys of where you are, from the command table."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.commands import by_id, keys_shown, of_scope
from tui.ui.dialogs.reader import ReaderDialog
from tui.ui.text_layout import fit, wrap

_KEYS = 14
"""Cells for the keys of a command; what it does is beside them, in as many lines as it takes."""
_NARROWEST = 16


class HelpDialog(ReaderDialog):
    """The keys of one place, and those that work everywhere."""

    def __init__(self, scopes: Sequence[str]) -> None:
        """`scopes` are those of the place, the nearest first."""
        super().__init__()
        self._scopes = scopes

    def heading(self) -> str:
        """What it is."""
        return self.say("commands.app.help")

    def on_resize(self) -> None:
        """Break the lines anew once it is known how wide they can be."""
        super().on_resize()
        self.call_after_refresh(self._break_lines)

    def _break_lines(self) -> None:
        self.fill()
        self.call_after_refresh(self._fit)

    def text(self) -> Content:
        """One command a line, with its keys."""
        parts: list[Content] = []
        taken: set[str] = set()
        for scope in dict.fromkeys([*self._scopes, "app"]):
            keys = self._keys(scope, taken)
            parts += [Content.assemble((self.say(f"commands.scope.{scope}"), "bold")), *keys, Content("")]
        parts.append(Content.assemble((self.say("commands.scope.move"), "bold")))
        parts += [Content("  " + self.say("commands.move")), Content("")]
        if {"project", "gather"} & {*self._scopes}:
            parts += [Content(self.say("commands.capture")), Content("")]
        parts.append(Content.assemble((self.say("commands.altgr"), "$dim")))
        return Content("\n").join(parts)

    def _keys(self, scope: str, taken: set[str]) -> list[Content]:
        """Return a line for each command; what means something nearer by is `taken`, and these are added."""
        lines, own = [], set[str]()
        room = max((each.size.width for each in self.query("#text")), default=0) - _KEYS - 2
        palette = keys_shown(by_id("app.palette"), self.app.language, self.app.settings.keys)  # has what has no key
        for command in of_scope(scope):
            keys = keys_shown(command, self.app.language, self.app.settings.keys).split(", ")
            free = ", ".join(key for key in keys if key not in taken)
            title = self.say(f"commands.{command.id}")
            if not free:
                title = self.say("commands.in_palette", title=title, key=palette)
            first, *rest = wrap(title, room) if room >= _NARROWEST else [title]
            lines.append(Content.assemble(("  " + fit(free, _KEYS), "bold $accent"), first))
            lines += [Content(" " * (_KEYS + 2) + line) for line in rest]
            own |= {*keys}
        taken |= own
        return lines
