"""From a record's fields to what the index keeps of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from journals.index.guide_page import GuidePage
from journals.log.fold import DELETED
from journals.records.base import Record, from_fields
from journals.records.model import TYPES, Action, Lesson, Observation
from journals.text.dates import first_day

StampedFields: TypeAlias = Mapping[str, tuple[str, Any]]
"""Field → stamp and value (null where it was taken away): all that the fold knows of a record."""

_KINDS: Mapping[str, type[Record]] = {**TYPES, GuidePage.TABLE: GuidePage}
UNTAGGED, WAITS, OPEN, ANSWERED, RETIRED = 1, 2, 4, 8, 16
"""Observations without a pitfall, those that wait for an answer and those that have one; actions nobody has done;
lessons that have been taken out."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[str, dict[str, Any]]).decode


class IndexRow(Struct, frozen=True):
    """A row of the index."""

    table: str
    id: str
    there: bool
    """Whether there is something to be found: not for what is deleted, or no record of ours."""
    day: str
    """When it happened or is due, as an ISO day; "" where nobody said."""
    flags: int
    bites: str
    """The pitfalls that an observation says bite, with spaces between."""
    held: bytes


def index_row(table: str, record: str, held: StampedFields) -> IndexRow:
    """Give the row for a record."""
    found = to_record(table, record, held)
    if found is None:
        return IndexRow(table, record, False, "", 0, "", _pack(held))
    return IndexRow(
        table, record, True, _day(found), flags_of(found), " ".join(sorted(biting_pitfalls(found))), _pack(held)
    )


def unpack_fields(packed: bytes) -> StampedFields:
    """Give what a row holds of its record."""
    return {field: (at, value) for at, fields in _decode(packed).items() for field, value in fields.items()}


def unpack_by_stamp(packed: bytes) -> dict[str, dict[str, Any]]:
    """Give the same as it is packed: stamp → the fields that stand as they were set then."""
    return _decode(packed)


def _pack(held: StampedFields) -> bytes:
    """Pack it by stamp: most fields of a record were set at once."""
    by_stamp: dict[str, dict[str, Any]] = {}
    for field, (at, value) in held.items():
        by_stamp.setdefault(at, {})[field] = value
    return _encode(by_stamp)


def to_record(table: str, record: str, held: StampedFields) -> Record | None:
    """Give the record, None where it is deleted, empty, or of a table that we do not know."""
    kind = _KINDS.get(table)
    values = {field: value for field, (_, value) in held.items() if value is not None}
    if kind is None or values.pop(DELETED, None) is True or not values:
        return None
    return from_fields(kind, record, values)


def _day(record: Record) -> str:
    if isinstance(record, Observation):
        return first_day(record.happened) if record.happened else ""
    return (record.due or "") if isinstance(record, Action) else ""


def biting_pitfalls(record: Record) -> frozenset[str]:
    """Give the pitfalls that a record says bite."""
    return record.pitfalls if isinstance(record, Observation) and record.sign == "bites" else frozenset()


def flags_of(record: Record) -> int:
    """Give what is counted of a record: `UNTAGGED`, `WAITS`, `OPEN`, `ANSWERED`, `RETIRED`."""
    if isinstance(record, Observation):
        return UNTAGGED * (not record.pitfalls) | WAITS * record.waits | ANSWERED * bool(record.reply)
    if isinstance(record, Lesson):
        return RETIRED * (record.status == "retired")
    return OPEN * (record.status == "open") if isinstance(record, Action) else 0
