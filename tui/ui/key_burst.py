"""Letters that come faster than a hand presses keys, or with a space among them: more likely a text than commands."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Key

FASTER_THAN_A_HAND = 0.075
"""Seconds between two letters of a text that came at once; a letter that changes something waits so long for another.

A fast hand takes a tenth of a second, and what takes less than that looks as if it happened at once.
"""
UNTIL_IT_ENDS = 0.4
"""Seconds without a letter after which such a text is at its end."""
_FEWEST = 3


def may_begin(key: Key) -> bool:
    """Return whether a text may begin with a key: digits answer and choose, and are pressed fast."""
    return bool(key.character) and str(key.character).isalpha()


def goes_on(keys: Sequence[Key], key: Key) -> bool:
    """Return whether a key goes on with what came at once; a key that is held down repeats itself."""
    return key.is_printable and any(key.character != each.character for each in keys)


def is_text(text: str) -> bool:
    """Return whether what came at once looks like a text."""
    return len(text) >= _FEWEST or (len(text) > 1 and " " in text)


def text_of(keys: Sequence[Key]) -> str:
    """Return what keys type."""
    return "".join(key.character or "" for key in keys)
