"""What the columns of a table hold, and which notes its rows are."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from journals.importing.found import ColumnQuestion, DroppedText, FoundItem
from journals.importing.outline import Table
from journals.importing.source import ImportSource
from journals.text.clean import clean


class TableReading(Struct, frozen=True, kw_only=True):
    """What became of one table."""

    items: tuple[FoundItem, ...] = ()
    dropped: tuple[DroppedText, ...] = ()
    names: tuple[str, ...] = ()
    question: ColumnQuestion | None = None
    """What is to be asked before its notes can be trusted; `items` are by the best guess."""


def table_items(table: Table, heading: str, source: ImportSource, day: date | None = None) -> TableReading:
    """Return the notes of a table.

    `heading` is what it stands below, which says the kind where no column does; `day` is the day the file itself
    gives, from which deadlines are counted.
    """
    items = []
    for row in table.rows:
        text = clean(max(row.cells, key=len, default="")).strip()
        if text:
            items.append(FoundItem(text=text, line=row.line, heading=heading))
    return TableReading(items=tuple(items))
