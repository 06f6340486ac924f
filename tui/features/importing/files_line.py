"""The line that files are typed, pasted and dropped in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Key, Paste
from textual.message import Message

from journals.text.clean import clean
from tui.ui.bindings import bindings
from tui.ui.widgets.inputs import LineInput


class FilesLine(LineInput):
    """The line. The arrows move in the list, and where nothing is typed the space ticks the row there."""

    most_rows = 2
    BINDINGS: ClassVar[list[BindingType]] = bindings("search_line")

    @dataclass
    class Pasted(Message):
        """Something was pasted, as terminals do with a file that is dropped on them too."""

        text: str

    @dataclass
    class Ticked(Message):
        """The row under the cursor is to be ticked, or no longer."""

    def __init__(self) -> None:
        super().__init__(id="asking", select_on_focus=False)

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        self.post_message(self.Pasted(clean(event.text)))

    async def _on_key(self, event: Key) -> None:
        if event.key == "space" and not self.value:
            event.prevent_default()
            event.stop()
            self.post_message(self.Ticked())
        else:
            await super()._on_key(event)
