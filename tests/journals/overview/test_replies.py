"""How fast concerns are answered."""

from __future__ import annotations

from datetime import date
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from journals.overview.replies import ReplyTimes, reply_times
from journals.records.model import Observation
from journals.text.dates import iso_week

_days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(_days, st.none() | _days), max_size=8))
def test_times_are_of_those_that_were_answered(asked: list[tuple[date, date | None]]) -> None:
    notes = [
        Observation(
            text="x",
            kind="concern",
            happened=raised.isoformat(),
            reply="ja" if replied else "",
            replied=replied.isoformat() if replied else None,
        )
        for raised, replied in asked
    ]
    days = [max((replied - raised).days, 0) for raised, replied in asked if replied]
    assert reply_times(notes) == ReplyTimes(
        raised=len(asked),
        waiting=len(asked) - len(days),
        timed=len(days),
        median_days=float(median(days)) if days else None,
        longest_days=max(days, default=None),
    )


@given(st.lists(st.tuples(st.none() | _days, st.booleans()), max_size=8), _days)
def test_the_oldest_that_waits_is_told_in_days_and_none_where_no_day_is_known(
    asked: list[tuple[date | None, bool]], today: date
) -> None:
    notes = [
        Observation(text="x", kind="concern", happened=day.isoformat() if day else None, reply="ja" if answered else "")
        for day, answered in asked
    ]
    days = [(today - day).days for day, answered in asked if day and not answered]
    assert reply_times(notes, today).oldest_waits_days == (max(max(days), 0) if days else None)


def test_a_concern_of_a_week_was_raised_on_its_monday_and_one_without_a_day_has_no_time() -> None:
    week = Observation(
        text="x", kind="question", happened=iso_week(date(2026, 11, 18)), reply="ja", replied="2026-11-20"
    )
    dayless = Observation(text="x", kind="concern", reply="ja", replied="2026-11-20")
    assert reply_times([week, dayless]) == ReplyTimes(raised=2, timed=1, median_days=4.0, longest_days=4)
