"""Asks for one line, at the bottom of the screen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input

from journals.text.clean import clean
from tui.ui.dialogs.confirm import lose
from tui.ui.dialogs.dialog import Dialog
from tui.ui.unsaved import given_back_box, place_of_box, quoted
from tui.ui.widgets.inputs import LineInput


class Ask(Dialog[str | None]):
    """One line of text; None when left, and an empty one only where it is allowed."""

    def __init__(
        self, key: str, value: str = "", *, empty: bool = False, stored: str | None = None, about: str = ""
    ) -> None:
        """`key` names the question; `value` stands there to begin with, and is `stored` unless that says otherwise.

        `about`: the id of what is asked about, so that a line that is half typed is there again for that only.
        """
        super().__init__(classes="low")
        self._key, self._value, self._empty, self._about = key, value, empty, about
        self._stored = value if stored is None else stored
        self._looks = empty and stored is None
        """Whether it is a word to look for, which nobody wants to save."""

    def body(self) -> ComposeResult:
        """The line, with what was half typed when an earlier run ended before its time."""
        waits = given_back_box(self.app, self._place)
        value = waits if waits and self._value == self._stored else self._value
        yield LineInput(value, select_on_focus=value == self._stored)  # what is half typed is gone on with

    def heading(self) -> str:
        """The question."""
        return self.say(self._key)

    def unsaved(self) -> list[str]:
        """Say what is typed; a word to look for is nothing to save."""
        typed = self._typed
        return [f"{self.heading()} {self.say('project.quoted', word=quoted(typed))}"] if typed else []

    def half_typed(self) -> dict[str, list[str]]:
        """Give what is typed, by what is asked; it survives the end of the program while a meeting is held."""
        return {self._place: [self._typed]} if self._typed and self._place else {}

    @property
    def _typed(self) -> str:
        typed = "".join(each.value for each in self.query(Input)).strip()
        return "" if self._looks or typed == self._stored else typed

    @property
    def _place(self) -> str:
        return place_of_box(self.app, f"{self._key}/{self._about}")

    def action_leave(self) -> None:
        """Leave; ask first if something would be lost."""
        lose(self)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the answer."""
        event.stop()
        if (text := clean(event.value).strip()) or self._empty:
            self.dismiss(text)
