"""Asks what is to become of a text that came where letters are keys: a hand does not press keys that fast."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeAlias

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import Dialog, ScrollArea
from tui.ui.widgets.static import Static
from tui.wording.display import PREVIEW_LENGTH, shortened

StrayAnswer: TypeAlias = Literal["write", "keys"]


class StrayTextDialog(Dialog[StrayAnswer | None]):
    """Shows the text; nothing of it has been done yet."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("stray")

    def __init__(self, text: str, write: str, *, were_keys: bool) -> None:
        """`write` names the words for where it can be written, `were_keys`: whether it can have been meant as keys."""
        super().__init__()
        self._text, self._write, self._were_keys = text, write, were_keys

    def body(self) -> ComposeResult:
        """Yield the text."""
        with ScrollArea():
            yield Static(shortened(self.say, self._text, PREVIEW_LENGTH), markup=False)

    def heading(self) -> str:
        """Return what it looks like."""
        return self.say("stray.title")

    def hints(self) -> list[tuple[str, str]]:
        """Return the answers."""
        keys = [(self.key("stray.keys"), self.say("stray.keys"))] if self._were_keys else []
        leave = (self.key("dialog.leave"), self.say("stray.leave"))
        return [(self.key("stray.write"), self.say(self._write)), *keys, leave]

    def action_write(self) -> None:
        """Write it where one writes here."""
        self.dismiss("write")

    def action_keys(self) -> None:
        """Take the letters for keys."""
        if self._were_keys:
            self.dismiss("keys")
