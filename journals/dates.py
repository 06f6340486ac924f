"""Dates as people in Danish town halls write them; stored as ISO days, or ISO weeks where a day would tell who."""

from __future__ import annotations

import re
from datetime import date, timedelta

from journals.errors import Invalid

_DAYS = {"i dag": 0, "idag": 0, "today": 0, "i går": 1, "igår": 1, "yesterday": 1, "i forgårs": 2, "iforgårs": 2}
_AHEAD = {"i morgen": 1, "imorgen": 1, "tomorrow": 1}
_WEEK = re.compile(r"(?:uge|week|u|w)\.?\s*(\d{1,2})(?:[\s/.-]+(\d{4}))?")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})\.?(?:[./-](\d{4}|\d{2}))?")


def parse_day(text: str, today: date) -> str:
    """Give the ISO day meant by `24.11`, `24/11-26`, `2026-11-24`, `i går`, `i morgen`; a week's Monday for `uge 47`.

    A day without a year is this year's; day always comes before month.

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
            return date.fromisocalendar(year, int(match[1]), 1).isoformat()
        if match := _NUMBERS.fullmatch(words):
            year = today.year if not match[3] else int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            return date(year, int(match[2]), int(match[1])).isoformat()
        if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
            return date.fromisoformat(words).isoformat()
    except ValueError:
        pass
    raise Invalid("bad_date", text=text)


def iso_week(day: date) -> str:
    """Give the ISO week of a day, as it is stored: `2026-W47`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def first_day(when: str) -> str:
    """Give the ISO day that `when` (a day or an ISO week `2026-W47`) begins on; unchanged where it is neither."""
    if "W" not in when:
        return when
    try:
        return date.fromisocalendar(int(when[:4]), int(when[6:]), 1).isoformat()
    except ValueError:
        return when
