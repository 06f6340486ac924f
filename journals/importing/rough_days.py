"""A time that is no day: `efteråret 2024`, `Q3 2024`, `marts 2025`. It becomes the week in its middle, and is told.

A week and not a day, so that nothing looks more certain than it is; nothing here is guessed into the future.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from journals.importing.days import FIRST_YEAR, MONTH_PART, month_numbers
from journals.text.date_words import MONTH_PARTS, folded_date

_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_SEASONS = {
    **dict.fromkeys(("vinter", "vinteren", "winter"), (1, 2)),
    **dict.fromkeys(("forår", "foråret", "spring", "frühling", "frühjahr", "vår", "våren", "vårterminen"), (3, 5)),
    **dict.fromkeys(("sommer", "sommeren", "summer", "sommar", "sommaren"), (6, 8)),
    **dict.fromkeys(("efterår", "efteråret", "autumn", "fall", "herbst", "höst", "hösten", "høst", "høsten"), (9, 11)),
}
"""First and last month."""
_NUMBERS = {
    "første": 1,
    "first": 1,
    "anden": 2,
    "andet": 2,
    "second": 2,
    "tredje": 3,
    "third": 3,
    "fjerde": 4,
    "fourth": 4,
}
_NUMBER = rf"(?P<number>[1-4]|{'|'.join(_NUMBERS)})"
_SEASON = rf"(?P<season>{'|'.join(_SEASONS)})"
_SIGN = r"(?P<sign>[qkh])(?P<of>[1-4])"
_UNIT = rf"{_NUMBER}\.? ?(?P<unit>kvartal|quarter|quartal|halvår|half)"
_PARTS = (
    re.compile(rf"(?<!\w){_SEASON}(?: (?:af |i |of |in )?|[-_/.,]+ ?){_YEAR}"),
    re.compile(rf"(?<!\w){_YEAR}[ _-]+{_SEASON}(?!\w)"),
    re.compile(rf"(?<!\w)(?:{_UNIT}|{_SIGN})(?:[ ,./-]+(?:of |i |in )?){_YEAR}"),
    re.compile(rf"(?<!\w){_YEAR}[ ,./-]*{_SIGN}(?!\w)"),
)
_MONTH = re.compile(rf"(?<!\w)(?P<month>[^\W\d_]{{3,9}})\.?(?:,? (?:of |i )?|[-_/]){_YEAR}")
_MONTH_NUMBER = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<month>0[1-9]|1[0-2])(?![\d-])")
_ONLY_YEAR = re.compile(rf"(?:i |år |in )?{_YEAR}\W*")
_LONGEST = 200
_PART_DAYS = {1: (1, 10), 15: (11, 20), 31: (21, 31)}
"""A part of a month, as `MONTH_PARTS` has it → its first and its last day."""


def rough_day(text: str, today: date) -> tuple[str, str] | None:
    """Return the ISO week in the middle of a time that a text names with its year, and how it is said there."""
    words = folded_date(text[:_LONGEST]).replace("_", " ")
    for first, last, said in filter(None, (_part(words), _month_part(words), _month(words), _year(words))):
        if first.year < FIRST_YEAR or first > today:
            continue
        year, week, _ = min(first + (last - first) / 2, today).isocalendar()
        return f"{year}-W{week:02}", said
    return None


def is_rough_time(words: str) -> bool:
    """Return whether folded words are a time that is no day, with its year, and nothing else."""
    if (found := MONTH_PART.fullmatch(words)) and found[3]:
        return True
    if (found := _MONTH.fullmatch(words)) and found["month"] in month_numbers():
        return True
    if found := _ONLY_YEAR.fullmatch(words):
        return int(found["year"]) >= FIRST_YEAR
    return any(pattern.fullmatch(words) for pattern in (*_PARTS, _MONTH_NUMBER))


def _part(words: str) -> tuple[date, date, str] | None:
    found = next((match for pattern in _PARTS if (match := pattern.search(words))), None)
    if found is None:
        return None
    groups = found.groupdict()
    if season := groups.get("season"):
        months = _SEASONS[season]
    else:
        number = groups.get("number") or groups.get("of") or ""
        place = int(_NUMBERS.get(number, 0) or number)
        is_half = (groups.get("unit") or groups.get("sign") or "").startswith("h")
        if is_half and place > 2:
            return None
        months = (6 * place - 5, 6 * place) if is_half else (3 * place - 2, 3 * place)
    return *_months(int(found["year"]), *months), found[0].strip()


def _month_part(words: str) -> tuple[date, date, str] | None:
    found = MONTH_PART.search(words)
    if found is None or not found[3]:
        return None
    first, last = _months(int(found[3]), month := month_numbers()[found[2]], month)
    begins, ends = _PART_DAYS[MONTH_PARTS[found[1]]]
    return first.replace(day=begins), first.replace(day=min(ends, last.day)), found[0].strip()


def _month(words: str) -> tuple[date, date, str] | None:
    for found in (*_MONTH.finditer(words), *_MONTH_NUMBER.finditer(words)):
        name = found["month"]
        if month := int(name) if name.isdigit() else month_numbers().get(name, 0):
            return *_months(int(found["year"]), month, month), found[0].strip()
    return None


def _year(words: str) -> tuple[date, date, str] | None:
    found = _ONLY_YEAR.fullmatch(words.strip())
    return (*_months(int(found["year"]), 1, 12), found["year"]) if found else None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)
