"""The rows of a file with separated cells: quoted as RFC 4180 has it, or repaired where there is but one way to."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from journals.importing.cell_days import past_day
from journals.importing.cells import is_number
from journals.importing.known_tables import known_columns
from journals.importing.outline import TableRow
from journals.importing.packed_rows import PackedRows
from journals.importing.source import Tick

_MOST_LINES = 200
"""So many lines a row has at the most, where its quotes do not say."""
_MOST_REPAIRED = 30
"""And so many where the quotes are wrong."""
_MOST_GROUPINGS = 20
_MOST_STEPS_OF_A_ROW = 3_000
_MOST_STEPS = 300_000
"""So much is tried in a file; what is wrong beyond that is unreadable."""
_MOST_PARTS = 400
"""Parts of a row in which its cells are looked for; more are unreadable."""
_CODE = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-fA-F]{16,}|-|null|")
_TICK_EACH = 2000
_PIECE = 20_000
_WORD = 16
_MOST_WORDS = 10_000
_LONGEST_CELL = 2**31 - 1


class DelimitedRows(Struct, frozen=True):
    """What stands in a file with separated cells; a line without any sign is a row without cells."""

    rows: Sequence[TableRow]
    unreadable: list[tuple[int, str]]
    """Rows that cannot be taken apart in one way only: line, and how it is written."""


def delimited_rows(text: str, delimiter: str, first_line: int = 1, tick: Tick = lambda done, of: None) -> DelimitedRows:
    """Return the rows of a text."""
    rows = _strict_rows(text, delimiter, first_line, tick)
    if rows is not None and _is_even(rows):
        return DelimitedRows(rows, [])
    return _Repair(text, delimiter, first_line, tick).read()


def _strict_rows(text: str, delimiter: str, first_line: int, tick: Tick) -> PackedRows | None:
    """Return the rows as RFC 4180 has them; None where the text keeps to it not."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    rows = PackedRows()
    begin = first_line
    words: dict[str, str] = {}
    try:
        for cells in reader:
            rows.add([_shared(cell, words) for cell in cells], begin)
            begin = first_line + reader.line_num
            if len(rows) % _TICK_EACH == 0:
                tick(0, 1)
    except csv.Error:
        return None
    return rows


def _shared(cell: str, words: dict[str, str]) -> str:
    """Return a cell; of short ones, as kinds and days are, the same text wherever it stands."""
    if len(cell) > _WORD:
        return cell
    if len(words) >= _MOST_WORDS:
        words.clear()
    return words.setdefault(cell, cell)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends, in pieces: all of it at once would take four bytes a letter."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + _PIECE) + 1 or len(text)
        yield from io.StringIO(text[at:end], newline="")
        at = end


def _is_even(rows: Sequence[TableRow]) -> bool:
    """Return whether no row has more cells than the table it stands in, but for empty ones."""
    width = 0
    for at, row in enumerate(rows):
        if not row.cells:
            width = 0
        elif width < 2:
            width = _table_width(row.cells, [len(each.cells) for each in rows[at + 1 : at + 3]])
        elif len(row.cells) > width and any(cell.strip() for cell in row.cells[width:]):
            return False
    return True


def _table_width(first: Sequence[str], following: Sequence[int]) -> int:
    """Return how wide a table is: as its first row, unless that is but a title, and the two that follow agree."""
    is_title = sum(bool(cell.strip()) for cell in first) == 1
    return max(len(first), following[0]) if is_title and len(set(following)) == 1 else len(first)


