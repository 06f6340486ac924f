"""A text that stays as it is where it is told the same again: a screen that fills itself anew says most of it again."""

from __future__ import annotations

from textual import widgets
from textual.content import Content
from textual.visual import VisualType


class Static(widgets.Static):
    """Textual's, which would have the whole screen laid out anew for a text that it shows already."""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text; nothing is done for the one that is shown."""
        if not _is_same(self.content, content):
            super().update(content, layout=layout)


class OptionalStatic(Static):
    """One that takes no room while it has nothing to say."""

    def on_mount(self) -> None:
        """Begin with no room, unless it was told something already."""
        self.display = bool(str(self.content))

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text, or nothing."""
        super().update(content, layout=layout)
        self.display = bool(str(content))


def _is_same(shown: VisualType, content: VisualType) -> bool:
    """Return whether two texts look the same; equal contents may differ in colours."""
    if isinstance(shown, Content) and isinstance(content, Content):
        return shown.plain == content.plain and shown.spans == content.spans
    return isinstance(shown, str) and isinstance(content, str) and shown == content
