"""Short ids: what is printed before a record, and typed to name it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from journals.ids import SHORT_LENGTH, has_drawn_end

if TYPE_CHECKING:  # a search does without the library
    from journals.library.library import Library


class ShortIds:
    """Ends of ids that fit one record only, as short as can be; an id that has none of its own is shown whole."""

    def __init__(self, ids: Iterable[str]) -> None:
        """`ids`: of all records there are."""
        self._ids = set(ids)

    @classmethod
    def of(cls, library: Library) -> ShortIds:
        """Return those of a library that has been read."""
        from journals.library.across import all_ids

        return cls(all_ids(library))

    def __call__(self, record: str) -> str:
        """Return what names a record."""
        if not has_drawn_end(record):
            return record
        end = _end(record)
        if record not in self._ids:
            self._ids.add(record)
            self._ends[end] += 1
            self._beginnings.add(_beginning(record))
        alike = [each for each in self._ids if _end(each) == end] if self._ends[end] > 1 else [record]
        lengths = [_common_length(record, each) + 1 for each in alike if each != record and has_drawn_end(each)]
        length = max(lengths, default=SHORT_LENGTH)
        return record if length > len(record) or end in self._beginnings else record[-length:]

    @cached_property
    def _ends(self) -> Counter[str]:
        return Counter([each[-SHORT_LENGTH:].upper() for each in self._ids])

    @cached_property
    def _beginnings(self) -> set[str]:
        """How ids begin: an end that is like one of them would name that record too."""
        return {each[:SHORT_LENGTH].upper() for each in self._ids}


def short_id(library: Library, record: str) -> str:
    """Return what names a record that was just stored, as `ShortIds` does; hardly ever all others must be known."""
    from journals.library.outlined import may_be_ambiguous

    is_alone = has_drawn_end(record) and not may_be_ambiguous(library, record)
    return record[-SHORT_LENGTH:] if is_alone else ShortIds.of(library)(record)


def _beginning(record: str) -> str:
    return record[:SHORT_LENGTH].upper()


def _end(record: str) -> str:
    return record[-SHORT_LENGTH:].upper()


def _common_length(one: str, other: str) -> int:
    """Return how many characters two ids have in common at their end."""
    pairs = zip(reversed(one.upper()), reversed(other.upper()), strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
