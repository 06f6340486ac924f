"""Many lines are made ready to be stored, beside the screen: how far that has come, and Esc, which stores none."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import BindingType

from journals.errors import Problem
from journals.export.progress import Cancelled, ProgressCallback
from journals.records.model import Observation
from tui.ui.background import BackgroundTask
from tui.ui.base_app import BaseApp
from tui.ui.bindings import bindings
from tui.ui.dialogs.dialog import Dialog
from tui.ui.widgets.progress import UnderWay
from tui.wording.errors import problem_text


class SavingDialog(Dialog[list[Observation] | None]):
    """Checks observations in a thread; None where that was stopped, or one cannot be stored, which is told."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("dialog")
    app = getters.app(BaseApp)

    def __init__(self, count: int, check: Callable[[ProgressCallback], list[Observation]]) -> None:
        super().__init__()
        self._count, self._check = count, check
        self._checking: BackgroundTask[list[Observation]] | None = None
        self._ended: tuple[list[Observation] | None] | None = None
        """What it ended with."""

    def body(self) -> ComposeResult:
        """Yield how far it has come, where it takes more than a moment."""
        yield UnderWay(self.say)

    def heading(self) -> str:
        """Return what the box is."""
        return self.say("paste.saving", n=self._count)

    def hints(self) -> list[tuple[str, str]]:
        """Return the key that stops it."""
        return [(self.key("dialog.leave"), self.say("paste.stop_saving"))]

    def on_mount(self) -> None:
        """Begin."""
        self._checking = BackgroundTask(self._check)
        self.query_one(UnderWay).follow(self._checking, self.say("paste.checking"), self.say)
        self._wait_for(self._checking)

    @work(group="look")
    async def _wait_for(self, checking: BackgroundTask[list[Observation]]) -> None:
        try:
            self._ended = (await checking.result(),)
        except Cancelled:
            self._ended = (None,)
        except Problem as problem:
            self.app.notify_user(problem_text(self.say, problem), "error")
            self._ended = (None,)
        self._leave_if_on_top()

    def on_screen_resume(self) -> None:
        """Leave now where it ended while something else lay on top."""
        self._leave_if_on_top()

    def _leave_if_on_top(self) -> None:
        if self._ended is not None and self.app.screen is self:  # else that would close what lies on top
            self.dismiss(self._ended[0])

    def action_leave(self) -> None:
        """Stop before anything is stored; it goes away as soon as that has been heard."""
        self.on_unmount()

    def on_unmount(self) -> None:
        """Check no further when the box is left."""
        if self._checking is not None:
            self._checking.stop()
