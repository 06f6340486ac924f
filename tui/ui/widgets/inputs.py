"""What one types in: a line or a text. What is pasted comes in clean before it is ever shown, and nothing blinks."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Selection

from journals.text.clean import clean

_SPACES = str.maketrans("\t\n", "  ")


class LineInput(Input):
    """One line; several that are pasted become one."""

    def __init__(self, value: str = "", *, select_on_focus: bool = True, id: str | None = None) -> None:
        super().__init__(clean(value).translate(_SPACES), compact=True, select_on_focus=select_on_focus, id=id)
        self.cursor_blink = False

    def _on_paste(self, event: Paste) -> None:
        event.text = clean(event.text).strip("\n").translate(_SPACES)


class TextInput(TextArea):
    """A text of several lines."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:
        super().__init__(text, id=id, compact=True, soft_wrap=True, show_line_numbers=False)
        self.cursor_blink = False
        self.move_cursor(self.document.end)  # as in a line: one goes on where the text ends

    async def _on_paste(self, event: Paste) -> None:
        event.text = clean(event.text)

    def _refresh_size(self) -> None:
        # An undo that takes lines away leaves the cursor below the last one for a moment; Textual then looks for its
        # line when the scroll bar goes, and falls.
        start, end = self.selection
        self.set_reactive(TextArea.selection, Selection(self.clamp_visitable(start), self.clamp_visitable(end)))
        super()._refresh_size()
