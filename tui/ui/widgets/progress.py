"""A bar for something long, shown once it takes longer than a moment: how far it is, and that Esc stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import ProgressBar

from tui.ui.background import BackgroundTask
from tui.ui.widgets.static import Static

if TYPE_CHECKING:
    from tui.locale import Catalogue

MOMENT = 0.5
"""Seconds after which one wants to know."""
_EVERY = 0.1
"""Seconds between looks."""
_MINUTE = 60


class UnderWay(Vertical):
    """How far a piece of work has come."""

    DEFAULT_CSS = """
    UnderWay { display: none; height: auto; padding: 0 1; margin: 0 0 1 0; }
    UnderWay ProgressBar, UnderWay Bar { width: 1fr; }
    UnderWay Bar > .bar--bar, UnderWay Bar > .bar--complete { color: $accent; background: $rule; }
    """

    _work: BackgroundTask[Any] | None = None
    _what = ""
    _timer: Timer | None = None

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say

    def compose(self) -> ComposeResult:
        """Yield words, and the bar below them."""
        yield Static(markup=False)
        yield ProgressBar(total=1, show_percentage=False, show_eta=False)

    def on_mount(self) -> None:
        """Look from time to time, while there is something to look at."""
        self._timer = self.set_interval(_EVERY, self._show_progress, pause=self._work is None)

    def follow(self, work: BackgroundTask[Any], what: str, say: Catalogue) -> None:
        """Show how far `work` has come from now on; `what` says what it is."""
        self._work, self._what, self._say = work, what, say
        self._show_progress()
        work.when_over(self._show_progress)
        if self._timer:
            self._timer.resume()

    def halt(self) -> bool:
        """Stop what is shown here; return whether there was anything to stop."""
        if self._work is None or not self.display or self._work.is_over or self._work.is_stopping:
            return False
        self._work.stop()
        return True

    def _show_progress(self) -> None:
        work = self._work
        if work is None or work.is_over:
            self.display = False
            if self._timer:
                self._timer.pause()
        elif work.took >= MOMENT:
            self.query_one(Static).update(self._words(work))
            self.query_one(ProgressBar).progress = work.share
            self.display = True

    def _words(self, work: BackgroundTask[Any]) -> str:
        say = self._say
        parts = [f"{self._what} {say('under_way.done', percent=int(100 * work.share))}"]
        if (left := work.left) is not None:
            minutes, seconds = round(left / _MINUTE), max(1, round(left))
            long = left > 1.5 * _MINUTE
            parts.append(say.count("under_way.minutes", minutes) if long else say.count("under_way.seconds", seconds))
        return " · ".join([*parts, say("under_way.stop")])
