"""A document as a list of its lines, to be read through before it is written to a file."""

from __future__ import annotations

from typing import TypeAlias

from tui.ui.text_layout import fit
from tui.ui.widgets.line_view import Drawing

NumberedLine: TypeAlias = tuple[int, str]

document_drawing: Drawing[NumberedLine] = Drawing(
    lambda line: str(line[0]),
    lambda line, width, here: [[(fit(line[1], width), "strong" if line[1].startswith("#") else "")]],
    lambda *_: 1,
)
"""How a line looks: headings are strong, and a line that is too long is cut."""


def numbered_lines(text: str) -> list[NumberedLine]:
    """Return the lines of a document, each with its number."""
    return list(enumerate(text.split("\n")))
