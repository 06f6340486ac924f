"""Which view a phase is shown in."""

from __future__ import annotations

from collections.abc import Mapping

from content.retro_format import Phase, PhaseKind
from journals.retro.meeting import Meeting
from tui.features.retro.phases.check_in import CheckInView
from tui.features.retro.phases.check_out import CheckOutView
from tui.features.retro.phases.choose import ChooseView
from tui.features.retro.phases.follow_up import FollowUpView
from tui.features.retro.phases.gather import GatherView
from tui.features.retro.phases.parking_lot import ParkingLotView
from tui.features.retro.phases.phase_view import PhaseView
from tui.features.retro.phases.understand import UnderstandView

VIEWS: Mapping[PhaseKind, type[PhaseView]] = {
    "gather": GatherView,
    "understand": UnderstandView,
    "follow-up": FollowUpView,
    "check-in": CheckInView,
    "choose": ChooseView,
    "check-out": CheckOutView,
}


def make_phase_view(meeting: Meeting, phase: Phase) -> PhaseView:
    """Return the view of a phase."""
    return VIEWS.get(phase.kind, ParkingLotView)(meeting, phase)
