"""The rules by which a typed date is read: which period it means, or which one of each year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Literal, TypeAlias

from msgspec import Struct

from journals.text.date_words import (
    DATE_UNITS,
    DAYS_FROM_TODAY,
    LEADS,
    MONTHS,
    NEXT_OF_TWO,
    NUMBERS,
    OFFICE_MONTH_PARTS,
    ONE_BEFORE,
    PARTS_OF_DAY,
    STEPS,
    WEEKDAYS,
    day_of_part,
    days_in_month,
    one_of,
)

Direction: TypeAlias = Literal["past", "future"]
"""What a date is of: something that has been (observations, filters), or something to come (deadlines)."""

_DAY = timedelta(days=1)


class Period(Struct, frozen=True):
    """From a day to a day, both included."""

    first: date
    last: date

    @property
    def is_week(self) -> bool:
        """Whether it is one ISO week."""
        return self.first.weekday() == 0 and self.last - self.first == 6 * _DAY


class EitherPeriod(Period, frozen=True):
    """A period where what was typed may as well mean another."""

    other: Period


DateMeaning: TypeAlias = Period | Callable[[int], Period | None]
"""One period, or the one of each year, where the typed date names none."""


_LONG_WEEKDAYS = {name: day for name, day in WEEKDAYS.items() if name.endswith(("dag", "day"))}
"""Written out: what stands after a week may as well be the next word (`uge 50 man skal ringe`)."""
_YEAR = r"([0-9]{4})"
_NUMBER = rf"([0-9]{{1,3}}|{one_of(NUMBERS)})"
_UNIT = rf"({one_of(DATE_UNITS)})"
_WEEK = rf"(?:i |in )?(?:uge|week|u|w)\.?\s*([0-9]{{1,2}})(?:[\s/.,-]+(?:i |in |of )?{_YEAR}|[/-]([0-9]{{2}}))?"
_WEEK_OF_YEAR = rf"{_YEAR}[\s-]?[uw]([0-9]{{1,2}})(?:-([1-7]))?"
_WEEKDAY = rf"(?:({one_of(LEADS)})\s+)?({one_of(WEEKDAYS)})(s?)\.?(?:,?\s+(.+))?"
_OF_IT = re.compile(r"\A(?:i|in|of|d\.|den|the)\s+")
"""What may stand between a day of the week and its week or date."""
_NUMBERS = r"(?:den |d\. ?)?([0-9]{1,2})[./-]\s?([0-9]{1,2})\.?(?:[./\s-]\s?([0-9]{4}|[0-9]{2}))?"
_NAMED = rf"(?:den |d\. ?|the )?([0-9]{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of )?({one_of(MONTHS)})\.?(?:,?\s*{_YEAR})?"
_WEEKDAY_LAST = rf"(.+?),?\s+(?:(?:på|on|i)\s+)?({one_of(_LONG_WEEKDAYS)})(s?)\.?"
_AWAY = (
    rf"(?:om|in)\s+{_NUMBER}\s+{_UNIT}(?: tid)?|for\s+{_NUMBER}\s+{_UNIT}\s+siden"
    rf"|{_NUMBER}\s+{_UNIT}\s+(?:siden|ago|from now)"
)
_WEEKS_ON = rf"{_NUMBER}\s+(?:week|weeks)\s+(?:on|from)\s+({one_of(_LONG_WEEKDAYS)})"
_EIGHT_DAYS = 8
_NAMED_FIRST = rf"({one_of(MONTHS)})\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?(?:,? {_YEAR})?"


def meaning_of(words: str, today: date, direction: Direction) -> DateMeaning:
    """Return what a folded date means, by the first rule that knows it.

    Raises:
        ValueError: none does, or there is no such day.
    """
    if words in DAYS_FROM_TODAY:
        return _day(today + DAYS_FROM_TODAY[words] * _DAY)
    for pattern, meaning in _compiled_rules():
        if match := pattern.fullmatch(words):
            return meaning(match, today, direction)
    raise ValueError(words)


def period_in(meant: Callable[[int], Period | None], year: int) -> Period | None:
    """Return the period of a year; None where it has no such day or week."""
    try:
        return meant(year)
    except ValueError:
        return None


def _day(day: date) -> Period:
    return Period(day, day)


def _iso_day(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    return _day(date(int(match[1]), int(match[2]), int(match[3])))


def _week(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    year = match[2] or (f"20{match[3]}" if match[3] else None)
    number = int(match[1])
    return _week_of(int(year), number) if year else lambda each: _week_of(each, number)


def _week_of(year: int, week: int) -> Period:
    first = date.fromisocalendar(year, week, 1)
    return Period(first, first + 6 * _DAY)


def _week_of_year(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    found = _week_of(int(match[1]), int(match[2]))
    return _day(found.first + (int(match[3]) - 1) * _DAY) if match[3] else found


def _part_of_day(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    """Read `i går aftes` and `tirsdag morgen` as the day."""
    meant = meaning_of(match[1], today, direction)
    period = meant if isinstance(meant, Period) else period_in(meant, today.year)
    if period is not None and period.first != period.last:
        raise ValueError(match[0])
    return meant


def _weekday(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    """Read a day of the week: by itself, in a week that is named after it, or with its date."""
    lead, ends_in_s = match[1] or "", bool(match[3])
    number, rest = WEEKDAYS[match[2]], match[4]
    if (lead == "i") != ends_in_s:  # `i fredags` belongs together
        raise ValueError(match[0])
    if rest is not None:
        if lead not in ("", "på", "on"):
            raise ValueError(match[0])
        meant = _week_away(rest, today) or meaning_of(_OF_IT.sub("", rest), today, direction)
        return _weekday_of(meant, number, today)
    monday = today - (today.isoweekday() - 1) * _DAY
    step = LEADS.get(lead, 2)
    if step == 0:
        return _day(monday + (number - 1) * _DAY)
    ahead = (number - today.isoweekday()) % 7
    if step == 2:  # nothing says which: the latest or the next, today included
        return _day(today + (ahead - (7 if direction == "past" and ahead else 0)) * _DAY)
    if lead in NEXT_OF_TWO and number > today.isoweekday():  # some mean this week's, some that of the week after
        soon = today + ahead * _DAY
        return EitherPeriod(soon, soon, _day(soon + 7 * _DAY))
    if lead in ONE_BEFORE:  # the latest is `i fredags` and `sidste fredag`
        ahead -= 7
    return _day(today + ((ahead or 7) if step == 1 else ahead - 7) * _DAY)


def _weekday_last(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    """Read a week, or a number of weeks from this one, with its day after it: `om to uger på torsdag`."""
    week = _week_away(match[1], today) or meaning_of(match[1], today, direction)
    return _weekday_of(week, WEEKDAYS[match[2]], today)


def _weeks_on(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    """Read `a week on Friday`: so many weeks after the Friday to come."""
    count, ahead = match[1], (WEEKDAYS[match[2]] - today.isoweekday()) % 7 or 7
    weeks = int(count) if count.isdigit() else NUMBERS[count]
    return _day(today + (ahead + 7 * weeks) * _DAY)


def _week_away(words: str, today: date) -> Period | None:
    """Return the whole week so many weeks from this one; `14 dage` are two, and `otte dage` one as Danes count."""
    if (match := re.fullmatch(_AWAY, words)) is None:
        return None
    count, unit = _counted(match)
    if unit == "day" and abs(count) != _EIGHT_DAYS and count % 7:
        return None
    if unit not in ("day", "week"):
        return None
    return _week_of(*_moved(today, count, unit).isocalendar()[:2])


def _weekday_of(meant: DateMeaning, number: int, today: date) -> DateMeaning:
    """Return a weekday in a week; or a day that must be one, in the year nearest to now in which it is."""
    if isinstance(meant, Period):
        return _weekday_in(meant, number)
    near = [found for year in (today.year - 1, today.year, today.year + 1) if (found := period_in(meant, year))]
    if not near or near[0].is_week:

        def in_year(year: int) -> Period | None:
            found = period_in(meant, year)
            return _weekday_in(found, number) if found else None

        return in_year
    there = [each for each in near if each.first.isoweekday() == number]
    nearest = min(there, key=lambda each: abs(each.first - today))
    return lambda year: nearest if year == nearest.first.year else None


def _weekday_in(meant: Period, number: int) -> Period:
    if meant.is_week:
        return _day(meant.first + (number - 1) * _DAY)
    if meant.first == meant.last and meant.first.isoweekday() == number:
        return meant
    raise ValueError(number)


def _numbered(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    return _day_of(int(match[1]), int(match[2]), match[3])


def _named(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    return _day_of(int(match[1]), MONTHS[match[2]], match[3])


def _named_first(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    return _day_of(int(match[2]), MONTHS[match[1]], match[3])


def _day_of(day: int, month: int, year: str | None) -> DateMeaning:
    if year:
        return _day(date(int(year) + (2000 if len(year) == 2 else 0), month, day))
    return lambda each: _day(date(each, month, day))


def _away(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    """Read so many days, weeks, months or years from today."""
    return _day(_moved(today, *_counted(match)))


def _counted(match: re.Match[str]) -> tuple[int, str]:
    """Return how many of what a time counted from today is away; less than none where it has been."""
    number, unit = next((n, u) for n, u in ((match[1], match[2]), (match[3], match[4]), (match[5], match[6])) if n)
    count = int(number) if number.isdigit() else NUMBERS[number]
    return count if match[1] or match[0].endswith("from now") else -count, DATE_UNITS[unit]


def _moved(day: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day + count * (7 if unit == "week" else 1) * _DAY
    year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1), 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def _this_or_next(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    """Read `næste uge`, `last month` and the like as the whole of it."""
    unit = DATE_UNITS[match[2]]
    day = _moved(today, STEPS[match[1]], unit)
    if unit == "week":
        return _week_of(*day.isocalendar()[:2])
    return _month_of(day.year, day.month) if unit == "month" else Period(date(day.year, 1, 1), date(day.year, 12, 31))


def _month_of(year: int, month: int) -> Period:
    return Period(date(year, month, 1), date(year, month, days_in_month(year, month)))


def _month(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    month = MONTHS[match[1]]
    return _month_of(int(match[2]), month) if match[2] else lambda year: _month_of(year, month)


def _part_of_month(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    """Read `primo`, `medio` and `ultimo` of a month as offices mean them: its first, its fifteenth, its last day."""
    part, month = OFFICE_MONTH_PARTS[match[1]], MONTHS[match[2]]

    def in_year(year: int) -> Period:
        return _day(day_of_part(year, month, part))

    return in_year(int(match[3])) if match[3] else in_year


def _year_month(match: re.Match[str], today: date, direction: Direction) -> DateMeaning:
    year = int(match[1])
    return _month_of(year, int(match[2])) if match[2] else Period(date(year, 1, 1), date(year, 12, 31))


_Rule: TypeAlias = Callable[[re.Match[str], date, Direction], DateMeaning]
_RULES: tuple[tuple[str, _Rule], ...] = (
    (rf"{_YEAR}[-./]([0-9]{{1,2}})[-./]([0-9]{{1,2}})", _iso_day),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", _iso_day),
    (_WEEK, _week),
    (_WEEK_OF_YEAR, _week_of_year),
    (_NUMBERS, _numbered),
    (_NAMED, _named),
    (_NAMED_FIRST, _named_first),
    (rf"(.+?),? (?:{PARTS_OF_DAY})", _part_of_day),
    (_WEEKDAY, _weekday),
    (_AWAY, _away),
    (rf"(?:i |in )?({one_of(STEPS)})\s+(uge|week|måned|month|år|year)", _this_or_next),
    (rf"(?:i |in )?({one_of(MONTHS)})\.?(?:\s+{_YEAR})?", _month),
    (rf"({one_of(OFFICE_MONTH_PARTS)})\s+({one_of(MONTHS)})\.?(?:\s+{_YEAR})?", _part_of_month),
    (rf"{_YEAR}(?:-([0-9]{{2}}))?", _year_month),
    (_WEEKS_ON, _weeks_on),
    (_WEEKDAY_LAST, _weekday_last),
)


@cache
def _compiled_rules() -> list[tuple[re.Pattern[str], _Rule]]:
    """Return the rules as they are tried; compiling them takes as long as much of a start."""
    return [(re.compile(pattern), meaning) for pattern, meaning in _RULES]
