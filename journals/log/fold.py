"""The fold: from acts, in any order and any number of times, to one state (a last-writer-wins map, a CRDT).

For each field of each record the value with the greatest stamp wins; of equal stamps the greater JSON text. That
makes the fold commutative, associative and idempotent, so logs can arrive by any sync tool in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from sys import intern
from typing import Any, TypeAlias

import msgspec

from journals.log.act import Act

Touched: TypeAlias = set[tuple[str, str]]
"""Table and id of the records that an act changed."""

DELETED = "deleted"
_text = msgspec.json.Encoder(order="sorted").encode


class Fold:
    """The state of one project's records.

    `tables` is the present state: table → id → field → value, without deleted records and removed fields. It is live
    and shared: read it, never change it.
    """

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, dict[str, Any]]] = {}
        self._values: dict[tuple[str, str], dict[str, Any]] = {}
        self._stamps: dict[tuple[str, str], dict[str, str] | str] = {}
        """Record → field → stamp; the one stamp of a record of which all fields were set at once, and none removed.

        Like the values, which an act shares that waits to be written, it is copied before it changes.
        """

    def apply(self, acts: Iterable[Act]) -> Touched:
        """Fold `acts` in and return the records that have changed."""
        touched: Touched = set()
        for act in acts:
            for table, record, fields in act.do:
                key = (intern(table), record)
                if self._take(key, act.at if _is_whole(fields) else dict.fromkeys(fields, act.at), fields):
                    touched.add(key)
        for key in touched:
            self._publish(key)
        return touched

    def merge(self, other: Fold) -> Touched:
        """Fold in what another has folded, as if by the same acts, and return the records that have changed.

        What it holds goes over to this one: it is not to be used any more.
        """
        touched: Touched = set(other._stamps)
        for key in self._stamps.keys() & other._stamps.keys():
            table, record = key
            other.tables.get(table, {}).pop(record, None)
            if self._take(key, other._stamps.pop(key), other._values.pop(key)):
                self._publish(key)
            else:
                touched.discard(key)
        self._stamps.update(other._stamps)  # most records are in one of the two
        self._values.update(other._values)
        for table, records in other.tables.items():
            if records:
                self.tables.setdefault(table, {}).update(records)
        return touched

    def _take(self, key: tuple[str, str], theirs: dict[str, str] | str, values: dict[str, Any]) -> bool:
        """Take those values of a record that win; return whether any does."""
        if key not in self._stamps:  # most records are written once: nothing to compare
            if theirs:
                self._stamps[key], self._values[key] = theirs, _without_none(values)
            return bool(theirs)
        stamps, own, new = self._stamps_of(key), self._values[key], _by_field(theirs, values)
        won = [field for field, at in new.items() if wins(at, values.get(field), stamps.get(field), own.get(field))]
        if won:
            self._stamps[key] = {**stamps, **{field: new[field] for field in won}}
            self._values[key] = _without_none({**own, **{field: values.get(field) for field in won}})
        return bool(won)

    def _stamps_of(self, key: tuple[str, str]) -> dict[str, str]:
        """Return the stamp of each field of a record; none of an unknown one."""
        return _by_field(self._stamps.get(key, {}), self._values.get(key, {}))

    def stamps(self, table: str, record: str, fields: Iterable[str]) -> list[str]:
        """Return the stamps of the values that a change of `fields` would replace."""
        if (table, record) not in self._stamps:
            return []  # new, as each of thousands is that come at once
        known = self._stamps_of((table, record))
        return [known[field] for field in fields if field in known]

    def record_keys(self) -> list[tuple[str, str]]:
        """Return the table and id of every record, including deleted ones."""
        return list(self._values)

    def values(self, table: str, record: str) -> Mapping[str, Any]:
        """Return the fields of a record, deleted or not; empty for an unknown one."""
        return self._values.get((table, record), {})

    def dump_record(self, table: str, record: str) -> dict[str, tuple[str, Any]]:
        """Return all that the fold knows of a record, for `load_record`: field → stamp and value."""
        values = self._values.get((table, record), {})
        return {field: (at, values.get(field)) for field, at in self._stamps_of((table, record)).items()}

    def load_record(self, table: str, record: str, fields: Mapping[str, tuple[str, Any]]) -> None:
        """Add an unknown record from another fold's `dump_record`."""
        self._stamps[table, record] = {field: at for field, (at, _) in fields.items()}
        self._values[table, record] = {field: value for field, (_, value) in fields.items() if value is not None}
        self._publish((table, record))

    def load_by_stamp(self, table: str, record: str, sets: Mapping[str, dict[str, Any]]) -> None:
        """Add an unknown record from fields grouped by stamp; the fold takes ownership of them."""
        if len(sets) != 1:
            by_field = {field: (at, value) for at, fields in sets.items() for field, value in fields.items()}
            self.load_record(table, record, by_field)
            return
        ((at, values),), key = sets.items(), (intern(table), record)  # most records are written once
        self._stamps[key] = at if _is_whole(values) else dict.fromkeys(values, at)
        self._values[key] = _without_none(values)
        self._publish(key)

    def removed_fields(self, table: str, record: str) -> list[str]:
        """Return the fields that a record once had and has no more."""
        values = self._values.get((table, record), {})
        return [field for field in self._stamps_of((table, record)) if field not in values]

    def drop_values(
        self, table: str, record: str, fields: Container[str] | None, erases: Callable[[str], bool]
    ) -> None:
        """Drop the values of `fields` (None for all) whose stamp `erases` returns True for."""
        stamps, values = self._stamps_of((table, record)), self._values.get((table, record), {})
        gone = {name for name in values if name != DELETED and erases(stamps[name])}
        if gone := {field for field in gone if fields is None or field in fields}:
            self._values[table, record] = {field: value for field, value in values.items() if field not in gone}
            self._stamps[table, record] = stamps
        if (table, record) in self._values:  # of which nothing may be left
            self._publish((table, record))

    def deleted_at(self, table: str, record: str) -> str | None:
        """Return the stamp of a record's deletion; None for one that is not deleted."""
        if self._values.get((table, record), {}).get(DELETED) is not True:
            return None
        return self._stamps_of((table, record))[DELETED]

    def latest(self) -> str:
        """Return the greatest stamp folded in, "" where there is none."""
        every = self._stamps.values()
        return max((max((each,) if isinstance(each, str) else each.values()) for each in every), default="")

    def state(self) -> dict[str, dict[str, tuple[str, Any]]]:
        """Return all that the fold knows, including deleted records and removed fields, for comparing folds."""
        return {f"{table}/{record}": self.dump_record(table, record) for table, record in self._stamps}

    def _publish(self, key: tuple[str, str]) -> None:
        """Add a record to `tables`, or remove it, as its fields say."""
        table, record = key
        values = self._values[key]
        there = values.get(DELETED) is not True and len(values) > (DELETED in values)
        if there:
            self.tables.setdefault(table, {})[record] = values
        elif record in (records := self.tables.get(table, {})):
            del records[record]
            if not records:
                del self.tables[table]


def _is_whole(fields: Mapping[str, Any]) -> bool:
    """Return whether an act says of each field what it is now, and of none that it is removed."""
    return bool(fields) and None not in fields.values()


def _by_field(stamps: dict[str, str] | str, values: Iterable[str]) -> dict[str, str]:
    """Return stamps by field, also where all have one; then those of `values` are all there are."""
    return dict.fromkeys(values, stamps) if isinstance(stamps, str) else stamps


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    """Return values without the fields that were removed."""
    if None in values.values():
        return {field: value for field, value in values.items() if value is not None}
    return values


def wins(at: str, value: Any, standing_at: str | None, standing: Any) -> bool:
    """Return whether a value wins over the present one."""
    if standing_at is None or at > standing_at:
        return True
    return at == standing_at and _text(value) > _text(standing)
