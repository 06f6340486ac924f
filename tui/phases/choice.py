"""Which view a phase is shown in."""

from __future__ import annotations

from collections.abc import Mapping

from content.formats import Phase, PhaseKind
from journals.retro import Meeting
from tui.phases.check_in import CheckIn
from tui.phases.check_out import CheckOut
from tui.phases.choose import Choose
from tui.phases.follow_up import FollowUpView
from tui.phases.gather import Gather
from tui.phases.lead import Lead
from tui.phases.understand import Understand
from tui.phases.view import PhaseView

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
