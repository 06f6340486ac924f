"""The clock of a meeting: digits that a room can read from afar, and when the meeting ends."""

from __future__ import annotations

from datetime import datetime

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Digits

from journals.retro.timer import WARN
from tui.locale import Catalogue
from tui.ui.base_app import BaseApp
from tui.ui.widgets.static import Static


def clock_text(seconds: int) -> str:
    """Return the time that is left, with a minus where it is over."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else ''}{minutes}:{rest:02}"


def end_text(say: Catalogue, end: datetime) -> str:
    """Return the time of day at which the meeting ends, where one is."""
    here = end.astimezone()
    return say("retro.ends", hour=here.hour, minute=f"{here.minute:02}")


class MeetingClock(Horizontal):
    """Shows the time that is left; its class says whether the end is near or past, a word that it is stopped."""

    app = getters.app(BaseApp)

    def __init__(self) -> None:
        super().__init__(id="clock")

    def compose(self) -> ComposeResult:
        """Yield a word, and the digits."""
        yield Static(id="paused", markup=False)
        yield Digits("", id="digits")

    def show(self, seconds: int, *, is_paused: bool) -> None:
        """Show the time that is left."""
        digits = self.query_one(Digits)
        if (text := clock_text(seconds)) != digits.value:
            digits.update(text)
        self.query_one("#paused", Static).update(self.app.say("retro.paused") if is_paused else "")
        self.set_class(0 <= seconds < WARN, "soon")
        self.set_class(seconds < 0, "over")