class _Repair:
    """Reads a text whose quotes are not doubled or missing, row by row, by the width of the table each stands in."""

    def __init__(self, text: str, delimiter: str, first_line: int, tick: Tick) -> None:
        self._lines = text.split("\n")
        self._delimiter = delimiter
        self._first_line = first_line
        self._tick = tick
        self._rows: list[TableRow] = []
        self._unreadable: list[tuple[int, str]] = []
        self._width = 0
        self._begin = 0
        """Row with which the table begins that is being read."""
        self._steps_left = _MOST_STEPS

    def read(self) -> DelimitedRows:
        at, is_after_gap, looked = 0, True, 0
        if self._lines and not self._lines[-1]:
            self._lines.pop()
        while at < len(self._lines):
            if at - looked >= _TICK_EACH:
                looked = at
                self._tick(at, len(self._lines))
            if not self._lines[at].strip():
                self._rows.append(TableRow((), self._first_line + at))
                at, is_after_gap = at + 1, True
                continue
            cells, count = self._row(at, is_after_gap=is_after_gap)
            if cells is None:
                count = next((each for each in range(1, count) if self._is_row(at + each)), count)
                self._unreadable.append((self._first_line + at, "\n".join(self._lines[at : at + count])))
            else:
                is_after_gap = is_after_gap and len(cells) < 2
                self._rows.append(TableRow(cells, self._first_line + at))
            at += count
        return DelimitedRows(self._rows, self._unreadable)

    def _row(self, at: int, *, is_after_gap: bool) -> tuple[tuple[str, ...] | None, int]:
        """Return the cells of the row that begins at a line, and how many lines it has."""
        cells, count = self._quoted(at)
        if self._width > 1 and (cells is None or len(cells) != self._width):
            repaired, lines = self._repaired(at, cells, count, is_after_gap=is_after_gap)
            if repaired is not None:
                return repaired, lines
        if cells is None:
            return None, 1
        if self._width < 2 or (is_after_gap and self._begins_another(len(cells), at + count)):
            self._width, self._begin = self._width_from(at, cells, count), len(self._rows)
        if self._width > 1 and len(cells) > self._width:
            is_filled = any(map(str.strip, cells[self._width :]))
            return (None if is_filled else cells[: self._width]), count
        return cells, count

    def _is_row(self, at: int) -> bool:
        """Return whether a line is a row by itself, also where the quotes of the one before reach over it."""
        return self._width > 1 and (self._cells_at(at) == self._width or self._regrouped(at, most=1)[0] is not None)

    def _begins_another(self, cells: int, after: int) -> bool:
        """Return whether a row that follows upon a gap begins a table of another width, or is a banner."""
        return cells != self._width and (cells < 2 or self._cells_at(after) == cells)

    def _cells_at(self, at: int) -> int:
        cells = self._quoted(at)[0] if at < len(self._lines) else ()
        return len(cells or ())

    def _width_from(self, at: int, cells: tuple[str, ...], count: int) -> int:
        following, lines = self._quoted(at + count) if at + count < len(self._lines) else ((), 1)
        return _table_width(cells, [len(following or ()), self._cells_at(at + count + lines)])

    def _quoted(self, at: int) -> tuple[tuple[str, ...] | None, int]:
        """Return the cells as the quotes say, and how many lines they take; None where the quotes are wrong."""
        row = self._lines[at]
        if '"' not in row:
            return tuple(row.split(self._delimiter)), 1
        is_open = row.count('"') % 2
        most = min(_MOST_LINES, len(self._lines) - at)
        count = 1
        while is_open and count < most:
            is_open ^= self._lines[at + count].count('"') % 2
            count += 1
        if is_open:
            return None, 1
        try:
            lines = "\n".join(self._lines[at : at + count])
            return tuple(
                next(csv.reader(io.StringIO(lines, newline=""), delimiter=self._delimiter, strict=True))
            ), count
        except csv.Error:
            return None, 1

    def _repaired(
        self, at: int, cells: tuple[str, ...] | None, count: int, *, is_after_gap: bool
    ) -> tuple[tuple[str, ...] | None, int]:
        """Return the row in the only way in which it has the width of its table."""
        if '"' in self._lines[at] and (cells is None or len(cells) > self._width):
            found, lines = self._regrouped(at)
            if found is not None:
                return found, lines
        if cells is not None and len(cells) > self._width:
            return self._joined(cells), count
        if cells is not None and '"' not in self._lines[at] and not is_after_gap:
            return self._wrapped(at, cells)
        return None, 1

    def _regrouped(self, at: int, most: int = _MOST_REPAIRED) -> tuple[tuple[str, ...] | None, int]:
        """Return a row whose quotes are wrong, and how many lines it has."""
        row = ""
        for lines in range(1, min(most, len(self._lines) - at) + 1):
            if lines > 1 and self._cells_at(at + lines - 1) == self._width:
                break
            row += ("\n" if lines > 1 else "") + self._lines[at + lines - 1]
            parts = row.split(self._delimiter)
            if len(parts) > _MOST_PARTS or self._steps_left <= 0:
                break
            if len(parts) >= self._width and (found := self._only_grouping(parts)):
                return found, lines
        return None, 1

    def _only_grouping(self, parts: list[str]) -> tuple[str, ...] | None:
        """Return the cells that parts make, if there is one way in which each quoted cell begins and ends with one."""
        found, steps = _groupings(parts, self._width, self._delimiter)
        self._steps_left -= steps
        if len(found) > 1:
            found = self._fitting(found)
        return found[0] if len(found) == 1 else None

    def _joined(self, cells: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return a row without its quotes whose text holds the delimiter: joined where all else fits its column."""
        over = len(cells) - self._width
        ways = [
            (*cells[:place], self._delimiter.join(cells[place : place + over + 1]), *cells[place + over + 1 :])
            for place in range(self._width)
        ]
        found = self._fitting(ways)
        if len(found) > 1 and (place := self._place_of_text()) is not None:
            found = [way for way in found if way == ways[place]]
        return found[0] if len(found) == 1 else None

    def _place_of_text(self) -> int | None:
        """Return which column holds free text, where the table is a tool's that is known to quote nothing."""
        header = self._rows[self._begin].cells if self._begin < len(self._rows) else ()
        known = known_columns(header)
        return known.text if known else None

    def _wrapped(self, at: int, cells: tuple[str, ...]) -> tuple[tuple[str, ...] | None, int]:
        """Return a row without its quotes whose text holds line ends: with lines that make it whole."""
        above = self._rows[self._begin + 1 :][-100:]
        if len(above) < 2 or not all(len(row.cells) == self._width and row.cells[-1].strip() for row in above):
            return None, 1
        for count in range(2, min(_MOST_REPAIRED, len(self._lines) - at) + 1):
            line = self._lines[at + count - 1]
            more = line.split(self._delimiter)
            if '"' in line or len(more) >= self._width:
                break
            cells = (*cells[:-1], f"{cells[-1]}\n{more[0]}", *more[1:])
            if len(cells) == self._width:
                return (cells, count) if self._fitting([cells]) else (None, 1)
            if len(cells) > self._width:
                break
        return None, 1

    def _fitting(self, ways: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Return the ways in which each cell is of the sort that all others of its column are."""
        above = [row.cells for row in self._rows[self._begin + 1 :][-100:] if len(row.cells) == self._width]
        sorts = [_sort_of([cells[place] for cells in above]) for place in range(self._width)]
        return [way for way in ways if _fits(way, sorts)]


def _groupings(parts: list[str], width: int, delimiter: str) -> tuple[list[tuple[str, ...]], int]:
    """Return the ways to join parts to a number of cells, and the steps it took; none where there are too many.

    A quoted cell begins and ends with a quote.

    A part without a quote at its beginning is a cell of its own.
    """
    found: list[tuple[str, ...]] = []
    waiting: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    steps = 0
    while waiting and len(found) <= _MOST_GROUPINGS and steps < _MOST_STEPS_OF_A_ROW:
        at, cells = waiting.pop()
        steps += 1
        if len(cells) == width or at == len(parts):
            if len(cells) == width and at == len(parts):
                found.append(cells)
            continue
        if len(parts) - at < width - len(cells):
            continue
        if not parts[at].lstrip().startswith('"'):
            if not parts[at].rstrip().endswith('"'):
                waiting.append((at + 1, (*cells, parts[at])))
            continue
        for end in range(at, len(parts) - (width - len(cells) - 1)):
            steps += 1
            cell = delimiter.join(parts[at : end + 1]).strip()
            if len(cell) > 1 and cell.endswith('"'):
                waiting.append((end + 1, (*cells, cell[1:-1].replace('""', '"'))))
    return (found if steps < _MOST_STEPS_OF_A_ROW else []), steps


def _sort_of(values: list[str]) -> Callable[[str], bool] | None:
    """Return what holds of all values of a column, if that tells it from others."""
    filled = [value for value in values if value.strip()]
    if not filled:
        return None
    if all(map(is_number, filled)):
        return lambda value: not value.strip() or is_number(value)
    if all(_CODE.fullmatch(value) for value in filled):
        return lambda value: _CODE.fullmatch(value) is not None
    if all(map(_is_day, filled)):
        return lambda value: not value.strip() or _is_day(value)
    known = set(filled)
    if len(filled) >= 2 and len(known) <= len(filled) / 2:
        return lambda value: value in known
    return None


def _is_day(value: str) -> bool:
    return past_day(value, date.max) is not None


def _fits(cells: tuple[str, ...], sorts: list[Callable[[str], bool] | None]) -> bool:
    return all(sort is None or sort(cell) for cell, sort in zip(cells, sorts, strict=False))
