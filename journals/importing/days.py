"""The day that a file or a heading gives, where it names the year; nothing here is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from journals.errors import Invalid
from journals.text.date_words import MONTHS, folded_date, one_of
from journals.text.dates import read_date

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-_./ ]?(\d{2})[-_./ ]?(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-_./ ]{1,2}(\d{1,2})[-_./ ]{1,2}(\d{4}|\d{2})(?!\d)")
_RUN = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)")
_NAMED = re.compile(rf"(?<!\w)(\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of )?({one_of(MONTHS)})\.?,?\s*(\d{{4}})(?!\d)")
_NAMED_FIRST = re.compile(rf"(?<!\w)({one_of(MONTHS)})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)")
_WEEK = re.compile(r"(?<!\w)(?:(\d{4})[-_ ]?[wu](\d{1,2})|(?:uge|week|w|u)[ _-]?(\d{1,2})[-_ /,]+(\d{4}))(?!\d)")
_FIRST_YEAR = 1990
_LONGEST = 400


def day_in_text(text: str, today: date) -> str | None:
    """Return the first ISO day or week that a text names with its year and that is not to come; None where none is."""
    words = folded_date(text[:_LONGEST])
    for year, month, day in _candidates(words):
        found = _day(year, month, day)
        if found is not None and found <= today:
            return found.isoformat()
    for match in _WEEK.finditer(words):
        year, week = (int(match[1]), int(match[2])) if match[1] else (int(match[4]), int(match[3]))
        try:
            begins = date.fromisocalendar(year, week, 1)
        except ValueError:
            continue
        if begins.year >= _FIRST_YEAR and begins <= today:
            return f"{year}-W{week:02}"
    return None


def _candidates(words: str) -> Iterator[tuple[int, int, int]]:
    found = [(each.start(), (int(each[1]), int(each[2]), int(each[3]))) for each in _YEAR_FIRST.finditer(words)]
    for each in (*_DAY_FIRST.finditer(words), *_RUN.finditer(words)):
        written = int(each[3])
        found += [(each.start(), (written if len(each[3]) == 4 else 2000 + written, int(each[2]), int(each[1])))]
    found += [(each.start(), (int(each[3]), MONTHS[each[2]], int(each[1]))) for each in _NAMED.finditer(words)]
    found += [(each.start(), (int(each[3]), MONTHS[each[1]], int(each[2]))) for each in _NAMED_FIRST.finditer(words)]
    yield from (parts for _, parts in sorted(found))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None


def read_deadline(text: str, day: date | None) -> str | None:
    """Return the ISO day or week that a text names as a deadline.

    Without the day of the file (`day`) only one that has its year is read: when `on Friday` was, nobody knows.
    """
    words = text.strip(" .,;:()[]<>")
    if not words or len(words) > 60:
        return None
    if day is None and not re.search(r"\d{4}", words):
        return None
    try:
        return read_date(words, day or date(2000, 1, 1), "future").when
    except Invalid:
        return None
