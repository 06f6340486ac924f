"""Something longer to read, in a box."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.hanging_static import HangingStatic
from tui.ui.widgets.static import Static

_AROUND = 6
"""Lines of the screen that are kept for the title, the keys, and what shows above and below the box."""


class ReaderDialog(Dialog[None]):
    """A text that scrolls; any of the usual keys leaves."""

    def body(self) -> ComposeResult:
        """Yield the text, about as high as it will be: a box that grows while one reads is in the way."""
        lines = self.text().plain.count("\n") + 1
        with VerticalScroll() as area:
            area.styles.height = max(1, min(lines, self.app.size.height - _AROUND))
            yield HangingStatic(id="text", markup=False)

    def text(self) -> Content:
        """Return the text."""
        return Content("")

    def fill(self) -> None:
        """Show the text."""
        for shown in self.query("#text").results(Static):  # none while it is being closed
            shown.update(self.text())

    def hints(self) -> list[tuple[str, str]]:
        """Return the one key that matters."""
        return [(self.key("dialog.leave"), self.say("dialog.leave"))]


class MessagesDialog(ReaderDialog):
    """What the app has said, the latest first."""

    def __init__(self, messages: Sequence[tuple[datetime, str]]) -> None:
        super().__init__()
        self._messages = messages

    def heading(self) -> str:
        """Return what it is."""
        return self.say("commands.app.messages")

    def text(self) -> Content:
        """Return the messages, with the time of each."""
        if not self._messages:
            return Content(self.say("dialog.no_messages"))
        lines = [Content.assemble((f"{at:%H:%M}  ", "$dim"), text) for at, text in reversed(self._messages)]
        return Content("\n").join(lines)
