"""What is asked about a table whose columns nobody knows: their names, and some rows as they stand."""

from __future__ import annotations

from journals.importing.cells import typed_cell
from journals.importing.column_guess import table_width
from journals.importing.found import ColumnChoice, ColumnQuestion
from journals.importing.outline import Table, TableRow
from journals.text.clean import one_line

_EXAMPLES = 3
_EXAMPLE_LENGTH = 120


def asked_about(table: Table, guess: ColumnChoice) -> ColumnQuestion:
    """Return the question about a table, with the best guess."""
    width = table_width(table)
    shown = [
        tuple(one_line(typed_cell(cell[:_EXAMPLE_LENGTH])) for cell in padded_cells(row, width))
        for row in table.rows[:_EXAMPLES]
    ]
    header = tuple(one_line(typed_cell(cell)) for cell in table.header)
    return ColumnQuestion(header + ("",) * (width - len(header)), tuple(shown), guess)


def padded_cells(row: TableRow, width: int) -> tuple[str, ...]:
    """Return the cells of a row, made as many as the table has columns."""
    return row.cells[:width] + ("",) * (width - len(row.cells))
