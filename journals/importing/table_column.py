"""A column of somebody's table as it looks: what it is called, and what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from msgspec import Struct

from content.column_words import ColumnRole, column_words, folded_header
from journals.importing.board_columns import HEADINGS
from journals.importing.cells import typed_cell
from journals.importing.outline import Table
from journals.importing.source import ImportSource

_LOOKED_AT = 200
"""Rows by which a column is judged."""
ABOUT_A_WORD = 20
"""Characters up to which a cell is hardly more than a word, on the average of a column."""

SeenRole: TypeAlias = ColumnRole | Literal["notes"]
"""`notes`: the header is itself a heading, and what stands below it are notes."""
KindReader: TypeAlias = Callable[[str], str | None]
"""Returns what a cell that names a kind means; None where it names none."""


class TableColumn(Struct):
    """A column as it looks: `role` by its header, then changed by what is in it."""

    place: int
    role: SeenRole | None
    means: str | None
    """What its header means as a heading."""
    values: list[str]
    kinds: float
    """Share of its values that name a kind."""
    is_full: bool
    """Whether it says something in each row that says anything elsewhere."""
    is_seen: bool = False
    """Whether its header says that what stands in it has been: an observation, an event."""

    @property
    def is_heading(self) -> bool:
        """Whether its header is itself a heading, such as `Gik godt`."""
        return self.means in HEADINGS

    @property
    def length(self) -> float:
        """How many characters its values have on the average."""
        return sum(map(len, self.values)) / len(self.values) if self.values else 0

    @property
    def distinct(self) -> float:
        """How many of its values are different, as a share."""
        return len(set(self.values)) / len(self.values) if self.values else 0

    @property
    def names_kinds(self) -> bool:
        """Whether its values can only be kinds: they recur, or are hardly more than words for one."""
        recurs = len(self.values) >= 4 and self.distinct <= 0.5 and self.kinds >= 0.6
        return recurs or (self.kinds >= 0.9 and self.length <= ABOUT_A_WORD)

    def share(self, holds: Callable[[str], bool]) -> float:
        """Return the share of its values of which something holds."""
        return sum(map(holds, self.values)) / len(self.values) if self.values else 0


def table_column(table: Table, place: int, source: ImportSource, kind_of: KindReader) -> TableColumn:
    """Return a column of a table as it looks; its role by its header alone."""
    header = typed_cell(table.header[place]) if place < len(table.header) else ""
    cells = (row.cells[place] for row in table.rows[:_LOOKED_AT] if place < len(row.cells))
    values = [text for cell in cells if (text := typed_cell(cell[:2000]))]
    meaning, words = source.words.meaning(header), column_words()
    role: SeenRole | None = words.role_named(header)
    within = words.role_within(header) or _by_whom(header)
    if role is None and within != "ignored" and meaning in HEADINGS:
        role = "notes"
    said = sum(any(map(str.strip, row.cells)) for row in table.rows[:_LOOKED_AT])
    is_seen, role = (role or within) == "seen", role or within
    found = TableColumn(place, "text" if is_seen else role, meaning, values, 0, len(values) >= said, is_seen)
    found.kinds = found.share(lambda text: kind_of(text) is not None)
    return found


def _by_whom(header: str) -> ColumnRole | None:
    """Return the role of a header such as `Noteret af`: who wrote it; where something `løses af` somebody, who does."""
    words = folded_header(header).split()
    if len(words) < 2 or words[-1] not in ("af", "by", "von", "av"):
        return None
    return "owner" if words[-1] in ("af", "av") and words[-2].endswith("s") else "names"
