"""What this program itself exports as CSV, in either of its languages: whole records, with their stage and pitfalls."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from journals.importing.found import DroppedText, FileReading
from journals.importing.readers.delimited import best_delimiter
from journals.importing.readers.own_json import own_item
from journals.importing.readers.quoted_rows import delimited_rows
from journals.importing.source import ImportSource, counted_out
from journals.text.clean import one_line

OWN_COLUMNS = (
    *("table", "project", "text", "kind", "sign", "stage", "pitfalls", "happened", "perspective", "reply", "replied"),
    *("situation", "learned", "do", "conditions", "owner", "due", "status", "done", "because", "id"),
)
"""The columns in their order, by the fields of records."""
_WORDED = ("table", "kind", "sign", "status")
_FORMULA = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
_BEGINNING = 1_000


@cache
def own_csv_words() -> dict[str, Any]:
    """Return how our own CSV is written: `columns` by language, and for other fields the words of each value."""
    return tomllib.loads(files("content").joinpath("importing", "own_csv.toml").read_text("utf-8"))


def is_own_csv(source: ImportSource) -> bool:
    """Return whether a file is our own CSV, also one that a spreadsheet has saved."""
    begin = source.text[:_BEGINNING].partition("\n")[0]
    return any(
        [cell.strip('" ') for cell in begin.split(delimiter)] in own_csv_words()["columns"].values()
        for delimiter in (",", ";", "\t")
    )


def read_own_csv(source: ImportSource) -> FileReading:
    """Read our own CSV; of rows of several projects those of one, which is asked about unless its name says it."""
    delimiter = source.choices.delimiter or best_delimiter(source.text)
    found = delimited_rows(source.text, delimiter, tick=source.tick)
    dropped = [DroppedText(line=line, reason="unreadable", text=text) for line, text in found.unreadable]
    items = []
    records = [(row, _record(row.cells)) for row in counted_out(found.rows[1:], source.tick)]
    projects = list(dict.fromkeys(name for _, each in records if (name := one_line(each.get("project", "")))))
    meant = source.part_of(projects)
    for row, record in records:
        project = one_line(record.get("project", ""))
        if len(projects) > 1 and project and project != (meant or projects[0]):
            dropped.append(DroppedText(line=row.line, reason="other_project", text=project))
        elif record.get("table") and record.get("text"):
            items.append(own_item(record, record["text"], row.line, source))
        elif row.cells:
            dropped.append(DroppedText(line=row.line, reason="empty", text=" ".join(filter(None, row.cells))))
    return FileReading(
        file=source.name,
        format="tilbageblik_csv",
        encoding=source.encoding,
        delimiter=delimiter,
        items=tuple(items),
        dropped=tuple(dropped),
        parts=tuple(projects) if len(projects) > 1 and (meant is None or source.choices.part is not None) else (),
    )


def _record(cells: Sequence[str]) -> dict[str, Any]:
    """Return the fields that the cells of a row say: words by what they mean, texts without what guards a formula."""
    record: dict[str, Any] = {}
    for name, cell in zip(OWN_COLUMNS, cells, strict=False):
        text = cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in _FORMULA else cell
        if name in _WORDED:
            text = next((value for value, words in own_csv_words()[name].items() if text in words), "")
        if text:
            record[name] = [each.strip() for each in text.split(",")] if name == "pitfalls" else text
    return record
