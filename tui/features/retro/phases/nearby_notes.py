"""The notes most like the one under the cursor, as lines with the digits that put them together with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from journals.records.model import Observation
from tui.locale import Catalogue
from tui.ui.text_layout import fit
from tui.wording.display import brief


def nearby_lines(say: Catalogue, notes: Sequence[Observation], sources: Mapping[str, str], width: int) -> Content:
    """Return a line for each note; `sources` maps its id to what it lies in, `width` is the screen's."""
    room = max(10, width - 2)
    lines = []
    for number, note in enumerate(notes, 1):
        source = brief(sources.get(note.id, ""), 24)
        right = f"  ({source})" if source else ""
        head = say("groups.near") if number == 1 else " " * len(say("groups.near"))
        text = fit(brief(note.text), max(6, room - len(head) - 4 - len(right))).rstrip()
        lines.append(Content.assemble((head, "$dim"), (f"  {number} ", "bold $accent"), text, (right, "$dim")))
    return Content("\n").join(lines)
