"""Rows of a long table: their cells lie in one list, and a row is made when somebody looks at it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from journals.importing.outline import TableRow


class PackedRows(Sequence[TableRow]):
    """Rows of one table, or those of them from one to another, which share the cells."""

    def __init__(self, of: PackedRows | None = None, begin: int = 0, end: int = 0) -> None:
        self._cells: list[str] = of._cells if of else []
        self._ends: array[int] = of._ends if of else array("I", [0])
        """Where the cells of each row begin, and those of the last end."""
        self._lines: array[int] = of._lines if of else array("I")
        self._begin, self._end = begin, end

    def add(self, cells: Sequence[str], line: int) -> None:
        """Add a row behind all others."""
        self._cells += cells
        self._ends.append(len(self._cells))
        self._lines.append(line)
        self._end += 1

    def __len__(self) -> int:
        return self._end - self._begin

    @overload
    def __getitem__(self, at: int) -> TableRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[TableRow]: ...
    def __getitem__(self, at: int | slice) -> TableRow | Sequence[TableRow]:
        if isinstance(at, slice):
            begin, end, step = at.indices(len(self))
            if step != 1:
                return [self._row(each + self._begin) for each in range(begin, end, step)]
            return PackedRows(self, self._begin + begin, self._begin + max(begin, end))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self._row(self._begin + at % len(self))

    def __iter__(self) -> Iterator[TableRow]:
        return map(self._row, range(self._begin, self._end))

    def _row(self, at: int) -> TableRow:
        return TableRow(tuple(self._cells[self._ends[at] : self._ends[at + 1]]), self._lines[at])
