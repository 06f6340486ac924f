"""Conversion between a record's fields and its row in the index."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from journals.ids import written_day
from journals.index.guide_page import IndexedGuidePage
from journals.index.store import unpack
from journals.log.fold import DELETED
from journals.records.base import Record, from_fields
from journals.records.facets import facets_of, packed_facets
from journals.records.model import TYPES, Action, Card, Lesson, Observation, Review, Use
from journals.records.retro import ParkedItem, Reflection, Retro, Theme
from journals.text.dates import first_day, last_day

StampedFields: TypeAlias = Mapping[str, tuple[str, Any]]
"""Field → stamp and value (None where it was removed): all that the fold knows of a record."""

_KINDS: Mapping[str, type[Record]] = {**TYPES, IndexedGuidePage.TABLE: IndexedGuidePage}
UNTAGGED, WAITS, OPEN, ANSWERED, RETIRED, TAGGED, OF_REVIEW = 1, 2, 4, 8, 16, 32, 64
"""Bit flags: observations that need a tag, that wait, with a reply; open actions and retros, undecided trials; retired
lessons; tagged observations, and those that say why a lesson of others was decided about as it was."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[str, dict[str, Any]]).decode


class IndexRow(Struct, frozen=True):
    """A row of the index."""

    table: str
    id: str
    there: bool
    """False for what is deleted, and for what is not a record of a known type."""
    day: str
    """When it happened, was held, decided, written or is due, as an ISO day; "" where not known."""
    flags: int
    facets: bytes
    """What an observation is counted by, packed; b"" for what is none."""
    packed: bytes


def index_row(table: str, record: str, fields: StampedFields) -> IndexRow:
    """Return the index row of a record."""
    found = to_record(table, record, fields)
    if found is None:
        return IndexRow(table, record, False, "", 0, b"", _pack(fields))
    facets = packed_facets(facets_of(found)) if isinstance(found, Observation) else b""
    return IndexRow(table, record, True, _day(found), flags_of(found), facets, _pack(fields))


def unpack_fields(packed: bytes) -> StampedFields:
    """Return the fields packed in a row."""
    return {field: (at, value) for at, fields in unpack(_decode, packed).items() for field, value in fields.items()}


def unpack_by_stamp(packed: bytes) -> dict[str, dict[str, Any]]:
    """Return the fields packed in a row, grouped by stamp."""
    return unpack(_decode, packed)


def _pack(fields: StampedFields) -> bytes:
    """Pack fields grouped by stamp: most fields of a record were set at once."""
    by_stamp: dict[str, dict[str, Any]] = {}
    for field, (at, value) in fields.items():
        by_stamp.setdefault(at, {})[field] = value
    return _encode(by_stamp)


def to_record(table: str, record: str, fields: StampedFields) -> Record | None:
    """Return the record with these fields, None where it is deleted, empty, or of an unknown table."""
    kind = _KINDS.get(table)
    values = {field: value for field, (_, value) in fields.items() if value is not None}
    if kind is None or values.pop(DELETED, None) is True or not values:
        return None
    return from_fields(kind, record, values)


def _day(record: Record) -> str:
    if isinstance(record, Observation):
        return first_day(record.happened) if record.happened else ""
    if isinstance(record, Retro | Review):
        return record.day or ""
    if isinstance(record, Use):
        return record.decided or ""
    if isinstance(record, Lesson):
        return written_day(record.id)
    if isinstance(record, Theme | Reflection | ParkedItem):
        return written_day(record.retro)
    if isinstance(record, Card):
        return written_day(record.id.rpartition("-")[2].upper())
    return last_day(record.due or "") if isinstance(record, Action) else ""


def flags_of(record: Record) -> int:
    """Return the bit flags of a record: `UNTAGGED`, `WAITS`, `OPEN`, `ANSWERED`, `RETIRED`, `TAGGED`, `OF_REVIEW`."""
    if isinstance(record, Observation):
        tag = TAGGED if record.pitfalls else UNTAGGED * record.needs_tag
        return tag | WAITS * record.waits | ANSWERED * bool(record.reply) | OF_REVIEW * (record.review is not None)
    if isinstance(record, Lesson):
        return RETIRED * (record.status == "retired")
    if isinstance(record, Retro):
        return OPEN * (record.closed is None)
    if isinstance(record, Card):
        return OPEN * record.is_undecided
    return OPEN * (record.status == "open") if isinstance(record, Action) else 0
