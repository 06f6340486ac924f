"""Acts that are folded while they are read, so that memory follows the state and not the lines of the logs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from sys import intern
from typing import Any

from journals.log.act import Act
from journals.log.fold import Fold
from journals.log.purge import has_come_late
from journals.log.reader import MANY_ACTS, LogReader, ReadPosition

_WORD = 16
"""Characters of a value that many records may have in common."""


class FoldedActs:
    """What logs have gained: its fold and, when iterated, the acts; where they are many, they are read again for it."""

    def __init__(self, acts: Iterable[Act] = ()) -> None:
        """`acts`: some to begin with."""
        self.fold = Fold()
        self.has_come_late = False
        """As `purge.has_come_late` says of the acts."""
        self._few: list[Act] | None = []
        """The acts themselves; None where there are more than are kept."""
        self._places: list[tuple[Path, ReadPosition]] = []
        """Each log that was read, and where reading began."""
        self._take([*acts])

    def __bool__(self) -> bool:
        return self._few is None or bool(self._few)

    def __iter__(self) -> Iterator[Act]:
        if self._few is not None:
            yield from self._few
            return
        for path, place in self._places:
            for batch in LogReader(path, place).batches():
                yield from batch

    def read(self, reader: LogReader, is_ours: Callable[[], bool] = lambda: True) -> bool:
        """Take what a log has gained; stop and return False as soon as it turns out not to be `is_ours`."""
        self._places.append((reader.path, reader.position))
        for batch in reader.batches():
            if not is_ours():
                return False
            self._take(batch)
        return is_ours()

    def merge(self, other: FoldedActs) -> None:
        """Take what another has read, which is not to be used any more."""
        self.fold.merge(other.fold)
        self.has_come_late = self.has_come_late or other.has_come_late
        self._places += other._places
        both = None if self._few is None or other._few is None else self._few + other._few
        self._few = both if both is not None and len(both) <= MANY_ACTS else None

    def _take(self, batch: list[Act]) -> None:
        if self._few is None:  # there are many, and most of their words are the same few
            for act in batch:
                for _, _, fields in act.do:
                    _share_words(fields)
        self.fold.apply(batch)
        self.has_come_late = self.has_come_late or has_come_late(batch)
        if self._few is not None:
            self._few = self._few + batch if len(self._few) + len(batch) <= MANY_ACTS else None


def _share_words(fields: dict[str, Any]) -> None:
    """Let a short value, such as a stage, a kind or a day, be one text in all records that have it."""
    for field, value in fields.items():
        if type(value) is str and len(value) <= _WORD:
            fields[field] = intern(value)
