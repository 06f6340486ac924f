"""British numbers that point at a person: telephones as they are dialled at home, and National Insurance numbers.

Both have a form that little else has: eleven digits that begin with a nought, parted as people part them; and two
capitals of those that are given out, six digits and one of four letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journals.privacy.findings import Finding
from journals.privacy.number_context import SPACE, UNIT, context_before
from journals.privacy.text_signs import TextSigns

_PHONE = re.compile(
    rf"(?<![\w+(])(?<!\d{SPACE})(?<!\d[-.,/:])(?:\(0[1-357]\d{{1,3}}\)|0[1-357]\d{{1,9}})(?:(?:{SPACE}|-)?\d{{3,8}}){{0,2}}"
    rf"(?!\w)(?!{SPACE}\d)(?![-.,/:]\d)"
)
_DIGITS = re.compile(r"\d+")
_PARTED = {(5, 6), (5, 3, 3), (3, 4, 4), (3, 8), (4, 3, 4), (4, 7)}
"""How many digits stand together."""
_INSURANCE = re.compile(
    rf"(?<![\w-])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]{SPACE}?\d\d{SPACE}?\d\d{SPACE}?\d\d{SPACE}?[A-D](?![\w-])"
)
_FEWEST_IN_PHONE, _FEWEST_IN_INSURANCE = 11, 6


def detect_british_numbers(text: str, signs: TextSigns) -> Iterator[Finding]:
    """Yield the British numbers in `text` that identify a person."""
    if signs.digits >= _FEWEST_IN_INSURANCE and signs.capitals >= 3:
        for match in _INSURANCE.finditer(text):
            yield Finding("insurance", "warn", *match.span())
    if signs.digits >= _FEWEST_IN_PHONE and "0" in text:
        for match in _PHONE.finditer(text):
            if _is_phone(text, match):
                yield Finding("phone", "warn", *match.span())


def _is_phone(text: str, match: re.Match[str]) -> bool:
    parts = tuple(map(len, _DIGITS.findall(match[0])))
    said = context_before(text, match.start(), within=4)
    if said in ("other", "count") or UNIT.match(text, match.end()):
        return False
    return parts in _PARTED or (parts == (11,) and (said == "call" or match[0].startswith("07")))
