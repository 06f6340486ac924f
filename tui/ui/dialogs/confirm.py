"""Asks whether something is meant: Enter does it, Esc leaves. Never y/n, which differ between languages.

Where something typed would be lost, Enter goes on with it, and another key throws it away.
"""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import Dialog, ScrollArea
from tui.ui.widgets.static import Static
from tui.wording.display import PREVIEW_LENGTH, shortened

R = TypeVar("R")


class Confirm(Dialog[bool | None]):
    """A question with two answers."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("confirm")

    def __init__(self, text: str, do: str, leave: str = "dialog.leave", *, title: str = "dialog.sure") -> None:
        """`do` and `leave` name the words for the two keys, `title` those above the question."""
        super().__init__()
        self._text, self._do, self._leave, self._title = text, do, leave, title

    def body(self) -> ComposeResult:
        """Yield the question."""
        with VerticalScroll():
            yield Static(shortened(self.say, self._text, PREVIEW_LENGTH), markup=False)

    def heading(self) -> str:
        """Return what the box is."""
        return self.say(self._title)

    def hints(self) -> list[tuple[str, str]]:
        """Return the two answers."""
        return [(self.key("confirm.do"), self.say(self._do)), (self.key("dialog.leave"), self.say(self._leave))]

    def action_do(self) -> None:
        """Answer yes."""
        self.dismiss(True)


class DiscardDialog(Dialog[bool | None]):
    """Whether what is typed is to be thrown away; Enter keeps it, for that is pressed by habit."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("unsaved")

    def __init__(self, text: str, stay: str = "form.stay") -> None:
        """`text` says what would be lost; `stay` names the words for going on with it."""
        super().__init__()
        self._text, self._stay = text, stay

    def body(self) -> ComposeResult:
        """Yield what would be lost."""
        with ScrollArea():
            yield Static(shortened(self.say, self._text, PREVIEW_LENGTH), markup=False)

    def heading(self) -> str:
        """Return the question."""
        return self.say("form.throw_away_title")

    def hints(self) -> list[tuple[str, str]]:
        """Return the two answers, the safe one first."""
        throw_away = (self.key("unsaved.quit"), self.say("form.throw_away"))
        return [(self.key("unsaved.leave"), self.say(self._stay)), throw_away]

    def action_quit(self) -> None:
        """Throw it away."""
        self.dismiss(True)


def confirm_discard(dialog: Dialog[R], key: str = "form.lose") -> None:
    """Leave a dialog; ask first if something typed in it would be lost: `key` names what is said of that."""

    def answered(sure: bool | None) -> None:
        if sure:
            dialog.dismiss(None)

    if dialog.unsaved():
        dialog.app.push_screen(DiscardDialog("\n".join([dialog.say(key), *dialog.unsaved()])), answered)
    else:
        dialog.dismiss(None)
