"""Excel workbooks: the tables of each sheet; a formula is its value, and what a hidden sheet holds is offered only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from journals.errors import Invalid
from journals.importing.archive import MOST_UNPACKED, open_archive, part_names, read_part
from journals.importing.cell_people import unique_names
from journals.importing.columns import TableReading
from journals.importing.found import DroppedText, FileReading
from journals.importing.outline import TableRow
from journals.importing.source import ImportSource, megabytes
from journals.importing.table_blocks import read_block, table_blocks
from journals.text.clean import clean, one_line

if TYPE_CHECKING:  # loaded when a workbook is read: few ever are
    from python_calamine import CalamineSheet, CalamineWorkbook

_MOST_CELLS = 6_000_000
"""Cells of the rectangle that a sheet fills, empty ones too: so many are laid out in memory."""
_FILLED_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Za-z]{1,7})([0-9]{1,9})[\"'][^<>]*(?<!/)>")
_LISTED = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings)\.xml", re.IGNORECASE)
_ERROR = re.compile(r"#(?:REF|N/A|VALUE|DIV/0|NAME|NULL|NUM|SPILL|CALC)[!?]?")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNNAMED = re.compile(r"(?:ark|sheet|tabelle|blad|feuil|arkusz)\s?\d+", re.IGNORECASE)
_MOST_WIDE = 6
"""Over so many columns a merged cell can be the heading of each."""


class _SheetReading(Struct, frozen=True):
    """What stands in one sheet."""

    name: str
    is_hidden: bool
    tables: list[TableReading]


def is_workbook(source: ImportSource) -> bool:
    """Return whether a file is an Excel workbook."""
    return "xl/workbook.xml" in part_names(source.data)


def read_workbook(source: ImportSource) -> FileReading:
    """Read an Excel workbook.

    Raises:
        Invalid: `import_damaged`, `import_bomb`.
    """
    _refuse_too_wide(source)
    try:
        sheets = list(_sheets(source))
    except Invalid:
        raise
    except BaseException as error:
        if not _is_of_the_reader(error):
            raise
        raise Invalid("import_damaged", file=source.name) from error
    tables = [table for sheet in sheets for table in sheet.tables]
    hidden = (DroppedText(line=1, reason="hidden", text=sheet.name) for sheet in sheets if sheet.is_hidden)
    return FileReading(
        file=source.name,
        format="workbook",
        encoding="utf-8",
        items=tuple(item for table in tables for item in table.items),
        dropped=(*hidden, *(drop for table in tables for drop in table.dropped)),
        names=unique_names(name for table in tables for name in table.names),
        columns=next((table.question for table in tables if table.question), None),
    )


def _is_of_the_reader(error: BaseException) -> bool:
    """Return whether the library broke down over a file; its own panics are no `Exception`."""
    from python_calamine import CalamineError

    return isinstance(error, CalamineError | ValueError | OverflowError) or type(error).__name__ == "PanicException"


def _refuse_too_wide(source: ImportSource) -> None:
    """Refuse a workbook that would fill the memory: by what its parts unpack to, and how far apart its cells lie."""
    archive = open_archive(source)
    for name in archive.namelist():
        if not _LISTED.fullmatch(name):
            continue
        width = height = 0
        for found in _FILLED_CELL.finditer(read_part(archive, name, source)):
            width, height = max(width, _column_number(found[1])), max(height, int(found[2]))
        if width * height > _MOST_CELLS:
            raise Invalid("import_bomb", file=source.name, most=megabytes(MOST_UNPACKED))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _sheets(source: ImportSource) -> Iterator[_SheetReading]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(BytesIO(source.data))
    known = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    filled = [(each, rows) for each in known if (rows := _rows(book, each.name))]
    for number, (each, rows) in enumerate(filled):
        source.tick(number, len(filled))
        name, is_hidden = one_line(clean(each.name)), each.visible != SheetVisibleEnum.Visible
        heading = name if len(filled) > 1 and not _UNNAMED.fullmatch(name) else ""
        tables = [read_block(block, source, heading) for block in table_blocks(rows, source)]
        yield _SheetReading(name, is_hidden, [_put_away(table) if is_hidden else table for table in tables])


def _put_away(table: TableReading) -> TableReading:
    items = tuple(replace(item, is_archived=True) for item in table.items)
    return TableReading(items=items, dropped=table.dropped, names=table.names)


def _rows(book: CalamineWorkbook, name: str) -> list[TableRow]:
    """Return the rows of a sheet as texts, by their numbers; merged cells say in all their places what they say."""
    sheet = book.get_sheet_by_name(name)
    cells = [[_shown_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    _fill_merged(sheet, cells)
    rows = [TableRow(tuple(row) if any(row) else (), number) for number, row in enumerate(cells, start=1)]
    return rows if any(row.cells for row in rows) else []


def _fill_merged(sheet: CalamineSheet, cells: list[list[str]]) -> None:
    """Fill merged cells: down a column, and over a few columns where each has something of its own below."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top >= len(cells) or left >= len(cells[top]) or not cells[top][left]:
            continue
        bottom = min(bottom, len(cells) - 1)
        if left == right:
            for row in cells[top + 1 : bottom + 1]:
                if any(row):
                    row[left] = row[left] or cells[top][left]
        elif right - left < _MOST_WIDE and bottom + 1 < len(cells) and _is_each_filled(cells[bottom + 1], left, right):
            for place in range(left + 1, min(right + 1, len(cells[top]))):
                cells[top][place] = cells[top][place] or cells[top][left]


def _is_each_filled(row: Sequence[str], left: int, right: int) -> bool:
    others = any(cell for place, cell in enumerate(row) if not left <= place <= right)
    return others and all(row[left : right + 1])


def _shown_cell(value: Any) -> str:
    """Return what a cell shows: days as ISO days, whole numbers without a point, nothing of an error."""
    match value:
        case str():
            text = _ESCAPED.sub(lambda found: _unescaped(int(found[1], 16)), value) if "_x" in value else value
            return "" if _ERROR.fullmatch(text.strip()) else text.replace("\r\n", "\n").replace("\r", "\n")
        case bool():
            return str(value).lower()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case _:
            return "" if value is None else str(value)


def _unescaped(code: int) -> str:
    """Return a sign that Excel writes by its number; nothing for those that only steer."""
    return chr(code) if code >= 32 or code == 10 else ""
