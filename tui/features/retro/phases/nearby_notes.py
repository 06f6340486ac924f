"""The notes most like what is under the cursor on the board, and the lines that offer to put them together with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from journals.lessons.similarity import NoteSimilarity
from journals.records.model import Observation
from journals.retro.themes import Group
from tui.features.retro.phases.board_entries import BoardEntry
from tui.locale import Catalogue
from tui.ui.text_layout import fit
from tui.wording.display import brief

_FROM_LOG = 300
"""So many of the log's own notes, the latest, are looked through."""
_OFFERED = 3


class NearbyNotes:
    """Finds the notes whose words are most like those of a note or a group."""

    def __init__(self) -> None:
        self._loose: Sequence[Observation] = ()
        self._earlier: Sequence[Observation] = ()
        self._compared: list[Observation] = []
        self._neighbours: NoteSimilarity | None = None

    def update(self, loose: Sequence[Observation], groups: Sequence[Group], earlier: Sequence[Observation]) -> None:
        """Take the notes as they lie now; what they are compared by is made anew only where one has changed."""
        self._loose, self._earlier = loose, earlier[:_FROM_LOG]
        grouped = [note for group in groups for note in group.notes]
        compared = sorted([*loose, *grouped, *self._earlier], key=lambda note: note.id)
        if compared != self._compared:
            self._compared, self._neighbours = compared, None

    def find(self, entry: BoardEntry | None) -> list[Observation]:
        """Return what is near: to a note in a group, or a group, only what is loose or in the log."""
        if entry is None:
            return []
        if self._neighbours is None:
            self._neighbours = NoteSimilarity(self._compared)
        among = {note.id for note in (self._loose if entry.group else self._compared)}
        among |= {note.id for note in self._earlier}
        if entry.note is not None:
            return self._neighbours.nearest(entry.note.text, among - {entry.note.id}, _OFFERED)
        if entry.group is None:
            return []
        text = "\n".join([entry.group.theme.name, *(note.text for note in entry.group.notes)])
        return self._neighbours.nearest(text, among, _OFFERED)


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
