"""CPR numbers: the birthday, and four digits.

Only what is surely one is at block. What may as well be a day and a time, a period, a reference or an amount is at most
asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from re import Match

from journals.privacy.cpr_loose import detect_loose_cpr
from journals.privacy.cpr_spelled import detect_spelled_cpr
from journals.privacy.digit_runs import DigitRuns
from journals.privacy.findings import Finding, Severity
from journals.privacy.number_context import (
    COUNTED,
    DASH,
    SPACE,
    UNIT,
    birthday,
    century_of,
    context_before,
    is_glued,
    is_linked,
    valid_date,
)

_GAP = rf"(?:{SPACE}{{1,3}}|{SPACE}{{0,2}}{DASH}{SPACE}{{0,2}}|[./]{SPACE}{{0,2}})"
_ODD_SIGNS = "./_~+=·•:;|>→^#!'"
_ODD = rf"[{re.escape(_ODD_SIGNS)}]"
"""What joins the parts of other things too."""
_SHUT, _OPEN = r"(?:[\])}*`\"»«”_]|~~){0,3}", r"(?:[\[({*`\"«»“_]|~~){0,3}"
"""How brackets and the emphasis of Markdown end and begin, where only a part of the number stands in them."""
_AROUND = ' \t()[]{}*`"«»“”_'
_CPR = re.compile(
    rf"(?<!\d)(?P<day>\d\d)(?P<gap>{_GAP})?(?P<month>\d\d)(?P<further>{_GAP})?(?P<year>\d\d(?:\d\d)?)"
    rf"(?P<between>{_SHUT}(?:{SPACE}{{0,3}}(?:\\?{DASH}{SPACE}{{0,3}}){{1,4}}\n?|{SPACE}{{1,3}}"
    rf"|{SPACE}{{0,2}}(?:{_ODD}{{1,3}}|-[>→]){SPACE}{{0,2}}|,{SPACE}?|(?<=[\])}}*`])|(?=[\[({{*`])){_OPEN})?"
    r"(?P<number>\d{4}(?!\d)|[xX*]{4}(?![xX*]))"
)
_MIXED = (("/", "-"), ("/", ""), (".", ""))
"""How a day and a month may be written apart from the year."""
_SHUTS, _OPENS = re.compile(_SHUT), re.compile(rf"{_OPEN}\Z")
_MIRROR = str.maketrans("()[]{}«»“”", ")(][}{»«”“")
_IN_PAIRS = re.compile(
    rf"(?<!\d)(?P<day>\d\d){SPACE}?(?P<month>\d\d){SPACE}?(?P<year>\d\d){SPACE}{{0,3}}{DASH}{{1,3}}{SPACE}{{0,3}}"
    rf"(?P<first>\d\d){SPACE}(?P<last>\d\d)(?!\d|{SPACE}\d|[.,:]\d)"
)
"""Written two digits at a time, to the end."""
_COLUMN_BEFORE = re.compile(rf"\d{SPACE}\Z")
_COLUMN_AFTER = re.compile(rf"{SPACE}\d")
_GOES_ON = re.compile(r"-\w|[.,]\d")
_REFERENCE = re.compile(r"(?<![\w-])[A-ZÆØÅ]{2,5}[-:#. ]{0,2}\Z")
"""Letters such as RFC or INC, just before the number of what they stand for."""
_LINK = re.compile(r"[^\W\d][^\s]*[#=/@+\\]\Z")
"""The rest of a path or an address on the web; but what is before the slash may be another person's number."""
_DATED = re.compile(
    r"\b(?:kl|klokken|dato|datoen|d|møde|mødet|mødedato|deadline|frist|fristen|perioden?|date[dr]?|meeting|due"
    r"|(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b[.:,]?\s{0,2}\Z",
    re.IGNORECASE,
)
"""A word just before what is a day."""
_TIMED = re.compile(r"\b(?:den|fra|til|siden|inden|from|until|since|before|at|on)\s{1,2}\Z", re.IGNORECASE)
"""A word before a day, or before a person: then only what is written as a day is one."""
_YEARS_BACK, _YEARS_AHEAD = 12, 4
"""The years that days in notes are of: a person born then or a hundred years before would be a child or very old."""
_NEAR = 16
"""How many characters before a number the word for a day or a reference is looked for in."""
_DIGITS, _BIRTHDAY = 10, 6
_CROSSED_OUT = ("xx", "xX", "x*", "Xx", "XX", "X*", "*x", "*X", "**")
"""What stands in the place of the last four, where only the birthday is told."""
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def detect_cpr(text: str, runs: DigitRuns) -> Iterator[Finding]:
    """Yield the CPR numbers in `text`."""
    today = datetime.now(UTC).date()
    has_room = runs.together >= _DIGITS or (runs.together >= _BIRTHDAY and any(map(text.__contains__, _CROSSED_OUT)))
    for match in _CPR.finditer(text) if has_room else ():
        if level := _level(text, match, today):
            start, end = match.span()
            yield Finding("cpr", level, start - _opened(text, match), end + _closed(text, match))
    for match in _IN_PAIRS.finditer(text) if runs.together >= _DIGITS else ():
        if level := _level_in_pairs(text, match, today):
            yield Finding("cpr", level, *match.span())
    yield from detect_spelled_cpr(text, runs)
    yield from detect_loose_cpr(text, runs)


