"""The days that headings in a pasted text name for the lines below them: `Tirsdag:`, `Monday 23/11`, `## 24.11.2026`.

Weekdays alone follow one another as they were written, forwards or backwards, and are the latest that can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from journals.errors import Invalid
from journals.records.pasted import PastedLine
from journals.text.date_words import MEETING_NAMES, PARTS_OF_DAY, WEEKDAYS, folded_date, one_of
from journals.text.dates import read_date

_LONGEST, _MOST_WORDS = 60, 9
_AROUND = " \t:.,*_#=~[]()-–—"
_APART = re.compile(r"\s*[()]\s*|\s+[-–—]\s+")
_HASHES = re.compile(r"#{1,6}(?=\s)")
_NAMES_IT = re.compile(r"[^\W\d_]{3,}|\d{4}[^\w\s]|[^\w\s]\d{4}")
"""What makes a line without a colon a date: `24.11` alone may as well be a number."""
_OF_MEETING = re.compile(rf"{MEETING_NAMES}[ ,:]+(?:(?:den|d\.?|fra|of|on)\s+)?", re.IGNORECASE)
"""What may stand before a day: `Møde 3/12`."""
_PART_OF_DAY = re.compile(rf"(({one_of(WEEKDAYS)})\b.*?),? (?:{PARTS_OF_DAY}|(?:kl\.?|at) ?\d{{1,2}}(?:[.:]\d{{2}})?)")
_WEEK = timedelta(days=7)


class _DateHeading(Struct):
    place: int
    level: int
    """How many `#` it has; none of one that is written otherwise."""
    day: date
    is_weekday: bool
    """Whether it names nothing but a day of the week."""


def dated_lines(lines: Sequence[PastedLine], today: date) -> list[PastedLine]:
    """Return the lines, those below a heading that is a date with its day; it holds until one of its level comes."""
    headings = [found for place, line in enumerate(lines) if (found := _heading(place, line, today))]
    places = {each.place for each in headings}
    if not any(each.place + 1 < len(lines) and each.place + 1 not in places for each in headings):
        return [*lines]  # nothing stands below any
    days = dict(zip((each.place for each in headings), _in_order(headings, today), strict=True))
    levels = {each.place: each.level for each in headings}
    dated, day, level, at = [], "", 0, -1
    for place, line in enumerate(lines):
        if place in days:
            day, level, at = days[place].isoformat(), levels[place], place
        elif day and line.is_heading and _ends(line, lines[at], level):
            day, at = "", -1
        dated.append(replace(line, day=day, is_date=place in days, below=at))
    return dated


def _heading(place: int, line: PastedLine, today: date) -> _DateHeading | None:
    text = line.text
    if line.is_rule or len(text) > _LONGEST or len(text.split(None, _MOST_WORDS)) > _MOST_WORDS:
        return None
    words = " ".join(_APART.sub(" ", text).strip(_AROUND).split())
    is_marked = line.is_heading or text.rstrip().endswith(":")
    if named := _OF_MEETING.match(words):
        is_marked, words = True, words[named.end() :]
    if not is_marked and (len(words) <= 3 or not _NAMES_IT.search(words)):
        return None
    folded = folded_date(words)
    if part := _PART_OF_DAY.fullmatch(folded):
        folded = part[1]
    try:
        read = read_date(folded, today, "past")
    except Invalid:
        return None
    if read.doubt not in (None, "either"):
        return None
    hashes = _HASHES.match(text)
    return _DateHeading(place, len(hashes[0]) if hashes else 0, read.first, folded.removesuffix(".") in WEEKDAYS)


def _ends(heading: PastedLine, of_date: PastedLine, level: int) -> bool:
    """Return whether a heading stands beside the one that is a date, not below it."""
    hashes = _HASHES.match(heading.text)
    if hashes is not None or level:
        return hashes is not None and len(hashes[0]) <= level
    return of_date.is_heading  # both are bold


def _in_order(headings: Sequence[_DateHeading], today: date) -> list[date]:
    """Return the days of the headings, read forwards or backwards: whichever spans less."""
    ways = [found for way in (1, -1) if (found := _read_in(headings, today, way))]
    return min(ways, key=lambda days: max(days) - min(days), default=[each.day for each in headings])


def _read_in(headings: Sequence[_DateHeading], today: date, way: int) -> list[date]:
    """Return the days as they follow one another forwards (1) or backwards (-1); [] where one would be to come."""
    days = [each.day for each in headings]
    known = next((place for place, each in enumerate(headings) if not each.is_weekday), None)
    if known is None:
        known = len(days) - 1 if way == 1 else 0  # the latest of them is as late as can be
    for place in range(known + 1, len(days)):
        if headings[place].is_weekday:
            days[place] = _nearest(days[place], days[place - 1], way)
    for place in range(known - 1, -1, -1):
        days[place] = _nearest(days[place], days[place + 1], -way)
    return days if max(days) <= today else []


def _nearest(day: date, to: date, way: int) -> date:
    """Return the day of the same weekday as `day` that is nearest to another, not before it (1) or not after it."""
    ahead = (day - to) % _WEEK
    return to + ahead if way == 1 or not ahead else to + ahead - _WEEK
