"""Short ids: what is printed before a record, and typed to name it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a search does without the library
    from journals.library.library import Library

_SHORTEST = 10
"""Characters of a record's id that are shown at least: the part that is its time."""


class ShortIds:
    """Prefixes of ids that fit one record only, as short as can be."""

    def __init__(self, ids: Iterable[str]) -> None:
        """`ids`: of all records there are."""
        self._ids = sorted(ids)

    @classmethod
    def of(cls, library: Library) -> ShortIds:
        """Return those of a library that has been read."""
        from journals.library.across import all_ids

        return cls(all_ids(library))

    def __call__(self, record: str) -> str:
        """Return the shortest prefix of a record's id."""
        place = bisect_left(self._ids, record)
        if self._ids[place : place + 1] != [record]:
            insort(self._ids, record)
        beside = self._ids[max(place - 1, 0) : place] + self._ids[place + 1 : place + 2]
        return record[: max(_SHORTEST, *(_common_length(record, other) + 1 for other in beside), 0)]


def _common_length(one: str, other: str) -> int:
    """Return how many characters two ids have in common at their beginning."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
