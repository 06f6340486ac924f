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
    timed: int = 0
    """Those with a reply of which both days are known: the number behind the two below."""
    median_days: float | None = None
    longest_days: int | None = None


def reply_times(concerns: Iterable[Observation]) -> ReplyTimes:
    """Return how long replies took; a reply from before the concern's day came the same day."""
    asked = list(concerns)
    days = [
        max((_day(each.replied) - _day(each.happened)).days, 0)
        for each in asked
        if not each.waits and each.replied and is_stored_date(each.replied) and is_stored_date(each.happened)
    ]
    return ReplyTimes(
        raised=len(asked),
        waiting=sum(each.waits for each in asked),
        timed=len(days),
        median_days=float(median(days)) if days else None,
        longest_days=max(days, default=None),
    )


def _day(when: str | None) -> date:
    return date.fromisoformat(first_day(when or ""))
