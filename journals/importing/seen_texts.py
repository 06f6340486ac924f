"""Which texts of some files stand twice: only of those that do is anything held."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import pairwise

from journals.importing.found import FoundItem
from journals.text.clean import one_line

_PARTS = 16
"""A long file is looked through so often, each time for another part of its texts: that takes no memory."""


class SeenTexts:
    """The texts that stood before."""

    def __init__(self, keys: Iterable[int]) -> None:
        """`keys`: of all texts that may be asked about (`text_key`)."""
        every = array("q", keys)
        self._recurring: set[int] = set()
        for part in range(_PARTS):
            of_part = sorted(key for key in every if key % _PARTS == part)
            self._recurring.update(first for first, second in pairwise(of_part) if first == second)
        self._seen: set[int] = set()

    def note(self, key: int) -> bool:
        """Note a text; return whether it stood before."""
        if key in self._seen:
            return True
        if key in self._recurring:
            self._seen.add(key)
        return False


def text_key(found: FoundItem, text: str, day: str) -> int:
    """Return a number that is the same for the same text of the same kind and day (`FileReading.day_given`)."""
    return hash((found.table, found.kind, folded_text(text), day))


def folded_text(text: str) -> str:
    """Return the form in which two texts are the same: without case, runs of blanks and the sign at the end."""
    line = one_line(text).casefold()
    return line.rstrip(".,;:!? ") or line
