"""What a list with the line for the next observation below it has in common, in a project as in a meeting."""

from __future__ import annotations

from abc import abstractmethod

from textual import getters

from journals.records.model import Observation
from tui.features.common.pasted_lines import take_in_paste
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.date_question import confirm_near
from tui.ui.dialogs.privacy import store_guarded
from tui.ui.widget_mixin import WidgetMixin
from tui.ui.widgets.capture_line import Capture, HeldLine


class CaptureHost(WidgetMixin):
    """A mixin for what yields a `Capture`: it stores what is typed there, and takes up what was half typed."""

    app = getters.app(BaseApp)

    @abstractmethod
    def stage_to_log(self) -> str:
        """Return the id of the stage that a line belongs to which names none."""

    @abstractmethod
    def store(self, new: list[Observation]) -> bool:
        """Store observations; return whether they are."""

    def stored(self, new: Observation) -> None:
        """Hear that a line has been stored."""

    @property
    def capture(self) -> Capture:
        """The line at the bottom."""
        return self.query_one(Capture)

    @property
    def typed(self) -> list[str]:
        """What is typed in the line and not stored; nothing before the line is there."""
        return [line for capture in self.query(Capture) for line in capture.typed]

    def take_up(self, lines: list[str]) -> None:
        """Put what was half typed, when this was left, into the line again."""
        if lines:
            self.app.notify_user(
                self.app.say.count("project.half_typed", self.capture.hold([HeldLine(each) for each in lines]))
            )

    def on_capture_logged(self, event: Capture.Logged) -> None:
        """Store the line; it is in the list at once."""
        event.stop()
        new = event.quick.observation(self.stage_to_log(), self.app.today.isoformat())
        confirm_near(self.app, event.quick, lambda: store_guarded(self.app, new, self._store_line, lambda: None))

    def _store_line(self, new: Observation) -> None:
        if self.store([new]):
            self.capture.next()
            self.stored(new)

    def on_capture_many(self, event: Capture.Many) -> None:
        """Ask whether many pasted lines are one observation each."""
        event.stop()
        take_in_paste(self.app, self.capture, event.lines, self.stage_to_log(), self.store)

    def on_descendant_focus(self) -> None:
        """Close the line when a list is clicked: from then on, letters are commands."""
        if self.capture.is_open and not self.capture.input.has_focus:
            self.capture.action_close()
