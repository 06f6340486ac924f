"""What this program itself prints with `--json`: whole records, with their stage and pitfalls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from journals.importing.cells import typed_cell
from journals.importing.found import DroppedText, FileReading, FoundItem, ItemTable
from journals.importing.readers.json_text import LineFinder, objects_in, text_at
from journals.importing.source import ImportSource
from journals.records.model import KINDS
from journals.text.clean import clean, one_line
from journals.text.dates import is_stored_date, is_to_come

_TABLES = ("observations", "actions", "lessons")
_TICK_EACH = 500


def is_own_json(source: ImportSource) -> bool:
    """Return whether a file holds records of ours."""
    value = source.json_value
    return any(next(_records(each), None) is not None for each in (value, *_projects(value).values()))


def _projects(value: Any) -> dict[str, list[Any]]:
    """Return the records of each project of an export, by its name; of those with one name together."""
    found: dict[str, list[Any]] = {}
    for each in objects_in(value.get("projects")) if isinstance(value, dict) and "form" in value else []:
        name = one_line(clean(text_at(each, "name"))) or "–"
        found.setdefault(name, []).extend(objects_in(each.get("records")))
    return found


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the records of a list, of one record, of an exported project, or of tables by their names."""
    if isinstance(value, dict):
        if value.get("table") in _TABLES:
            value = [value]
        else:
            for table in _TABLES:
                yield from _table_records(table, value.get(table))
    for each in objects_in(value):
        if each.get("table") in _TABLES and "id" in each:
            yield each


def _table_records(table: str, value: Any) -> Iterator[dict[str, Any]]:
    """Yield the records of a table: a list of them, or each by its id."""
    if isinstance(value, dict):
        value = [{"id": name} | each for name, each in value.items() if isinstance(each, dict)]
    needed = {"id", "title" if table == "lessons" else "text", "stage"}
    for each in objects_in(value):
        if needed <= each.keys():
            yield each | {"table": table}


def read_own_json(source: ImportSource) -> FileReading:
    """Read records of ours: those that were deleted, dropped or retired are offered only.

    Of an export of several projects one is read, and the others are named.
    """
    projects = _projects(source.json_value)
    value: Any = projects or source.json_value
    if projects:
        first = next((name for name, records in projects.items() if any(_records(records))), next(iter(projects)))
        chosen = source.part_of(projects) or first
        projects = {chosen: projects[chosen]} | projects
        value = projects[chosen]
    is_meant = source.choices.part is None and source.part_of(projects) is not None
    lines = LineFinder(source.text)
    items: list[FoundItem] = []
    dropped: list[DroppedText] = []
    for number, record in enumerate(_records(value)):
        if number % _TICK_EACH == 0:
            source.tick(number, number + 1)
        text = text_at(record, "title" if record["table"] == "lessons" else "text")
        line = lines.line_of(text)
        if typed_cell(text):
            items.append(own_item(record, text, line, source))
        else:
            dropped.append(DroppedText(line=line, reason="empty"))
    return FileReading(
        file=source.name,
        format="tilbageblik_json",
        encoding=source.encoding,
        items=tuple(items),
        dropped=tuple(dropped),
        parts=tuple(projects) if len(projects) > 1 and not is_meant else (),
    )


def own_item(record: dict[str, Any], text: str, line: int, source: ImportSource) -> FoundItem:
    """Return what a record of ours is, of which the file has these fields."""
    status = record.get("status")
    happened = text_at(record, "happened") or (text_at(record, "done") if status == "done" else "")
    is_past = is_stored_date(happened) and not is_to_come(happened, source.today)
    due = text_at(record, "due_week") or text_at(record, "due")
    return FoundItem(
        table=cast("ItemTable", record["table"]),
        text=clean(text).strip(),
        line=line,
        kind=next((kind for kind in KINDS if kind == record.get("kind")), None),
        happened=happened if is_past else None,
        owner=text_at(record, "owner"),
        due=due if is_stored_date(due) else None,
        is_done=status == "done",
        is_archived=status in ("dropped", "retired") or "deleted" in record,
        own={name: value for name, value in record.items() if name not in ("text", "title", "table", "kind")},
    )
