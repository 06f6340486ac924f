"""The days of the rows of a table: when something happened, and by when something is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from content.column_words import column_words, folded_header
from journals.importing.cell_days import due_day, is_month_first
from journals.importing.cells import has_words, typed_cell
from journals.importing.found import ColumnChoice
from journals.importing.outline import Table, TableRow
from journals.importing.phrases import is_no_items, is_placeholder
from journals.importing.source import ImportSource, counted_out
from journals.text.clean import one_line

_LONGEST = 40
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MONTH_HEADERS = frozenset(("måned", "month", "monat", "månad"))


class RowDays:
    """Reads the days of one table's rows; values recur, so each is looked up once."""

    def __init__(self, table: Table, choice: ColumnChoice, source: ImportSource, day: date | None) -> None:
        """`day`: the one the file itself gives."""
        self._table, self._choice, self._source, self._day = table, choice, source, day
        self._days: dict[str, str | None] = {}
        self.periods = self._period_columns()
        """Columns that say together when it was: `Month` beside `Year`; none where one says all."""
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
        cell = self._cell(row, place)
        key = "\n".join(self._cell(row, each) for each in self.periods) or cell
        if key not in self._days:
            readings = (self._read(said, place) for said in (*self._said_together(row), self._said(place, cell)))
            self._days[key] = next(filter(None, readings), None)
        day = self._days[key]
        if day is None and has_words(cell) and not is_placeholder(cell) and not is_no_items(cell):
            self.unread[row.line] = one_line(typed_cell(cell))[:_LONGEST]
        return day

    def _period_columns(self) -> tuple[int, ...]:
        words, header = column_words(), self._table.header
        found = tuple(at for at, name in enumerate(header) if words.role_named(typed_cell(name)) == "period")
        return found if self._choice.happened in found and len(found) > 1 else ()

    def _cell(self, row: TableRow, place: int) -> str:
        return row.cells[place] if place < len(row.cells) else ""

    def _header(self, place: int) -> str:
        return typed_cell(self._table.header[place]) if place < len(self._table.header) else ""

    def _said(self, place: int, cell: str) -> str:
        """Return what a cell says; of a bare number with what it is the number of: `38` below `Uge`."""
        said = typed_cell(cell)
        return f"{self._header(place)} {said}" if said.isdecimal() and len(said) <= 2 else said

    def _said_together(self, row: TableRow) -> Iterator[str]:
        """Yield what a row's columns of periods say with its year, in the ways it can be written."""
        cells = {place: typed_cell(self._cell(row, place)) for place in self.periods}
        years = [cell for cell in cells.values() if _YEAR.fullmatch(cell)]
        for place, said in cells.items():
            if not years:
                yield self._said(place, said)
            elif said and said != years[0]:
                number = said.isdecimal() and len(said) <= 2
                if number and folded_header(self._header(place)) in _MONTH_HEADERS:
                    yield f"{years[0]}-{said:0>2}"
                yield f"{self._said(place, said)} {years[0]}"
                yield f"{said}. {self._header(place)} {years[0]}"

    def _read(self, said: str, place: int) -> str | None:
        found = self._source.past_day(said, month_first=self._month_first.get(place, False))
        return found or (self._source.rough_day(said) if len(said) <= _LONGEST else None)

    def due(self, row: TableRow, happened: str | None) -> tuple[str | None, str]:
        """Return the deadline of a row, or what its cell says instead with its header: `frist: snarest`."""
        place = self._choice.due
        cell = one_line(typed_cell(row.cells[place])) if place is not None and place < len(row.cells) else ""
        if place is None or not has_words(cell) or is_no_items(cell) or is_placeholder(cell):
            return None, ""
        due = due_day(cell, self.base(happened), month_first=self._month_first.get(place, False))
        header = one_line(self._header(place))
        return due, "" if due else f"{header[:1].lower()}{header[1:]}: {cell}" if header else cell

    def base(self, happened: str | None) -> date | None:
        """Return the day from which a deadline of a row is counted."""
        return date.fromisoformat(happened) if happened and "W" not in happened else self._day
