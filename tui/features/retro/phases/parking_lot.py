"""A phase that needs no more than its line for whoever leads, and the parking lot."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from tui.features.retro.phases.phase_view import PhaseView
from tui.ui.widgets.static import Static
from tui.wording.display import brief


class ParkingLotView(PhaseView):
    """The parked items, for a phase that has no view of its own."""

    scope = "lead"

    def compose(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll():
            yield Static(id="parked", markup=False)

    def fill(self) -> None:
        """Show what was parked."""
        lines = [f"- {brief(each.text)}" for each in self.meeting.parked]
        heading = [self.say("retro.parked")] if lines else []
        self.query_one("#parked", Static).update("\n".join(heading + lines))
