"""When a project meets next: the one place that knows."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from journals.records.retro import Retro
from journals.text.dates import is_stored_date


class AgreedMeeting(Struct, frozen=True):
    """The day on which a project agreed to meet again, and the meeting that agreed on it."""

    retro: Retro
    day: str
    """A day or a week as it is stored; it may have been."""


def next_meeting(retros: Iterable[Retro]) -> AgreedMeeting | None:
    """Return what the latest retrospective agreed on; None where that did not, as while it is under way.

    What an earlier one agreed on has come with the latest.
    """
    latest = max(retros, key=lambda retro: retro.id, default=None)
    if latest is None or latest.next is None or not is_stored_date(latest.next):
        return None
    return AgreedMeeting(latest, latest.next)
