"""A page that scrolls up and down only, so that left and right are free to go from one page to the next."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll


class VerticalPage(VerticalScroll, inherit_bindings=False):
    """Scrolls by a line, and to both ends; Page Up and Page Down are the screen's, too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]
