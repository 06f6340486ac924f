"""Which signs a text has, counted in one pass, so that no pattern is tried on what cannot match it.

Most notes have no digit, no `@` and few capitals. What is told is never less than there is: of a text with letters that
few texts have it is told that anything may stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_DIGIT = re.compile(r"\d")
_BEYOND = re.compile("[^\\x00-\\xff]+")
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
    is_common: bool
    """Whether all its letters and digits are those of Western Europe, where each letter has one small form."""


def class_table(class_of: Callable[[str], str]) -> bytes:
    """Return the class of each byte that `common_bytes` gives, to translate them by."""
    return "".join(class_of(chr(byte)) for byte in range(256)).encode()


def common_bytes(text: str) -> bytes | None:
    """Return a text as bytes, `?` for each sign beyond Latin-1; None where one of those is a letter or a digit."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        if any(sign.isalnum() or sign.isupper() for some in _BEYOND.findall(text) for sign in some):
            return None
        return text.encode("latin-1", "replace")


def _class_of(sign: str) -> str:
    if sign.isdecimal():
        return "0"
    return "A" if sign.isupper() else "(" if sign in "([{<" else sign if sign == "@" else "-"


_CLASSES = class_table(_class_of)
_OTHERS = bytes(byte for byte in range(256) if _CLASSES[byte] == ord("-"))


def any_signs(text: str) -> TextSigns:
    """Return that anything may stand in a text besides its digits."""
    return TextSigns(text.lower(), len(_DIGIT.findall(text)), _MANY, True, True, False)


def text_signs(text: str) -> TextSigns:
    """Return which signs may stand in a text."""
    data = common_bytes(text)
    if data is None:
        return any_signs(text)
    told = data.translate(_CLASSES, _OTHERS)
    return TextSigns(text.lower(), told.count(b"0"), told.count(b"A"), b"@" in told, b"(" in told, True)
