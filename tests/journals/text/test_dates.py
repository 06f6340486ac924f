"""Dates as people write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.errors import Invalid
from journals.text.dates import first_day, parse_day
from tests import hostile

TODAY = date(2026, 11, 24)  # a Tuesday in week 48
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("i dag", "2026-11-24"),
        ("  I  DAG ", "2026-11-24"),
        ("today", "2026-11-24"),
        ("i går", "2026-11-23"),
        ("igår", "2026-11-23"),
        ("yesterday", "2026-11-23"),
        ("i forgårs", "2026-11-22"),
        ("i morgen", "2026-11-25"),
        ("tomorrow", "2026-11-25"),
        ("24.11", "2026-11-24"),
        ("24.11.", "2026-11-24"),
        ("24/11", "2026-11-24"),
        ("24-11", "2026-11-24"),
        ("3.2", "2026-02-03"),
        ("24.11.25", "2025-11-24"),
        ("24/11-25", "2025-11-24"),
        ("24.11.2025", "2025-11-24"),
        ("2026-11-24", "2026-11-24"),
        ("uge 47", "2026-11-16"),
        ("Uge 1", "2025-12-29"),
        ("week 47", "2026-11-16"),
        ("w47", "2026-11-16"),
        ("uge 53", "2026-12-28"),
        ("uge 47 2025", "2025-11-17"),
        ("uge 47-2025", "2025-11-17"),
    ],
)
def test_what_people_write(text: str, day: str) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "snart", "31.2", "29.2", "11/24", "uge 0", "uge 54", "uge 53 2025", "2026-02-30", "0.0", "1.1.0000", "24"],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_day(text, TODAY)
    assert (refused.value.code, refused.value.params) == ("bad_date", {"text": text})


@given(days, days, st.sampled_from("./-"))
def test_every_day_in_every_form(day: date, today: date, mark: str) -> None:
    assert parse_day(day.isoformat(), today) == day.isoformat()
    assert parse_day(f"{day.day}{mark}{day.month}{mark}{day.year}", today) == day.isoformat()
    assert parse_day(f"{day.day:02d}{mark}{day.month:02d}.{day.year}", today) == day.isoformat()
    year, week, weekday = day.isocalendar()
    assert parse_day(f"uge {week} {year}", today) == (day - timedelta(days=weekday - 1)).isoformat()


@given(hostile.texts() | st.text("0123456789./- uge", max_size=12))
def test_any_text_gives_a_day_or_is_refused(text: str) -> None:
    with suppress(Invalid):
        day = parse_day(text, TODAY)
        assert date.fromisoformat(day).isoformat() == day


@pytest.mark.parametrize(
    ("when", "day"),
    [("2026-11-24", "2026-11-24"), ("2026-W47", "2026-11-16"), ("2026-W99", "2026-W99"), ("W", "W"), ("", "")],
)
def test_the_day_a_week_begins_on(when: str, day: str) -> None:
    assert first_day(when) == day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15.1", "2027-01-15"),
        ("15. januar", "2027-01-15"),
        ("1 December", "2026-12-01"),
        ("15.1.2026", "2026-01-15"),
        ("om 14 dage", "2026-12-08"),
        ("in 2 weeks", "2026-12-08"),
        ("uge 3", "2027-01-18"),
        ("uge 48", "2026-11-23"),
        ("i dag", "2026-11-24"),
    ],
)
def test_what_is_to_come_is_never_a_day_that_has_been(typed: str, meant: str) -> None:
    assert parse_day(typed, date(2026, 11, 24), ahead=True) == meant


def test_what_happened_stays_in_this_year_and_names_of_months_are_read() -> None:
    assert parse_day("15. jan 2026", date(2026, 11, 24)) == "2026-01-15"
    assert parse_day("15.1", date(2026, 11, 24)) == "2026-01-15"
