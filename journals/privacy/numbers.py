"""Numbers that point at a person: CPR, telephone, case number, number plate.

Every pattern is bounded or possessive, so that looking at a text takes time in proportion to its length, whatever is
in it. What a number is, is often told by the words just before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from re import Match
from typing import Literal, TypeAlias

from journals.privacy.findings import Finding, Severity
from journals.privacy.names import word_set

NumberContext: TypeAlias = Literal["cpr", "person", "call", "other", "count"]
"""What a word says of a number after it: a CPR number, a person's, a telephone's, a thing's, a count."""

_SPACE = r"[ \t\u00a0\u2007\u2009\u202f\u200b\u2060]"
_DASH = r"[-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]"
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+|[\d[]")
_BEFORE = 40
"""How many characters before a number are searched for its context."""
_WORDS_BEFORE = 3

_CPR = re.compile(
    rf"(?<!\d)(\d\d)({_SPACE}|{_DASH}|[./])?(\d\d)(?(2)(?:{_SPACE}|{_DASH}|[./]))(\d\d(?:\d\d)?)"
    rf"({_SPACE}{{0,2}}{_DASH}{_SPACE}{{0,2}}\n?|{_SPACE}{{1,2}}|[./_])?(\d{{4}}(?!\d)|[xX*]{{4}}(?![xX*]))"
)
_PHONE = re.compile(
    rf"(?<!\w)(?<!\d{_SPACE})(?<!\d[-.,])(?P<land>(?:\+|\b00)45{_SPACE}?|\(\+?45\){_SPACE}?|45{_SPACE})?"
    rf"(?P<number>[1-9]\d(?:\d{{6}}|(?P<gap>{_SPACE}|[-.])\d\d(?:(?P=gap)\d\d){{2}}|\d\d(?P<middle>{_SPACE}|-)\d{{4}}"
    rf"|{_SPACE}\d{{3}}{_SPACE}\d{{3}}|\d{_SPACE}\d\d{_SPACE}\d{{3}}|{_SPACE}\d{{6}}|\d{_SPACE}\d{{3}}{_SPACE}\d\d))"
    rf"(?!\w)(?!{_SPACE}\d)(?![-.,]\d)"
)
_ABROAD = re.compile(rf"(?<![\w+])(?:\+|00)(?!45)[1-9]\d{{0,2}}(?:(?:{_SPACE}|-|\(0\))?\d){{6,12}}(?!\d)")
_KLE_CASE = re.compile(r"(?<![\w.])\d\d\.\d\d\.\d\d-[A-ZÆØÅ]\d\d(?:-\d{1,6}){0,3}(?!\w)")
_CASE = re.compile(
    r"\b(?:(?:sags?|journal|esdh|case|file)[- ]?(?:nr|nummer|nummeret|id|no|number|ref)\b|j\. ?nr\b|jnr\b"
    r"|sag(?=\s\d\d(?:\d\d)?[-/]\d{3}))[.:]{0,2}\s{0,2}(?:er\s|is\s)?#?([\w./-]++(?:\s-\s\d++)?+)",
    re.IGNORECASE,
)
_PLATE = re.compile(r"([A-HJ-NPR-VX-Z](?<![\w-].)[A-HJ-NPR-VX-Z]) ?\d\d ?\d{3}(?![\w-])(?![.,]\d)")
_NO_PLATE = word_set("DK DS EN KB KR NR PB PC PR RS SN SR TR TS TV VR")
_COLUMN_BEFORE = re.compile(rf"\d{_SPACE}\Z")
_COLUMN_AFTER = re.compile(rf"{_SPACE}\d")
_UNIT = re.compile(
    r"\s{0,2}(?:,-|[€%]|(?:kr|dkk|kroner|tkr|euro|eur|stk|mio|mia|kwh|timer|minutter|gange|sider|ord|linjer"
    r"|records|rows|lines|poster|rækker|visninger|hours|words|views)\b)",
    re.IGNORECASE,
)

_PERSON = word_set(
    "borger borgers borgeren borgerens beboer beboers beboeren beboerens patient patienten citizen resident født fødte"
    " fdt f born dob ssn løbenr løbenummer løbenummeret erstatningsnr erstatningsnummer"
)
_PERSON_STARTS = ("cpr", "personnr", "personnum", "fødselsnum", "fødselsdato")
_CALL = word_set(
    "tlf tel tlfnr mob ring ringe ringer ringede ringes ringet sms sms'e smser opkald phone phoned mobile cell call"
    " called calls text texted fax viber whatsapp hovednummer hovednummeret vagtnummer vagtnummeret"
)
_OTHER = word_set(
    """
    cvr ean gln ordre ordren faktura fakturaen bilag konto kontoen reg varenr serienr sn sag sagen ticket tickets ref
    reference bestilling bestillingen p pnr pnummer isbn issn kunde matrikel version build patch fejlkode licens
    licensen order invoice account serial case part item model po n imei batch vare beløb beløbet budget budgettet iban
    rekvisition kontrakt kontrakten aftale udbud ip mac port server enhed enheden måler måleren transaktion transaction
    purchase receipt kvittering koordinat koordinater barcode stregkode
    """
)
_COUNTERS = word_set("id kl uge uger week weeks side sider stue lokale rum linje log sum hash kode koden")
_NEUTRAL = word_set("nr nummer nummeret numre no number numbers")
_NUMBER_ENDS = ("nr", "nummer", "nummeret", "numre", "kode", "koden")

_CASE_PARTS = ("sag ", "sagn", "sags", "sag-", "journal", "esdh", "case", "file", "j.nr", "j. nr", "jnr")
_FEWEST_IN_CASE, _FEWEST_IN_PLATE, _FEWEST_IN_CPR, _FEWEST_IN_PHONE = 3, 5, 6, 7
"""The fewest digits of each kind: most texts have fewer, and need no matching."""

_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def detect_numbers(text: str) -> Iterator[Finding]:
    """Yield the numbers in `text` that identify a person; findings may overlap."""
    digits = len(_DIGIT.findall(text))
    if digits >= _FEWEST_IN_CASE:
        yield from _cases(text)
    if digits >= _FEWEST_IN_PLATE:
        for match in _PLATE.finditer(text):
            if match[1] not in _NO_PLATE:
                yield Finding("plate", "underline", *match.span())
    if digits >= _FEWEST_IN_CPR:
        today = datetime.now(UTC).date()
        for match in _CPR.finditer(text):
            if level := _cpr(text, match, today):
                yield Finding("cpr", level, *match.span())
    if digits >= _FEWEST_IN_PHONE:
        yield from _phones(text)


def _phones(text: str) -> Iterator[Finding]:
    for match in _PHONE.finditer(text):
        if _is_phone(text, match):
            yield Finding("phone", "warn", *match.span())
    if "+" in text or "00" in text:
        for match in _ABROAD.finditer(text):
            certain = match[0][0] == "+" or _context_before(text, match.start()) == "call"
            if certain and not _UNIT.match(text, match.end()):
                yield Finding("phone", "warn", *match.span())


def _cpr(text: str, match: Match[str], today: date) -> Severity | None:
    """Return how sure it is that a number is a CPR number. Modulus 11 can only raise that: newer numbers lack it."""
    day, gap, month, year, between, number = match.groups()
    said = _context_before(text, match.start())
    if (gap and not between) or (len(year) == 4 and not between):
        return None
    if not number.isdecimal():  # 010158-xxxx: the birthday is still there
        return "warn" if between and _valid_date(int(day), int(month), int(year) % 100, 2000) else None
    born = _birthday(int(day), int(month), int(year), int(number[0]))
    if born is None or born > today:
        return "warn" if said == "cpr" and len(year) == 2 else None
    sure = said in ("cpr", "person")
    if not between:
        if sure:
            return "block"
        if said or _is_glued(text, match) or _is_linked(text, match):
            return None
        return "warn" if _passes_modulus_11(day + month + year + number) or born.month == born.day == 1 else None
    if sure:
        return "block"
    if len(year) == 4 and number[:2] in ("19", "20"):
        return None  # from a day until a year
    doubtful = (
        _context_before(text, match.start(), within=1) in ("call", "other")
        or _is_glued(text, match)
        or _may_be_more(text, match)
    )
    return "warn" if doubtful or between[0] in "./_" else "block"


def _birthday(day: int, month: int, year: int, seventh: int) -> date | None:
    """Return the birthday in a CPR number, whose seventh digit decides the century."""
    short = year % 100
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if short <= 36 else 1900
    else:
        century = 2000 if short <= 57 else 1800
    if year > 99 and year != century + short:
        return None
    return _valid_date(day - 60 if day > 60 else day, month, short, century)  # replacement numbers: the day and 60


def _valid_date(day: int, month: int, short: int, century: int) -> date | None:
    try:
        return date(century + short, month, day)
    except ValueError:
        return None


def _passes_modulus_11(digits: str) -> bool:
    return sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0


def _is_glued(text: str, match: Match[str]) -> bool:
    """Return whether a number is part of a serial number, a file name or a decimal."""
    start = match.start()
    before, further = text[start - 1 : start], text[start - 2 : start - 1]
    if before.isalpha() or before == "_":
        return True
    return further.isdigit() if before and before in ".,:" else before == "-" and further.isalnum()


def _is_linked(text: str, match: Match[str]) -> bool:
    """Return whether a number is part of a URL, a path or a reference such as `#33123456`."""
    before = text[match.start() - 1 : match.start()]
    return bool(before) and before in "#=/@+\\"


def _may_be_more(text: str, match: Match[str]) -> bool:
    """Return whether a number with only a space in it may be part of a column, an amount or a time."""
    _, gap, _, _, between, number = match.groups()
    start, end = match.span()
    if gap and not gap.isspace() and len(between) != len(between.strip()):  # 12.03.24 1430
        return int(number[:2]) < 24 and int(number[2:]) < 60
    if between.strip():
        return False
    column = _COLUMN_BEFORE.search(text, max(0, start - 2), start) or _COLUMN_AFTER.match(text, end)
    return bool(column or _UNIT.match(text, end))


def _is_phone(text: str, match: Match[str]) -> bool:
    land, number = match["land"], match["number"]
    said = _context_before(text, match.start(), within=4)  # »ring til mig på«
    if said == "call" or (land and land[0] in "+(0"):
        return True
    if number[0] == "1" or number.endswith((" 000", "\u00a0000")):
        return False  # no telephone number in use, and an amount
    if said in ("other", "count") or _is_glued(text, match) or _is_linked(text, match):
        return False
    if "." in number or _UNIT.match(text, match.end()):
        return False
    if match["middle"]:
        halves = number[:4], number[5:]
        return match["middle"] != "-" and not all(half[:2] in ("19", "20") for half in halves)
    digits = "".join(filter(str.isdecimal, number))
    if number != digits:
        return True
    year_first = _valid_date(int(digits[6:]), int(digits[4:6]), int(digits[2:4]), int(digits[:2]) * 100)
    year_last = _valid_date(int(digits[:2]), int(digits[2:4]), int(digits[6:]), int(digits[4:6]) * 100)
    return not any(day and 1900 <= day.year < 2100 for day in (year_first, year_last))


def _cases(text: str) -> Iterator[Finding]:
    if "-" in text:
        for match in _KLE_CASE.finditer(text):
            yield Finding("case", "warn", *match.span())
    low = text.lower()
    if any(map(low.__contains__, _CASE_PARTS)):
        for match in _CASE.finditer(text):
            number = match[1].rstrip("./-")
            if len(_DIGIT.findall(number)) >= _FEWEST_IN_CASE:
                yield Finding("case", "warn", match.start(1), match.start(1) + len(number))


def _context_before(text: str, start: int, within: int = _WORDS_BEFORE) -> NumberContext | None:
    """Return what the words just before a position say of what follows; the nearest telling word counts.

    Words before another number do not count; nor do words before a masked finding make this one surer.
    """
    reached_across = False
    for word in reversed(_WORD.findall(text, max(0, start - _BEFORE), start)):
        if word == "[":
            reached_across = True
        elif word.isdecimal() or not within:
            return None
        elif said := _context_of(word):
            return None if reached_across and said != "other" else said
        else:
            within -= word.lower() not in _NEUTRAL
    return None


def _context_of(word: str) -> NumberContext | None:
    low = word.lower()
    if low.startswith(_PERSON_STARTS):
        return "cpr"
    if low in _PERSON:
        return "person"
    if low in _CALL or "telefon" in low or "mobil" in low:
        return "call"
    if low in _COUNTERS:
        return "count"
    if low in _OTHER or word == "SE" or (low.endswith(_NUMBER_ENDS) and low not in _NEUTRAL):
        return "other"
    return None
