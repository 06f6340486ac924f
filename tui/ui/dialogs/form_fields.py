"""Where the fields of a form stand, one below the other."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tui.ui.widgets.choice import Choice


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

    @property
    def controls(self) -> list[Widget]:
        """What one types or chooses in, one after the other."""
        return [*self.query("Input, Choice, TextArea").results(Widget)]

    def go_on(self, name: str, *, is_filled: bool) -> None:
        """Go to the field after one that is filled in; to itself, where it is not, or is the last."""
        controls = self.controls
        here = next((at for at, each in enumerate(controls) if each.id == f"field-{name}"), 0)
        controls[min(here + is_filled, len(controls) - 1)].focus()

    def on_choice_typed(self, event: Choice.Typed) -> None:
        """Let a sign choose in the choices right below; what else is written goes into the next line or text below.

        So no letter is lost, and who does not look where the cursor is still gets what the sign is for.
        """
        event.stop()
        below = self.controls[self.controls.index(event.choice) + 1 :]
        into = next((each for each in below if isinstance(each, Input | TextArea)), None)
        choices = [each for each in below[: below.index(into) if into else None] if isinstance(each, Choice)]
        is_sign = not event.character.isalnum()
        if is_sign and (match := next((each for each in choices if each.take(event.character)), None)):
            match.focus()
            return
        if isinstance(into, Input):
            into.insert_text_at_cursor(event.character)
        elif isinstance(into, TextArea):
            into.insert(event.character)
        if into is not None:
            into.focus()

    def _show_whole(self) -> None:
        """Bring the field with the keys into sight with its label, which can be above it."""
        for each in self.query(".field.-here"):
            if each.outer_size.height <= self.size.height:
                each.scroll_visible(animate=False)
