"""Numbers that point at a person: CPR, telephone, case number, number plate.

Every pattern is bounded or possessive, so that looking at a text takes time in proportion to its length, whatever is
in it. What a number is, is often told by the words just before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from re import Match

from journals.privacy.british_numbers import detect_british_numbers
from journals.privacy.cpr import detect_cpr
from journals.privacy.digit_runs import digit_runs
from journals.privacy.findings import Finding
from journals.privacy.names import word_set
from journals.privacy.number_context import SPACE, UNIT, context_before, is_glued, is_linked, valid_date
from journals.privacy.text_signs import TextSigns

_DIGIT = re.compile(r"\d")
_PHONE = re.compile(
    rf"(?<!\w)(?<!\d{SPACE})(?<!\d[-.,])(?P<land>(?:\+|\b00)45{SPACE}?|\(\+?45\){SPACE}?|45{SPACE})?"
    rf"(?P<number>[1-9]\d(?:\d{{6}}|(?P<gap>{SPACE}|[-./·•–])\d\d(?:(?P=gap)\d\d){{2}}|\d\d(?P<middle>{SPACE}|-)\d{{4}}"
    rf"|{SPACE}\d{{3}}{SPACE}\d{{3}}|\d{SPACE}\d\d{SPACE}\d{{3}}|{SPACE}\d{{6}}|\d{SPACE}\d{{3}}{SPACE}\d\d))"
    rf"(?!\w)(?!{SPACE}\d)(?![-.,]\d)"
)
_APART = re.compile(
    rf"(?<!\w)(?<!\d{SPACE})(?<!\d[.,:;]{SPACE})(?<!\d[.,:;-])(?:(?:\+|00)45{SPACE})?(?P<number>[2-9](?:(?:{SPACE}{{1,2}}\d){{7}}|(?:-\d){{7}}))"
    rf"(?!\w|{SPACE}{{0,2}}\d|[.,:;-]{SPACE}?\d)"
)
"""Eight digits one by one."""
_SCALE = re.compile(
    r"\b(?:score|svar|karakter|point|vurder|rating|answer|resultat|result)\w{0,8}\W[^\d\n]{0,12}\Z", re.IGNORECASE
)
_MACHINE = re.compile(
    r"\b(?:adresse|address|host|dns|gateway|kle|subnet|firmware|software|driver|proxy|router|net)\w{0,6}\W[^\d\n]{0,8}\Z",
    re.IGNORECASE,
)
"""What has four numbers with dots between, too."""
_ABROAD = re.compile(rf"(?<![\w+])(?:\+|00)(?!45)[1-9]\d{{0,2}}(?:(?:{SPACE}|-|\(0\))?\d){{6,12}}(?!\d)")
_KLE_CASE = re.compile(r"(?<![\w.])\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d(?:-\d{1,6}){0,3}(?!\w)")
_CASE = re.compile(
    r"\b(?:(?:sags?|journal|esdh|case|file)[- ]?(?:nr|nummer|nummeret|id|no|number|ref)\b|j\. ?nr\b|jnr\b"
    r"|sag(?=\s\d\d(?:\d\d)?[-/]\d{3}))[.:]{0,2}\s{0,2}(?:er\s|is\s)?#?([\w./-]++(?:\s-\s\d++)?+)",
    re.IGNORECASE,
)
_PLATE = re.compile(r"([A-HJ-NPR-VX-Z](?<![\w-].)[A-HJ-NPR-VX-Z]) ?\d\d ?\d{3}(?![\w-])(?![.,]\d)")
_NO_PLATE = word_set("DK DS EN KB KR NR PB PC PR RS SN SR TR TS TV VR")
_AFTER_A_DAY = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)[a-z]{0,6}\.?|\d(?:st|nd|rd|th|[.,])?),?\s\Z",
    re.IGNORECASE,
)
"""The rest of a day, of which a year follows and then the time: 25 October 2021 0400."""
_DOTS = (".", "/", "·", "•")
_LONGEST_DAY = 12
_CASE_PARTS = ("sag ", "sagn", "sags", "sag-", "journal", "esdh", "case", "file", "j.nr", "j. nr", "jnr")
_FEWEST_IN_CASE, _FEWEST_IN_PLATE, _FEWEST_IN_CPR, _FEWEST_IN_PHONE, _FEWEST_IN_KLE = 3, 5, 6, 7, 8
"""The fewest digits of each kind: most texts have fewer, and need no matching."""


def detect_numbers(text: str, signs: TextSigns) -> Iterator[Finding]:
    """Yield the numbers in `text` that identify a person; findings may overlap."""
    digits = signs.digits
    cases = list(_cases(text, signs)) if digits >= _FEWEST_IN_CASE else []
    yield from cases
    if digits >= _FEWEST_IN_PLATE and signs.capitals >= 2:
        for match in _PLATE.finditer(text):
            if match[1] not in _NO_PLATE:
                yield Finding("plate", "underline", *match.span())
    yield from detect_british_numbers(text, signs)
    if digits < _FEWEST_IN_CPR:
        return
    runs = digit_runs(text)
    if runs.together >= _FEWEST_IN_CPR or runs.has_later_four:
        said = {at for case in cases for at in range(case.start, case.end)}  # to be a case number
        yield from (each for each in detect_cpr(text, runs) if each.level == "block" or each.start not in said)
    if runs.together >= _FEWEST_IN_PHONE:
        yield from _phones(text)


def _phones(text: str) -> Iterator[Finding]:
    for match in _PHONE.finditer(text):
        if _is_phone(text, match):
            yield Finding("phone", "warn", *match.span())
    for match in _APART.finditer(text):
        if _is_dictated(text, match):
            yield Finding("phone", "warn", *match.span())
    if "+" in text or "00" in text:
        for match in _ABROAD.finditer(text):
            certain = match[0][0] == "+" or context_before(text, match.start()) == "call"
            if certain and not UNIT.match(text, match.end()):
                yield Finding("phone", "warn", *match.span())


def _is_phone(text: str, match: Match[str]) -> bool:
    land, number = match["land"], match["number"]
    said = context_before(text, match.start(), within=4)  # »ring til mig på«
    if said == "call" or (land and land[0] in "+(0"):
        return True
    if number[0] == "1" or number.endswith((" 000", "\u00a0000")):
        return False  # no telephone number in use, and an amount
    if said in ("other", "count") or is_glued(text, match) or is_linked(text, match):
        return False
    if UNIT.match(text, match.end()) or (match["gap"] in _DOTS and _is_machine_or_day(text, match)):
        return False
    if match["middle"]:
        return match["middle"] != "-" and not _is_a_year_and_more(text, match)
    digits = "".join(filter(str.isdecimal, number))
    if number != digits:
        return True
    year_first = valid_date(int(digits[6:]), int(digits[4:6]), int(digits[2:4]), int(digits[:2]) * 100)
    year_last = valid_date(int(digits[:2]), int(digits[2:4]), int(digits[6:]), int(digits[4:6]) * 100)
    return not any(day and 1900 <= day.year < 2100 for day in (year_first, year_last))


def _is_dictated(text: str, match: Match[str]) -> bool:
    """Return whether digits one by one are a telephone number, not answers on a scale or a count."""
    said = context_before(text, match.start(), within=4)
    if said == "call" or match[0] != match["number"]:
        return True
    digits = [int(each) for each in match["number"] if each.isdecimal()]
    steps = {after - before for before, after in pairwise(digits)}
    scale = _SCALE.search(text, max(0, match.start() - 24), match.start())
    return not (said or scale or max(digits) <= 5 or len(steps) == 1 or UNIT.match(text, match.end()))


def _is_machine_or_day(text: str, match: Match[str]) -> bool:
    """Return whether four pairs with dots are the address of a machine, two times, or a day with more."""
    if _MACHINE.search(text, max(0, match.start() - 24), match.start()) or re.match(r"[/:]\d", text[match.end() :][:2]):
        return True
    one, two, three, four = (int(match["number"][at : at + 2]) for at in (0, 3, 6, 9))
    times = one < 24 and two < 60 and three < 24 and four < 60
    return times or (valid_date(one, two, three, 2000) is not None and 15 <= three <= 35)


def _is_a_year_and_more(text: str, match: Match[str]) -> bool:
    """Return whether two times four digits are two years, or after the rest of a day its year and the time."""
    first, last = match["number"][:4], match["number"][5:]
    if first[:2] not in ("19", "20"):
        return False
    is_time = int(last[:2]) < 24 and int(last[2:]) < 60
    dated = _AFTER_A_DAY.search(text, max(0, match.start() - _LONGEST_DAY), match.start())
    return last[:2] in ("19", "20") or (is_time and bool(dated))


def _cases(text: str, signs: TextSigns) -> Iterator[Finding]:
    if signs.digits >= _FEWEST_IN_KLE and signs.capitals and "-" in text:
        for match in _KLE_CASE.finditer(text):
            yield Finding("case", "warn", *match.span())
    if any(map(signs.low.__contains__, _CASE_PARTS)):
        for match in _CASE.finditer(text):
            number = match[1].rstrip("./-")
            if len(_DIGIT.findall(number)) >= _FEWEST_IN_CASE:
                yield Finding("case", "warn", match.start(1), match.start(1) + len(number))
