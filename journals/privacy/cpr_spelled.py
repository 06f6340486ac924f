"""CPR numbers taken apart: two digits or one at a time, or the month in letters.

Such digits may be measures, times or a list, so that they are asked about, and blocked only behind a word that says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from re import Match

from journals.privacy.digit_runs import DigitRuns
from journals.privacy.findings import Finding, Severity
from journals.privacy.number_context import SPACE, UNIT, birthday, century_of, context_before, month_number
from journals.text.date_words import MONTHS, one_of

_TWO = rf"(?P<day>\d\d){SPACE}{{1,3}}(?P<month>\d\d){SPACE}{{1,3}}(?P<year>\d\d){SPACE}{{1,3}}"
_PAIRS = re.compile(rf"(?<!\d)(?<!\d{SPACE}){_TWO}(?P<number>\d\d{SPACE}{{1,3}}\d\d)(?!{SPACE}?\d|[.,:]\d)")
_SINGLE = re.compile(rf"(?<!\d)(?<!\d{SPACE})\d(?:{SPACE}{{1,2}}\d){{9}}(?!{SPACE}{{0,2}}\d|[.,:]\d)")
_MONTH = re.compile(
    rf"(?<!\d)(?P<day>\d\d?)\.?{SPACE}{{0,2}}(?P<month>{one_of(MONTHS)})\.?{SPACE}{{0,2}}(?P<year>\d\d(?:\d\d)?)"
    rf"{SPACE}{{0,2}}-?{SPACE}{{0,2}}(?P<number>\d{{4}})(?!\d|[.,:]\d)",
    re.IGNORECASE,
)
_DIGITS = 10
_RECENT = range(-12, 5)
"""The years around this one that days in notes are of; with a time behind them they are no birthdays."""


def detect_spelled_cpr(text: str, runs: DigitRuns) -> Iterator[Finding]:
    """Yield the CPR numbers in `text` that are taken apart."""
    today = datetime.now(UTC).date()
    has_room = runs.together >= _DIGITS
    for pattern, may_be in (_PAIRS, has_room), (_MONTH, runs.has_two_and_four):
        for match in pattern.finditer(text) if may_be else ():
            number = "".join(filter(str.isdecimal, match["number"]))
            month = month_number(match["month"])
            yield from _finding(text, match, (match["day"], str(month), match["year"], number), today)
    for match in _SINGLE.finditer(text) if has_room else ():
        digits = "".join(filter(str.isdecimal, match[0]))
        yield from _finding(text, match, (digits[:2], digits[2:4], digits[4:6], digits[6:]), today)


def _finding(text: str, match: Match[str], parts: tuple[str, str, str, str], today: date) -> Iterator[Finding]:
    day, month, year, number = parts
    born = birthday(int(day), int(month), int(year), int(number[0]))
    if born is None or born > today:
        return
    whole_year, dashed = len(year) == 4, "-" in match[0]
    if whole_year and not dashed and int(year) // 100 * 100 != century_of(int(year) % 100, int(number[0])):
        return
    said = context_before(text, match.start())
    level: Severity | None = "warn"
    if said in ("cpr", "person"):
        level = "block"
    elif said or UNIT.match(text, match.end()) or set(day + month + year + number) <= {"0", "1"}:
        level = None
    elif (int(year) % 100 + 2000 - today.year) in _RECENT and int(number[:2]) < 24 and int(number[2:]) < 60:
        level = None  # a day and a time
    elif whole_year and number[:2] in ("19", "20"):
        level = None  # from a day until a year
    elif _counts_up([int(each) for each in (day, month, year, number[:2], number[2:])]):
        level = None
    if level:
        yield Finding("cpr", level, *match.span())


def _counts_up(pairs: list[int]) -> bool:
    """Return whether numbers go up or down by the same step, as rooms or hours do."""
    return len({after - before for before, after in pairwise(pairs)}) == 1
