"""The days of the rows of a table: when something happened, and by when something is to be done."""

from __future__ import annotations

from datetime import date

from journals.importing.cell_days import due_day, is_month_first
from journals.importing.cells import has_words, typed_cell
from journals.importing.found import ColumnChoice
from journals.importing.outline import Table, TableRow
from journals.importing.phrases import is_no_items, is_placeholder
from journals.importing.source import ImportSource, counted_out
from journals.text.clean import one_line

_LONGEST = 40


class RowDays:
    """Reads the days of one table's rows; values recur, so each is looked up once."""

    def __init__(self, table: Table, choice: ColumnChoice, source: ImportSource, day: date | None) -> None:
        """`day`: the one the file itself gives."""
        self._table, self._choice, self._source, self._day = table, choice, source, day
        self._days: dict[str, str | None] = {}
        self.unread: dict[int, str] = {}
        """What stands where a row's day should, and is none that can have been, by its line."""
        self._month_first = {
            place: is_month_first(
                row.cells[place] for row in counted_out(table.rows, source.tick) if place < len(row.cells)
            )
            for place in (choice.happened, choice.due)
            if place is not None
        }

    def happened(self, row: TableRow) -> str | None:
        """Return the ISO day or week of a row; None where it gives none."""
        place = self._choice.happened
        if place is None:
            return None
        cell = row.cells[place] if place < len(row.cells) else ""
        if cell not in self._days:
            is_month_first = self._month_first.get(place, False)
            said = typed_cell(cell)
            if said.isdecimal() and len(said) <= 2 and place < len(self._table.header):
                said = f"{typed_cell(self._table.header[place])} {said}"  # *Uge*: *38*
            found = self._source.past_day(said, month_first=is_month_first)
            self._days[cell] = found or (self._source.rough_day(said) if len(said) <= _LONGEST else None)
        day = self._days[cell]
        if day is None and has_words(cell) and not is_placeholder(cell) and not is_no_items(cell):
            self.unread[row.line] = one_line(typed_cell(cell))[:_LONGEST]
        return day

    def due(self, row: TableRow, happened: str | None) -> tuple[str | None, str]:
        """Return the deadline of a row, or what its cell says instead with its header: `frist: snarest`."""
        place = self._choice.due
        cell = one_line(typed_cell(row.cells[place])) if place is not None and place < len(row.cells) else ""
        if place is None or not has_words(cell) or is_no_items(cell) or is_placeholder(cell):
            return None, ""
        due = due_day(cell, self.base(happened), month_first=self._month_first.get(place, False))
        header = one_line(typed_cell(self._table.header[place])) if place < len(self._table.header) else ""
        return due, "" if due else f"{header[:1].lower()}{header[1:]}: {cell}" if header else cell

    def base(self, happened: str | None) -> date | None:
        """Return the day from which a deadline of a row is counted."""
        return date.fromisoformat(happened) if happened and "W" not in happened else self._day
