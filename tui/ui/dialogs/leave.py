"""Asks before the app ends with something typed that is not saved. Enter goes back to it, as in the privacy guard."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import MOST_SHOWN, Dialog, ScrollArea
from tui.ui.widgets.static import Static


class QuitDialog(Dialog[bool | None]):
    """What would be lost, and whether to quit all the same."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("unsaved")

    def __init__(self, held: Callable[[], list[str]]) -> None:
        """`held` says what is not saved, in the language of now."""
        super().__init__()
        self._held = held

    def body(self) -> ComposeResult:
        """Yield what is not saved."""
        with ScrollArea():
            yield Static(id="held", markup=False)

    def heading(self) -> str:
        """Return what this is about."""
        return self.say("dialog.not_saved")

    def fill(self) -> None:
        """Show what it is, and where."""
        held = self._held()
        lines = [f"· {each}" for each in held[:MOST_SHOWN]]
        if (more := len(held) - MOST_SHOWN) > 0:
            lines.append(self.say.count("dialog.not_saved_more", more))
        self.query_one("#held", Static).update("\n".join(lines))

    def hints(self) -> list[tuple[str, str]]:
        """Return the two answers, the safe one first, in shorter words where there is little room."""
        short = ".short" if self.size.width < 60 else ""
        return [
            (self.key("unsaved.leave"), self.say("form.stay")),
            (self.key("unsaved.quit"), self.say(f"dialog.quit_without{short}")),
        ]

    def action_quit(self) -> None:
        """Quit all the same."""
        self.dismiss(True)
