"""The line that a search is typed in, and how it is completed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.suggester import Suggester

from tui.ui.bindings import bindings
from tui.ui.widgets.inputs import LineInput


class QueryLine(LineInput):
    """The line. The arrows move in the list, and Delete where nothing is typed is for the row there."""

    most_rows = 1
    BINDINGS: ClassVar[list[BindingType]] = bindings("search_line")

    def __init__(self, forget: Callable[[], object]) -> None:
        """`forget` is called where Delete has nothing to delete in the line."""
        super().__init__(id="asking", select_on_focus=False)
        self._forget = forget

    def action_delete_right(self) -> None:
        """Delete a character, or the row under the cursor."""
        if self.value:
            super().action_delete_right()
        else:
            self._forget()


class QuerySuggester(Suggester):
    """Offers a filter's completion in dim text after the cursor, where it begins with what was typed."""

    def __init__(self, completion: Callable[[str], str]) -> None:
        """`completion` returns a line completed; empty where it cannot be."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._completion = completion

    async def get_suggestion(self, value: str) -> str | None:
        """Return the completion, where its rest can stand behind what is typed."""
        completed = self._completion(value)
        return completed if continues(value, completed) else None


def continues(line: str, completed: str) -> bool:
    """Return whether a completion begins as the line does, so that its rest can stand behind it."""
    return bool(completed) and completed.casefold().startswith(line.casefold())
