"""What surrounds a number: the spaces and dashes it is written with, and what the words beside it say that it is."""

from __future__ import annotations

import re
from datetime import date
from re import Match
from typing import Literal, TypeAlias

from journals.privacy.names import word_set
from journals.text.date_words import MONTHS

NumberContext: TypeAlias = Literal["cpr", "person", "call", "other", "count"]
"""What a word says of a number after it: a CPR number, a person's, a telephone's, a thing's, a count."""

SPACE = r"[ \t\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]"
"""A space, of whatever width a word processor makes it."""
DASH = r"[-\u00ad\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]"
_WORD = re.compile(r"[Ss]ocial[ -][Ss]ecurity|[^\W\d_]+|[\d[]")
_BEFORE = 40
"""How many characters before a number are searched for its context."""
_WORDS_BEFORE = 3
UNIT = re.compile(
    r"\s{0,2}(?:,-|[€%]|(?:kr|dkk|kroner|tkr|euro|eur|stk|mio|mia|kwh|timer|minutter|gange|sider|ord|linjer"
    r"|records|rows|lines|poster|rækker|visninger|hours|words|views)\b)",
    re.IGNORECASE,
)

COUNTED = re.compile(
    r"\s{1,2}(?:(?:nye|flere|færre|ekstra|planlagte|gennemførte|aflyste|virtuelle|digitale|fysiske|forskellige|andre"
    r"|new|more|fewer|extra|planned|virtual|digital|other)\s)?[^\W\d_]{0,20}?"
    r"(?:besøg|opkald|kald|samtaler|møder|borgere|beboere|brugere|patienter|medarbejdere|ansatte|personer|mennesker"
    r"|deltagere|husstande|sager|henvendelser|beskeder|mails|breve|alarmer|målinger|registreringer|svar|besvarelser"
    r"|enheder|skærme|tablets|telefoner|computere|sensorer|apparater|nøgler|konti|licenser|filer|billeder|dokumenter"
    r"|fejl|forsøg|gange|klik|skridt|point|procent|dage|uger|måneder|år|døgn|minutter|sekunder|ture|kilometer|meter"
    r"|visits|calls|conversations|meetings|citizens|residents|users|patients|employees|people|participants|households"
    r"|cases|messages|letters|alarms|readings|answers|units|screens|phones|sensors|devices|keys|accounts|licences"
    r"|licenses|files|pictures|documents|errors|attempts|times|clicks|steps|points|percent|days|weeks|months|years"
    r"|minutes|seconds|trips|kilometres|metres)\b",
    re.IGNORECASE,
)
"""What was counted, after how many there were; a word that goes on a sentence about a person is none of these."""

_PERSON = word_set(
    "borger borgers borgeren borgerens beboer beboers beboeren beboerens patient patienten citizen resident født fødte"
    " fdt f born dob ssn løbenr løbenummer løbenummeret erstatningsnr erstatningsnummer"
)
_PERSON_STARTS = ("cpr", "personnr", "personnum", "fødselsnum", "fødselsdato", "social security", "social-security")
_CALL = word_set(
    "tlf tel tlfnr mob ring ringe ringer ringede ringes ringet sms sms'e smser opkald phone phoned mobile cell call"
    " called calls text texted fax viber whatsapp hovednummer hovednummeret vagtnummer vagtnummeret"
)
_OTHER = word_set(
    """
    cvr ean gln j ordre ordren faktura fakturaen bilag konto kontoen reg varenr serienr sn sag sagen ticket tickets ref
    reference bestilling bestillingen p pnr pnummer isbn issn kunde matrikel version build patch fejlkode licens
    licensen order invoice account serial case part item model po n imei batch vare beløb beløbet budget budgettet iban
    rekvisition kontrakt kontrakten aftale udbud ip mac port server enhed enheden måler måleren transaktion transaction
    purchase receipt kvittering koordinat koordinater barcode stregkode
    """
)
_COUNTERS = word_set("id kl uge uger week weeks side sider stue lokale rum linje log sum hash kode koden")
_NEUTRAL = word_set("nr nummer nummeret numre no number numbers")
_NUMBER_ENDS = ("nr", "nummer", "nummeret", "numre", "kode", "koden")


def context_before(text: str, start: int, within: int = _WORDS_BEFORE) -> NumberContext | None:
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


def is_glued(text: str, match: Match[str]) -> bool:
    """Return whether a number is part of a serial number, a file name or a decimal."""
    start = match.start()
    before, further = text[start - 1 : start], text[start - 2 : start - 1]
    if before.isalpha() or before == "_":
        return True
    return further.isdigit() if before and before in ".,:" else before == "-" and further.isalnum()


def is_linked(text: str, match: Match[str]) -> bool:
    """Return whether a number is part of a URL, a path or a reference such as `#33123456`."""
    before = text[match.start() - 1 : match.start()]
    return bool(before) and before in "#=/@+\\"


def valid_date(day: int, month: int, short: int, century: int) -> date | None:
    """Return a day of the year `century + short`, None where there is no such day."""
    try:
        return date(century + short, month, day)
    except ValueError:
        return None


def month_number(month: str) -> int:
    """Return the number of a month in digits or letters, 0 where letters only look like one."""
    return int(month) if month.isdecimal() else MONTHS.get(month.casefold(), 0)


_FIRST_YEAR, _YEARS_END = 1858, 2058
"""The years of birth that numbers can tell."""


def birthday(day: int, month: int, year: int, seventh: int) -> date | None:
    """Return the birthday in a CPR number, whose seventh digit decides the century where the year does not tell it.

    None where there is no such day, or nobody born in the year that is written has a number.
    """
    short = year % 100
    century = year - short if year > 99 else century_of(short, seventh)
    if year > 99 and not _FIRST_YEAR <= year < _YEARS_END:
        return None
    return valid_date(day - 60 if day > 60 else day, month, short, century)  # replacement numbers: the day and 60


def century_of(short: int, seventh: int) -> int:
    """Return the century of a year of two digits in a CPR number."""
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if short <= 36 else 1900
    return 2000 if short <= 57 else 1800
