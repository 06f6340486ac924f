"""What places have in common that have the keys in a line, and a list below it."""

from __future__ import annotations

from tui.ui.widget_mixin import WidgetMixin
from tui.ui.widgets.row_list import Rows


class ListUnderInput(WidgetMixin):
    """A mixin that hands on to the list the keys that a line leaves alone."""

    def action_move(self, by: int) -> None:
        """Go up or down while the line keeps what is typed."""
        self.query_one(Rows).action_move(by)

    def action_page(self, by: int) -> None:
        """Go a page."""
        self.query_one(Rows).action_page(by)
