"""Which signs a text has, counted in one pass, so that no pattern is tried on what cannot match it.

Most notes have no digit, no `@` and few capitals. What is told is never less than there is: of a text with signs that
few texts have it is told that anything may stand in it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGIT = re.compile(r"\d")
_MANY = 1_000_000


class TextSigns(NamedTuple):
    """What may stand in a text: at least as much as does."""

    low: str
    """The text in small letters."""
    digits: int
    capitals: int
    has_at: bool
    has_bracket: bool
    """Whether one opens: `(`, `[`, `{` or `<`."""


_CODINGS = ("latin-1", "cp1252")
"""What Danish is written in; what stands at a byte in either is counted. None has digits but ours, nor letters whose
small form is one of another alphabet."""


def _class_of(byte: int) -> str:
    signs = {bytes([byte]).decode(coding, "replace") for coding in _CODINGS}
    if any(map(str.isdecimal, signs)):
        return "0"
    if any(map(str.isupper, signs)):
        return "A"
    return next((each for each in signs if each == "@"), "(" if signs & set("([{<") else "")


_CLASSES = bytes(ord(_class_of(byte) or "-") for byte in range(256))
_OTHERS = bytes(byte for byte in range(256) if not _class_of(byte))


def any_signs(text: str) -> TextSigns:
    """Return that anything may stand in a text besides its digits."""
    return TextSigns(text.lower(), len(_DIGIT.findall(text)), _MANY, True, True)


def text_signs(text: str) -> TextSigns:
    """Return which signs may stand in a text."""
    for coding in _CODINGS:
        try:
            told = text.encode(coding).translate(_CLASSES, _OTHERS)
        except UnicodeEncodeError:
            continue
        return TextSigns(text.lower(), told.count(b"0"), told.count(b"A"), b"@" in told, b"(" in told)
    return any_signs(text)
