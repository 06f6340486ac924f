"""Where one visible sign ends and the next begins: a flag, a family, a letter with its marks is one to who sees it.

The rules are those of Unicode's *extended grapheme clusters* that matter in texts that have been cleaned; a library
for them all would be a large one for this.
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_NARROW_BELOW = "\u0300"
"""No character before this one goes together with its neighbours."""


def is_grapheme_start(text: str, at: int) -> bool:
    """Return whether a visible sign begins at an index, or the text ends there."""
    if not 0 < at < len(text):
        return True
    before, here = text[at - 1], text[at]
    if here < _NARROW_BELOW:
        return True
    if _extends(here):
        return before == "\n"
    if before == _JOINER:
        return not (_is_pictograph(here) and _is_pictograph(text[_base(text, at - 1)]))
    if _is_flag_letter(here):
        return _flag_letters_before(text, at) % 2 == 0
    return not _is_inner_jamo(here)


def next_grapheme(text: str, at: int) -> int:
    """Return the index at which the visible sign ends that is at, or around, an index."""
    at += 1
    while not is_grapheme_start(text, at):
        at += 1
    return min(at, len(text))


def previous_grapheme(text: str, at: int) -> int:
    """Return the index at which the visible sign begins that is before, or around, an index."""
    at -= 1
    while not is_grapheme_start(text, at):
        at -= 1
    return max(at, 0)


def grapheme_end(text: str, at: int) -> int:
    """Return an index, or the end of the visible sign that it would be in the middle of."""
    return at if is_grapheme_start(text, at) else next_grapheme(text, at)


def _extends(character: str) -> bool:
    """Return whether a character belongs to the one before it: marks, joiners, choices of emoji, tones of skin."""
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or character in "\u200c\u200d\uff9e\uff9f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _is_pictograph(character: str) -> bool:
    if _is_flag_letter(character) or _extends(character):
        return False  # a tone of skin alone is no sign that others join
    return character in "\xa9\xae" or "\u203c" <= character <= "\u3299" or "\U0001f000" <= character <= "\U0001faff"


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_inner_jamo(character: str) -> bool:
    """Return whether it is the middle or the end of a Korean syllable that is written in its parts."""
    return "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7fb"


def _base(text: str, at: int) -> int:
    """Return the index of the character that those at and before an index belong to."""
    while at > 0 and _extends(text[at]):
        at -= 1
    return at


def _flag_letters_before(text: str, at: int) -> int:
    first = at
    while first > 0 and _is_flag_letter(text[first - 1]):
        first -= 1
    return at - first
