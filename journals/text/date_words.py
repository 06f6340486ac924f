"""The words that dates are written with, in Danish and English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

DAYS_FROM_TODAY: Mapping[str, int] = {
    "i dag": 0, "idag": 0, "dags dato": 0, "today": 0,
    "i morges": 0, "imorges": 0, "i formiddag": 0, "i formiddags": 0, "i middags": 0, "this morning": 0,
    "i eftermiddag": 0, "i eftermiddags": 0, "this afternoon": 0,
    "i aften": 0, "iaften": 0, "tonight": 0, "this evening": 0,
    "i nat": 0, "inat": 0,
    "i går": -1, "igår": -1, "yesterday": -1, "i aftes": -1, "iaftes": -1, "last night": -1, "yesterday evening": -1,
    "i forgårs": -2, "iforgårs": -2, "forgårs": -2, "the day before yesterday": -2, "day before yesterday": -2,
    "i morgen": 1, "imorgen": 1, "tomorrow": 1,
    "i overmorgen": 2, "iovermorgen": 2, "overmorgen": 2, "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip


def _numbered(rows: Iterable[str]) -> Mapping[str, int]:
    """Return the words of each row with its number, from 1."""
    return {name: number for number, names in enumerate(rows, 1) for name in names.split()}


_DAY_NAMES = (
    "mandag man monday mon",
    "tirsdag tirs tir tuesday tues tue",
    "onsdag ons wednesday weds wed",
    "torsdag tors tor thursday thurs thur thu",
    "fredag fre friday fri",
    "lørdag lør saturday sat",
    "søndag søn sunday sun",
)
WEEKDAYS = _numbered(_DAY_NAMES)
"""From 1 for Monday."""
MEETING_NAMES = (
    r"(?:\w*møde[rt]?|\w*tilbageblik|retro\w*|referat|evaluering|opsamling|minutes|(?:\w+ )?meeting|stand-?up|workshop)"
)
"""A pattern of what people call the meeting whose day they write down."""

_MONTH_NAMES = (
    "januar january jan",
    "februar february feb",
    "marts march mar",
    "april apr",
    "maj may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
MONTHS = _numbered(_MONTH_NAMES)

OFFICE_MONTH_PARTS: Mapping[str, int] = {"primo": 1, "medio": 15, "ultimo": 31}
"""Words for a part of a month as offices use them → its day; the last where the month is shorter."""
MONTH_PARTS: Mapping[str, int] = {
    **OFFICE_MONTH_PARTS,
    "starten af": 1, "begyndelsen af": 1, "anfang": 1, "beginning of": 1, "start of": 1, "early": 1,
    "midten af": 15, "midt i": 15, "mitte": 15, "middle of": 15, "mid": 15,
    "slutningen af": 31, "udgangen af": 31, "ende": 31, "end of": 31, "the end of": 31, "late": 31,
}  # fmt: skip
"""The same with those that files use besides, in German too."""

_SMALL = (
    "en et én ét one a an",
    "to two",
    "tre three",
    "fire four",
    "fem five",
    "seks six",
    "syv seven",
    "otte eight",
    "ni nine",
    "ti ten",
    "elleve eleven",
    "tolv twelve",
    "tretten thirteen",
    "fjorten fourteen",
)
NUMBERS = _numbered(_SMALL)

PARTS_OF_DAY = (
    r"(?:om )?(?:morges|morgenen|morgen|(?:for|efter)?middag(?:en|s)?|aftenen|aftes|aften|natten|nat)"
    r"|(?:in the )?(?:morning|afternoon|evening|night)"
)
"""A pattern of what may stand behind a day; which part of it is not kept."""

DATE_UNITS: Mapping[str, str] = {
    name: unit
    for unit, names in (
        ("day", "dag dage dages day days"),
        ("week", "uge uger uges week weeks"),
        ("month", "måned måneder måneds month months"),
        ("year", "år års year years"),
    )
    for name in names.split()
}

STEPS: Mapping[str, int] = {
    "denne": 0, "dette": 0, "this": 0,
    "næste": 1, "kommende": 1, "førstkommende": 1, "next": 1, "coming": 1, "the coming": 1, "the next": 1,
    "sidste": -1, "forrige": -1, "last": -1, "the last": -1,
}  # fmt: skip
"""Which one is meant, counted from this one."""

LEADS: Mapping[str, int] = {**STEPS, "på": 1, "nu på": 1, "on": 2, "i": -1}
"""What stands before a day of the week: 1 the one to come, -1 the one that was (`i fredags`), 2 says neither."""

ONE_BEFORE = frozenset({"forrige"})
"""What stands before the day of the week that is one before the latest such day."""

NEXT_OF_TWO = frozenset({"næste", "next", "the next"})
"""What may stand before the day to come in this week, or before that of the week after."""

_SPELLINGS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))


def folded_date(text: str) -> str:
    """Return a date as it is compared: small letters, single spaces, `å` for `aa`."""
    words = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    for written, letter in _SPELLINGS:
        words = words.replace(written, letter)
    return words


def day_of_part(year: int, month: int, part: int) -> date:
    """Return the day that a part of a month is, as `MONTH_PARTS` has it."""
    return date(year, month, min(part, days_in_month(year, month)))


def days_in_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    from calendar import monthrange  # only here: with it come the system's locales

    return monthrange(year, month)[1]


def one_of(words: Mapping[str, object]) -> str:
    """Return the pattern for one of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
