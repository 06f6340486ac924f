"""A line whose characters are seen by nobody: a block stands for each, and it cannot be copied from."""

from __future__ import annotations

from rich.text import Text

from journals.text.clean import MAX_TEXT
from tui.ui.widgets.inputs import LineInput

BLOCK = "■"


class ConcealedInput(LineInput):
    """One line of blocks."""

    def __init__(self) -> None:
        super().__init__(select_on_focus=False, id="blocks")
        self.password = True  # so that moving by words tells nothing of where they end
        self.max_length = MAX_TEXT

    @property
    def _value(self) -> Text:
        return Text(BLOCK * len(self.value), no_wrap=True, overflow="ignore", end="")

    def action_copy(self) -> None:
        """Copy nothing: the next one at the keyboard could paste it."""

    def action_cut(self) -> None:
        """Cut nothing."""
