"""Where the fields of a form stand, one below the other."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.events import DescendantFocus


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What scrolls, but leaves the arrows to walking from field to field."""

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Let the label of the field with the keys stand out."""
        for each in self.query(".field"):
            each.set_class(each is event.widget.parent, "-here")
