"""Dates as they are stored, and one at the beginning of a text."""

from __future__ import annotations

import pytest

from journals.text.dates import (
    day_to_order_by,
    first_day,
    last_day,
    leading_date,
)
from tests.journals.text.test_dates import TODAY


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2026-11-24", "2026-11-24", "2026-11-24"),
        ("2026-W47", "2026-11-16", "2026-11-22"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2026-W99", "2026-W99", "2026-W99"),
        ("W", "W", "W"),
        ("", "", ""),
    ],
)
def test_the_days_a_week_begins_and_ends_on(when: str, first: str, last: str) -> None:
    assert (first_day(when), last_day(when)) == (first, last)


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("i går faldt nettet ud", "2026-11-23", " faldt nettet ud"),
        ("14.11: nettet faldt ud", "2026-11-14", " nettet faldt ud"),
        ("uge 47, 2 borgere", "2026-11-16", " 2 borgere"),
        ("fredag den 20. november kom den", "2026-11-20", " kom den"),
        ("i fredags", "2026-11-20", ""),
    ],
)
def test_the_longest_date_at_the_beginning_of_a_text(text: str, day: str, rest: str) -> None:
    found = leading_date(text, TODAY, "past")
    assert found is not None
    assert (found[0].when, text[found[1] :]) == (day, rest)


@pytest.mark.parametrize("text", ["", " i går", "man skal ringe", "fri i morges", "ingen dato", "24"])
def test_a_text_that_begins_with_no_date(text: str) -> None:
    assert leading_date(text, TODAY, "past") is None


@pytest.mark.parametrize(
    ("when", "day"),
    [
        *(("2026-11-24", "2026-11-24"), ("2026-W47", "2026-11-16"), (None, ""), ("", "")),
        *(("9999-12-31", ""), ("9999-W52", ""), ("2150-01-01", "")),
    ],
)
def test_a_day_that_cannot_have_been_is_never_the_latest(when: str | None, day: str) -> None:
    assert day_to_order_by(when) == day
