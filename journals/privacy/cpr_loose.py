"""CPR numbers put down loosely.

The birthday as people write it, a nought left out, a space or the dash astray, or the last four in a sentence about
them. Blocked is only a birthday with its whole year, a dash and four digits, and what stands beside a word for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from re import Match

from journals.privacy.digit_runs import DigitRuns
from journals.privacy.findings import Finding, Severity
from journals.privacy.number_context import (
    COUNTED,
    DASH,
    SPACE,
    UNIT,
    birthday,
    context_before,
    is_glued,
    is_linked,
    month_number,
)
from journals.text.date_words import MONTHS, one_of

_BEGIN, _END = r"(?<!\d)(?<!\d[.,:/-])", r"(?!\d|[.,:]\d|[-/]\w)"
_DASHES = rf"{SPACE}{{0,3}}(?:{DASH}{SPACE}{{0,3}}){{1,4}}"
_SPLIT = rf"(?:[./]|{DASH}){SPACE}?"
_AS_WRITTEN = rf"(?P<day>\d\d?){_SPLIT}(?P<month>\d\d?)(?:{_SPLIT}|{SPACE})(?P<year>\d{{4}}|\d\d)"
_NUMBER = rf"(?P<number>\d{{4}}){_END}"
_WRITTEN = re.compile(rf"{_BEGIN}{_AS_WRITTEN}(?P<between>{_DASHES}|{SPACE}{{0,2}}/?{SPACE}{{0,2}}){_NUMBER}")
_NO_NOUGHT = re.compile(
    rf"{_BEGIN}(?<!\d{SPACE})(?P<day>\d)(?P<month>\d\d)(?P<year>\d\d)(?P<between>{_DASHES}|/?){_NUMBER}"
)
_DASH_ASTRAY = re.compile(
    rf"{_BEGIN}(?P<day>\d\d)(?P<gap>[./]|{DASH})?(?P<month>\d\d)(?P<between>{DASH}|/)(?P<year>\d\d){_NUMBER}"
)
_SPACE_ASTRAY = re.compile(
    rf"{_BEGIN}(?<!\d{SPACE})(?P<date>\d(?:{SPACE}?\d){{5}}){SPACE}{{0,3}}{DASH}{{1,3}}{SPACE}{{0,3}}"
    rf"(?P<number>\d(?:{SPACE}?\d){{3}})(?!{SPACE}?\d|[.,:]\d|-\w)"
)
_YEAR_FIRST = re.compile(
    rf"{_BEGIN}(?P<year>(?:19|20)\d\d)(?P<gap>{DASH}|[./]|)(?P<month>\d\d)(?P=gap)(?P<day>\d\d){_DASHES}{_NUMBER}"
)
_EVENLY = re.compile(r"\d{6}|\d\d\D\d{4}|\d{4}\D\d\d|\d\d\D\d\d\D\d\d")
_LINK = rf"(?!\d)(?P<link>(?:[^\d\n\[]|\b4\b){{1,48}}?){_NUMBER}"
_LATER = (
    re.compile(rf"{_BEGIN}(?P<day>\d\d)[ .-]?(?P<month>\d\d)[ .-]?(?P<year>\d\d){_LINK}"),
    re.compile(rf"{_BEGIN}{_AS_WRITTEN}{_LINK}"),
    re.compile(
        rf"(?<!\d)(?P<day>\d\d?)\.?{SPACE}{{0,2}}(?P<month>{one_of(MONTHS)})\.?{SPACE}{{0,2}}"
        rf"(?P<year>\d{{4}}|\d\d){_LINK}",
        re.IGNORECASE,
    ),
)
_TELLING = re.compile(
    r"\b(?:sidste|fire|cifre|cifrene|last|four|digits|løbenr|løbenummer|løbenummeret|kontrolcifre|kontrolcifrene"
    r"|slutter|ender|ending|ends|streg|bindestreg|dash|hyphen)\b",
    re.IGNORECASE,
)
_JOINING = re.compile(
    r"\W*(?:(?:og|and|samt|med|with|så|then|plus|minus|efterfulgt|af|followed|by)\b\W*){0,3}", re.IGNORECASE
)
_PLACE = re.compile(rf",?{SPACE}{{1,2}}[A-ZÆØÅ][a-zæøå]")
"""What follows a postal code."""
_REFERENCE = re.compile(r"(?<![\w-])[A-ZÆØÅ]{2,5}[-:#. ]{0,2}\Z")
_YEARS_BACK, _YEARS_AHEAD = 12, 4
_FEWEST_DIGITS = 8
"""A day and a month of one digit each, and a short year."""


def detect_loose_cpr(text: str, runs: DigitRuns) -> Iterator[Finding]:
    """Yield the CPR numbers in `text` that are put down loosely."""
    today = datetime.now(UTC).date()
    if runs.together >= _FEWEST_DIGITS:
        yield from _in_one(text, today)
    for pattern in _LATER if runs.has_later_four else ():
        for match in pattern.finditer(text):
            yield from _found_later(text, match, today)


def _in_one(text: str, today: date) -> Iterator[Finding]:
    """Yield the numbers whose digits have no words between them."""
    for match in _WRITTEN.finditer(text):
        if len(match["day"]) + len(match["month"]) < 4:
            yield from _found(text, match, _parts(match), _level_as_written(match), today)
    for match in _NO_NOUGHT.finditer(text):
        yield from _found(text, match, _parts(match), "warn" if match["between"] else None, today)
    for match in _YEAR_FIRST.finditer(text):
        yield from _found(text, match, _parts(match), "warn", today)
    for match in _DASH_ASTRAY.finditer(text):
        is_year = not match["gap"] and match["day"] in ("19", "20")  # 2012-345678
        yield from _found(text, match, _parts(match), None if is_year else "warn", today)
    for match in _SPACE_ASTRAY.finditer(text):
        if not (match["number"].isdecimal() and _EVENLY.fullmatch(match["date"])):
            born, number = ("".join(filter(str.isdecimal, match[name])) for name in ("date", "number"))
            yield from _found(text, match, (born[:2], born[2:4], born[4:], number), "warn", today)


def _parts(match: Match[str]) -> tuple[str, str, str, str]:
    return match["day"], str(month_number(match["month"])), match["year"], match["number"]


def _level_as_written(match: Match[str]) -> Severity | None:
    """Return how sure a birthday with single digits is; with a short year it may be a version."""
    between = match["between"].strip()
    if len(match["year"]) == 2:
        return "warn" if between else None
    return "block" if between and between != "/" else "warn"


def _found(
    text: str, match: Match[str], parts: tuple[str, str, str, str], level: Severity | None, today: date
) -> Iterator[Finding]:
    """Yield a number at `level`, or blocked beside a word for one; nothing where it is something else."""
    if not _is_birthday(parts, today):
        return
    said = context_before(text, match.start())
    if said in ("cpr", "person"):
        level = "block" if said == "cpr" or level else None
    elif said in ("call", "other") and level == "block":
        level = "warn"
    elif said or is_glued(text, match) or is_linked(text, match) or _is_something_else(text, match, parts, today):
        level = None
    if level:
        yield Finding("cpr", level, *match.span())


def _found_later(text: str, match: Match[str], today: date) -> Iterator[Finding]:
    """Yield a number whose last four come some words later."""
    parts = _parts(match)
    said, link = context_before(text, match.start()), match["link"]
    if not _is_birthday(parts, today) or said in ("other", "count"):
        return
    level: Severity | None = None
    if _TELLING.search(link):
        level = "block" if said in ("cpr", "person") else "warn"
    elif said in ("cpr", "person") and _JOINING.fullmatch(link) and not _PLACE.match(text, match.end()):
        level = "block" if said == "cpr" and parts[3][:2] not in ("19", "20") else "warn"
    counted = COUNTED.match(text, match.end()) or UNIT.match(text, match.end())
    if level and not counted and (level == "block" or not _is_something_else(text, match, parts, today)):
        yield Finding("cpr", level, *match.span())


def _is_birthday(parts: tuple[str, str, str, str], today: date) -> bool:
    day, month, year, number = parts
    born = birthday(int(day), int(month), int(year), int(number[0]))
    return born is not None and born.year > 1850 and born <= today


def _is_something_else(text: str, match: Match[str], parts: tuple[str, str, str, str], today: date) -> bool:
    """Return whether digits are counted, numbered, a day of these years with a time or another day, or noughts."""
    *_, year, number = parts
    end = match.end()
    if UNIT.match(text, end) or COUNTED.match(text, end) or set("".join(parts)) <= {"0", "1"}:
        return True
    if _REFERENCE.search(text, max(0, match.start() - 9), match.start()):
        return True
    first, last = int(number[:2]), int(number[2:])
    if len(year) == 4 and first in (19, 20):
        return True
    full = int(year) if len(year) == 4 else int(year) + 2000
    recent = today.year - _YEARS_BACK <= full <= today.year + _YEARS_AHEAD
    return recent and ((first < 24 and last < 60) or (0 < first < 32 and 0 < last < 13) or first in (19, 20))
