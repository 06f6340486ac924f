"""A text that stays as it is where it is told the same again, and says where it goes on beyond its last line.

A screen that fills itself anew says most of it again. Textual would end a text that has too few lines like one that is
whole.
"""

from __future__ import annotations

from rich.segment import Segment
from textual import widgets
from textual.content import Content
from textual.strip import Strip
from textual.visual import VisualType

from tui.ui.text_layout import cells

_MORE = "…"


class Static(widgets.Static):
    """Textual's, which would have the whole screen laid out anew for a text that it shows already."""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text; nothing is done for the one that is shown."""
        if not _is_same(self.content, content):
            super().update(content, layout=layout)

    def render_line(self, y: int) -> Strip:
        """Draw a line; the last one ends in an ellipsis where the text goes on below it."""
        line = super().render_line(y)
        return _with_more(line, self.size.width) if y == self.size.height - 1 and self._is_cut() else line

    def _is_cut(self) -> bool:
        shown, width = self.render(), self.size.width
        return isinstance(shown, Content) and shown.get_height(self.styles.get_rules(), width) > self.size.height


class OptionalStatic(Static):
    """One that takes no room while it has nothing to say."""

    def on_mount(self) -> None:
        """Begin with no room, unless it was told something already."""
        self.display = bool(str(self.content))

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text, or nothing."""
        super().update(content, layout=layout)
        self.display = bool(str(content))


def _with_more(line: Strip, width: int) -> Strip:
    """Return a line of a `width` whose last cells say that there is more."""
    text = line.text.rstrip()
    if not text or text.endswith(_MORE):
        return line
    kept = min(cells(text), width - 1)
    style = next((segment.style for segment in reversed([*line.crop(0, kept)])), None)
    return Strip.join([line.crop(0, kept), Strip([Segment(_MORE, style)]), line.crop(kept + 1, width)])


def _is_same(shown: VisualType, content: VisualType) -> bool:
    """Return whether two texts look the same; equal contents may differ in colours."""
    if isinstance(shown, Content) and isinstance(content, Content):
        return shown.plain == content.plain and shown.spans == content.spans
    return isinstance(shown, str) and isinstance(content, str) and shown == content
