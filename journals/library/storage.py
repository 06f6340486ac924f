"""TinyDB over change logs: reading is the fold, writing is an act of what changed.

TinyDB's own `Table` reads and rewrites everything for every write; `RecordTable` hands its operations a draft that
copies a record only when it is touched, so that a write costs what changed and a failed one changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any, TypeAlias

from tinydb import TinyDB, where
from tinydb.queries import QueryInstance
from tinydb.storages import Storage
from tinydb.table import Document, Table

from journals.ids import ulid
from journals.log.act import RecordChange
from journals.log.fold import DELETED, Fold

RecordFields: TypeAlias = dict[str, Any]


class LogStorage(Storage):
    """A TinyDB storage that reads a fold's state and collects the changes of one act."""

    def __init__(self, fold: Fold, commit: Callable[[list[RecordChange]], None]) -> None:
        """`commit` is given each act's changes, once, when the act is whole."""
        super().__init__()
        self.fold = fold
        self._commit = commit
        self._gathered: list[RecordChange] | None = None

    def read(self) -> dict[str, dict[str, RecordFields]]:
        """Return what is there, live: table → id → field → value."""
        return self.fold.tables

    def write(self, data: dict[str, dict[str, RecordFields]]) -> None:
        """Make the state equal to `data`: for TinyDB's whole-document operations, such as dropping a table."""
        tables = {table: dict(records) for table, records in self.fold.tables.items()}
        self.change(
            [
                change
                for table in {*tables, *data}
                for change in changes(table, tables.get(table, {}), data.get(table, {}))
            ]
        )

    def change(self, changes: list[RecordChange]) -> None:
        """Commit `changes`, or add them to the act that is being put together."""
        if self._gathered is not None:
            self._gathered += changes
        elif changes:
            self._commit(changes)

    @contextmanager
    def one_act(self) -> Iterator[None]:
        """Collect everything written inside into one act; nothing is written if it fails."""
        gathered = self._gathered = []
        try:
            yield
        finally:
            self._gathered = None
        if gathered:
            self._commit(gathered)


class TableDraft(MutableMapping[str, RecordFields]):
    """A table's records, each copied when it is touched."""

    def __init__(self, records: Mapping[str, RecordFields]) -> None:
        self._records = records
        self.touched: dict[str, RecordFields | None] = {}

    def __getitem__(self, record: str) -> RecordFields:
        if record not in self.touched:
            self.touched[record] = dict(self._records[record])
        found = self.touched[record]
        if found is None:
            raise KeyError(record)
        return found

    def __setitem__(self, record: str, fields: RecordFields) -> None:
        self.touched[record] = fields

    def __delitem__(self, record: str) -> None:
        self[record]  # a missing record is the caller's mistake
        self.touched[record] = None

    def __contains__(self, record: object) -> bool:
        if record in self.touched:
            return self.touched[record] is not None
        return record in self._records

    def __iter__(self) -> Iterator[str]:
        new = [record for record in self.touched if record not in self._records]
        return (record for record in [*self._records, *new] if record in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class RecordTable(Table):
    """A TinyDB table of records with ids that never collide."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0  # others' changes arrive without the table knowing
    _storage: LogStorage

    def _get_next_id(self) -> str:
        return ulid()

    def _read_table(self) -> dict[str, RecordFields]:  # type: ignore[override]
        return self._storage.read().get(self.name, {})

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        records = self._read_table()
        draft = TableDraft(records)
        updater(draft)
        wanted = {record: fields for record, fields in draft.touched.items() if fields is not None}
        before = {record: records[record] for record in draft.touched if record in records}
        self._storage.change(list(changes(self.name, before, wanted)))


class Database(TinyDB):
    """One project's records as TinyDB tables."""

    table_class = RecordTable

    def __init__(self, storage: LogStorage) -> None:
        self.log = storage
        super().__init__(storage=lambda: storage)

    def put(self, table: str, record: str, fields: RecordFields) -> None:
        """Set `fields` of a record, new or not; null takes a field away."""
        rows = self.table(table)
        if rows.contains(doc_id=record):  # type: ignore[arg-type]
            rows.update(lambda document: document.update(fields), doc_ids=[record])  # type: ignore[list-item]
        else:
            rows.insert(Document(fields, record))  # type: ignore[arg-type]

    def remove(self, table: str, record: str) -> None:
        """Delete a record that is there."""
        self.table(table).remove(doc_ids=[record])  # type: ignore[list-item]


def query_for(conditions: Mapping[str, object], defaults: Mapping[str, object]) -> QueryInstance:
    """Return a TinyDB query for records whose fields all have these values; what is at its default is not stored."""
    query: QueryInstance = where(DELETED) != True  # noqa: E712 - a query, not a comparison
    for field, value in conditions.items():
        has = where(field) == value
        query &= has | ~where(field).exists() if defaults.get(field, ...) == value else has
    return query


def changes(
    table: str, before: Mapping[str, RecordFields], after: Mapping[str, RecordFields]
) -> Iterator[RecordChange]:
    """Yield the changes from `before` to `after`; every write to a record also marks it as not deleted."""
    for record, fields in after.items():
        old = before.get(record, {})
        new = {field: value for field, value in fields.items() if old.get(field) != value}
        new |= {field: None for field in old if field not in fields}
        new.pop(DELETED, None)
        if new:
            yield table, record, {**new, DELETED: False}
    for record in before.keys() - after.keys():
        yield table, record, {DELETED: True}
