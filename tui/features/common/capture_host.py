"""What a list with the line for the next observation below it has in common, in a project as in a meeting."""

from __future__ import annotations

from abc import abstractmethod

from textual import getters

from journals.library.journal import Journal
from journals.records.model import Observation
from tui.features.common.pasted_lines import PasteTaking
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.date_question import confirm_near
from tui.ui.dialogs.privacy import store_guarded
from tui.ui.pasted_rows import paste_key
from tui.ui.unsaved import pop_drafts, pop_paste
from tui.ui.widget_mixin import WidgetMixin
from tui.ui.widgets.capture_line import Capture, QueuedLine


class CaptureHost(WidgetMixin):
    """A mixin for what yields a `Capture`: it stores what is typed there, and takes up what was half typed."""

    app = getters.app(BaseApp)

    @abstractmethod
    def stage_to_log(self) -> str:
        """Return the id of the stage that a line belongs to which names none."""

    @abstractmethod
    def store(self, new: list[Observation]) -> bool:
        """Store observations; return whether they are."""

    def as_stored(self, new: Observation) -> Observation:
        """Return an observation as it is stored here."""
        return new

    @abstractmethod
    def store_checked(self, checked: list[Observation]) -> bool:
        """Store observations that are `as_stored` and checked, as one act; return whether they are."""

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

    def drafts_of(self, place: str) -> dict[str, list[str]]:
        """Return what is typed in the line, and the pasted lines with what is chosen for each, by where it is kept."""
        drafts: dict[str, list[str]] = {}
        for capture in self.query(Capture):
            if unsent := capture.unsent_lines:
                drafts[place] = unsent
            if capture.paste:
                drafts[paste_key(place)] = capture.paste.as_draft()
        return drafts

    def restore_lines(self, journal: Journal, meeting: str = "") -> None:
        """Put what was half typed, when this was left, into the line again; pasted lines wait for it to be opened."""
        lines, capture = pop_drafts(self.app, journal, meeting), self.capture
        capture.paste = pop_paste(self.app, journal, meeting)
        count = len(capture.paste.on) if capture.paste else 0
        if lines:
            count += capture.queue_lines([QueuedLine(each) for each in lines])
        if count:
            below = "" if self.app.screen is self.screen else "_below"  # a review can lie on top of the project
            self.app.notify_user(self.app.say.count(f"project.half_typed{below}", count))

    def on_capture_logged(self, event: Capture.Logged) -> None:
        """Store the line; it is in the list at once."""
        event.stop()
        new = event.quick.observation(self.stage_to_log(), self.app.today.isoformat())
        confirm_near(self.app, event.quick, lambda: store_guarded(self.app, new, self._store_line, lambda: None))

    def _store_line(self, new: Observation) -> None:
        if self.store([new]):
            self.capture.next()
            self.stored(new)

    def on_capture_many_pasted(self, event: Capture.ManyPasted) -> None:
        """Ask whether many pasted lines are one observation each."""
        event.stop()
        if self.capture.paste is not None:
            PasteTaking(self.app, self.capture, self.capture.paste, self).ask()

    def on_descendant_focus(self) -> None:
        """Close the line when a list is clicked: from then on, letters are commands."""
        if self.capture.is_open and not self.capture.input.has_focus:
            self.capture.action_close()
