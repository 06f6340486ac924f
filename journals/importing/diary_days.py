"""The days that the lines of a diary begin with, also where they do not say the year: `10.9. The battery …`, `24/9 …`.

Where no day at all names its year, nobody can tell: the latest that has been is taken, as it is where one types a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from journals.importing.days import day_in_text, month_numbers, valid_day
from journals.importing.outline import FilePart, ListItem, Paragraph
from journals.importing.source import ImportSource
from journals.text.date_words import MONTHS, one_of
from journals.text.dates import first_day

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
_MEASURED = re.compile(
    r"\s*(?:timer?|dage?|uger?|måneder|år|min\w*|mio|millioner|mia|procent|pct|%|kr|km|kg|meter|"
    r"hours?|days?|weeks?|months?|years?|percent|million)\b",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.?\s")
_ALWAYS = ("24", "7")
"""Round the clock is no day in July."""


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
    undated = sum(_day_without_year(line) is not None for line in lines)
    dated = [day for line in lines if _DATED.match(line) and (day := day_in_text(line, source.today))]
    if not undated or undated + min(len(dated), 1) < 2 or (not dated and are_chapters(lines) and _only_dotted(lines)):
        return list(lines)
    return list(_completed(lines, dated[0] if dated else None, source))


def is_diary(blocks: Iterable[FilePart]) -> bool:
    """Return whether more than one paragraph or item begins with its day, and at least one in three."""
    texts = [each.text for each in blocks if isinstance(each, Paragraph | ListItem)]
    return sum(map(begins_with_day, texts)) >= max(2, len(texts) / 3)


def begins_with_day(text: str) -> bool:
    """Return whether a text begins with a day that names its year."""
    return _DATED.match(text) is not None


def _only_dotted(lines: Iterable[str]) -> bool:
    return all(found["sign"] == "." for line in lines if (found := _day_without_year(line)) and found["sign"])


def _day_without_year(line: str) -> re.Match[str] | None:
    if not any(map(str.isdigit, line[:8])) or _DATED.match(line):
        return None
    found = _UNDATED.match(line)
    if found is None or (found["day"], found["month"]) == _ALWAYS or _MEASURED.match(line, found.end()):
        return None
    month, day = _numbers(found)
    return found if 1 <= month <= 12 and 1 <= day <= 31 else None


def _numbers(found: re.Match[str]) -> tuple[int, int]:
    if found["name"]:
        return month_numbers()[found["name"].casefold()], int(found["named"])
    return int(found["month"]), int(found["day"])


def _completed(lines: Sequence[str], known: str | None, source: ImportSource) -> Iterator[str]:
    before = date.fromisoformat(first_day(known)) if known else source.today
    source.years_from = "lines" if known else "today"
    for line in lines:
        found = _day_without_year(line)
        if found is None:
            said = day_in_text(line, source.today) if _DATED.match(line) else None
            before = date.fromisoformat(first_day(said)) if said else before
            yield line
            continue
        day = _nearest(*_numbers(found), before, source.today)
        if day is None:
            yield line
            continue
        before = day
        source.years_taken.setdefault(day.isoformat(), found["said"])
        yield f"{found[1]}{day.isoformat()}{line[found.end() :]}"


def _nearest(month: int, day: int, before: date, today: date) -> date | None:
    """Return the day of the year that brings it nearest to the one before, and not after today."""
    found = [each for year in (before.year - 1, before.year, before.year + 1) if (each := valid_day(year, month, day))]
    return min((each for each in found if each <= today), key=lambda each: abs(each - before), default=None)
