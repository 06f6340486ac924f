"""How a date that was typed is said again: what it means, and what is asked where that is hardly meant."""

from __future__ import annotations

from datetime import date

from journals.errors import Invalid
from journals.text.date_rules import Period
from journals.text.dates import DateReading, day_named, first_day, iso_week, last_day
from tui.locale import Catalogue
from tui.wording.display import long_date


def period_text(say: Catalogue, period: Period) -> str:
    """Return a day with its weekday, or a week with its days: `Thursday 26.11.2026`."""
    first, last = (long_date(say, day.isoformat()) for day in (period.first, period.last))
    if period.first == period.last:
        return say("dates.means_day", weekday=say(f"dates.weekday.{period.first.isoweekday()}"), day=first)
    return say("dates.means_week", week=long_date(say, iso_week(period.first)), first=first, last=last)


def stored_period_text(say: Catalogue, when: str) -> str:
    """Return a day or week as it is stored with its weekday or its days."""
    return period_text(say, Period(date.fromisoformat(first_day(when)), date.fromisoformat(last_day(when))))


def date_doubt_text(say: Catalogue, read: DateReading, typed: str) -> str:
    """Return the question whether a date is meant that has been, or has not been yet."""
    if read.other is not None:
        return say("dates.ask.either", text=typed, day=period_text(say, read), other=period_text(say, read.other))
    if read.before is not None:
        return say("dates.ask.next", text=typed, before=period_text(say, read.before), day=period_text(say, read))
    return say(f"dates.ask.{read.doubt}", text=typed, day=period_text(say, read))


def far_date(say: Catalogue, read: DateReading, typed: str) -> Invalid:
    """Return what refuses a date without a year that lies far off, and says how it is written clearly."""
    return Invalid("date_far", text=typed, day=period_text(say, read), clear=day_named(read))
