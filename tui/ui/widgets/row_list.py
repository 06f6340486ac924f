"""A list that draws only the lines that show, so that 20,000 rows mount like 20.

A row is a few lines of pieces; the row under the cursor may take more lines than the others and show its whole text.
How high rows are is found out near the screen (`tui.ui.widgets.row_heights`); far from it, it is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar, Self, TypeVar

from textual.binding import BindingType
from textual.events import Click, Resize
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.ui.bindings import bindings
from tui.ui.widgets.line_view import COMPONENTS, LOOKS_CSS, Drawing, Line, LineView
from tui.ui.widgets.row_heights import Heights

T = TypeVar("T")


@dataclass(frozen=True)
class Heading:
    """A row between others, on which the cursor cannot stand; `key` names its text."""

    key: str


@dataclass(frozen=True)
class GroupTitle:
    """A row between others, on which the cursor cannot stand: what those below it have in common, as it was written."""

    title: str
    number: int = 0
    """How many they are, where that is told."""


class Rows(LineView[T], ScrollView, can_focus=True):
    """A list with a cursor, and a mark for rows that are chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    DEFAULT_CSS = f"""
    Rows {{
        height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; background: $background;
        {LOOKS_CSS}
    }}
    """

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor is on another row, or the row it is on has changed."""

        rows: Rows[object]

        @property
        def control(self) -> Rows[object]:
            """The list."""
            return self.rows

    class Clicked(Message):
        """The row under the cursor was clicked, once."""

    def __init__(self, drawing: Drawing[T], *, id: str | None = None, is_read: bool = False) -> None:
        """`is_read`: a row that is higher than the list is read to its end before the cursor goes on."""
        super().__init__(drawing, id=id)
        self._is_read = is_read
        self.items: Sequence[T] = ()
        self._heights: Heights[T] = Heights(self._height)
        self._drawn: tuple[int, list[Line]] | None = None
        self._gap = 0
        """Lines after each row, as it is laid out."""

    @property
    def item(self) -> T | None:
        """The row under the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    def fill(self, items: Sequence[T], *, at: str | None = None) -> None:
        """Show other rows; the cursor stays on its row or the nearest that is left, or goes to the one named `at`."""
        above = self._heights.top(self.cursor) - self.scroll_offset.y
        index = self._place(items, at)
        self.items = items
        self._unchoose_gone()
        self.set_reactive(Rows.cursor, self._rest(index, 1))
        self._measure()
        if self.items and self.size.height:  # what comes or goes above the cursor's row does not move it on the screen
            self._scroll(self._heights.top(self.cursor) - above)
        self.scroll_to_cursor()
        self.post_message(self.Moved(self))  # type: ignore[arg-type]

    def go(self, key: str) -> bool:
        """Put the cursor on a row; return whether it is there."""
        place = next((i for i, item in enumerate(self.items) if self.drawing.key(item) == key), None)
        if place is not None:
            self.cursor = place
        return place is not None

    def rows_in_sight(self) -> Iterator[tuple[str, Offset]]:
        """Yield the rows that show, and on which line of the list each begins."""
        shown, rows = self.scroll_offset.y, range(0)
        if self.items and self.size.height:
            rows = range(self._heights.at(shown), len(self.items))
        for index in rows:
            line = max(0, self._heights.top(index) - shown)
            if line >= self.size.height:
                return
            if self.drawing.rests(item := self.items[index]):
                yield self.drawing.key(item), Offset(0, line)

    def forget_heights(self) -> None:
        """Measure all rows anew when they are filled in next: they are drawn in another way from now on."""
        self._heights.forget()

    def _all(self) -> Sequence[T]:
        return self.items

    def _go_on(self) -> None:
        self.advance()

    def advance(self) -> None:
        """Go to the next row, however much of this one is out of sight."""
        self.cursor = self._rest(self.validate_cursor(self.cursor + 1), 1)

    # Moving

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.items) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Follow the cursor."""
        if old != new and self.items:
            left = self.lines_here
            moved = self._heights.stand(new)
            self._measure_around(new)
            if moved:
                self._sized()
            else:  # only these two look different
                self.refresh_lines(*left)
                self.refresh_lines(*self.lines_here)
            self.scroll_to_cursor()
            self.post_message(self.Moved(self))  # type: ignore[arg-type]

    def action_move(self, by: int) -> None:
        """Go a row up or down; in a list that is read, first through what is out of sight of the row."""
        if self._scroll_within(by):
            return
        self.cursor = self._rest(self.validate_cursor(self.cursor + by), by)

    def _scroll_within(self, by: int) -> bool:
        """Show more of the cursor's row in one direction, where it does not all show; return whether there was more."""
        room, shown = self.size.height, self.scroll_offset.y
        top = self._heights.top(self.cursor)
        if not self._is_read or not self.items or not room or self._heights.here <= room:
            return False
        to = min(top + self._heights.here - room, shown + room - 1) if by > 0 else max(top, shown - room + 1)
        if (to - shown) * by <= 0:
            return False
        self._scroll(to)
        return True

    def action_page(self, by: int) -> None:
        """Go as many lines as show."""
        if self.items and not self._scroll_within(by):
            self._measure_around(self.cursor)
            line = self._heights.top(self.cursor) + by * max(1, self.size.height - 1)
            self.cursor = self._rest(self._heights.at(max(0, min(line, self._heights.total - 1))), by)

    def action_end(self, last: int) -> None:
        """Go to the first or the last row."""
        self.cursor = self._rest(len(self.items) - 1, -1) if last else self._rest(0, 1)

    def scroll_to_cursor(self) -> None:
        """Bring the row under the cursor into view."""
        if self.items and self.size.height:
            top = self._heights.top(self.cursor) if self._rest(0, 1) != self.cursor else 0
            region = Region(0, top, self.size.width, min(self._heights.here, self.size.height))
            self.scroll_to_region(region, animate=False, force=True, x_axis=False, immediate=True)

    def on_click(self, event: Click) -> None:
        """Go to the row that was clicked; a double click is Enter."""
        if self.items and (line := event.y + self.scroll_offset.y) < self._heights.total:
            index = self._heights.at(line)
            self.cursor = self._rest(index, 1)
            if index == self.cursor:
                self.enter_on_double_click(event)
                if event.chain == 1:
                    self.post_message(self.Clicked())

    def on_resize(self, event: Resize) -> None:
        """Break the rows anew."""
        self._measure()
        self.call_after_refresh(self.scroll_to_cursor)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Find out how high the rows are that come into view."""
        super().watch_scroll_y(old_value, new_value)
        if self.items:
            self._measure_around(self._heights.at(self.scroll_offset.y))

    @property
    def lines_here(self) -> tuple[int, int]:
        """The line that the cursor's row begins on, and how many it takes."""
        return self._heights.lines_here

    # Drawing

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw anew."""
        self._drawn = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self._width
        line = y + self.scroll_offset.y
        if line >= self._heights.total:
            return Strip.blank(width, self._style("row"))
        index = self._heights.at(line)
        item, here = self.items[index], index == self.cursor
        if self._drawn is None or self._drawn[0] != index:
            self._drawn = index, self.drawing.draw(item, width - 2, here)
        return self._strip(item, self._drawn[1], line - self._heights.top(index), width, here=here)

    @property
    def _width(self) -> int:
        """Cells to draw in: without the scroll bar, whose place is kept also where there is none."""
        return self.scrollable_content_region.width

    def _height(self, item: T, width: int, here: bool) -> int:
        return self.drawing.height(item, width, here) + self._gap

    def _measure(self) -> None:
        """Lay the rows out; how high those near the cursor are is found out."""
        if self._gap != self.gap:
            self._gap = self.gap
            self._heights.forget()
        self._heights.lay(self.items, self._width - 2, self.cursor, max(1, self.size.height))
        self._sized()

    def _measure_around(self, index: int) -> None:
        """Find out how high the rows around one are, while what shows stays where it is."""
        first = self._heights.at(self.scroll_offset.y)
        before = self._heights.top(first)
        if self._heights.measure(index, max(1, self.size.height)):
            self._sized()
            if moved := self._heights.top(first) - before:
                self._scroll(self.scroll_offset.y + moved)

    def _sized(self) -> None:
        if self._heights.width:
            size, room = Size(self._heights.width + 2, self._heights.total), self.scrollable_content_region.height
            is_longer, was_longer = size.height > room, self.virtual_size.height > room
            if room and self.virtual_size and is_longer is was_longer and not self.styles.is_auto_height:
                self.set_reactive(ScrollView.virtual_size, size)  # a bar that is there stays: nothing else moves
                if is_longer:
                    self.vertical_scrollbar.window_virtual_size = size.height
            else:
                self.virtual_size = size
        elif len(self.items) > self.app.size.height:  # too long for any room: its bar is there from the first frame on
            self.set_reactive(ScrollView.virtual_size, Size(1, len(self.items)))
            self.show_vertical_scrollbar = True
        self.refresh()

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def _place(self, items: Sequence[T], at: str | None) -> int:
        """Return the place of the cursor in other rows: where `at` is, else its own row, else the nearest."""
        key = self.drawing.key
        if at is None and self.cursor < len(items) and items[self.cursor] is self.item:
            return self.cursor  # as when nothing has changed above
        for name in (at, None if self.item is None else key(self.item)):
            place = None if name is None else next((i for i, item in enumerate(items) if key(item) == name), None)
            if place is not None:
                return place
        return self._nearest({key(item): place for place, item in enumerate(items)}) if self.items else 0

    def _nearest(self, keys: Mapping[str, int]) -> int:
        """Return the new place of the cursor's row, else of its old neighbours below and above; else the top."""
        order = chain(self.items[self.cursor :], reversed(self.items[: self.cursor]))
        return next((keys[key] for key in map(self.drawing.key, order) if key in keys), 0)

    def _rest(self, index: int, by: int) -> int:
        return self.drawing.resting(self.items, index, by)
