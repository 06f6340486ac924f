"""How notes and the groups they lie in look on the board."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from journals.records.model import Observation
from journals.retro.themes import Group
from tui.features.retro.phases.note_rows import headed
from tui.locale import Catalogue
from tui.ui.text_layout import fit, wrap
from tui.ui.widgets.line_view import Drawing, Line
from tui.wording.display import KIND_SIGNS, brief, tags

LOOSE = "loose"
"""Key of the heading above what is in no group."""
_MOST = 3
_MOST_HERE = 8
_TAGS = 12
_WIDE = 50


@dataclass(frozen=True)
class BoardEntry:
    """A note, or without one the heading of a group; without either that of what is loose."""

    group: Group | None = None
    note: Observation | None = None
    count: int = 0
    """How many notes stand below a heading."""
    number: int = 0
    """Of a group: which key puts a note into it."""
    is_folded: bool = False
    """Whether only the heading of a group shows."""
    gap: str = ""
    """Names the empty line below a group."""

    @property
    def key(self) -> str:
        """What tells it from others."""
        if self.note is not None:
            return self.note.id
        return self.gap or (self.group.theme.id if self.group else LOOSE)

    @property
    def rests(self) -> bool:
        """Whether the cursor can stand on it."""
        return self.note is not None or (self.group is not None and not self.gap)


def columns_of(loose: list[Observation], groups: list[Group], folded: Collection[str] = ()) -> list[list[BoardEntry]]:
    """Return what is loose, then the groups, each with heading, notes unless it is folded, and an empty line."""
    first = [BoardEntry(count=len(loose)), *(BoardEntry(note=note) for note in loose), BoardEntry(gap="gap")]
    columns = [first]
    for number, group in enumerate(groups, 1):
        is_folded = group.theme.id in folded
        head = BoardEntry(group, count=len(group.notes), number=number, is_folded=is_folded)
        notes = [] if is_folded else [BoardEntry(group, note) for note in group.notes]
        gap = [] if is_folded else [BoardEntry(group, gap=f"gap-{group.theme.id}")]
        columns.append([head, *notes, *gap])
    return columns


@lru_cache(maxsize=2_048)
def _lines(text: str, width: int, most: int) -> tuple[str, ...]:
    """Return a note's lines; cached, because all notes are measured each time one has moved."""
    return tuple(wrap(text, width, most))


class BoardEntryRenderer:
    """Draws entries: a heading on a line, a note on up to three, the one under the cursor with all its text."""

    def __init__(self, say: Catalogue, heading: Callable[[Observation], str] = lambda note: "") -> None:
        """`heading` tells what a note was written under, which its text then follows."""
        self.say, self._heading = say, heading
        self.drawing: Drawing[BoardEntry] = Drawing(
            lambda entry: entry.key, self.draw, self.height, lambda entry: entry.rests
        )

    def draw(self, entry: BoardEntry, width: int, here: bool) -> list[Line]:
        """Draw one entry."""
        if entry.gap:
            return [[]]
        if entry.note is None:
            name = f"{entry.number} {brief(entry.group.theme.name)}" if entry.group else self.say("groups.loose")
            count = f" {self.say.count('groups.folded', entry.count) if entry.is_folded else entry.count}"
            count += " " * (width >= _WIDE)  # a line as wide as the screen does not end at its edge
            return [[(fit(name, width - len(count)), "accent" if entry.group else "dim"), (count, "strong")]]
        lines = _lines(
            headed(entry.note.text, self._heading(entry.note)), self._room(width), _MOST_HERE if here else _MOST
        )
        tag = tags(entry.note, self.say) if entry.note.pitfalls else ""
        look = entry.note.sign or "dim"
        drawn: list[Line] = [[("  ", "strong"), (fit(line, self._room(width)), "")] for line in lines]
        drawn[0][0] = (f"{KIND_SIGNS[entry.note.kind]} ", "strong")
        if tag and width >= _WIDE:
            drawn[0].append((" " + fit(tag, _TAGS - 1), look))
        elif tag:
            drawn.append([("  ", ""), (fit(tag, self._room(width)), look)])
        return drawn

    def height(self, entry: BoardEntry, width: int, here: bool) -> int:
        """Return how many lines it takes."""
        if entry.note is None:
            return 1
        lines = _lines(
            headed(entry.note.text, self._heading(entry.note)), self._room(width), _MOST_HERE if here else _MOST
        )
        return len(lines) + (1 if entry.note.pitfalls and width < _WIDE else 0)

    @staticmethod
    def _room(width: int) -> int:
        return max(6, width - 2 - (_TAGS if width >= _WIDE else 0))
