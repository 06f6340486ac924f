"""Files of rows with separated cells: CSV, and what is copied out of a spreadsheet."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from content.column_words import column_words
from journals.importing.cell_people import unique_names
from journals.importing.columns import TableReading
from journals.importing.found import DroppedText, FileReading
from journals.importing.known_tables import known_table
from journals.importing.packed_found import PackedFound
from journals.importing.readers.quoted_rows import DelimitedRows, delimited_rows
from journals.importing.source import ImportSource
from journals.importing.table_blocks import read_block, table_blocks

DELIMITERS = (",", ";", "\t", "|")
_SUFFIXES = frozenset(("csv", "tsv", "tab", "skv"))
_SAID = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
_LOOKED_AT = 60_000
"""Characters by which the delimiter is found."""
_BEGINNING = 4_000
"""Characters in which the header of a known tool stands."""
_LEAST_ROWS = 0.9


def is_delimited(source: ImportSource) -> bool:
    """Return whether a file is one: by its name, or because nearly all its rows have the same number of cells."""
    if source.suffix in _SUFFIXES:
        return bool(source.text.strip())
    if source.suffix not in ("", "txt") or _SAID.match(source.text):
        return _SAID.match(source.text) is not None
    text = source.text[:_LOOKED_AT]
    for delimiter in ("\t", ";", ","):
        widths = _widths(text, delimiter)
        width, rows = Counter(widths).most_common(1)[0] if widths else (0, 0)
        if width > 1 and rows >= 2 and rows >= _LEAST_ROWS * len(widths) and _has_known_header(text, delimiter):
            return True
    return False


def _has_known_header(text: str, delimiter: str) -> bool:
    cells = [cell.strip('" ') for cell in text.strip("\n").partition("\n")[0].split(delimiter)]
    words = column_words()
    return known_table(tuple(cells)) is not None or sum(words.role_named(cell) is not None for cell in cells) >= 2


def is_written_by(source: ImportSource, tool: str) -> bool:
    """Return whether a file has a table that a tool writes."""
    if source.suffix not in _SUFFIXES and source.suffix not in ("", "txt"):
        return False
    return tool in _tools_in(source.text[:_BEGINNING])


@lru_cache(maxsize=4)
def _tools_in(begin: str) -> frozenset[str]:
    found = set()
    for line in begin.split("\n"):
        for delimiter in DELIMITERS:
            if table := known_table(tuple(cell.strip('" ') for cell in line.split(delimiter))):
                found.add(table.tool)
    return frozenset(found)


def is_funretro(source: ImportSource) -> bool:
    """Return whether a file is a board of funretro: each column a heading, each line ending in a comma and CR LF."""
    if source.suffix != "csv" or b",\r\n" not in source.data[:_BEGINNING]:
        return False
    header, _, rest = source.text[:_BEGINNING].partition("\n")
    names = [cell for cell in header.split(",") if cell.strip()]
    if not header.endswith(",") or ";" in header or len(names) < 2 or not rest.split("\n")[0].endswith(","):
        return False
    return all(column_words().role_named(name) is None or source.words.meaning(name) for name in names)


def read_delimited(source: ImportSource) -> FileReading:
    """Read a file of separated cells."""
    return read_delimited_as("csv", source)


def read_delimited_as(name: str, source: ImportSource) -> FileReading:
    """Read a file of separated cells that a tool is known to have written."""
    text = source.text.replace("\0", "")
    first_line = 1
    delimiter = source.choices.delimiter
    if said := _SAID.match(text):
        delimiter, text, first_line = delimiter or said[1], text[said.end() :], 2
    delimiter = delimiter or best_delimiter(text)
    source.release()
    found = delimited_rows(text, delimiter, first_line, source.tick)
    del text
    is_line_kept = name == "funretro_csv"
    readings = [read_block(block, source, is_line_kept=is_line_kept) for block in table_blocks(found.rows, source)]
    return FileReading(
        file=source.name,
        format=name,
        encoding=source.encoding,
        delimiter=delimiter,
        items=readings[0].items
        if len(readings) == 1
        else PackedFound(item for each in readings for item in each.items),
        dropped=_dropped(readings, found),
        names=unique_names(name for each in readings for name in each.names),
        columns=next((each.question for each in readings if each.question), None),
    )


def _dropped(readings: list[TableReading], found: DelimitedRows) -> tuple[DroppedText, ...]:
    unreadable = (DroppedText(line=line, reason="unreadable", text=text) for line, text in found.unreadable)
    return tuple(sorted((*(each for one in readings for each in one.dropped), *unreadable), key=lambda each: each.line))


def best_delimiter(text: str) -> str:
    """Return the delimiter that gives most rows the same number of cells; of two, the one that gives more cells."""
    begin = text[:_LOOKED_AT]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = [width for width in _widths(begin, delimiter) if width > 1]
        width, rows = max(Counter(widths).items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        return rows, width

    return max(DELIMITERS, key=evenness)


def _widths(text: str, delimiter: str) -> list[int]:
    """Return how many cells the rows of a text have, blank lines left out."""
    rows = delimited_rows(text, delimiter).rows
    return [len(row.cells) for row in rows if row.cells]
