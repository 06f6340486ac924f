"""A text whose points and indented lines go on where they began, so that one sees where each begins."""

from __future__ import annotations

import re

from textual.content import Content
from textual.geometry import Size

from tui.ui.text_layout import cells, wrap
from tui.ui.widgets.static import Static

_BEFORE = re.compile(r" *(?:[^\w\s»«(‹\"'] (?=\S))?")
"""What stands before the words of a line: spaces, and the sign of a point."""
_NARROWEST = 16
"""Fewer cells than this beside what hangs make no line."""


class HangingStatic(Static):
    """Breaks lines itself, for Textual would go on at the edge."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return self._hung(width).get_height(self.styles.get_rules(), width) if width else 0

    def render(self) -> Content:
        """Draw it as wide as it is."""
        return self._hung(self.content_size.width)

    def _hung(self, width: int) -> Content:
        shown = self.content
        return hanging(shown if isinstance(shown, Content) else Content(str(shown)), width)


def hanging(text: Content, width: int) -> Content:
    """Return a text with the lines that hang broken for a width, and the others as they are."""
    return Content("\n").join([_hung_line(line, width) for line in text.split("\n", allow_blank=True)])


def _hung_line(line: Content, width: int) -> Content:
    plain = line.plain.replace("\t", " ")
    before = _BEFORE.match(plain)
    indent = before.end() if before else 0
    if not indent or width - indent < _NARROWEST or cells(plain) <= width:
        return line
    pieces, at = [], indent
    for words in wrap(plain[indent:], width - indent):
        at = plain.index(words, at)
        pieces.append(line[at : at + len(words)])
        at += len(words)
    return line[:indent] + Content("\n" + " " * indent).join(pieces)
