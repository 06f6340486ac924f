"""A list that draws only the lines that show, so that 20,000 rows mount like 20.

A row is a few lines of pieces; the row under the cursor may take more lines than the others and show its whole text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import ClassVar, Generic, TypeAlias, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

T = TypeVar("T")
Piece: TypeAlias = tuple[str, str]
"""Text and the name of its look: "" for plain, else `dim`, `strong`, `bites`, `handled`, `watch`, `accent`."""
Line: TypeAlias = list[Piece]

LOOKS = ("dim", "strong", "bites", "handled", "watch", "accent")


@dataclass(frozen=True)
class Drawing(Generic[T]):
    """How the rows of a list look."""

    key: Callable[[T], str]
    """What tells a row from others when the list is filled anew."""
    draw: Callable[[T, int, bool], list[Line]]
    """Row, width in cells, whether it is under the cursor → its lines."""
    height: Callable[[T, int, bool], int]
    """How many lines `draw` gives; must be cheap."""
    rests: Callable[[T], bool] = lambda _: True
    """Whether the cursor can stand on the row; not on a heading between others."""


class Rows(ScrollView, Generic[T], can_focus=True):
    """A list with a cursor, and a mark for rows that are chosen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--row", "rows--here", *(f"rows--{look}" for look in LOOKS)}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(0)", show=False),
        Binding("end", "end(1)", show=False),
    ]
    DEFAULT_CSS = """
    Rows {
        height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; background: $background;
        &>.rows--row { color: $foreground; background: $background; }
        &>.rows--here { background: $here; }
        &>.rows--dim { color: $dim; }
        &>.rows--strong { text-style: bold; }
        &>.rows--bites { color: $bites; text-style: bold; }
        &>.rows--handled { color: $handled; text-style: bold; }
        &>.rows--watch { color: $watch; text-style: bold; }
        &>.rows--accent { color: $accent; text-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(0)

    @dataclass
    class Moved(Message):
        """The cursor is on another row, or the row it is on has changed."""

        rows: Rows[object]

        @property
        def control(self) -> Rows[object]:
            """The list."""
            return self.rows

    def __init__(self, drawing: Drawing[T], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.drawing = drawing
        self.items: Sequence[T] = ()
        self.chosen: set[str] = set()
        """Keys of the rows that are marked."""
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._measured: tuple[int, Sequence[T], dict[int, int]] = (0, (), {})
        self._styles: dict[str, Style] = {}

    @property
    def item(self) -> T | None:
        """The row under the cursor."""
        return self.items[self.cursor] if self.cursor < len(self.items) else None

    @property
    def picked(self) -> list[T]:
        """The chosen rows in the order of the list, or the one under the cursor."""
        if self.chosen:
            return [item for item in self.items if self.drawing.key(item) in self.chosen]
        return [self.item] if self.item is not None else []

    def fill(self, items: Sequence[T], *, at: str | None = None) -> None:
        """Show other rows; the cursor stays on its row or the nearest that is left, or goes to the one named `at`."""
        keys = {self.drawing.key(item): index for index, item in enumerate(items)} if at or self.items else {}
        above = self._tops[min(self.cursor, len(self._tops) - 1)] - self.scroll_offset.y
        index = keys[at] if at in keys else self._nearest(keys)
        self.items = items
        self.chosen &= keys.keys()
        self.set_reactive(Rows.cursor, self._rest(index, 1))
        self._measure()
        if self.items and self.size.height:  # what comes or goes above the cursor's row does not move it on the screen
            self.scroll_to(y=self._tops[self.cursor] - above, animate=False, force=True, immediate=True)
        self.scroll_to_cursor()
        self.post_message(self.Moved(self))  # type: ignore[arg-type]

    def toggle(self) -> None:
        """Choose the row under the cursor, or no longer; and go on to the next."""
        if self.item is not None:
            self.chosen ^= {self.drawing.key(self.item)}
            self.action_move(1)
            self.refresh()

    # Moving

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.items) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Follow the cursor."""
        if old != new and self.items:
            self._expand(old, new)
            self.scroll_to_cursor()
            self.post_message(self.Moved(self))  # type: ignore[arg-type]

    def action_move(self, by: int) -> None:
        """Go a row up or down."""
        self.cursor = self._rest(self.validate_cursor(self.cursor + by), by)

    def action_page(self, by: int) -> None:
        """Go as many lines as show."""
        if self.items:
            line = self._tops[self.cursor] + by * max(1, self.size.height - 1)
            self.cursor = self._rest(self._at(max(0, min(line, self._tops[-1] - 1))), by)

    def action_end(self, last: int) -> None:
        """Go to the first or the last row."""
        self.cursor = self._rest(len(self.items) - 1, -1) if last else self._rest(0, 1)

    def scroll_to_cursor(self) -> None:
        """Bring the row under the cursor into view."""
        if self.items and self.size.height:
            top = self._tops[self.cursor] if self._rest(0, 1) != self.cursor else 0
            region = Region(0, top, self.size.width, min(self._heights[self.cursor], self.size.height))
            self.scroll_to_region(region, animate=False, force=True, x_axis=False, immediate=True)

    def on_click(self, event: Click) -> None:
        """Go to the row that was clicked."""
        if self.items and (line := event.y + self.scroll_offset.y) < self._tops[-1]:
            self.cursor = self._rest(self._at(line), 1)

    def on_resize(self, event: Resize) -> None:
        """Break the rows anew."""
        self._measure()
        self.call_after_refresh(self.scroll_to_cursor)

    def nearer_top(self, lines: int) -> bool:
        """Tell whether so many lines at the top of the screen hide more of the cursor's row than above the bottom."""
        if not self.items:
            return False
        first = self.region.y + self._tops[self.cursor] - self.scroll_offset.y
        end = first + self._heights[self.cursor]
        return max(0, lines - first) > max(0, end - (self.screen.size.height - 1 - lines))

    # Drawing

    def notify_style_update(self) -> None:
        """Take the new theme's looks."""
        self._styles = {}
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self._width
        line = y + self.scroll_offset.y
        plain = self._style("row")
        if line >= self._tops[-1]:
            return Strip.blank(width, plain)
        index = self._at(line)
        here = index == self.cursor
        item = self.items[index]
        base = plain + self._style("here") if here and self.has_focus else plain
        mark = "▌" if here else " "
        chosen = self.drawing.key(item) in self.chosen
        lines = self.drawing.draw(item, width - 2, here)
        within = line - self._tops[index]
        pieces = lines[within] if within < len(lines) else []
        segments = [
            Segment(mark, base + self._style("accent")),
            Segment("*" if chosen and within == 0 else " ", base + self._style("accent")),
            *(Segment(text, base + self._style(look) if look else base) for text, look in pieces),
        ]
        return Strip(segments).adjust_cell_length(width, base)

    @property
    def _width(self) -> int:
        """Cells to draw in: without the scroll bar, whose place is kept also where there is none."""
        return self.scrollable_content_region.width

    def _style(self, look: str) -> Style:
        if look not in self._styles:
            self._styles[look] = self.get_component_rich_style(f"rows--{look}", partial=look != "row")
        return self._styles[look]

    def _measure(self) -> None:
        """Find out how high each row is; rows that were measured at this width are not measured again."""
        width = self._width - 2
        if width <= 0:  # hidden: it will come back as wide as it was, or hear that it is not
            width = self._measured[0]
        if width <= 0:  # never seen: a line each until it is
            self._heights = [1] * len(self.items)
            self._tops = [*range(len(self.items) + 1)]
            return
        # Known by identity, which is safe because the measured rows are held on to.
        known = self._measured[2] if self._measured[0] == width else {}
        height, at = self.drawing.height, {}
        for item in self.items:
            at[id(item)] = known.get(id(item)) or height(item, width, False)
        self._measured = (width, self.items, at)
        self._heights = [at[id(item)] for item in self.items]
        self._expand(None, self.cursor)

    def _expand(self, old: int | None, new: int) -> None:
        """Let the row under the cursor, and no other, take all the lines it wants."""
        width, _, at = self._measured
        if not width:
            return
        if old is not None and old < len(self._heights):
            self._heights[old] = at[id(self.items[old])]
        if new < len(self._heights):
            self._heights[new] = self.drawing.height(self.items[new], width, True)
        self._tops = [0, *accumulate(self._heights)]
        self.virtual_size = Size(width + 2, self._tops[-1])
        self.refresh()

    def _nearest(self, keys: Mapping[str, int]) -> int:
        """Give the new place of the row under the cursor, else of its old neighbours below and above; else the top."""
        order = chain(self.items[self.cursor :], reversed(self.items[: self.cursor]))
        return next((keys[key] for key in map(self.drawing.key, order) if key in keys), 0)

    def _rest(self, index: int, by: int) -> int:
        """Give the nearest row the cursor can stand on, first in the direction it goes; `index` where none can."""
        index = max(0, index)
        below, above = range(index, len(self.items)), range(min(index, len(self.items) - 1), -1, -1)
        order = chain(below, above) if by >= 0 else chain(above, below)
        return next((place for place in order if self.drawing.rests(self.items[place])), index)

    def _at(self, line: int) -> int:
        return bisect_right(self._tops, line) - 1
