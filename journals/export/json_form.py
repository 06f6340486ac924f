"""All records of projects as JSON: in our own form, and as a file that TinyDB opens."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from journals.export.data_snapshot import DataSnapshot, RedactedData
from journals.export.data_text import DataText
from journals.export.labels import Translator
from journals.export.plain_records import plain_record
from journals.export.progress import ProgressCallback, ProgressCounter, ignore_progress
from journals.export.redaction import Document, Redactor
from journals.export.scope import EVERYTHING, Scope
from journals.records.base import Record
from journals.records.fields import schema
from journals.records.model import Project

_plain = json.JSONEncoder(ensure_ascii=False).encode  # `json.dumps` makes an encoder each time
JSON_FORM = 1
"""Raised when what an old reader understands changes its meaning."""


def render_json(
    chosen: Sequence[DataSnapshot],
    say: Translator,
    *,
    today: date,
    scope: Scope = EVERYTHING,
    tick: ProgressCallback = ignore_progress,
) -> Document:
    """Return `{"form", "made", "projects": [{…, "records": [{"table", "id", …}]}]}`, a record a line.

    `scope` is said where it is less than everything: `{"scope": {"pitfall", "since", "until", "only"}}`.

    Raises:
        Cancelled: when `tick` does, which hears of each record.
    """
    steps = ProgressCounter(sum(map(len, chosen)), tick)
    data = RedactedData(chosen, showing := Redactor(say("guard.removed"), steps.advance))
    out = DataText(showing.harmless)
    about = f'"made": "{today.isoformat()}"' + ("" if scope.is_everything else f', "scope": {_plain(scope.values)}')
    out.put(f'{{"form": {JSON_FORM}, {about}, "projects": [')
    for number, (project, records) in enumerate(data):
        out.put(",\n" if number else "\n")
        _put_record(out, project, _project_values(project), end=', "records": [')
        for at, record in enumerate(records):
            out.put(",\n  " if at else "\n  ")
            _put_record(out, record, plain_record(record, project.id))
        out.put("]}")
    out.put("\n]}\n")
    return out.document(data.personal, _inside)


def render_tinydb(
    chosen: Sequence[DataSnapshot], say: Translator, *, tick: ProgressCallback = ignore_progress
) -> Document:
    """Return a file that `TinyDB(path)` opens: a table for each kind of record, documents numbered from 1.

    Raises:
        Cancelled: when `tick` does, which hears of each record.
    """
    steps = ProgressCounter(sum(map(len, chosen)), tick)
    data = RedactedData(chosen, showing := Redactor(say("guard.removed"), steps.advance))
    tables: dict[str, list[tuple[Record, dict[str, Any]]]] = {}
    for project, records in data:
        tables.setdefault(Project.TABLE, []).append((project, _project_values(project)))
        for record in records:
            tables.setdefault(record.TABLE, []).append((record, plain_record(record, project.id)))
    out = DataText(showing.harmless)
    out.put("{")
    for number, (table, documents) in enumerate(tables.items()):
        out.put(f'{"," if number else ""}\n"{table}": {{')
        for at, (record, values) in enumerate(documents, start=1):
            out.put(f'{"," if at > 1 else ""}\n  "{at}": ')
            _put_record(out, record, values)
        out.put("}")
    out.put("\n}\n")
    return out.document(data.personal, _inside)


def _project_values(project: Record) -> dict[str, Any]:
    values = plain_record(project, project.id)
    return {name: value for name, value in values.items() if name != "project"}


def _put_record(out: DataText, record: Record, values: Mapping[str, Any], *, end: str = "}") -> None:
    """Append a record; what people write in it is looked at."""
    free = schema(type(record)).free_text
    for at, (name, value) in enumerate(values.items()):
        out.put(f"{', ' if at else '{'}{_plain(name)}: ")
        _put(out, value) if name in free else out.put(_plain(value))
    out.put(end)


def _put(out: DataText, value: Any) -> None:
    """Append a value whose texts people write: a text, or a map of such."""
    if isinstance(value, str):
        out.put('"')
        out.put_value(value, _inside)
        out.put('"')
    elif isinstance(value, Mapping):
        for at, (name, each) in enumerate(value.items()):
            out.put(f"{', ' if at else '{'}{_plain(name)}: ")
            _put(out, each)
        out.put("}" if value else "{}")
    else:
        out.put(_plain(value))


def _inside(text: str) -> str:
    """Return a text as it stands between the marks of a JSON string."""
    return _plain(text)[1:-1]
