"""What one can jump to on a screen: each row in sight of a list, and all else that the keys can go to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from tui.ui.widgets.line_view import LineView


@dataclass(frozen=True)
class Target:
    """A place on the screen, and how one goes there."""

    at: Offset
    go: Callable[[], object]


def targets(screen: Screen[Any]) -> list[Target]:
    """Return what is in sight, from top to bottom."""
    found = [target for widget in screen.focus_chain for target in _targets(screen, widget)]
    return sorted(found, key=lambda each: (each.at.y, each.at.x))


def _targets(screen: Screen[Any], widget: Widget) -> Iterator[Target]:
    try:
        region = screen.find_widget(widget).visible_region
    except NoWidget:
        return
    if not region:
        return
    if not isinstance(widget, LineView):
        yield Target(region.offset, partial(screen.set_focus, widget))
        return
    for key, offset in widget.rows_in_sight():
        if region.contains_point(at := widget.content_region.offset + offset):
            yield Target(at, partial(_go_to_row, screen, widget, key))


def _go_to_row(screen: Screen[Any], widget: Widget, key: str) -> None:
    """Go to a row, if it is still there."""
    if isinstance(widget, LineView) and widget.go(key):
        screen.set_focus(widget)
