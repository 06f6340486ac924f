"""What stands beside a list: the row under the cursor in full.

It is drawn anew with every key that moves the cursor, so it is laid out anew only when the cursor rests: until then a
text is shown as far as there is room.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer

from tui.ui.widgets.hanging_static import HangingStatic
from tui.ui.widgets.static import Static

_REST = 0.12
"""Seconds the cursor rests before a text is given the lines it wants."""


class DetailPane(VerticalScroll, can_focus=False):
    """A text beside a list, where there is room for one."""

    _rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """Yield the text."""
        yield HangingStatic(id="whole", markup=False)

    def show(self, content: Content | str) -> None:
        """Show another text, from its beginning."""
        if self._rest is not None:
            self._rest.stop()
        self.query_one("#whole", Static).update(content, layout=False)
        self._rest = self.set_timer(_REST, self._lay_out)

    def _lay_out(self) -> None:
        """Resize the text to the lines it wants, where it has others: most texts have room enough as it is."""
        whole = self.query_one("#whole", Static)
        wanted = whole.get_content_height(self.size, self.app.size, whole.size.width)
        if max(wanted, self.scrollable_content_region.height) != whole.size.height:
            whole.refresh(layout=True)
        self.scroll_home(animate=False)
