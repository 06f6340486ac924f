"""Records as plain values for programs: `--json` and the data forms of an export take them from here."""

from __future__ import annotations

from typing import Any

import msgspec

from journals.records.base import Record
from journals.records.fields import schema
from journals.records.model import Use
from journals.text.dates import last_day


def plain_record(record: Record, project: str) -> dict[str, Any]:
    """Return all fields of a record as JSON has them, and the id of its project; sets are sorted."""
    record = record.as_decided if isinstance(record, Use) else record
    values = with_last_days(msgspec.to_builtins(record))
    sets = {name: sorted(getattr(record, name)) for name in schema(type(record)).members if name not in _maps(record)}
    return {"id": record.id, "project": project, "table": record.TABLE, **values, **sets}


def with_last_days(values: dict[str, Any]) -> dict[str, Any]:
    """Return a record's values with each deadline as a day: of a week its last, with the week beside."""
    for name in ("due", "next", "delete_after"):
        if "W" in (when := values.get(name) or ""):
            values |= {name: last_day(when), f"{name}_week": when}
    return values


def _maps(record: Record) -> frozenset[str]:
    return schema(type(record)).maps
