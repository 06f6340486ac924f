"""Dates as people write them, of any day: each form of each day, each text, where a year or a week turns."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from journals.errors import Invalid
from journals.text.dates import (
    first_day,
    is_over,
    is_stored_date,
    is_to_come,
    iso_week,
    last_day,
    leading_date,
    read_date,
)
from tests import hostile
from tests.journals.text.test_dates import future, past

DAY = timedelta(days=1)
ZONES: list[tzinfo] = [UTC]
ZONES += map(ZoneInfo, {"Europe/Copenhagen", "America/Nuuk", "Pacific/Apia"} & available_timezones())

days = st.dates(date(1910, 1, 1), date(2189, 12, 31))
directions: st.SearchStrategy[Literal["past", "future"]] = st.sampled_from(("past", "future"))


@given(days, days, st.sampled_from("./-"), directions)
def test_every_day_in_every_form(day: date, today: date, mark: str, direction: Literal["past", "future"]) -> None:
    def meant(text: str) -> str:
        return read_date(text, today, direction).first.isoformat()

    assert meant(day.isoformat()) == day.isoformat()
    assert meant(f"{day.day}{mark}{day.month}{mark}{day.year}") == day.isoformat()
    assert meant(f"{day.day:02d}{mark}{day.month:02d}.{day.year}") == day.isoformat()
    year, week, weekday = day.isocalendar()
    monday = (day - timedelta(days=weekday - 1)).isoformat()
    assert meant(f"uge {week} {year}") == meant(iso_week(day)) == meant(f"{year}W{week}") == monday


@given(days, days)
def test_without_a_year_it_is_the_latest_or_the_next_also_where_the_iso_year_turns(day: date, today: date) -> None:
    """Of a day and of its week, week 53 and 29 February among them."""
    week = day.isocalendar().week
    for text in (f"{day.day}.{day.month}", f"uge {week}", f"u{week}", f"w{week}"):
        been, coming = read_date(text, today, "past"), read_date(text, today, "future")
        assert been.first <= today <= coming.last
        long_ago, soon = today - been.last > timedelta(days=92), coming.first - today <= timedelta(days=21)
        either = "either" if long_ago and soon and coming.first > today else None
        assert been.doubt == ("far" if today - been.last > timedelta(days=366) else either)
        for found in (been, coming):
            assert found.first.day == day.day if "." in text else found.first.isocalendar().week == week
        between = [been.first + DAY * n for n in range(1, (coming.first - been.first).days)]
        if "." in text:
            assert not any((each.day, each.month) == (day.day, day.month) for each in between)
        else:
            assert not any(each.isocalendar().week == week for each in between if each > been.last)
        asked = coming.doubt == "has_been"
        assert asked or (coming.doubt == "far") == (coming.first - today > timedelta(days=366))
        assert asked == (coming.first > today and today - been.last <= timedelta(days=92))


@given(days, directions)
def test_a_week_is_over_when_its_sunday_is(day: date, direction: Literal["past", "future"]) -> None:
    week = iso_week(day)
    for each in (date.fromisoformat(first_day(week)) + DAY * n for n in range(7)):
        assert iso_week(each) == week
        assert not is_over(week, each)
        assert not is_to_come(week, each)
        assert read_date(week, each, direction).doubt is None
    assert is_over(week, date.fromisoformat(last_day(week)) + DAY)
    assert is_to_come(week, date.fromisoformat(first_day(week)) - DAY)
    assert is_stored_date(week)


@given(
    st.integers(315_532_800, 2_145_916_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.sampled_from(ZONES),
)
def test_daylight_saving_never_moves_a_day(moment: datetime, zone: tzinfo) -> None:
    """What is counted in days and weeks is counted in the calendar, whatever the clock does in the night."""
    today = moment.astimezone(zone).date()
    assert past("i går", today) == (today - DAY).isoformat()
    assert future("om en uge", today) == (today + 7 * DAY).isoformat()
    assert past("for 7 dage siden", today) == (today - 7 * DAY).isoformat()
    weekday = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")[today.weekday()]
    assert past(weekday, today) == future(weekday, today) == today.isoformat()
    assert future(f"på {weekday}", today) == (today + 7 * DAY).isoformat()
    assert future("næste uge", today) == iso_week(today + 7 * DAY)


@given(
    hostile.texts() | st.text("0123456789./- ugew", max_size=12) | st.text("0123456789./-W ,", max_size=12),
    days,
    directions,
    st.booleans(),
)
def test_any_text_gives_a_day_or_is_refused(
    text: str, today: date, direction: Literal["past", "future"], long: bool
) -> None:
    with suppress(Invalid):
        read = read_date(text, today, direction, long=long)
        assert read.first <= read.last
        assert long or is_stored_date(read.when)
    if found := leading_date(text, today, direction):
        assert 0 < found[1] <= len(text)
