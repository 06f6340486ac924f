"""Dates as people write them, of what has been and of what is to come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest

from journals.errors import Invalid
from journals.text.dates import (
    DateReading,
    day_named,
    read_date,
)

TODAY = date(2026, 11, 24)  # a Tuesday in week 48
SATURDAY = date(2026, 11, 28)
DAY = timedelta(days=1)


def past(text: str, today: date = TODAY) -> str:
    return read_date(text, today, "past").when


def future(text: str, today: date = TODAY) -> str:
    return read_date(text, today, "future").when


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("i dag", "2026-11-24"),
        ("  I  DAG ", "2026-11-24"),
        ("today", "2026-11-24"),
        ("i går", "2026-11-23"),
        ("i gaar", "2026-11-23"),
        ("igår", "2026-11-23"),
        ("yesterday", "2026-11-23"),
        ("i forgårs", "2026-11-22"),
        ("day before yesterday", "2026-11-22"),
        ("24.11", "2026-11-24"),
        ("24.11.", "2026-11-24"),
        ("24. 11. 2026", "2026-11-24"),
        ("24/11", "2026-11-24"),
        ("24-11", "2026-11-24"),
        ("3.2", "2026-02-03"),
        ("24.11.25", "2025-11-24"),
        ("24/11-25", "2025-11-24"),
        ("24.11.2025", "2025-11-24"),
        ("2026-11-24", "2026-11-24"),
        ("20261124", "2026-11-24"),
        ("15. jan 2026", "2026-01-15"),
        ("den 3. november", "2026-11-03"),
        ("Nov 3, 2026", "2026-11-03"),
        ("3rd of November", "2026-11-03"),
        ("uge 47", "2026-11-16"),
        ("i uge 47", "2026-11-16"),
        ("u47", "2026-11-16"),
        ("u. 47", "2026-11-16"),
        ("week 47", "2026-11-16"),
        ("w47", "2026-11-16"),
        ("2026-W47", "2026-11-16"),
        ("2026w47", "2026-11-16"),
        ("2026-W47-3", "2026-11-18"),
        ("Uge 1", "2025-12-29"),
        ("uge 48", "2026-11-23"),
        ("uge 47 2025", "2025-11-17"),
        ("uge 47-2025", "2025-11-17"),
        ("uge 47, 2025", "2025-11-17"),
        ("uge 47/25", "2025-11-17"),
        ("sidste uge", "2026-11-16"),
        ("last week", "2026-11-16"),
        ("denne uge", "2026-11-23"),
        ("mandag", "2026-11-23"),
        ("tirsdag", "2026-11-24"),
        ("onsdag", "2026-11-18"),
        ("fredag", "2026-11-20"),
        ("i fredags", "2026-11-20"),
        ("i tirsdags", "2026-11-17"),
        ("sidste fredag", "2026-11-20"),
        ("last friday", "2026-11-20"),
        ("forrige fredag", "2026-11-13"),
        ("forrige uge", "2026-11-16"),
        ("loerdag", "2026-11-21"),
        ("torsdag i uge 47", "2026-11-19"),
        ("thursday in week 47", "2026-11-19"),
        ("fredag d. 20.11", "2026-11-20"),
        ("for to uger siden", "2026-11-10"),
        ("for 3 dage siden", "2026-11-21"),
        ("two weeks ago", "2026-11-10"),
        ("for en måned siden", "2026-10-24"),
        ("torsdag for to uger siden", "2026-11-12"),
        ("two weeks ago on Thursday", "2026-11-12"),
        ("sidste uge på torsdag", "2026-11-19"),
        ("i går aftes", "2026-11-23"),
        ("i formiddags", "2026-11-24"),
        ("mandag morgen", "2026-11-23"),
        ("fredag i sidste uge om eftermiddagen", "2026-11-20"),
        ("20.11, aften", "2026-11-20"),
        ("Friday in the morning", "2026-11-20"),
    ],
)
def test_what_has_been_is_the_latest_such_day(text: str, day: str) -> None:
    read = read_date(text, TODAY, "past")
    assert (read.when, read.doubt) == (day, None)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("15.1", "2027-01-15"),
        ("15. januar", "2027-01-15"),
        ("1 December", "2026-12-01"),
        ("24.11", "2026-11-24"),
        ("om 14 dage", "2026-12-08"),
        ("ultimo december", "2026-12-31"),
        ("Primo februar", "2027-02-01"),
        ("medio jan. 2028", "2028-01-15"),
        ("om en uge", "2026-12-01"),
        ("in a week", "2026-12-01"),
        ("om 3 dage", "2026-11-27"),
        ("om tre dage", "2026-11-27"),
        ("om en uges tid", "2026-12-01"),
        ("in 2 weeks", "2026-12-08"),
        ("two weeks from now", "2026-12-08"),
        ("om en måned", "2026-12-24"),
        ("in 3 months", "2027-02-24"),
        ("i morgen", "2026-11-25"),
        ("tomorrow", "2026-11-25"),
        ("i overmorgen", "2026-11-26"),
        ("the day after tomorrow", "2026-11-26"),
        ("fredag", "2026-11-27"),
        ("på fredag", "2026-11-27"),
        ("on Friday", "2026-11-27"),
        ("coming friday", "2026-11-27"),
        ("på tirsdag", "2026-12-01"),
        ("tirsdag", "2026-11-24"),
        ("mandag", "2026-11-30"),
        ("torsdag i uge 50", "2026-12-10"),
        ("torsdag uge 50", "2026-12-10"),
        ("Thursday of week 50", "2026-12-10"),
        ("torsdag i næste uge", "2026-12-03"),
        ("fredag den 27. november", "2026-11-27"),
        ("uge 3", "2027-W03"),
        ("uge 48", "2026-W48"),
        ("næste uge", "2026-W49"),
        ("naeste uge", "2026-W49"),
        ("next week", "2026-W49"),
        ("uge 53", "2026-W53"),
        ("2026-W50", "2026-W50"),
        ("torsdag om to uger", "2026-12-10"),
        ("om to uger på torsdag", "2026-12-10"),
        ("på fredag i næste uge", "2026-12-04"),
        ("næste uge på torsdag", "2026-12-03"),
        ("uge 50, torsdag", "2026-12-10"),
        ("torsdag om 14 dage", "2026-12-10"),
        ("fredag om otte dage", "2026-12-04"),
        ("mandag om en uge", "2026-11-30"),
        ("Thursday in two weeks", "2026-12-10"),
        ("in two weeks on Thursday", "2026-12-10"),
        ("Thursday two weeks from now", "2026-12-10"),
        ("Friday next week", "2026-12-04"),
        ("next week on Friday", "2026-12-04"),
        ("a week on Friday", "2026-12-04"),
        ("two weeks from Thursday", "2026-12-10"),
    ],
)
def test_what_is_to_come_is_the_next_such_day_or_week(text: str, meant: str) -> None:
    read = read_date(text, TODAY, "future")
    assert (read.when, read.doubt) == (meant, None)


@pytest.mark.parametrize(
    ("text", "meant", "before"),
    [
        ("24.11", "2027-11-24", "2026-11-24"),
        ("1. september", "2027-09-01", "2026-09-01"),
        ("uge 47", "2027-W47", "2026-11-16"),
        ("torsdag i uge 48", "2027-12-02", "2026-11-26"),
        ("24.11.2026", "2026-11-24", None),
        ("i går", "2026-11-27", None),
        ("i fredags", "2026-11-27", None),
        ("sidste uge", "2026-W47", None),
    ],
)
def test_a_deadline_that_has_been_is_asked_about(text: str, meant: str, before: str | None) -> None:
    read = read_date(text, SATURDAY, "future")
    assert (read.when, read.doubt) == (meant, "has_been")
    assert (read.before and read.before.first.isoformat()) == before


@pytest.mark.parametrize(
    ("text", "direction", "meant"),
    [
        ("29.2", "past", "2024-02-29"),
        ("29. februar", "future", "2028-02-29"),
        ("uge 53", "past", "2020-12-28"),
        ("torsdag i uge 53", "past", "2020-12-31"),
        ("torsdag 29.2", "past", "2024-02-29"),
        ("onsdag den 1. januar", "past", "2025-01-01"),
        ("fredag 31.12", "future", "2027-12-31"),
    ],
)
def test_a_date_without_a_year_that_lies_far_off_is_asked_about(
    text: str, direction: Literal["past", "future"], meant: str
) -> None:
    read = read_date(text, TODAY, direction)
    assert (read.when, read.doubt) == (meant, "far")
    assert read_date(day_named(read), TODAY, direction) == DateReading(read.first, read.last, direction), "said clearly"


@pytest.mark.parametrize(
    ("text", "day", "other"),
    [
        ("1.12", "2025-12-01", "2026-12-01"),
        ("12/12", "2025-12-12", "2026-12-12"),
        ("5. december", "2025-12-05", "2026-12-05"),
        ("week 50", "2025-12-08", "2026-12-07"),
    ],
)
def test_what_is_soon_to_come_is_not_last_years_in_silence(text: str, day: str, other: str) -> None:
    read = read_date(text, date(2026, 11, 30), "past")
    assert read.other is not None
    assert (read.doubt, read.first.isoformat(), read.other.first.isoformat()) == ("either", day, other)
    assert read_date(day, date(2026, 11, 30), "past").doubt is None


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("28.12", date(2027, 1, 4), "2026-12-28"),
        ("24.12", date(2026, 11, 28), "2025-12-24"),
        ("30.11", date(2026, 11, 30), "2026-11-30"),
        ("week 52", date(2025, 12, 30), "2025-12-22"),
    ],
)
def test_what_has_been_lately_or_lies_far_ahead_is_the_latest(text: str, today: date, day: str) -> None:
    assert (past(text, today), read_date(text, today, "past").doubt) == (day, None)


@pytest.mark.parametrize(
    "text", ["i morgen", "på fredag", "om 3 dage", "næste uge", "1.12.2026", "uge 3 2027", "1.1.27"]
)
def test_an_observation_of_what_has_not_come_is_asked_about(text: str) -> None:
    assert read_date(text, SATURDAY, "past").doubt == "to_come"


@pytest.mark.parametrize(
    "text",
    [
        *("", "snart", "31.2", "11/24", "uge 0", "uge 54", "uge 53 2025", "2026-02-30", "0.0", "1.1.0000", "24"),
        *("mandag 27.11", "i fredag", "mandagen", "12 marked", "november", "2025", "2025-11", "om 999 år", "uge"),
        *("uge 50 man", "mandag om en måned", "torsdag om 10 dage"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    for direction, code in (("past", "bad_past_date"), ("future", "bad_date")):
        with pytest.raises(Invalid) as refused:
            read_date(text, TODAY, direction)  # type: ignore[arg-type]
        assert (refused.value.code, refused.value.params) == (code, {"text": text})


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("november", "2026-11-01", "2026-11-30"),
        ("december", "2025-12-01", "2025-12-31"),
        ("sidste måned", "2026-10-01", "2026-10-31"),
        ("last year", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_list_may_begin_with_a_month_or_a_year(text: str, first: str, last: str) -> None:
    read = read_date(text, TODAY, "past", long=True)
    assert (read.first.isoformat(), read.last.isoformat()) == (first, last)


@pytest.mark.parametrize(("text", "today", "other"), [
    ("næste fredag", date(2026, 11, 24), "2026-12-04"),
    ("next friday", date(2026, 11, 24), "2026-12-04"),
    ("næste mandag", date(2026, 11, 24), None),
    ("næste fredag", date(2026, 11, 27), None),
    ("på fredag", date(2026, 11, 24), None),
    ("førstkommende fredag", date(2026, 11, 24), None),
])  # fmt: skip
def test_next_friday_may_be_this_week_or_the_one_after(text: str, today: date, other: str | None) -> None:
    read = read_date(text, today, "future")
    assert (read.other.first.isoformat() if read.other else None) == other
    assert read.doubt == ("either" if other else None)
