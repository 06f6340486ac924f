"""A board: columns side by side where there is room, else one below the other; each scrolls by itself.

Only the lines that show are drawn. The cursor is on one entry, and up and down, left and right go to others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.bindings import bindings
from tui.ui.text_layout import fit
from tui.ui.widgets.row_list import LOOKS, Drawing, Line

T = TypeVar("T")

_SIDE_BY_SIDE = 90
"""Cells from which columns stand beside each other."""
_COLUMN = 30
"""Cells a column wants."""


class Column(Generic[T]):
    """The entries of a column, where each begins, and how far it is scrolled."""

    def __init__(self, items: Sequence[T], starts: Sequence[int]) -> None:
        """`starts`: for each of its entries the number of the column it belongs to when they stand side by side."""
        self.items, self.starts = items, starts
        self.heights: list[int] = []
        self.tops: list[int] = [0]
        self.scroll = 0

    def lay(self, heights: list[int]) -> None:
        """Take how high each entry is."""
        self.heights = heights
        self.tops = [0, *accumulate(heights)]

    def at(self, line: int) -> int:
        """Return the entry that has a line."""
        return bisect_right(self.tops, line) - 1


class Board(Widget, Generic[T], can_focus=True):
    """Columns with a cursor, and a mark for entries that are chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "board--row",
        "board--here",
        "board--rule",
        *(f"board--{look}" for look in LOOKS),
    }
    BINDINGS: ClassVar[list[BindingType]] = bindings("list", "board")
    DEFAULT_CSS = """
    Board {
        height: 1fr; background: $background;
        &>.board--row { color: $foreground; background: $background; }
        &>.board--here { background: $here; }
        &>.board--rule { color: $rule; }
        &>.board--dim { color: $dim; }
        &>.board--strong { text-style: bold; }
        &>.board--bites { color: $bites; text-style: bold; }
        &>.board--handled { color: $handled; text-style: bold; }
        &>.board--watch { color: $watch; text-style: bold; }
        &>.board--accent { color: $accent; text-style: bold; }
        &>.board--match { color: $accent; text-style: bold underline; }
    }
    """

    @dataclass
    class Moved(Message):
        """Somebody put the cursor on another entry."""

        board: Board[object]

    def __init__(self, drawing: Drawing[T], more: Callable[[int], str], *, id: str | None = None) -> None:
        """`more` says how many entries are hidden below."""
        super().__init__(id=id)
        self.drawing, self._more = drawing, more
        self.chosen: set[str] = set()
        """Keys of the entries that are marked."""
        self._groups: Sequence[Sequence[T]] = ()
        self._columns: list[Column[T]] = []
        self._at = (0, 0)
        self._first = 1
        self._room = Size(0, 0)
        """What it is laid out for: to ask for `size` takes long."""
        self._drawn: dict[tuple[int, int, bool], list[Line]] = {}
        self._styles: dict[str, Style] = {}

    # What is there

    @property
    def item(self) -> T | None:
        """The entry under the cursor."""
        column, row = self._at
        there = column < len(self._columns) and row < len(self._columns[column].items)
        found = self._columns[column].items[row] if there else None
        return found if found is not None and self.drawing.rests(found) else None

    @property
    def picked(self) -> list[T]:
        """The chosen entries in the order of the board, or the one under the cursor."""
        if self.chosen:
            return [item for group in self._groups for item in group if self.drawing.key(item) in self.chosen]
        return [self.item] if self.item is not None else []

    def fill(self, groups: Sequence[Sequence[T]], *, at: str | None = None) -> None:
        """Show other columns, each with its heading; the cursor goes to `at`, else it stays in its column.

        Where its entry has gone to another column, it stays with those that were next to it.
        """
        group, keys = self._here()
        self._groups = groups
        self.chosen &= {self.drawing.key(item) for group in groups for item in group}
        self._lay(group, keys, at)

    def go(self, key: str) -> bool:
        """Put the cursor on an entry; return whether it is there."""
        for number, column in enumerate(self._columns):
            for row, item in enumerate(column.items):
                if self.drawing.key(item) == key and self.drawing.rests(item):
                    self._stand(number, row)
                    return True
        return False

    def toggle(self) -> None:
        """Choose the entry under the cursor, or no longer; and go on to the next of the same group."""
        if self.item is not None:
            self.chosen ^= {self.drawing.key(self.item)}
            number, row = self._at
            column, after = self._columns[number], self._resting(number, row + 1, 1)
            if column.starts[after] == column.starts[row]:  # a key pressed next would do something to the other group
                self._go(number, after)
            self.refresh()

    def _here(self) -> tuple[str, list[str]]:
        """Return the key of the cursor's column, and those of its entries from the cursor outwards."""
        number, row = self._at
        if number >= len(self._columns) or row >= len(self._columns[number].items):
            return "", []
        column = self._columns[number]
        group = column.starts[row]
        near = [place for place, start in enumerate(column.starts) if start == group]
        near.sort(key=lambda place: (place < row, abs(place - row)))
        return self.drawing.key(self._groups[group][0]), [self.drawing.key(column.items[place]) for place in near]

    def _lay(self, group: str, keys: Sequence[str], at: str | None = None) -> None:
        """Lay the columns out anew, with the cursor at `at`, else on the first of `keys` in `group`, or anywhere."""
        self._room = self.size
        scrolled = {self._heading(column): column.scroll for column in self._columns}
        everything = [(item, number) for number, items in enumerate(self._groups) for item in items]
        if self.is_wide:
            self._columns = [Column(items, [number] * len(items)) for number, items in enumerate(self._groups)]
        else:
            self._columns = [Column([item for item, _ in everything], [number for _, number in everything])]
        places: dict[str, tuple[int, int]] = {}
        same: set[str] = set()
        for number, column in enumerate(self._columns):
            column.scroll = scrolled.get(self._heading(column), 0)
            for row, item in enumerate(column.items):
                if self.drawing.rests(item):
                    places[key := self.drawing.key(item)] = number, row
                    if self.drawing.key(self._groups[column.starts[row]][0]) == group:
                        same.add(key)
        self._drawn = {}
        for number, column in enumerate(self._columns):
            column.lay([self._height(number, row) for row in range(len(column.items))])
        order = [*([at] if at else []), *(key for key in keys if key in same), *keys]
        self._stand(*next((places[key] for key in order if key in places), min(places.values(), default=(0, 0))))

    def _heading(self, column: Column[T]) -> str:
        return self.drawing.key(column.items[0]) if column.items else ""

    # Moving

    @property
    def is_wide(self) -> bool:
        """Whether columns stand side by side."""
        return self._room.width >= _SIDE_BY_SIDE

    def action_move(self, by: int) -> None:
        """Go an entry up or down."""
        column, row = self._at
        self._go(column, self._resting(column, row + by, by))

    def action_beside(self, by: int) -> None:
        """Go a column on; where they are below each other, to the next one's first entry."""
        number, row = self._at
        if not self._columns:
            return
        column = self._columns[number]
        if not self.is_wide:
            here = column.starts[row] if row < len(column.starts) else 0
            firsts = [place for place, group in enumerate(column.starts) if place == column.starts.index(group)]
            beyond = [place for place in firsts if (column.starts[place] - here) * by > 0]
            if beyond:
                self._go(number, self._resting(number, beyond[0 if by > 0 else -1], 1))
            return
        line = column.tops[row] - column.scroll
        number += by
        while 0 <= number < len(self._columns):
            other = self._columns[number]
            row = self._resting(number, min(len(other.items) - 1, max(0, other.at(max(0, line + other.scroll)))), 1)
            if other.items and self.drawing.rests(other.items[row]):
                self._go(number, row)
                return
            number += by

    def action_page(self, by: int) -> None:
        """Go as many lines as show."""
        number, row = self._at
        if self._columns and (column := self._columns[number]).items:
            line = max(0, min(column.tops[row] + by * max(1, self._room.height - 1), column.tops[-1] - 1))
            self._go(number, self._resting(number, column.at(line), by))

    def action_end(self, last: int) -> None:
        """Go to the first or the last entry of the column."""
        number, _ = self._at
        if self._columns:
            self._go(number, self._resting(number, len(self._columns[number].items) - 1 if last else 0, -last or 1))

    def on_click(self, event: Click) -> None:
        """Go to the entry that was clicked."""
        width = self._width
        shown = self._shown()
        place = event.x // (width + 1) if self.is_wide else 0
        if place < len(shown) and (column := self._columns[shown[place]]).items:
            line = event.y + column.scroll
            if line < column.tops[-1]:
                self._go(shown[place], self._resting(shown[place], column.at(line), 1))

    def on_resize(self, event: Resize) -> None:
        """Lay it out for the new size."""
        self._lay(*self._here())

    def _go(self, number: int, row: int) -> None:
        if (number, row) != self._at:
            self._stand(number, row)
            self.post_message(self.Moved(self))  # type: ignore[arg-type]

    def _resting(self, number: int, row: int, by: int) -> int:
        """Return the nearest row the cursor can stand on, first in the direction it goes."""
        items = self._columns[number].items if number < len(self._columns) else ()
        row = max(0, min(row, len(items) - 1))
        ahead, back = range(row, len(items)), range(row - 1, -1, -1)
        order = [*ahead, *back] if by >= 0 else [row, *back, *ahead]
        return next((place for place in order if self.drawing.rests(items[place])), row)

    def _stand(self, number: int, row: int) -> None:
        """Put the cursor there, and bring it into view."""
        before, self._at = self._at, (number, row)
        for place, line in {before, self._at}:
            if place < len(self._columns) and line < len((column := self._columns[place]).items):
                heights = [*column.heights]
                heights[line] = self._height(place, line)
                column.lay(heights)
        if number < len(self._columns) and self._room.height:
            self._reveal(number, row)
        self.refresh()

    def _height(self, number: int, row: int) -> int:
        item = self._columns[number].items[row]
        return self.drawing.height(item, self._width - 2, (number, row) == self._at)

    def _reveal(self, number: int, row: int) -> None:
        column, room = self._columns[number], self._room.height
        if row < len(column.items):
            top, end = column.tops[row], column.tops[row + 1]
            if self._resting(number, 0, 1) == row:
                top = 0
            column.scroll = min(max(column.scroll, end - room + (1 if end < column.tops[-1] else 0)), top)
        for each in self._columns:
            each.scroll = max(0, min(each.scroll, each.tops[-1] - room))
        if number > 0:
            beside = max(1, self._many - 1)
            self._first = min(max(self._first, number - beside + 1), number)
        self._first = max(1, min(self._first, max(1, len(self._columns) - self._many + 1)))

    # Drawing

    @property
    def _many(self) -> int:
        """How many columns show."""
        return max(1, min(self._room.width // _COLUMN, len(self._columns))) if self.is_wide else 1

    @property
    def _width(self) -> int:
        """Cells of a column."""
        return max(3, (self._room.width + 1) // self._many - 1)

    @property
    def hidden(self) -> tuple[int, int]:
        """How many columns are out of view at the left and at the right."""
        shown = self._shown()
        return (shown[1] - 1 if len(shown) > 1 else 0), (len(self._columns) - 1 - shown[-1] if shown else 0)

    def _shown(self) -> list[int]:
        """Return the numbers of the columns that show: the first one always."""
        if not self._columns:
            return []
        return [0, *range(self._first, min(len(self._columns), self._first + self._many - 1))]

    def notify_style_update(self) -> None:
        """Take the new theme's looks."""
        self._styles = {}
        super().notify_style_update()

    def _style(self, look: str) -> Style:
        if look not in self._styles:
            self._styles[look] = self.get_component_rich_style(f"board--{look}", partial=look != "row")
        return self._styles[look]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lay it out first where it was filled while it was hidden, when it had no size: no resize tells of that."""
        if self._room != self.size:
            self._lay(*self._here())
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        plain, width = self._style("row"), self._width
        segments: list[Segment] = []
        for place, number in enumerate(self._shown()):
            if place:
                segments.append(Segment("│", plain + self._style("rule")))
            strip = Strip(self._line(number, y, width))
            segments += strip.adjust_cell_length(width, plain)
        return Strip(segments).adjust_cell_length(self._room.width, plain)

    def _line(self, number: int, y: int, width: int) -> list[Segment]:
        column, plain = self._columns[number], self._style("row")
        line = y + column.scroll
        if line >= column.tops[-1]:
            return []
        row = column.at(line)
        hidden = len(column.items) - row
        if y == self._room.height - 1 and column.tops[-1] > line + 1 and (number, row) != self._at:
            return [Segment("  " + fit(self._more(hidden), width - 2), plain + self._style("dim"))]
        item, here = column.items[row], (number, row) == self._at
        base = plain + self._style("here") if here and self.has_focus else plain
        if (place := (number, row, here)) not in self._drawn:
            self._drawn[place] = self.drawing.draw(item, width - 2, here)
        lines = self._drawn[place]
        within = line - column.tops[row]
        chosen = within == 0 and self.drawing.key(item) in self.chosen
        pieces = lines[within] if within < len(lines) else []
        segments = [
            Segment("▌" if here else " ", base + self._style("accent")),
            Segment("*" if chosen else " ", base + self._style("accent")),
            *(Segment(text, base + self._style(look) if look else base) for text, look in pieces),
        ]
        return list(Strip(segments).adjust_cell_length(width, base))
