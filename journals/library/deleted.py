"""What was deleted in one project and is still in its logs."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from journals.log.fold import DELETED, Fold
from journals.log.purge import PurgeOrders
from journals.log.stamp import writer_of
from journals.records.base import Record, from_fields
from journals.records.model import TYPES, Card


class DeletedRecord(Struct, frozen=True):
    """A record that was deleted, as it was then."""

    record: Record
    at: str
    """The stamp of its deletion."""

    @property
    def writer(self) -> str:
        """The name of the writer that deleted it."""
        return writer_of(self.at)


def deleted_records(fold: Fold, orders: PurgeOrders) -> Iterator[DeletedRecord]:
    """Yield the deleted records of a project whose text is still in the logs, in no order."""
    for table, record in fold.record_keys():
        kind = TYPES.get(table)
        at = fold.deleted_at(table, record) if kind else None
        if kind is None or at is None:
            continue
        fields = {
            name: value
            for name, value in fold.values(table, record).items()
            if name != DELETED
            and not any(orders.covers(each, table, record, name) for each in fold.stamps(table, record, [name]))
        }
        found = from_fields(kind, record, fields)
        if _is_looked_for(found):
            yield DeletedRecord(found, at)


def _is_looked_for(record: Record) -> bool:
    """Return whether anybody looks for a record that is gone: one with a text of its own."""
    if isinstance(record, Card):
        return record.is_entry and any(record.answers.values())
    return bool(record.REQUIRED and getattr(record, record.REQUIRED))
