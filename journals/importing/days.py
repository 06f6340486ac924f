"""The day that a file or a heading gives, where it names the year; nothing here is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from content.column_words import column_words
from journals.errors import Invalid
from journals.text.date_words import MEETING_NAMES, MONTH_PARTS, MONTHS, WEEKDAYS, day_of_part, folded_date, one_of
from journals.text.dates import read_date

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-_./ ]?(\d{2})[-_./ ]?(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-_./ ]{1,2}(\d{1,2})[-_./ ]{1,2}(\d{4}|\d{2})(?!\d)")
_RUN = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)")
_NAMED = re.compile(r"(?<!\w)(\d{1,2})(?:\.|st|nd|rd|th)?\s*(?:of )?([^\W\d_]{3,9})\.?,?\s*(\d{4})(?!\d)")
_NAMED_FIRST = re.compile(r"(?<![^\W_])([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:\.|st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEK = re.compile(r"(?<!\w)(?:(\d{4})[-_ ]?[wu](\d{1,2})|(?:uge|week|w|u)[ _-]?(\d{1,2})[-_ /,]+(\d{4}))(?!\d)")
_UNTIL = re.compile(r"^(?:senest|inden|by|before|til|bis|innen|senast|until|due)\s+(?:den |d\. ?|the )?", re.IGNORECASE)
MONTH_PART = re.compile(rf"({one_of(MONTH_PARTS)})[ -]({one_of(MONTHS)})\.?(?: (\d{{4}}))?")
_BARE_DAY = re.compile(
    rf"(?:{MEETING_NAMES}[ ,:]+)?(?:(?P<weekday>{one_of(WEEKDAYS)})\.?,?\s+)?(?:d\.?|den|the)?\s*"
    r"(?P<day>\d{1,2})(?:\.|/|st|nd|rd|th)?\s*(?P<month>(?<!\d)\d{1,2}(?!\d)|[^\W\d_]{3,9})\.?"
)
FIRST_YEAR = 1990
_LONGEST = 400


def day_in_text(text: str, today: date) -> str | None:
    """Return the first ISO day or week that a text names with its year and that is not to come; None where none is."""
    words = folded_date(text[:_LONGEST])
    for year, month, day in _candidates(words):
        found = valid_day(year, month, day)
        if found is not None and found <= today:
            return found.isoformat()
    for match in _WEEK.finditer(words):
        year, week = (int(match[1]), int(match[2])) if match[1] else (int(match[4]), int(match[3]))
        try:
            begins = date.fromisocalendar(year, week, 1)
        except ValueError:
            continue
        if begins.year >= FIRST_YEAR and begins <= today:
            return f"{year}-W{week:02}"
    return None


def day_of_year(text: str, of: str | None, today: date) -> str | None:
    """Return the ISO day of a heading that is a day without its year (`Mandag d. 3. februar`), in the year of a file.

    `of`: the ISO day or week of the file; None where nobody knows it.
    """
    found = _bare_day(text) if of else None
    if of is None or found is None:
        return None
    day = valid_day(int(of[:4]), _month(found["month"]), int(found["day"]))
    return day.isoformat() if day and day <= today else None


def day_alone(text: str) -> tuple[int, int, int] | None:
    """Return month, day and weekday (1 for Monday, 0 where not named) of a text that is nothing but those."""
    if (found := _bare_day(text)) is None:
        return None
    month, day = _month(found["month"]), int(found["day"])
    return (month, day, WEEKDAYS.get(found["weekday"], 0)) if valid_day(2024, month, day) else None


def is_day_with_year(words: str) -> bool:
    """Return whether folded words are a day or a week with its year, and nothing else."""
    if week := _WEEK.fullmatch(words):
        return 1 <= int(week[2] or week[3]) <= 53
    forms = (_YEAR_FIRST, _DAY_FIRST, _NAMED, _NAMED_FIRST)
    return any(form.fullmatch(words) for form in forms) and any(valid_day(*each) for each in _candidates(words))


def _bare_day(text: str) -> re.Match[str] | None:
    return _BARE_DAY.fullmatch(folded_date(text[:_LONGEST]).strip(" :.,–-"))


def _month(word: str) -> int:
    return int(word) if word.isdigit() else month_numbers().get(word, 0)


def _candidates(words: str) -> Iterator[tuple[int, int, int]]:
    found = [(each.start(), (int(each[1]), int(each[2]), int(each[3]))) for each in _YEAR_FIRST.finditer(words)]
    for each in (*_DAY_FIRST.finditer(words), *_RUN.finditer(words)):
        written = int(each[3])
        found += [(each.start(), (written if len(each[3]) == 4 else 2000 + written, int(each[2]), int(each[1])))]
    months = month_numbers()
    for each in _NAMED.finditer(words):
        found.append((each.start(), (int(each[3]), months.get(each[2], 0), int(each[1]))))
    for each in _NAMED_FIRST.finditer(words):
        found.append((each.start(), (int(each[3]), months.get(each[1], 0), int(each[2]))))
    yield from (parts for _, parts in sorted(found))


@cache
def month_numbers() -> Mapping[str, int]:
    """Return the names of months and their first three letters, in all languages files come in, with their numbers."""
    names = column_words().months
    return {**{name[:3]: number for name, number in names.items()}, **names, **MONTHS}


def in_english_months(text: str) -> str:
    """Return a text with each name of a month in English, which is one of the languages dates are read in."""
    names = column_words().months
    return _WORD.sub(
        lambda word: _MONTH_NAMES[names[key] - 1] if (key := word[0].casefold()) in names else word[0], text
    )


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return a day that there is and that a note can be of; None where there is none."""
    try:
        return date(year, month, day) if year >= FIRST_YEAR else None
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
    words = in_english_months(_UNTIL.sub("", words))
    if part := _part_of_month(words, day):
        return part
    try:
        return read_date(words, day or date(2000, 1, 1), "future").when
    except Invalid:
        return None


def _part_of_month(words: str, day: date | None) -> str | None:
    """Return the ISO day of `primo marts 2025` (its first), `medio` (the 15th) or `ultimo` (its last); else None."""
    found = MONTH_PART.fullmatch(folded_date(words))
    if found is None or not (found[3] or day):
        return None
    part, month, year = MONTH_PARTS[found[1]], MONTHS[found[2]], int(found[3] or (day.year if day else 0))
    if year < FIRST_YEAR:
        return None
    if not found[3] and day and (month, part) < (day.month, day.day):
        year += 1
    return day_of_part(year, month, part).isoformat()
