"""How fast concerns and questions are answered (chapter 4: answer fast, also when nothing is done)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from statistics import median

from msgspec import Struct

from journals.records.model import Observation
from journals.text.dates import first_day, is_stored_date


class ReplyTimes(Struct, frozen=True):
    """What is known of the replies to concerns and questions."""

    raised: int = 0
    waiting: int = 0
    """Those without a reply."""
    oldest_waits_days: int | None = None
    """Days since the first of those was seen; None where none has a day."""
    timed: int = 0
    """Those with a reply of which both days are known: the number behind the two below."""
    median_days: float | None = None
    longest_days: int | None = None


def reply_times(concerns: Iterable[Observation], today: date | None = None) -> ReplyTimes:
    """Return how long replies took; a reply from before the concern's day came the same day.

    `today`: where it is to be said how long the oldest has waited.
    """
    asked = list(concerns)
    days = [
        max((_day(each.replied) - _day(each.happened)).days, 0)
        for each in asked
        if not each.waits and each.replied and is_stored_date(each.replied) and is_stored_date(each.happened)
    ]
    waits = [_day(each.happened) for each in asked if each.waits and is_stored_date(each.happened)] if today else []
    return ReplyTimes(
        raised=len(asked),
        waiting=sum(each.waits for each in asked),
        timed=len(days),
        oldest_waits_days=max((today - min(waits)).days, 0) if today and waits else None,
        median_days=float(median(days)) if days else None,
        longest_days=max(days, default=None),
    )


def _day(when: str | None) -> date:
    return date.fromisoformat(first_day(when or ""))
