"""A line of tabs, each with its digit before it."""

from __future__ import annotations

import re

from textual.content import Content
from textual.events import Click

from tui.ui.key_queue import KeyQueueApp
from tui.ui.text_layout import cells
from tui.ui.widgets.static import Static

_TAB = re.compile(r"\b(\d) [^\d\s][^\d]*")


class TabLine(Static):
    """Tabs; a click on one presses its digit."""

    def on_click(self, event: Click) -> None:
        """Press the digit of the tab that was clicked."""
        text = self.content.plain if isinstance(self.content, Content) else str(self.content)
        for tab in _TAB.finditer(text):
            if cells(text[: tab.start()]) <= event.x < cells(text[: tab.end()]) and isinstance(self.app, KeyQueueApp):
                self.app.press(tab[1])
