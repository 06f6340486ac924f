"""JSON of a form that nobody knows: a list of objects is a table, whose columns are asked about."""

from __future__ import annotations

from typing import Any

from journals.importing.columns import table_items
from journals.importing.found import FileReading
from journals.importing.outline import Table, TableRow
from journals.importing.packed_found import PackedFound
from journals.importing.readers.json_text import LineFinder, objects_in, shown_value
from journals.importing.source import ImportSource, counted_out

_MOST_LISTS = 20
_MOST_FIELDS = 200


def is_json_rows(source: ImportSource) -> bool:
    """Return whether a file holds a list of objects."""
    return bool(_lists(source.json_value)) and not _is_one_text(source)


def _is_one_text(source: ImportSource) -> bool:
    """Return whether a file that begins with a bracket is Markdown or the like."""
    return source.suffix in ("md", "markdown")


def _lists(value: Any) -> dict[str, list[dict[str, Any]]]:
    """Return the lists of objects, each by the name of its field, also one level deeper; an object is a list of one."""
    if isinstance(value, list):
        objects = objects_in(value)
        return {"": objects} if objects else {}
    if not isinstance(value, dict):
        return {}
    found = {name: objects for name, each in value.items() if (objects := objects_in(each) or _texts_in(name, each))}
    if not found:
        for name, inner in value.items():
            if isinstance(inner, dict):
                found |= {f"{name} {each}": rows for each, more in inner.items() if (rows := objects_in(more))}
    return dict(list(found.items())[:_MOST_LISTS])


def read_json_rows(source: ImportSource) -> FileReading:
    """Read a list of objects as rows; of several lists, each below its name."""
    lines = LineFinder(source.text)
    lists = _lists(source.json_value)
    if len(lists) > 1:  # those that name people, columns and the like hold nothing that was written
        known = {name: rows for name, rows in lists.items() if source.words.meaning(name) not in (None, "none")}
        longest = max(
            lists, key=lambda name: sum(len(shown_value(each)) for row in lists[name] for each in row.values())
        )
        lists = known or {longest: lists[longest]}
    readings = [table_items(_table(rows, lines, source), name, source) for name, rows in lists.items()]
    return FileReading(
        file=source.name,
        format="json",
        encoding=source.encoding,
        items=readings[0].items
        if len(readings) == 1
        else PackedFound(item for each in readings for item in each.items),
        dropped=tuple(drop for each in readings for drop in each.dropped),
        names=tuple(dict.fromkeys(name for each in readings for name in each.names)),
        columns=next((each.question for each in readings if each.question), None),
    )


def _texts_in(name: str, value: Any) -> list[dict[str, Any]]:
    """Return the texts of a list as rows below its name."""
    return [{name: each} for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _length(row: dict[str, Any]) -> int:
    return sum(len(shown_value(each)) for each in row.values())


def _table(rows: list[dict[str, Any]], lines: LineFinder, source: ImportSource) -> Table:
    fields = tuple(dict.fromkeys(name for row in counted_out(rows, source.tick) for name in row))[:_MOST_FIELDS]
    found = []
    for row in counted_out(rows, source.tick):
        cells = tuple(shown_value(row.get(name)) for name in fields)
        text = max((value for value in row.values() if isinstance(value, str)), key=len, default="")
        found.append(TableRow(cells, lines.line_of(text)))
    return Table(fields, tuple(found), found[0].line)
