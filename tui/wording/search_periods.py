"""Times as a search reads them: `uge:47`, `uge:45-47`, `måned:november`, `år:2025`, and `uge 47` as it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import TypeAlias

from journals.errors import Invalid
from journals.index.query import Phrases
from journals.text.date_rules import Period
from journals.text.date_words import DAYS_FROM_TODAY, folded_date, one_of
from journals.text.dates import iso_week, read_date
from tui.locale import Catalogue
from tui.wording.display import long_date

Days: TypeAlias = tuple[str, str]
"""From an ISO day to another, both included."""
NO_DAYS: Days = ("9999", "0000")


def _whole_words(pattern: str) -> re.Pattern[str]:
    """Return what finds a pattern between spaces, also where `å` is typed as `aa`."""
    return re.compile(rf"(?<!\S){pattern.replace('å', '(?:å|aa)')}(?!\S)", re.IGNORECASE)


SPOKEN_WEEK = re.compile(
    r"(?<!\S)(?:(?:i|in) )?(?:(?:(?:uge|uger|weeks?|wks?) +|(?:uge|u|week|wk|w)\.?(?=[0-9]))"
    r"([0-9]{1,2}(?: ?[-–] ?[0-9]{1,2})?(?: (?:i |in )?[0-9]{4})?)"
    r"|([0-9]{4}-?[uUwW][0-9]{2}))(?!\S)",
    re.IGNORECASE,
)
"""A week in a line, as people say it or as logs store it."""
_WEEK_WORDS = ("uge", "week", "wk", "u", "w")
_NAMED = r"(?:(?:i|in) )?(?:denne|dette|sidste|forrige|this|last) (?:uge|måned|år|week|month|year)"
_OTHER_DAYS = one_of({words: days for words, days in DAYS_FROM_TODAY.items() if days})
SPOKEN_TIME = _whole_words(rf"({_OTHER_DAYS}|{_NAMED})")
"""A day, week, month or year in a line that is told from today; today itself is not, for *i dag* is said of much."""
VALUE_OF_WORDS = _whole_words(rf"([^\W\d_]+): ?({one_of(DAYS_FROM_TODAY)}|{_NAMED}|i år)")
"""A filter whose value is a time of several words."""
_UNITS = {"uge": "week", "week": "week", "måned": "month", "month": "month", "år": "year", "year": "year"}
_WEEK = re.compile(r"(?:(?:uge|week|u|w)\.?\s*)?([0-9]{1,2})(?:[/ ]\s*(?:i |in )?([0-9]{4}|[0-9]{2}))?", re.IGNORECASE)
_WEEK_OF_YEAR = re.compile(r"([0-9]{4})[-/ ]?[uw]?([0-9]{1,2})", re.IGNORECASE)
_MONTH = re.compile(r"([0-9]{1,2})(?:[./ -]([0-9]{4}))?")
_MONTH_OF_YEAR = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})")
_BETWEEN = re.compile(r"\s*(?:\.\.+|–|—|-)\s*")
_THIS = {"denne", "dette", "this"}
_LAST = {"sidste", "last", "forrige"}
_DAYS = {"week": range(7, 8), "month": range(28, 32), "year": range(365, 367), "day": range(1, 367)}


def read_period(name: str, value: str, today: date, year: str = "") -> Days | None:
    """Return the days that a value of the filter `week`, `month`, `year` or `day` means; None where it means none.

    `year` is the one that is meant where the value names none.
    """
    found = _range(name, value, today, year) if name == "week" else None  # `uge 45-47` could be week 45 of a 2047
    found = found or _one(name, value, today, year) or _range(name, value, today, year)
    return (found.first.isoformat(), found.last.isoformat()) if found else None


def week_as_written(value: str) -> Phrases:
    """Return how texts write the week with a number, each as words side by side; nothing for several weeks."""
    number = value.strip()
    if not number.isdecimal():
        return ()
    return tuple(each for word in _WEEK_WORDS for each in ((word, number), (f"{word}{number}",)))


def spoken_period(value: str, today: date) -> tuple[str, str, Days] | None:
    """Return which filter a time told from today is of (`sidste uge`), as what, and its days; None for others."""
    if not SPOKEN_TIME.fullmatch(value):
        return None
    said = folded_date(value).removeprefix("i ").removeprefix("in ")
    name = _UNITS.get(said.split()[-1], "day")
    read = value if name == "day" else said
    days = read_period(name, read, today)
    return (name, read, days) if days else None


def both(periods: set[Days], others: set[Days]) -> set[Days]:
    """Return what is in a period of both."""
    overlaps = {(max(one[0], other[0]), min(one[1], other[1])) for one in periods for other in others}
    return {days for days in overlaps if days[0] <= days[1]}


def _range(name: str, value: str, today: date, year: str) -> Period | None:
    for between in _BETWEEN.finditer(value):
        first = _one(name, value[: between.start()], today, year)
        if first is None or not value[between.end() :]:
            continue
        last = _one(name, value[between.end() :], today, year)
        if last is not None and last.last < first.first:  # the latest such week may be of another year than the first
            last = _one(name, value[between.end() :], today, str(first.last.year))
        if last is not None and first.first <= last.last:
            return Period(first.first, last.last)
    return None


def _one(name: str, value: str, today: date, year: str) -> Period | None:
    for text in _written_out(name, value.strip(), today, year):
        with suppress(Invalid):
            read = read_date(text, today, "past", long=True)
            if read.doubt != "far" and (read.last - read.first).days + 1 in _DAYS[name]:
                return Period(read.first, read.last)
    return None


def _written_out(name: str, value: str, today: date, year: str) -> Iterator[str]:
    """Yield a value as dates are written elsewhere."""
    said = value.casefold().split()
    if (name != "day" and len(said) == 1 and said[0] in _THIS | _LAST) or (
        name != "day" and len(said) == 2 and (said[0] in _THIS | _LAST or said == ["i", "år"])
    ):  # uge:sidste
        yield _named(name, today, back=said[0] in _LAST)
    elif name == "week" and (found := _WEEK_OF_YEAR.fullmatch(value)):
        yield f"{found[1]}-W{int(found[2]):02}"
    elif name == "week" and (found := _WEEK.fullmatch(value)):
        of = found[2] or year
        yield f"uge {found[1]} {of if len(of) != 2 else '20' + of}".strip()
    elif name == "month" and (found := _MONTH_OF_YEAR.fullmatch(value)):
        yield f"{found[1]}-{int(found[2]):02}"
    elif name == "month" and (found := _MONTH.fullmatch(value)):
        of = found[2] or year or str(today.year - (int(found[1]) > today.month))
        yield f"{of}-{int(found[1]):02}"
    elif name == "year" and re.fullmatch("[0-9]{2}", value):
        yield f"20{value}"
    else:
        yield from (f"{value} {year}", value) if year else (value,)


def _named(name: str, today: date, *, back: bool) -> str:
    """Return this week, month or year, or the one before, as a date."""
    if name == "week":
        return iso_week(today - timedelta(weeks=back))
    if name == "year":
        return str(today.year - back)
    return (today.replace(day=1) - timedelta(days=back)).isoformat()[:7]


def asked_days(say: Catalogue, periods: Sequence[Days]) -> str:
    """Return the first of the periods that are asked for in words; "" where none is possible."""
    first, last = periods[0]
    if periods[0] == NO_DAYS:
        return ""
    day = long_date(say, first)
    return day if first == last else say("search.period", first=day, last=long_date(say, last))


def within(found: Mapping[str, set[Days]]) -> tuple[Days, ...]:
    """Return the periods in which all filters hold, each of which may name several; `NO_DAYS` where none is."""
    periods: set[Days] | None = None
    for each in found.values():
        periods = each if periods is None else both(periods, each)
    return () if periods is None else tuple(sorted(periods)) or (NO_DAYS,)
