"""Asks for the text of one field, at the bottom of the screen; an empty one takes it away."""

from __future__ import annotations

from textual.widgets import Input

from journals.text.clean import one_line
from tui.ui.dialogs.prompt import PromptContext, PromptDialog
from tui.ui.unsaved import quoted


class FieldPrompt(PromptDialog):
    """One line of text for a field; None when left."""

    def __init__(
        self, label: str, value: str, stored: str, box: str, *, about: str = "", beside: PromptContext | None = None
    ) -> None:
        """`label`: what the field is called; `value` stands there to begin with, `stored` is what is saved.

        `box` tells it from other fields, and `about` from those of other entries, for what is half typed in it.
        """
        super().__init__("", one_line(value), empty=True, stored=one_line(stored), about=about, beside=beside)
        self._label, self._box = label, box
        self.first = one_line(value)
        """What stood in the line to begin with: to leave it at that is no change."""

    @property
    def box(self) -> str:
        """Which field of which card it is."""
        return self._box

    def heading(self) -> str:
        """Return the field."""
        return self._label

    def unsaved(self) -> list[str]:
        """Return what is typed."""
        typed = "".join(each.value for each in self.query(Input)).strip()
        if typed == self._stored:
            return []
        return [f"{self._label} {self.say('project.quoted', word=quoted(typed))}"]
