"""Asks for one line, at the bottom of the screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input

from journals.text import clean
from tui.dialogs.dialog import Dialog
from tui.widgets.typing import LineInput


class Ask(Dialog[str | None]):
    """One line of text; None when left, and an empty one only where it is allowed."""

    def __init__(self, key: str, value: str = "", *, empty: bool = False) -> None:
        """`key` names the question; `value` stands there to begin with."""
        super().__init__(classes="low")
        self._key, self._value, self._empty = key, value, empty

    def body(self) -> ComposeResult:
        """The line."""
        yield LineInput(self._value)

    def heading(self) -> str:
        """The question."""
        return self.say(self._key)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer."""
        event.stop()
        if (text := clean(event.value).strip()) or self._empty:
            self.dismiss(text)
