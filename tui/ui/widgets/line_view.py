"""What views that draw only the lines that show have in common: how a row looks, and which rows are chosen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeAlias, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.geometry import Offset
from textual.strip import Strip

from tui.ui.key_queue import KeyQueueApp
from tui.ui.widget_mixin import WidgetMixin

T = TypeVar("T")
Piece: TypeAlias = tuple[str, str]
"""Text and the name of its look: "" for plain, else `dim`, `strong`, `bites`, `handled`, `watch`, `accent`, `match`;
`bites-few` and `bites-many` are steps below and above `bites`."""
Line: TypeAlias = list[Piece]

PROJECTOR = "-projector"
"""The class of an app that is shown to a room: a line is left between rows, so that each can be read from afar."""
CHOSEN = "■"
"""Marks a chosen row: the sign of no kind of note, and a sign that a plain console has too."""
LOOKS = ("dim", "strong", "bites", "bites-few", "bites-many", "handled", "watch", "accent", "match")
COMPONENTS = {"line--row", "line--here", *(f"line--{where}{look}" for where in ("", "here-") for look in LOOKS)}
"""For a view's `COMPONENT_CLASSES`."""
LOOKS_CSS = """
    &>.line--row { color: $foreground; background: $background; }
    &>.line--here { color: $here-text; background: $here; }
    &:nocolor>.line--here { text-style: reverse; }
    &>.line--dim { color: $dim; }
    &>.line--strong { text-style: bold; }
    &>.line--bites { color: $bites; text-style: bold; }
    &>.line--bites-few { color: $bites; }
    &>.line--bites-many { color: $bites; text-style: bold reverse; }
    &>.line--handled { color: $handled; text-style: bold; }
    &>.line--watch { color: $watch; text-style: bold; }
    &>.line--accent { color: $accent; text-style: bold; }
    &>.line--match { color: $accent; text-style: bold underline; }
    &>.line--here-dim { color: $here-dim; }
    &>.line--here-strong { text-style: bold; }
    &>.line--here-bites { color: $here-bites; text-style: bold; }
    &>.line--here-bites-few { color: $here-bites; }
    &>.line--here-bites-many { color: $here-bites; text-style: bold reverse; }
    &>.line--here-handled { color: $here-handled; text-style: bold; }
    &>.line--here-watch { color: $here-watch; text-style: bold; }
    &>.line--here-accent { color: $here-accent; text-style: bold; }
    &>.line--here-match { color: $here-accent; text-style: bold underline; }
"""
"""For a view's `DEFAULT_CSS`, within its own rule."""


@dataclass(frozen=True)
class Drawing(Generic[T]):
    """How the rows of a view look."""

    key: Callable[[T], str]
    """What tells a row from others when the view is filled anew."""
    draw: Callable[[T, int, bool], list[Line]]
    """Row, width in cells, whether it is under the cursor → its lines."""
    height: Callable[[T, int, bool], int]
    """How many lines `draw` gives; must be cheap."""
    rests: Callable[[T], bool] = lambda _: True
    """Whether the cursor can stand on the row; not on a heading between others."""

    def resting(self, items: Sequence[T], index: int, by: int) -> int:
        """Return the nearest row the cursor can stand on, first in the direction it goes; `index` where none can."""
        index = max(0, min(index, len(items) - 1))
        below, above = range(index, len(items)), range(min(index, len(items) - 1), -1, -1)
        order = chain(below, above) if by >= 0 else chain(above, below)
        return next((place for place in order if self.rests(items[place])), index)


class LineView(WidgetMixin, Generic[T]):
    """A mixin for a widget with rows, a cursor, and a mark for rows that are chosen."""

    def __init__(self, drawing: Drawing[T], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.drawing = drawing
        self.chosen: set[str] = set()
        """Keys of the rows that are marked."""
        self._styles: dict[str, Style] = {}
        self._clicked: str | None = None
        """Key of the row that was clicked last."""

    @property
    @abstractmethod
    def item(self) -> T | None:
        """The row under the cursor."""

    @abstractmethod
    def _all(self) -> Iterable[T]:
        """Return all rows in their order."""

    @abstractmethod
    def _go_on(self) -> None:
        """Put the cursor on the row after one that was just chosen."""

    @abstractmethod
    def go(self, key: str) -> bool:
        """Put the cursor on a row; return whether it is there."""

    @abstractmethod
    def rows_in_sight(self) -> Iterable[tuple[str, Offset]]:
        """Return the keys of the rows that show and the cursor can stand on, and where each begins."""

    @property
    def cursor_lines(self) -> range:
        """The lines of the screen that the row under the cursor takes; none where it does not show."""
        if self.item is None:
            return range(0)
        here = self.drawing.key(self.item)
        first = next((self.region.y + at.y for key, at in self.rows_in_sight() if key == here), 0)
        lines = self.drawing.height(self.item, self.size.width, True)
        return range(first, min(first + lines, self.region.bottom)) if first else range(0)

    @property
    def picked(self) -> list[T]:
        """The chosen rows in their order, or the one under the cursor."""
        if self.chosen:
            return [item for item in self._all() if self.drawing.key(item) in self.chosen]
        return [self.item] if self.item is not None else []

    def toggle(self) -> None:
        """Choose the row under the cursor, or no longer; and go on to the next."""
        if self.item is not None:
            self.chosen ^= {self.drawing.key(self.item)}
            self._go_on()
            self.refresh()

    def deselect_all(self) -> None:
        """Choose no rows any more."""
        if self.chosen:
            self.chosen.clear()
            self.refresh()

    def enter_on_double_click(self, event: Click) -> None:
        """Press Enter where the row that was clicked is clicked again at once; to be asked when the cursor has gone."""
        here = None if self.item is None else self.drawing.key(self.item)
        again = event.chain == 2 and here is not None and here == self._clicked
        self._clicked = here if event.chain == 1 else None
        if again and isinstance(self.app, KeyQueueApp):
            self.app.press("Enter")

    @property
    def gap(self) -> int:
        """How many lines are left after each row."""
        return int(self.app.has_class(PROJECTOR))

    def notify_style_update(self) -> None:
        """Take the new theme's looks."""
        self._styles = {}
        super().notify_style_update()

    def _unchoose_gone(self) -> None:
        """Stop marking what is not there."""
        if self.chosen:
            self.chosen &= set(map(self.drawing.key, self._all()))

    def _style(self, style: str) -> Style:
        if style not in self._styles:
            self._styles[style] = self.get_component_rich_style(f"line--{style}", partial=style != "row")
        return self._styles[style]

    def _strip(self, item: T, lines: Sequence[Line], within: int, width: int, *, here: bool) -> Strip:
        """Draw one of the lines of a row, after the signs that tell where the cursor is and what is chosen."""
        plain = self._style("row")
        here = here and within < _written(lines)  # not on what is left free below it
        lit = here and self.has_focus
        base, on = (plain + self._style("here"), "here-") if lit else (plain, "")
        mark = base + self._style(f"{on}accent")
        chosen = within == 0 and self.drawing.key(item) in self.chosen
        pieces = lines[within] if within < len(lines) else []
        segments = [
            Segment("▌" if here else " ", mark),
            Segment(CHOSEN if chosen else " ", mark),
            *(Segment(text, base + self._style(on + look) if look else base) for text, look in pieces),
        ]
        return Strip(segments).adjust_cell_length(width, base)


def _written(lines: Sequence[Line]) -> int:
    """Return how many lines of a row there are without the empty ones that part it from the next; one at least."""
    number = len(lines)
    while number > 1 and not lines[number - 1]:
        number -= 1
    return number
