"""Where everything on a board is: its columns, how far each is scrolled, which of them show, and the cursor's way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeAlias, TypeVar

from textual.geometry import Size

from tui.ui.widgets.line_view import Drawing
from tui.ui.widgets.row_heights import Heights

T = TypeVar("T")
BoardPosition: TypeAlias = tuple[int, int]
"""The number of a column, and that of an entry in it."""

_SIDE_BY_SIDE = 90
"""Cells from which columns stand beside each other."""
_COLUMN = 30
"""Cells a column wants."""
_SPACIOUS = 48
"""The same, where it is to be read from afar."""


class Column(Generic[T]):
    """The entries of a column, where each begins, and how far it is scrolled."""

    def __init__(self, drawing: Drawing[T], items: Sequence[T], starts: Sequence[int], gap: int) -> None:
        """`starts`: for each of its entries the number of the column it belongs to when they stand side by side.

        `gap`: lines after each.
        """
        self.items, self.starts = items, starts
        self.heights: Heights[T] = Heights(lambda item, width, here: drawing.height(item, width, here) + gap)
        self.scroll = 0

    def lay(self, width: int) -> None:
        """Find out how high each entry is, in so many cells; the cursor is on none."""
        self.heights.lay(self.items, width, len(self.items), max(1, len(self.items)))

    def stand(self, row: int | None) -> None:
        """Let the entry under the cursor, where it is in this column, take all the lines it wants."""
        self.heights.stand(len(self.items) if row is None else row)


class BoardLayout(Generic[T]):
    """The columns in the room there is, and the cursor on one of their entries."""

    def __init__(self, drawing: Drawing[T]) -> None:
        self._drawing = drawing
        self.gap = 0
        """Lines after each entry; where there are any, columns are wider too."""
        self.groups: Sequence[Sequence[T]] = ()
        """What belongs together, each with its heading."""
        self.columns: list[Column[T]] = []
        """The groups side by side, or one column with all of them."""
        self.room = Size(0, 0)
        """What it is laid out for: to ask a widget for its size takes long."""
        self.at: BoardPosition = (0, 0)
        """Where the cursor is."""
        self._first = 1

    # What is where

    @property
    def item(self) -> T | None:
        """The entry under the cursor."""
        number, row = self.at
        there = number < len(self.columns) and row < len(self.columns[number].items)
        found = self.columns[number].items[row] if there else None
        return found if found is not None and self._drawing.rests(found) else None

    @property
    def is_wide(self) -> bool:
        """Whether columns stand side by side."""
        return self.room.width >= _SIDE_BY_SIDE

    @property
    def width(self) -> int:
        """Cells of a column."""
        return max(3, (self.room.width + 1) // self._many - 1)

    @property
    def shown(self) -> list[int]:
        """The numbers of the columns that show: the first one always."""
        if not self.columns:
            return []
        return [0, *range(self._first, min(len(self.columns), self._first + self._many - 1))]

    @property
    def _many(self) -> int:
        """How many columns show."""
        wanted = _SPACIOUS if self.gap else _COLUMN
        return max(1, min(self.room.width // wanted, len(self.columns))) if self.is_wide else 1

    def places(self) -> dict[str, BoardPosition]:
        """Return where each entry is that the cursor can stand on, by its key."""
        return {
            self._drawing.key(item): (number, row)
            for number, column in enumerate(self.columns)
            for row, item in enumerate(column.items)
            if self._drawing.rests(item)
        }

    def here(self) -> tuple[str, list[str]]:
        """Return the key of the cursor's group, and those of its entries from the cursor outwards."""
        number, row = self.at
        if number >= len(self.columns) or row >= len(self.columns[number].items):
            return "", []
        column = self.columns[number]
        group = column.starts[row]
        near = [place for place, start in enumerate(column.starts) if start == group]
        near.sort(key=lambda place: (place < row, abs(place - row)))
        return self._group_key(group), [self._drawing.key(column.items[place]) for place in near]

    # Laying it out

    def lay(self, room: Size, group: str, keys: Sequence[str], at: str | None = None) -> None:
        """Lay the columns out anew, with the cursor at `at`, else on the first of `keys` in `group`, or anywhere."""
        self.room = room
        scrolled = {self._heading(column): column.scroll for column in self.columns}
        self.columns = [Column(self._drawing, *each, self.gap) for each in self._parted()]
        for column in self.columns:
            column.scroll = scrolled.get(self._heading(column), 0)
            column.lay(self.width - 2)
        places = self.places()
        same = {
            key
            for key in keys
            if key in places and self._group_key(self.columns[places[key][0]].starts[places[key][1]]) == group
        }
        order = [*([at] if at else []), *(key for key in keys if key in same), *keys]
        self.stand(next((places[key] for key in order if key in places), min(places.values(), default=(0, 0))))

    def _parted(self) -> list[tuple[Sequence[T], Sequence[int]]]:
        """Return the entries of each column, and the number of the group of each of them."""
        if self.is_wide:
            return [(items, [number] * len(items)) for number, items in enumerate(self.groups)]
        everything = [(item, number) for number, items in enumerate(self.groups) for item in items]
        return [([item for item, _ in everything], [number for _, number in everything])]

    def _heading(self, column: Column[T]) -> str:
        return self._drawing.key(column.items[0]) if column.items else ""

    def _group_key(self, group: int) -> str:
        return self._drawing.key(self.groups[group][0])

    def stand(self, place: BoardPosition) -> None:
        """Put the cursor there, and bring it into view."""
        (before, _), self.at = self.at, place
        number, row = place
        if before != number and before < len(self.columns):
            self.columns[before].stand(None)
        if number < len(self.columns):
            self.columns[number].stand(row)
            if self.room.height:
                self._reveal(number, row)

    def _reveal(self, number: int, row: int) -> None:
        column, room = self.columns[number], self.room.height
        if row < len(column.items):
            top, end = column.heights.top(row), column.heights.top(row + 1)
            if self.resting(number, 0, 1)[1] == row:
                top = 0
            column.scroll = min(max(column.scroll, end - room + (1 if end < column.heights.total else 0)), top)
        for each in self.columns:
            each.scroll = max(0, min(each.scroll, each.heights.total - room))
        if number > 0:
            beside = max(1, self._many - 1)
            self._first = min(max(self._first, number - beside + 1), number)
        self._first = max(1, min(self._first, max(1, len(self.columns) - self._many + 1)))

    # Where the cursor can go

    def resting(self, number: int, row: int, by: int) -> BoardPosition:
        """Return the nearest entry of a column the cursor can stand on, first in the direction it goes."""
        items = self.columns[number].items if number < len(self.columns) else ()
        return number, self._drawing.resting(items, row, by)

    def moved(self, by: int) -> BoardPosition:
        """Return the entry above or below."""
        number, row = self.at
        return self.resting(number, row + by, by)

    def paged(self, by: int) -> BoardPosition:
        """Return the entry as many lines on as show."""
        number, row = self.at
        if not self.columns or not self.columns[number].items:
            return self.at
        heights = self.columns[number].heights
        line = max(0, min(heights.top(row) + by * max(1, self.room.height - 1), heights.total - 1))
        return self.resting(number, heights.at(line), by)

    def end(self, last: int) -> BoardPosition:
        """Return the first or the last entry of the cursor's column."""
        number, _ = self.at
        if not self.columns:
            return self.at
        return self.resting(number, len(self.columns[number].items) - 1 if last else 0, -last or 1)

    def beside(self, by: int) -> BoardPosition:
        """Return the entry at the same height a column on; where they are below each other, the next one's first."""
        number, row = self.at
        if not self.columns:
            return self.at
        column = self.columns[number]
        if not self.is_wide:
            here = column.starts[row] if row < len(column.starts) else 0
            firsts = [place for place, group in enumerate(column.starts) if place == column.starts.index(group)]
            beyond = [place for place in firsts if (column.starts[place] - here) * by > 0]
            return self.resting(number, beyond[0 if by > 0 else -1], 1) if beyond else self.at
        line = column.heights.top(row) - column.scroll
        number += by
        while 0 <= number < len(self.columns):
            other = self.columns[number]
            place = self.resting(number, other.heights.at(max(0, line + other.scroll)), 1)
            if other.items and self._drawing.rests(other.items[place[1]]):
                return place
            number += by
        return self.at

    def under(self, x: int, y: int) -> BoardPosition:
        """Return the entry nearest to a cell."""
        beside = x // (self.width + 1) if self.is_wide else 0
        if beside < len(self.shown) and (column := self.columns[number := self.shown[beside]]).items:
            line = y + column.scroll
            if line < column.heights.total:
                return self.resting(number, column.heights.at(line), 1)
        return self.at
