"""Asks for one line, at the bottom of the screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input

from journals.text import clean
from tui.dialogs.confirm import lose
from tui.dialogs.dialog import Dialog
from tui.leaving import quoted
from tui.widgets.typing import LineInput


class Ask(Dialog[str | None]):
    """One line of text; None when left, and an empty one only where it is allowed."""

    def __init__(self, key: str, value: str = "", *, empty: bool = False, stored: str | None = None) -> None:
        """`key` names the question; `value` stands there to begin with, and is `stored` unless that says otherwise."""
        super().__init__(classes="low")
        self._key, self._value, self._empty = key, value, empty
        self._stored = value if stored is None else stored

    def body(self) -> ComposeResult:
        """The line."""
        yield LineInput(self._value)

    def heading(self) -> str:
        """The question."""
        return self.say(self._key)

    def unsaved(self) -> list[str]:
        """Say what is typed; a word to look for, which can be empty, is nothing to save."""
        typed = "".join(each.value for each in self.query(Input)).strip()
        if self._empty or typed in ("", self._stored):
            return []
        return [f"{self.heading()} {self.say('project.quoted', word=quoted(typed))}"]

    def action_leave(self) -> None:
        """Leave; ask first if something would be lost."""
        lose(self)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer."""
        event.stop()
        if (text := clean(event.value).strip()) or self._empty:
            self.dismiss(text)
