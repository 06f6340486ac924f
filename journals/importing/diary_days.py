"""The days that the lines of a diary begin with, also where they do not say the year: `10.9. The battery …`, `24/9 …`.

Where no day at all names its year, nobody can tell: the latest that has been is taken, as it is where one types a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from journals.importing.days import FIRST_YEAR, day_alone, day_in_text, month_numbers, valid_day
from journals.importing.outline import FilePart, ListItem, Paragraph
from journals.importing.source import ImportSource
from journals.importing.time_lines import is_time_alone
from journals.privacy.names import GIVEN
from journals.text.date_words import MONTHS, one_of
from journals.text.dates import first_day, iso_week

_LEAD = r"(\s*(?:[-*•+]\s+)?)(?:den |d\. ?)?"
_DATED = re.compile(
    rf"{_LEAD}(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})(?!\d)"
    rf"|\d{{1,2}}\.? (?:{one_of(MONTHS)})\.? \d{{4}})",
    re.IGNORECASE,
)
_UNDATED = re.compile(
    rf"{_LEAD}(?P<said>(?P<day>\d{{1,2}})(?P<sign>[./])(?P<month>\d{{1,2}})(?:\.(?=[\s:])|(?=[\s:]))"
    rf"|(?P<named>\d{{1,2}})\.? (?P<name>{one_of(MONTHS)})\.?(?=:|\s+[–-]\s))(?=.*\w)",
    re.IGNORECASE,
)
_WEEK_ALONE = re.compile(r"\W*(?:uge|week|kw|vecka|uke)[ ._-]*(\d{1,2})\W*", re.IGNORECASE)
_MEASURED = re.compile(
    r"\s*(?:timer?|dage?|uger?|måneder|år|min\w*|mio|millioner|mia|procent|pct|%|kr|km|kg|meter|"
    r"hours?|days?|weeks?|months?|years?|percent|million)\b",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.?\s")
_ALWAYS = ("24", "7")
"""Round the clock is no day in July."""
_YEARS_BACK = 6
"""After so many years at the most a day falls on the same weekday again."""
_AROUND = " :.*_"
_YEAR_OF_FILE = re.compile(r"(?<![\d.,])((?:19|20)\d{2})(?![\d.,%]|\s*[^\W\d_])")
"""A year, and no number of anything: no word stands behind it."""
_LONGEST_TITLE = 60
_NEAR = timedelta(days=200)
"""How near to the day before a day must be for its weekday to tell its year."""
_SHORT_NAME = 3
"""Letters of a month's name that may as well be a person's: `Jan`, `Maj`."""
_LONGEST = 40
"""Characters of a line in which its day stands."""


class _Undated(Struct, frozen=True):
    """A day at the beginning of a line, or alone in it, that does not name its year."""

    month: int
    day: int
    said: str
    before: str = ""
    rest: str = ""
    sign: str = ""
    """What parts the numbers of its day and month; "" where the month has a name."""
    weekday: int = 0
    """From 1 for Monday; 0 where it is not named."""
    week: int = 0
    """Where a week is named, and no day; with a month and no day the month is."""

    def in_year(self, year: int) -> date | None:
        """Return the day in a year, or the Monday of the week; None where that year has none."""
        if not self.week:
            return valid_day(year, self.month, self.day or 1)
        try:
            return date.fromisocalendar(year, self.week, 1)
        except ValueError:
            return None

    def written(self, day: date) -> str:
        """Return it as an ISO day or week, once its year is known."""
        return iso_week(day) if self.week else day.isoformat()[: None if self.day else len("2026-04")]


def are_chapters(lines: Iterable[str]) -> bool:
    """Return whether what lines begin with numbers chapters: `1.1`, `1.2`, `2.1`; not days, amounts or versions."""
    numbers = [(int(found[1]), int(found[2])) for line in lines if (found := _CHAPTER.match(line))]
    goes_on = all(
        later in ((first, second + 1), (first + 1, 1), (first, second)) for (first, second), later in pairwise(numbers)
    )
    return not numbers or (numbers[0][1] in (0, 1) and goes_on)


def with_years(lines: Sequence[str], source: ImportSource) -> list[str]:
    """Return the lines of a text with the years of the days they begin with; what is taken is kept in `source`.

    One line that begins so may mean anything. Two are a diary, or one beside a line whose day has its year.
    """
    found = [*map(_day_without_year, lines)]
    undated = len(found) - found.count(None)
    dated = [day for line in lines if _DATED.match(line) and (day := day_in_text(line, source.today))]
    if not undated or undated + min(len(dated), 1) < 2 or (not dated and are_chapters(lines) and _only_dotted(found)):
        return list(lines)
    return list(_completed(lines, found, dated[0] if dated else None, source))


def is_diary(blocks: Iterable[FilePart]) -> bool:
    """Return whether more than one paragraph or item begins with its day, and at least one in three."""
    texts = [each.text for each in blocks if isinstance(each, Paragraph | ListItem)]
    return sum(map(is_dated_note, texts)) >= max(2, len(texts) / 3)


def has_dated_lines(blocks: Iterable[FilePart]) -> bool:
    """Return whether more than one paragraph begins with its day: one alone is the day of a meeting."""
    return sum(isinstance(each, Paragraph) and is_dated_note(each.text) for each in blocks) > 1


def is_dated_note(text: str) -> bool:
    """Return whether a text begins with a day that names its year, and says something of it."""
    return begins_with_day(text) and not is_time_alone(text)


def begins_with_day(text: str) -> bool:
    """Return whether a text begins with a day that names its year."""
    return _DATED.match(text) is not None


def _only_dotted(days: Iterable[_Undated | None]) -> bool:
    return {each.sign for each in days if each and each.sign} == {"."}


def _day_without_year(line: str) -> _Undated | None:
    """Return the day that a line begins with, or that is all it says; None where it names its year."""
    word = line.strip(_AROUND) if len(line) <= _LONGEST and not line.startswith(("  ", "\t")) else ""
    if len(word) > _SHORT_NAME and (month := month_numbers().get(word.casefold(), 0)):
        return _Undated(month, 0, word)
    if not any(map(str.isdigit, line[:_LONGEST])) or _DATED.match(line):
        return None
    if word and (week := _WEEK_ALONE.fullmatch(line)):
        return _Undated(0, 0, word, week=int(week[1]))
    if word and (alone := day_alone(line)):
        month, day, weekday = alone
        is_named = any(map(str.isalpha, word))  # `1.1` may be a chapter, and `4/5` a mark
        return _Undated(month, day, word, weekday=weekday) if is_named else None
    found = _UNDATED.match(line) if any(map(str.isdigit, line[:8])) else None
    if found is None or (found["day"], found["month"]) == _ALWAYS or _MEASURED.match(line, found.end()):
        return None
    if found["name"]:
        month, day = month_numbers()[found["name"].casefold()], int(found["named"])
    else:
        month, day = int(found["month"]), int(found["day"])
    is_day = 1 <= month <= 12 and 1 <= day <= 31
    before, rest = found[1], line[found.end() :]
    return _Undated(month, day, found["said"], before, rest, found["sign"] or "") if is_day else None


def _completed(
    lines: Sequence[str], days: Sequence[_Undated | None], known: str | None, source: ImportSource
) -> Iterator[str]:
    titled = None if known else _middle_of_year(lines, source)
    before = date.fromisoformat(first_day(known or titled or source.today.isoformat()))
    source.years_from, is_first = "lines" if known else "title" if titled else "today", not (known or titled)
    for at, (line, found) in enumerate(zip(lines, days, strict=True)):
        if found is None or (not found.rest and not _stands_alone(lines, at)):
            said = day_in_text(line, source.today) if _DATED.match(line) else None
            before = date.fromisoformat(first_day(said)) if said else before
            yield line
            continue
        day = _nearest(found, before, source.today, is_first=is_first)
        if day is None:
            yield line
            continue
        is_slip = found.weekday not in (0, day.isoweekday())
        if is_first and found.weekday and not is_slip:
            source.years_from = "weekday"
        before, is_first = (before, is_first) if is_slip else (day, False)
        source.years_taken.setdefault(found.written(day), found.said)
        yield f"{found.before}{found.written(day)}{found.rest}"


def _stands_alone(lines: Sequence[str], at: int) -> bool:
    """Return whether a line that is only a time stands above others: not in running text, nor below a label or name."""
    above = lines[at - 1].strip() if at else ""
    below = next((line.strip() for line in lines[at + 1 : at + 4] if line.strip()), "")
    return not (below[:1].islower() or above.endswith(":") or above.strip(_AROUND) in GIVEN)


def _middle_of_year(lines: Sequence[str], source: ImportSource) -> str | None:
    """Return the middle day of the one year that a text's title or its file's name says; None where none does."""
    first = next((line for line in lines if line.strip()), "")
    is_title = first.startswith("#") or (len(first) <= _LONGEST_TITLE and first.rstrip()[-1:] not in ".,;")
    texts = (first if is_title and _day_without_year(first) is None else "", source.name)
    said = {int(year) for text in texts for year in _YEAR_OF_FILE.findall(text)}
    years = [year for year in said if FIRST_YEAR <= year <= source.today.year]
    return f"{years[0]}-07-01" if len(years) == 1 else None


def _nearest(undated: _Undated, before: date, today: date, *, is_first: bool) -> date | None:
    """Return the day of the year that brings it nearest to the one before, and not after today.

    Where no other day is known (`is_first`), a weekday tells the year; beside others it may be a slip.
    """
    years = range(min(before.year, today.year) - _YEARS_BACK, today.year + 1)
    found = [each for year in years if (each := undated.in_year(year)) and each <= today]
    fitting = [each for each in found if each.isoweekday() == undated.weekday]
    fitting = [each for each in fitting if is_first or abs(each - before) <= _NEAR]
    near = [each for each in found if abs(each.year - before.year) <= 1]
    return min(fitting or near or found, key=lambda each: abs(each - before), default=None)
