"""The clock of a meeting, in digits that a room can read from afar."""

from __future__ import annotations

from textual.widgets import Digits

from journals.retro.timer import WARN


def clock_text(seconds: int, *, is_paused: bool) -> str:
    """Return the time that is left, with a minus where it is over and a mark where the clock is paused."""
    minutes, rest = divmod(abs(seconds), 60)
    text = f"{'-' if seconds < 0 else ''}{minutes}:{rest:02}"
    return f"{text} ∥" if is_paused else text


class MeetingClock(Digits):
    """Shows the seconds that are left; its class says whether the end is near or past."""

    def __init__(self) -> None:
        super().__init__("", id="clock")

    def show(self, seconds: int) -> None:
        """Show the time that is left."""
        text = clock_text(seconds, is_paused=False)  # the mark of a pause is not a digit
        if text != self.value:
            self.update(text)
        self.set_class(0 <= seconds < WARN, "soon")
        self.set_class(seconds < 0, "over")
