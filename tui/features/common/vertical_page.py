"""A page that scrolls up and down only, so that left and right are free to go from one page to the next."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll

from tui.ui.bindings import bindings


class VerticalPage(VerticalScroll, inherit_bindings=False):
    """Scrolls by a line, and to both ends; Page Up and Page Down are the screen's, too."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