def _level_in_pairs(text: str, match: Match[str], today: date) -> Severity | None:
    """Return how sure it is that digits in pairs are a CPR number; they may as well be measures or times."""
    day, month, year, first, last = (int(each) for each in match.groups())
    born, said = birthday(day, month, year, first // 10), context_before(text, match.start())
    if born is None or born > today:
        return None
    if said in ("cpr", "person"):
        return "block"
    recent = today.year - _YEARS_BACK <= year + 2000 <= today.year + _YEARS_AHEAD
    return None if said or (recent and first < 24 and last < 60) else "warn"


def _level(text: str, match: Match[str], today: date) -> Severity | None:
    """Return how sure it is that a number is a CPR number. Modulus 11 can only raise that: newer numbers lack it."""
    day, month, year, between, number = match.group("day", "month", "year", "between", "number")
    said = context_before(text, match.start())
    gap, further = match["gap"] or "", match["further"] or ""
    spaced_oddly = bool(gap or further or len(year) == 4) and not between
    joined = (gap.strip(), further.strip())
    if (gap and further and joined[0] != joined[1] and joined not in _MIXED) or (spaced_oddly and said != "cpr"):
        return None
    if not number.isdecimal():  # 010158-xxxx: the birthday is still there
        return (
            "warn"
            if (between or not is_glued(text, match)) and valid_date(int(day), int(month), int(year) % 100, 2000)
            else None
        )
    born = birthday(int(day), int(month), int(year), int(number[0]))
    if born is None or born > today:
        return "warn" if said == "cpr" and len(year) == 2 else None
    sure = said in ("cpr", "person")
    if sure:
        return "block"
    if not between:
        if said or is_glued(text, match) or is_linked(text, match):
            return None
        return "warn" if _passes_modulus_11(day + month + year + number) or born.month == born.day == 1 else None
    if _is_a_day(text, match, today):
        return None
    return "warn" if _is_doubtful(text, match, today) else "block"


def _is_a_day(text: str, match: Match[str], today: date) -> bool:
    """Return whether a number is a day and what belongs to it: a year, or a time of which a word says so."""
    number = match["number"]
    if len(match["year"]) == 4 and number[:2] in ("19", "20"):
        return True  # from a day until a year
    if int(match["year"]) > 1999 and _may_be_a_day(match, today):
        return True  # with the whole year
    if match["gap"] and is_linked(text, match) and (number[:2] in ("19", "20") or _may_be_a_day(match, today)):
        return True  # in an address on the web
    near = max(0, match.start() - _NEAR)
    told = bool(_DATED.search(text, near, match.start()) or UNIT.match(text, match.end()))
    timed = bool(match["gap"] and _TIMED.search(text, near, match.start()))
    return (told or timed) and _may_be_a_day(match, today)


def _is_doubtful(text: str, match: Match[str], today: date) -> bool:
    start, end = match.span()
    between = match["between"]
    near = max(0, start - _NEAR)
    return bool(
        context_before(text, start, within=1) in ("call", "other")
        or is_glued(text, match)
        or _LINK.search(text, near, start)
        or _is_oddly_joined(between)
        or (bool(match["gap"]) != bool(match["further"]) and not between.strip())
        or _is_oddly_parted(match)
        or _REFERENCE.search(text, near, start)
        or UNIT.match(text, end)
        or (between[:1].strip() == "" and _is_counted(text, match))
        or _GOES_ON.match(text, end)
        or _may_be_a_day(match, today)
        or _may_be_more(text, match)
    )


def _is_oddly_parted(match: Match[str]) -> bool:
    """Return whether the birthday is parted in different ways, or its whole year is another's than the number's."""
    gap, further, year = (match["gap"] or "").strip(), (match["further"] or "").strip(), match["year"]
    if len(year) == 2:
        return gap != further
    fits = int(year) - int(year) % 100 == century_of(int(year) % 100, int(match["number"][0]))
    return (gap != further and not match["further"]) or not (fits or match["between"].strip())


def _is_oddly_joined(between: str) -> bool:
    """Return whether something joins the parts that joins other things too; emphasis around one of them is none."""
    core = between.replace("~~", "").strip(_AROUND)
    return any(each in f"{_ODD_SIGNS}," for each in core) or between.strip() == "_"


def _is_counted(text: str, match: Match[str]) -> bool:
    """Return whether a number with only spaces in it counts something, or is written with two digits alone."""
    digits = {each for each in match[0] if each.isdecimal()}
    return digits <= {"0", "1"} or COUNTED.match(text, match.end()) is not None


def _may_be_a_day(match: Match[str], today: date) -> bool:
    """Return whether a number may be a day of these years with a time, another day, or a year."""
    year, first, last = int(match["year"]) % 100 + 2000, int(match["number"][:2]), int(match["number"][2:])
    recent = today.year - _YEARS_BACK <= year <= today.year + _YEARS_AHEAD
    return recent and ((first < 24 and last < 60) or (0 < first < 32 and 0 < last < 13) or first in (19, 20))


def _passes_modulus_11(digits: str) -> bool:
    return sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0


def _opened(text: str, match: Match[str]) -> int:
    """Return how many of the marks before a number end inside it."""
    inside = _mirrored(_SHUTS.match(match["between"] or ""))
    return len(inside) if inside and text.endswith(inside, 0, match.start()) else 0


def _closed(text: str, match: Match[str]) -> int:
    """Return how many of the marks after a number begin inside it."""
    inside = _mirrored(_OPENS.search(match["between"] or ""))
    return len(inside) if inside and text.startswith(inside, match.end()) else 0


def _mirrored(marks: Match[str] | None) -> str:
    return marks[0][::-1].translate(_MIRROR) if marks else ""


def _may_be_more(text: str, match: Match[str]) -> bool:
    """Return whether a number with only a space in it may be part of a column, or a day and a time."""
    gap, between, number = match["gap"], match["between"], match["number"]
    start, end = match.span()
    if gap and not gap.isspace() and len(between) != len(between.strip()):  # 12.03.24 1430
        return int(number[:2]) < 24 and int(number[2:]) < 60
    if between.strip():
        return False
    return bool(_COLUMN_BEFORE.search(text, max(0, start - 2), start) or _COLUMN_AFTER.match(text, end))
