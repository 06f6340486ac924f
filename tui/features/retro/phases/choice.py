"""Which view a phase is shown in."""

from __future__ import annotations

from collections.abc import Mapping

from content.retro_format import Phase, PhaseKind
from journals.retro.meeting import Meeting
from tui.features.retro.phases.check_in import CheckIn
from tui.features.retro.phases.check_out import CheckOut
from tui.features.retro.phases.choose import Choose
from tui.features.retro.phases.follow_up import FollowUpView
from tui.features.retro.phases.gather import Gather
from tui.features.retro.phases.lead import Lead
from tui.features.retro.phases.understand import Understand
from tui.features.retro.phases.view import PhaseView

VIEWS: Mapping[PhaseKind, type[PhaseView]] = {
    "gather": Gather,
    "understand": Understand,
    "follow-up": FollowUpView,
    "check-in": CheckIn,
    "choose": Choose,
    "check-out": CheckOut,
}


def view_of(meeting: Meeting, phase: Phase) -> PhaseView:
    """Give the view of a phase."""
    return VIEWS.get(phase.kind, Lead)(meeting, phase)
