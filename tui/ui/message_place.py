"""Where messages lie: over what is listed or read, and never over what says where one is or what can be pressed."""

from __future__ import annotations

from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from tui.ui.widgets.line_view import LineView

MESSAGE_LINES = 3
"""Lines that a message takes, hardly more."""
_BODY = "Rows, Board, VerticalScroll, #invite"
"""What can be listed or read again below a message."""


def free_lines(screen: Screen[object]) -> range:
    """Return the lines that messages may lie over: beside a box, where there is room, else over what it shows."""
    high = screen.size.height
    for box in screen.query(".box"):
        for beside in (range(1, box.region.y), range(box.region.bottom, high - 1)):
            if len(beside) >= MESSAGE_LINES:
                return beside
    bodies = [each.region for each in screen.query(_BODY) if each.is_on_screen]
    body = max(bodies, key=lambda region: region.height, default=screen.region)
    lines = range(body.y, min(body.bottom, high - 1))
    return lines if len(lines) >= MESSAGE_LINES else range(1, high - 1)


def lines_in_use(focused: Widget | None) -> range:
    """Return the lines in which somebody types or has the cursor."""
    if focused is None:
        return range(0)
    if isinstance(focused, LineView):
        return focused.cursor_lines
    cursor = getattr(focused, "cursor_screen_offset", None)  # of a line or a text, which a start does not load
    return range(cursor.y, cursor.y + 1) if isinstance(cursor, Offset) else range(0)


def goes_low(free: range, in_use: range) -> bool:
    """Return whether a message hides less of what is in use at the lower end of the lines that are free."""

    def hidden(covered: range) -> int:
        return len({*covered} & {*in_use})

    return hidden(free[-MESSAGE_LINES:]) <= hidden(free[:MESSAGE_LINES])
