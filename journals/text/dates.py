"""Reading dates as people in Danish town halls write them; the only place that does.

Time has a direction. What was seen, and what a list begins with, is the latest such day or week; where that is long ago
and the next one near, it is in doubt. What is to be done is the next one. A week is a period: it begins on its Monday
and is over when its Sunday is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import Literal, TypeAlias

from journals.errors import Invalid
from journals.text.date_rules import Direction, EitherPeriod, Period, meaning_of, period_in
from journals.text.date_words import folded_date

DateDoubt: TypeAlias = Literal["has_been", "to_come", "far", "either"]

RECENTLY = timedelta(days=92)
"""Whose day is so little past may have meant it, and not next year's."""
SOON = timedelta(days=21)
"""Whose day without a year is so near ahead hardly means the one of the year before."""
_FAR = timedelta(days=366)
"""Who names no year hardly means one farther from today."""
_YEARS = 9
"""So many years hold a 29 February and a week 53, also around 1900 and 2100."""
_MOST_YEARS = range(1900, 2300)
_BAD: Mapping[Direction, str] = {"past": "bad_past_date", "future": "bad_date"}


class DateReading(Period, frozen=True):
    """What a typed date means, and what is to be asked of it."""

    direction: Direction
    doubt: DateDoubt | None = None
    """`has_been`: a deadline that was; `to_come`: what was seen has not been yet; `far`: no year, and none is near.

    `either`: no year, and it may have been or be to come; or `next Friday`, in this week or the one after.
    """
    before: Period | None = None
    """The one that has just been, where the typed date names no year and this is the next."""
    other: Period | None = None
    """The other one that may be meant, where it is `either`."""

    @property
    def when(self) -> str:
        """The form in which it is stored: an ISO day, or the ISO week `2026-W47` until whose end there is time.

        What happened is told as a day to whoever reads `--json`: of a week, its Monday.
        """
        is_day = self.first == self.last or self.direction == "past"
        return self.first.isoformat() if is_day else iso_week(self.first)


def read_date(text: str, today: date, direction: Direction, *, long: bool = False) -> DateReading:
    """Read `24.11`, `24. november`, `24/11-26`, `uge 47`, `2026-W47`, `på fredag`, `om 14 dage` or the like.

    Day comes before month. Without a year it is the latest such day or week that has begun (`past`), or the next that
    is not over (`future`). `long` takes months and years too (`2025-11`, `november`, `2025`).

    Raises:
        Invalid: `bad_date`, or `bad_past_date` with examples of what has been.
    """
    try:
        meant = meaning_of(folded_date(text), today, direction)
        read = _plain(meant, today, direction) if isinstance(meant, Period) else _nearest(meant, today, direction)
    except (ValueError, OverflowError, IndexError, StopIteration):
        raise Invalid(_BAD[direction], text=text) from None
    if not (read.first == read.last or read.is_week or long) or read.first.year not in _MOST_YEARS:
        raise Invalid(_BAD[direction], text=text)
    return read


def read_near_date(text: str, today: date, direction: Direction) -> DateReading:
    """Read the date of what is as well noted ahead as afterwards: `read_date`, unless the other way one is nearer.

    Raises:
        Invalid: as `read_date`.
    """
    read = read_date(text, today, direction)
    other = read_date(text, today, "past" if direction == "future" else "future")
    if abs(other.first - today) > RECENTLY or abs(other.first - read.first) <= RECENTLY:
        return read
    return DateReading(other.first, other.last, direction, "either", other=Period(read.first, read.last))


def _plain(meant: Period, today: date, direction: Direction) -> DateReading:
    doubt: DateDoubt | None = None
    if direction == "past" and meant.first > today:
        doubt = "to_come"
    elif direction == "future" and meant.last < today:
        doubt = "has_been"
    elif isinstance(meant, EitherPeriod):
        return DateReading(meant.first, meant.last, direction, "either", other=meant.other)
    return DateReading(meant.first, meant.last, direction, doubt)


