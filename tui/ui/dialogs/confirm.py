"""Asks whether something is meant: Enter does it, Esc leaves. Never y/n, which differ between languages."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import Dialog
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
        """The question."""
        with VerticalScroll():
            yield Static(shortened(self.say, self._text, PREVIEW_LENGTH), markup=False)

    def heading(self) -> str:
        """What the box is."""
        return self.say(self._title)

    def hints(self) -> list[tuple[str, str]]:
        """Return the two answers."""
        return [(self.key("confirm.do"), self.say(self._do)), (self.key("dialog.leave"), self.say(self._leave))]

    def action_do(self) -> None:
        """Yes."""
        self.dismiss(True)


def confirm_discard(dialog: Dialog[R], told: str = "form.lose") -> None:
    """Leave a dialog; ask first if something typed in it would be lost: `told` names what is said of that."""

    def answered(sure: bool | None) -> None:
        if sure:
            dialog.dismiss(None)

    if dialog.unsaved():
        dialog.app.push_screen(Confirm(dialog.say(told), "form.throw_away", "form.stay"), answered)
    else:
        dialog.dismiss(None)
