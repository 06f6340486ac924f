"""Days in cells as programs and people write them: ISO days, never after today where they tell of what has been."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from journals.errors import Invalid
from journals.importing.days import MONTH_PART, in_english_months, month_numbers, read_deadline
from journals.text.date_words import folded_date
from journals.text.dates import iso_week, read_date

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.,]+ ?(?:Z|[-+][0-9:]+|UTC)?)?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})\b.*")
_COMPACT = re.compile(r"(20[0-9]{2})([01][0-9])([0-3][0-9])(?:[T ]?[0-9]{4,6}Z?)?")
_JAVASCRIPT = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([0-9]{2}) ([0-9]{4})\b.*")
_UTC = re.compile(r"[A-Z][a-z]{2},? ([0-9]{1,2}) ([A-Z][a-z]{2}) ([0-9]{4})\b.*")
_SHORT_MONTH = re.compile(r"([0-9]{1,2})[-/ ]([A-Z][a-z]{2})[-/ ]([0-9]{4}|[0-9]{2})\b.*")
_NUMBERS = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4}|[0-9]{2})\b[.,]?.*")
_CLOCK = re.compile(r",? +(?:kl\.? ?|at )?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?[AaPp]\.?[Mm]\.?)?$")
_SERIAL = re.compile(r"[34567][0-9]{4}(?:[.,][0-9]+)?")
_STAMP = re.compile(r"1[0-9]{9}(?:[0-9]{3})?")
_DIGIT = re.compile(r"[0-9]")
_FIRST_OF_EXCEL = date(1899, 12, 30)
_FIRST_OF_UNIX = date(1970, 1, 1)
_LONGEST = 90
_YEARS = range(1990, 2100)


def past_day(cell: str, today: date, *, month_first: bool = False) -> str | None:
    """Return the ISO day or week that a cell tells of; None where it tells of none, or of one that has not been."""
    if _DIGIT.search(cell) is None:
        return None
    found = _written_day(cell, month_first=month_first)
    if found is not None:
        return found.isoformat() if found <= today else None
    if MONTH_PART.fullmatch(folded_date(cell)) is not None:
        return None  # of what has been it is a rough time (`rough_days`), and of a deadline a day
    try:
        read = read_date(in_english_months(_without_clock(cell)), today, "past")
    except Invalid:
        return None
    if read.first > today:
        return None
    return iso_week(read.first) if read.is_week else read.first.isoformat()


def due_day(cell: str, base: date | None, *, month_first: bool = False) -> str | None:
    """Return the day or week until which a cell says there is time, counted from the day it was written.

    Where nobody knows that day (`base`), only what names its year is read.
    """
    found = _written_day(cell, month_first=month_first)
    return found.isoformat() if found is not None else read_deadline(_without_clock(cell), base)


def is_month_first(cells: Iterable[str]) -> bool:
    """Return whether a column of dates has the month first: some cannot be read otherwise, and all can be so."""
    found_so = False
    for cell in set(cells):
        if found := _NUMBERS.match(cell.strip()):
            if int(found[1]) > 12:
                return False
            found_so = found_so or int(found[2]) > 12
    return found_so


def _written_day(cell: str, *, month_first: bool) -> date | None:
    """Return a day with its year in one of the forms that programs write."""
    text = cell.strip()
    if not text or len(text) > _LONGEST:
        return None
    for pattern in (_ISO, _YEAR_FIRST, _COMPACT):
        if found := pattern.fullmatch(text):
            return _day(found[1], found[2], found[3])
    if found := _JAVASCRIPT.fullmatch(text):
        return _day(found[3], _month(found[1]), found[2])
    if found := _UTC.fullmatch(text) or _SHORT_MONTH.fullmatch(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _NUMBERS.fullmatch(text):
        month, day = (found[1], found[2]) if month_first else (found[2], found[1])
        return _day(found[3], month, day)
    return _counted_day(text)


def _counted_day(text: str) -> date | None:
    """Return the day of a number as Excel keeps days, or as programs count seconds."""
    if _SERIAL.fullmatch(text):
        return _FIRST_OF_EXCEL + timedelta(days=int(text[:5]))
    if _STAMP.fullmatch(text):
        return _FIRST_OF_UNIX + timedelta(seconds=int(text[:10]))
    return None


def _month(name: str) -> int:
    return month_numbers().get(name.casefold(), 0)


def _day(year: str, month: str | int, day: str) -> date | None:
    number = int(year) + 2000 if len(year) == 2 else int(year)
    if number not in _YEARS:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None


def _without_clock(cell: str) -> str:
    return _CLOCK.sub("", cell.strip()[:_LONGEST])
