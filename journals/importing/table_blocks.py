"""Which tables stand in the rows of a file or sheet: several may, each below a banner, or with no header at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from content.column_words import column_words
from journals.importing.board_columns import board_places
from journals.importing.cell_days import past_day
from journals.importing.cell_people import people_in, unique_names
from journals.importing.cells import is_number, typed_cell
from journals.importing.columns import TableReading, table_items
from journals.importing.days import day_in_text
from journals.importing.found import DroppedText
from journals.importing.known_tables import known_table
from journals.importing.outline import Table, TableRow
from journals.importing.packed_found import PackedFound
from journals.importing.source import ImportSource
from journals.importing.value_kinds import kind_reader

_LONGEST_HEADER = 60
_LONGEST_QUESTION = 400
_LOOKED_AT = 50
"""Rows below a header that are looked at."""


class TableBlock(Struct, frozen=True):
    """A table, the heading it stands below, and what above it says what the meeting was."""

    heading: str
    table: Table
    about: tuple[TableRow, ...] = ()


def read_block(
    block: TableBlock, source: ImportSource, heading: str = "", *, is_line_kept: bool = False
) -> TableReading:
    """Return the notes of a table, below its own heading or else the one given."""
    day, names, dropped = None, list[str](), list[DroppedText]()
    for row in block.about:
        text = ": ".join(typed_cell(cell) for cell in row.cells if cell.strip())
        dropped.append(DroppedText(line=row.line, reason="introduction", text=text))
        name, _, value = text.partition(":")
        role = column_words().role_named(name)
        names += people_in(value) if role == "names" or source.words.whole(name) == "none" else []
        named = source.past_day(value.strip(": ")) if role == "date" else day_in_text(text, source.today)
        day = named or day or source.rough_day(text)
    day = day or day_in_text(block.heading, source.today) or source.rough_day(block.heading)
    found = date.fromisoformat(day) if day and "W" not in day else None
    read = table_items(block.table, block.heading or heading, source, found, is_line_kept=is_line_kept)
    items = PackedFound(replace(each, happened=each.happened or day) for each in read.items) if day else read.items
    return TableReading(
        items=items,
        dropped=(*dropped, *read.dropped),
        names=unique_names((*names, *read.names)),
        question=read.question,
    )


def table_blocks(rows: Sequence[TableRow], source: ImportSource) -> list[TableBlock]:
    """Return the tables that rows are; rows without any cell part them where the next begins another table."""
    found: list[TableBlock] = []
    about: list[TableRow] = []
    heading = ""
    runs = _about_first(_runs(rows), source, about)
    for run, following in zip(runs, (*runs[1:], [])[: len(runs)], strict=True):
        begin = 0
        while begin < len(run) and (_is_banner(run, begin) or (not found and _is_title(run, following))):
            heading = typed_cell(next(cell for cell in run[begin].cells if cell.strip()))
            begin += 1
        rest = run[begin:]
        if not found and _is_above_header(rest, source):
            about.append(rest[0])
            rest = rest[1:]
        if block := _block(rest, heading, source, found):
            found.append(block)
    return [replace(found[0], about=tuple(about)), *found[1:]] if found else []


def _about_first(
    runs: list[Sequence[TableRow]], source: ImportSource, about: list[TableRow]
) -> list[Sequence[TableRow]]:
    """Return the runs without what stands before the first table and says what the meeting was, added to `about`."""
    widths = [_most_filled(run) for run in runs]
    for number, run in enumerate(runs):
        count = next((at for at, row in enumerate(run) if not _is_about(row, source)), len(run))
        is_before_a_table = max(widths[number + 1 :], default=0) > 1
        if is_before_a_table and (count == len(run) or (widths[number] == 1 and len(run) > 1)):
            about += run
            continue
        about += run[:count] if count < len(run) else []
        return [run[count:] if count < len(run) else run, *runs[number + 1 :]]
    return []


def _is_about(row: TableRow, source: ImportSource) -> bool:
    """Return whether a row says what the meeting was: `Dato`, `Deltagere`, and what is to be said of it."""
    cells = [typed_cell(cell) for cell in row.cells if cell.strip()]
    if not 1 <= len(cells) <= 2:
        return False
    name, _, value = cells[0].partition(":")
    value = cells[1] if len(cells) == 2 else value.strip()
    if not value or column_words().role_named(value) is not None:
        return False
    role = column_words().role_named(name)
    return (
        role == "names"
        or (role == "date" and bool(past_day(value, source.today)))
        or source.words.whole(name) == "none"
    )


def _runs(rows: Sequence[TableRow]) -> list[Sequence[TableRow]]:
    """Return rows that stand together; a row of nothing but empty cells belongs to those above it."""
    gaps = [-1, *(at for at, row in enumerate(rows) if not row.cells), len(rows)]
    return [rows[before + 1 : at] for before, at in pairwise(gaps) if before + 1 < at]


def _is_banner(run: Sequence[TableRow], place: int) -> bool:
    """Return whether a row is a heading for the table below it: its only cell, above rows of more."""
    if _filled(run[place]) != 1:
        return False
    below = [_filled(row) for row in run[place + 1 : place + 1 + _LOOKED_AT]]
    if not below:
        return len(run) == 1 and len(run[place].cells) == 1
    return max(below) > 1 and (below[0] > 1 or (len(below) > 1 and below[1] > 1))


def _is_title(run: Sequence[TableRow], following: Sequence[TableRow]) -> bool:
    """Return whether a row that stands alone before the first table is its title."""
    return len(run) == 1 and _filled(run[0]) == 1 and bool(following) and _most_filled(following) > 1


def _is_above_header(rows: Sequence[TableRow], source: ImportSource) -> bool:
    """Return whether the names of the columns stand in the second row, below what the table is called."""
    if len(rows) < 3 or is_header(rows, source):
        return False
    above, header = _filled(rows[0]), _filled(rows[1])
    return (above < header or above == header == 1) and is_header(rows[1:], source)


def _most_filled(rows: Sequence[TableRow]) -> int:
    """Return how many cells of the fullest row say something; of more than one no further row is asked."""
    most = 0
    for row in rows:
        if (most := max(most, _filled(row))) > 1:
            break
    return most


def _filled(row: TableRow) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _block(rows: Sequence[TableRow], heading: str, source: ImportSource, before: list[TableBlock]) -> TableBlock | None:
    """Return the table of rows that stand together; None where they go on with the one before, or are none."""
    if not rows:
        return None
    is_said = source.choices.columns is not None and source.choices.columns.is_column_per_kind and not before
    if is_header(rows, source) or is_said:
        header = rows[0].cells
        return TableBlock(heading, Table(_trimmed(header), rows[1:], rows[0].line))
    if before and heading == before[-1].heading and _width(rows) <= _width(before[-1].table.rows or rows):
        last = before.pop()
        return TableBlock(last.heading, Table(last.table.header, (*last.table.rows, *rows), last.table.line))
    return TableBlock(heading, Table((), rows, rows[0].line))


def _width(rows: Sequence[TableRow]) -> int:
    return max(len(row.cells) for row in rows)


def _trimmed(header: tuple[str, ...]) -> tuple[str, ...]:
    end = len(header)
    while end and not header[end - 1].strip():
        end -= 1
    return header[:end]


def is_header(rows: Sequence[TableRow], source: ImportSource) -> bool:
    """Return whether the first of some rows names their columns."""
    cells = [typed_cell(cell) for cell in rows[0].cells]
    names = [cell for cell in cells if cell]
    if known_table(tuple(cells)) or _is_board(cells, names, source):
        return True
    if not names or any(_is_long(cell) for cell in names) or len(set(names)) < len(names):
        return False
    if any(is_number(cell) or past_day(cell, source.today) for cell in names):
        return False
    below = rows[1 : 1 + _LOOKED_AT]
    words, kind_of = column_words(), kind_reader(source.words)
    roles = sum(words.role_named(cell) is not None for cell in names)
    if roles >= 2 or (roles and len(names) <= 2):
        return True
    if _recurs(cells, below):
        return False
    meaning = [place for place, cell in enumerate(cells) if source.words.meaning(cell) is not None]
    values = [place for place in meaning if any(kind_of(cell) for cell in _column(below, place) if len(cell) <= 25)]
    if meaning and len(values) < len(meaning):
        return True
    if roles or any(words.role_within(cell) for cell in names):
        return not values
    return bool(below) and not values and len(names) > 1 and _differs(cells, below, source)


def _is_board(cells: list[str], names: list[str], source: ImportSource) -> bool:
    """Return whether a row has the headings of a board, and nothing that names no column."""
    headings = board_places(cells, source.words)
    return bool(headings) and len(names) - len(headings) <= sum(
        column_words().role_named(cell) is not None for place, cell in enumerate(cells) if place not in headings
    )


def _is_long(cell: str) -> bool:
    """Return whether a cell is too long to name a column; a question of a survey may be longer than other names."""
    return len(cell) > (_LONGEST_QUESTION if cell.endswith(("?", ":", "?*", "? *")) else _LONGEST_HEADER)


def _column(rows: Sequence[TableRow], place: int) -> list[str]:
    return [typed_cell(row.cells[place]) for row in rows if place < len(row.cells)]


def _recurs(cells: list[str], below: Sequence[TableRow]) -> bool:
    """Return whether a cell of the first row stands below it too, as a value of its column does."""
    return any(cell and cell in _column(below, place) for place, cell in enumerate(cells))


def _differs(cells: list[str], below: Sequence[TableRow], source: ImportSource) -> bool:
    """Return whether a first row without known words looks like names: a number or day below one, or all far longer."""
    for place in range(len(cells)):
        column = [cell for cell in _column(below, place) if cell]
        if column and all(is_number(cell) or past_day(cell, source.today) for cell in column):
            return True
    lengths = [len(cell) for row in below for cell in map(str.strip, row.cells) if cell]
    longest = max(map(len, cells))
    return bool(lengths) and longest <= 25 and sum(lengths) / len(lengths) > 1.5 * sum(map(len, cells)) / len(cells)
