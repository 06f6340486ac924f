"""Whole numbers as people type them, or as others wrote them into a text."""

from __future__ import annotations

_MOST_DIGITS = 18
"""No number here has more; Python itself refuses to read some thousands of them."""


def whole_number(text: str, least: int, most: int) -> int | None:
    """Return the whole number in a text; None where it is none, or not from `least` to `most`."""
    text = text.strip()
    sign, digits = (-1, text[1:]) if text[:1] == "-" else (1, text)
    digits = digits.lstrip("0") or digits[:1]
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        return None
    number = sign * int(digits)
    return number if least <= number <= most else None
