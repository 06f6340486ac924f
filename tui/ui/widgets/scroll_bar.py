"""A scroll bar half as wide as its cell: what is left of the cell parts it from the text that it stands beside."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

_HALF = "▐"


class SlimScrollBar(ScrollBarRender):
    """Draws whole lines of it, in the right half of the cell."""

    VERTICAL_BARS = (" ",)  # type: ignore[assignment]  # the ends of a line have no signs of that width

    @classmethod
    def render_bar(cls, *args: Any, **named: Any) -> Segments:
        """Return the bar with its thumb made slim; what a press on it does stays."""
        bar = super().render_bar(*args, **named)
        if not named["vertical"]:
            return bar
        return Segments([_slim(each, named["back_color"]) for each in bar.segments], new_lines=True)


def _slim(segment: Segment, back: Any) -> Segment:
    style = segment.style
    if style is None or not style.reverse:
        return segment
    return Segment(_HALF * len(segment.text), Style(color=style.color, bgcolor=back, meta=style.meta))
