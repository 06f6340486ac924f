"""A board: columns side by side where there is room, else one below the other; each scrolls by itself.

Only the lines that show are drawn. The cursor is on one entry, and up and down, left and right go to others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar, TypeVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.ui.bindings import bindings
from tui.ui.text_layout import fit
from tui.ui.widgets.board_layout import BoardLayout, BoardPosition, Column
from tui.ui.widgets.line_view import COMPONENTS, LOOKS_CSS, Drawing, Line, LineView

T = TypeVar("T")


class Board(LineView[T], Widget, can_focus=True):
    """Columns with a cursor, and a mark for entries that are chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*COMPONENTS, "line--rule"}
    BINDINGS: ClassVar[list[BindingType]] = bindings("list", "board")
    DEFAULT_CSS = f"""
    Board {{
        height: 1fr; background: $background;
        {LOOKS_CSS}
        &>.line--rule {{ color: $rule; }}
    }}
    """

    @dataclass
    class Moved(Message):
        """Somebody put the cursor on another entry."""

        board: Board[object]

    def __init__(self, drawing: Drawing[T], more: Callable[[int], str], *, id: str | None = None) -> None:
        """`more` says how many entries begin below; none where only the rest of one is there."""
        super().__init__(drawing, id=id)
        self._more = more
        self._places: BoardLayout[T] = BoardLayout(drawing)
        self._drawn: dict[tuple[BoardPosition, bool], list[Line]] = {}

    # What is there

    @property
    def item(self) -> T | None:
        """The entry under the cursor."""
        return self._places.item

    @property
    def is_wide(self) -> bool:
        """Whether columns stand side by side."""
        return self._places.is_wide

    @property
    def hidden(self) -> tuple[int, int]:
        """How many columns are out of view at the left and at the right."""
        shown = self._places.shown
        return (shown[1] - 1 if len(shown) > 1 else 0), (len(self._places.columns) - 1 - shown[-1] if shown else 0)

    def fill(self, groups: Sequence[Sequence[T]], *, at: str | None = None) -> None:
        """Show other columns, each with its heading; the cursor goes to `at`, else it stays in its column.

        Where its entry has gone to another column, it stays with those that were next to it.
        """
        group, keys = self._places.here()
        self._places.groups = groups
        self._unchoose_gone()
        self._lay(group, keys, at)

    def go(self, key: str) -> bool:
        """Put the cursor on an entry; return whether it is there."""
        place = self._places.places().get(key)
        if place is not None:
            self._stand(place)
        return place is not None

    def rows_in_sight(self) -> Iterator[tuple[str, Offset]]:
        """Yield the entries that show, and where each begins on the board."""
        for place, number in enumerate(self._places.shown):
            column, left = self._places.columns[number], place * (self._places.width + 1)
            for row, item in enumerate(column.items):
                line = column.heights.top(row) - column.scroll
                if 0 <= line < self._places.room.height and self.drawing.rests(item):
                    yield self.drawing.key(item), Offset(left, line)

    def _all(self) -> Iterable[T]:
        return chain.from_iterable(self._places.groups)

    def _go_on(self) -> None:
        number, row = self._places.at
        starts, after = self._places.columns[number].starts, self._places.moved(1)
        if starts[after[1]] == starts[row]:  # a key pressed next would do something to the other group
            self._go(after)

    # Moving

    def action_move(self, by: int) -> None:
        """Go an entry up or down."""
        self._go(self._places.moved(by))

    def action_beside(self, by: int) -> None:
        """Go a column on; where they are below each other, to the next one's first entry."""
        self._go(self._places.beside(by))

    def action_page(self, by: int) -> None:
        """Go as many lines as show."""
        self._go(self._places.paged(by))

    def action_end(self, last: int) -> None:
        """Go to the first or the last entry of the column."""
        self._go(self._places.end(last))

    def on_click(self, event: Click) -> None:
        """Go to the entry that was clicked; a double click is Enter."""
        self._go(self._places.under(event.x, event.y))
        self.enter_on_double_click(event)

    def on_resize(self, event: Resize) -> None:
        """Lay it out for the new size."""
        self._lay(*self._places.here())

    def _lay(self, group: str, keys: Sequence[str], at: str | None = None) -> None:
        self._drawn = {}
        self._places.gap = self.gap
        self._places.lay(self.size, group, keys, at)
        self.refresh()

    def _go(self, place: BoardPosition) -> None:
        if place != self._places.at:
            self._stand(place)
            self.post_message(self.Moved(self))  # type: ignore[arg-type]

    def _stand(self, place: BoardPosition) -> None:
        self._places.stand(place)
        self.refresh()

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lay it out first where it was filled while it was hidden, when it had no size: no resize tells of that."""
        if self._places.room != self.size:
            self._lay(*self._places.here())
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        plain, width = self._style("row"), self._places.width
        segments: list[Segment] = []
        for place, number in enumerate(self._places.shown):
            if place:
                segments.append(Segment("│", plain + self._style("rule")))
            segments += self._column_line(number, y, width).adjust_cell_length(width, plain)
        return Strip(segments).adjust_cell_length(self._places.room.width, plain)

    def _hidden_below(self, column: Column[T], line: int) -> int:
        """Return how many entries that the cursor can stand on begin at a line or below."""
        row = column.heights.at(line)
        below = column.items[row + (column.heights.top(row) < line) :]
        return sum(self.drawing.rests(each) for each in below)

    def _rests_below(self, column: Column[T], line: int) -> bool:
        """Return whether anything but empty lines is at a line or below."""
        return any(self.drawing.rests(each) for each in column.items[column.heights.at(line) :])

    def _column_line(self, number: int, y: int, width: int) -> Strip:
        column = self._places.columns[number]
        line, total = y + column.scroll, column.heights.total
        if line >= total:
            return Strip([])
        row = column.heights.at(line)
        item, here = column.items[row], (number, row) == self._places.at
        if y == self._places.room.height - 1 and total > line + 1 and not here and self._rests_below(column, line):
            more = "  " + fit(self._more(self._hidden_below(column, line)), width - 2)
            return Strip([Segment(more, self._style("row") + self._style("dim"))])
        drawn = (number, row), here
        if drawn not in self._drawn:
            self._drawn[drawn] = self.drawing.draw(item, width - 2, here)
        return self._strip(item, self._drawn[drawn], line - column.heights.top(row), width, here=here)