def _nearest(meant: Callable[[int], Period | None], today: date, direction: Direction) -> DateReading:
    """Return the latest that has begun or the next that is not over, of those that the years have.

    Where they have none in that direction, as `torsdag 24.12` may not, it is the nearest in the other.
    """
    each = [found for year in range(today.year - _YEARS, today.year + _YEARS) if (found := period_in(meant, year))]
    been = [found for found in each if found.first <= today]
    coming = [found for found in each if found.last >= today]
    doubt: DateDoubt | None = None
    if direction == "past":
        found, doubt = (been[-1], None) if been else (coming[0], "to_come")
        if today - found.last > _FAR:
            doubt = "far"
        elif coming and timedelta(0) < coming[0].first - today <= SOON and today - found.last > RECENTLY:
            return DateReading(found.first, found.last, direction, "either", other=coming[0])
        return DateReading(found.first, found.last, direction, doubt)
    found, doubt = (coming[0], None) if coming else (been[-1], "has_been")
    before = next((each for each in reversed(been) if each.last < today), None)
    if found.first > today and before is not None and today - before.last <= RECENTLY:
        return DateReading(found.first, found.last, direction, "has_been", before)
    if found.first - today > _FAR:
        doubt = "far"
    return DateReading(found.first, found.last, direction, doubt)


def day_named(read: DateReading) -> str:
    """Return how a day or week is written so that it cannot be misread: with its year."""
    return iso_week(read.first) if read.is_week else read.first.isoformat()


# A date at the beginning of a text


def leading_date(text: str, today: date, direction: Direction) -> tuple[DateReading, int] | None:
    """Return the longest date that a text begins with, and where it ends; None where it begins with none.

    A comma or colon after it belongs to it. A word of three letters alone is no date: `man` and `fri` are words too.
    """
    ends = [word.end() for word in islice(re.finditer(r"\S+", text), _MOST_WORDS) if not text[:1].isspace()]
    for end in reversed(ends):
        date_words = text[:end].rstrip(",:")
        if date_words[-1:].isspace() or (len(date_words) <= 3 and date_words.isalpha()):
            continue  # a sign that stands alone is of the text
        try:
            return read_date(date_words, today, direction), end
        except Invalid:
            continue
    return None


_MOST_WORDS = 6
"""As many as the longest date has: `onsdag den 9. december 2026`, and one more."""


# Days and weeks as they are stored

UNBELIEVABLE = str(date.today().year + 2)  # noqa: DTZ011 - one for a whole run, so that what is in order stays so
"""The first year that nobody can have meant."""


def iso_week(day: date) -> str:
    """Return the ISO week of a day in the stored form, `2026-W47`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def first_day(when: str) -> str:
    """Return the ISO day that `when` (a day or an ISO week `2026-W47`) begins on; unchanged where it is neither."""
    return _day_in(when, 1)


def day_to_order_by(when: str | None) -> str:
    """Return the ISO day that a stored day or week begins on; "" where there is none that can have been.

    What others wrote may be of the year 9999: it is shown, but is never the latest.
    """
    day = first_day(when or "")
    return day if day < UNBELIEVABLE else ""


def last_day(when: str) -> str:
    """Return the ISO day that `when` ends on; unchanged where it is neither a day nor a week."""
    return _day_in(when, 7)


def is_stored_date(when: str | None) -> bool:
    """Return whether a text is a day or a week as it is stored."""
    try:
        date.fromisoformat(first_day(when or ""))
    except ValueError:
        return False
    return True


def is_over(when: str | None, today: date) -> bool:
    """Return whether a stored day or week has been: a week only when its Sunday has."""
    return bool(when) and last_day(when or "") < today.isoformat()


def is_to_come(when: str | None, today: date) -> bool:
    """Return whether a stored day or week has not begun."""
    return first_day(when or "") > today.isoformat()


def _day_in(when: str, weekday: int) -> str:
    if "W" not in when:
        return when
    try:
        return date.fromisocalendar(int(when[:4]), int(when[6:]), weekday).isoformat()
    except ValueError:
        return when
