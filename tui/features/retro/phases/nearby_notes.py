"""The notes most like what is under the cursor on the board, and the lines that offer to put them together with it."""

from __future__ import annotations

from collections.abc import Sequence, Set

from textual.content import Content

from journals.lessons.similarity import NoteSimilarity
from journals.records.model import Observation
from journals.retro.themes import Group
from tui.commands import ALL_DIGITS
from tui.features.retro.phases.board_entries import BoardEntry
from tui.locale import Catalogue
from tui.ui.text_layout import cells, fit
from tui.wording.display import brief

_FROM_LOG = 300
"""So many of the log's own notes, the latest, are looked through."""
_OFFERED = 3
_LINES = 3
_LEAST_LETTERS = 3
"""Of a group's name, beside its key."""


class NearbyNotes:
    """Finds the notes whose words are most like those of a note or a group."""

    def __init__(self) -> None:
        self._loose: Sequence[Observation] = ()
        self._groups: Sequence[Group] = ()
        self._earlier: Sequence[Observation] = ()
        self._compared: list[Observation] = []
        self._neighbours: NoteSimilarity | None = None

    def update(self, loose: Sequence[Observation], groups: Sequence[Group], earlier: Sequence[Observation]) -> None:
        """Take the notes as they lie now; what they are compared by is made anew only where one has changed."""
        self._loose, self._groups, self._earlier = loose, groups, earlier[:_FROM_LOG]
        grouped = [note for group in groups for note in group.notes]
        compared = sorted([*loose, *grouped, *self._earlier], key=lambda note: note.id)
        if compared != self._compared:
            self._compared, self._neighbours = compared, None

    def alike(self, entry: BoardEntry | None, without: Set[str]) -> list[Observation]:
        """Return what can be taken along with an entry, the most like it first; to a group also what is in the log."""
        if entry is None:
            return []
        among = {note.id for note in self._loose} | ({note.id for note in self._earlier} if entry.group else set())
        return self._nearest(entry, among - without)

    def grouped(self, entry: BoardEntry | None) -> list[Observation]:
        """Return the notes in groups that are most like a loose one."""
        if entry is None or entry.group is not None:
            return []
        away = {note.id for note in (*self._loose, *self._earlier)}
        return self._nearest(entry, {note.id for note in self._compared} - away)

    def lines(self, say: Catalogue, entry: BoardEntry | None, without: Set[str], key: str, width: int) -> list[Content]:
        """Return a line with the keys of the groups, and one for each note near to an entry with the key that joins it.

        `key`: takes along what is most like it.
        """
        near = [
            ("" if number else key, note, "" if note in self._loose else say("groups.log"))
            for number, note in enumerate(self.alike(entry, without))
        ]
        lies = {note.id: at for at, group in enumerate(self._groups) for note in group.notes}
        for note in self.grouped(entry)[:1]:
            at = lies[note.id]
            near.insert(1, (ALL_DIGITS[at] if at < len(ALL_DIGITS) else "", note, self._groups[at].theme.name))
        keys = [_group_line(say, self._groups, width)] if self._groups else []
        return [*keys, *_note_lines(say, near[: _LINES - len(keys)], width)]

    def _nearest(self, entry: BoardEntry, among: set[str]) -> list[Observation]:
        if self._neighbours is None:
            self._neighbours = NoteSimilarity(self._compared)
        if entry.note is not None:
            return self._neighbours.nearest(entry.note.text, among - {entry.note.id}, _OFFERED)
        if entry.group is None:
            return []
        text = "\n".join([entry.group.theme.name, *(note.text for note in entry.group.notes)])
        return self._neighbours.nearest(text, among, _OFFERED)


def _group_line(say: Catalogue, groups: Sequence[Group], width: int) -> Content:
    """Return a line with the key of each group that a key puts a note into."""
    head = say("groups.put_in")
    names = [group.theme.name for _, group in zip(ALL_DIGITS, groups, strict=False)]
    room = width - 2 - cells(head)
    more = ""
    while sum(4 + cells(brief(each, _LEAST_LETTERS)) for each in names) + len(more) > room:
        names, more = names[:-1], "  …"
    room -= 4 * len(names) + len(more)
    sizes = range(40, _LEAST_LETTERS, -1)
    most = next((n for n in sizes if sum(cells(brief(each, n)) for each in names) <= room), _LEAST_LETTERS)
    words = [(f"  {key} ", brief(name, most)) for key, name in zip(ALL_DIGITS, names, strict=False)]
    parts = [part for key, name in words for part in ((key, "bold $accent"), name)]
    return Content.assemble((head, "$dim"), *parts, (more, "$dim"))


def _note_lines(say: Catalogue, notes: Sequence[tuple[str, Observation, str]], width: int) -> list[Content]:
    """Return a line for each note with the key that puts it together, and where it lies; `width` is the screen's."""
    room = max(10, width - 2)
    lines = []
    for number, (key, note, source) in enumerate(notes):
        right = f"  ({brief(source, 24)})" if source else ""
        head = say("groups.near") if number == 0 else " " * len(say("groups.near"))
        quoted = say("words.quoted", text=brief(note.text))  # or the key before it would read as the note's own sign
        text = fit(quoted, max(6, room - len(head) - 4 - len(right))).rstrip()
        lines.append(Content.assemble((head, "$dim"), (f"  {key or ' '} ", "bold $accent"), text, (right, "$dim")))
    return lines
