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
        self.call_after_refresh(self._show_whole)

    def on_resize(self) -> None:
        """Keep the field with the keys in sight."""
        self.call_after_refresh(self._show_whole)

    def _show_whole(self) -> None:
        """Bring the field with the keys into sight with its label, which can be above it."""
        for each in self.query(".field.-here"):
            if each.outer_size.height <= self.size.height:
                each.scroll_visible(animate=False)
