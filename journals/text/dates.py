"""Parsing dates as people in Danish town halls write them, into ISO days and ISO weeks."""

from __future__ import annotations

import re
from datetime import date, timedelta

from journals.errors import Invalid

_DAYS = {"i dag": 0, "idag": 0, "today": 0, "i går": 1, "igår": 1, "yesterday": 1, "i forgårs": 2, "iforgårs": 2}
_AHEAD = {"i morgen": 1, "imorgen": 1, "tomorrow": 1}
_WEEK = re.compile(r"(?:uge|week|u|w)\.?\s*(\d{1,2})(?:[\s/.-]+(\d{4}))?")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})\.?(?:[./-](\d{4}|\d{2}))?")


_NAMED = re.compile(r"(?:den |d\. )?(\d{1,2})\.?\s*([a-z]{3})[a-z]*\.?\s*(\d{4})?")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "maj may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"), 1
    )
    for name in names.split()
}
_LATER = re.compile(r"(?:om|in)\s+(\d{1,3})\s+(dage?|days?|uger?|weeks?)")


def parse_day(text: str, today: date, *, ahead: bool = False) -> str:
    """Parse `24.11`, `24. november`, `24/11-26`, `2026-11-24`, `i går`, `i morgen` or `om 14 dage` as an ISO day.

    A week's Monday for `uge 47`. A day without a year is this year's or, where it is something to come (`ahead`) and
    has been this year, the next one's; day always comes before month.

    Raises:
        Invalid: `bad_date`.
    """
    words = " ".join(text.casefold().split())
    if words in _DAYS:
        return (today - timedelta(days=_DAYS[words])).isoformat()
    if words in _AHEAD:
        return (today + timedelta(days=_AHEAD[words])).isoformat()
    try:
        if match := _WEEK.fullmatch(words):
            year = int(match[2]) if match[2] else today.isocalendar().year
            day = date.fromisocalendar(year, int(match[1]), 1)
            over = ahead and not match[2] and day < today - timedelta(days=6)
            return (date.fromisocalendar(year + 1, int(match[1]), 1) if over else day).isoformat()
        if match := _NUMBERS.fullmatch(words):
            return _day(int(match[1]), int(match[2]), match[3], today, ahead=ahead)
        if (match := _NAMED.fullmatch(words)) and match[2] in _MONTHS:
            return _day(int(match[1]), _MONTHS[match[2]], match[3], today, ahead=ahead)
        if match := _LATER.fullmatch(words):
            days = int(match[1]) * (7 if match[2][0] in "uw" else 1)
            return (today + timedelta(days=days)).isoformat()
        if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
            return date.fromisoformat(words).isoformat()
    except ValueError:
        pass
    raise Invalid("bad_date", text=text)


def _day(day: int, month: int, year: str | None, today: date, *, ahead: bool) -> str:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day).isoformat()
    meant = date(today.year, month, day)
    return (date(today.year + 1, month, day) if ahead and meant < today else meant).isoformat()


def iso_week(day: date) -> str:
    """Return the ISO week of a day in the stored form, `2026-W47`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def first_day(when: str) -> str:
    """Return the ISO day that `when` (a day or an ISO week `2026-W47`) begins on; unchanged where it is neither."""
    if "W" not in when:
        return when
    try:
        return date.fromisocalendar(int(when[:4]), int(when[6:]), 1).isoformat()
    except ValueError:
        return when
