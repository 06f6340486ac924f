"""Typed records made from a fold, and lists of them that are kept sorted."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping
from typing import Any

from journals.log.fold import Fold, Touched
from journals.records.base import R, Record, from_fields
from journals.records.model import TYPES, Action, Observation
from journals.text.dates import day_to_order_by, last_day

_MUCH = 500
"""Changes at once."""


class RecordCache:
    """The records of one fold: each is made once, when it is first asked for, and again when it has changed."""

    def __init__(self, fold: Fold) -> None:
        """Start empty; `fold` may change later, as long as `refresh` is told what changed."""
        self.fold = fold
        self._records: dict[str, dict[str, Record]] = {}
        """Table → id → record."""
        self._lists: dict[type[Record], list[Any]] = {}
        self._of_retros: dict[type[Record], dict[str, list[Any]]] = {}
        """Kind → retrospective → its records of that kind, in the order of the list."""

    def get(self, kind: type[R], record: str) -> R | None:
        """Return one record, None when it is not there."""
        fields = self.fold.tables.get(kind.TABLE, {}).get(record)
        if fields is None:
            return None
        return self._made(kind, record, fields)

    def _made(self, kind: type[R], record: str, fields: Mapping[str, Any]) -> R:
        records = self._records.setdefault(kind.TABLE, {})
        if record not in records:
            records[record] = from_fields(kind, record, fields)
        found = records[record]
        assert isinstance(found, kind)
        return found

    def in_order(self, kind: type[R]) -> list[R]:
        """Return all records of a kind by `chronological_key`. The list is the cache's own and must not be changed."""
        if kind not in self._lists:
            table = self.fold.tables.get(kind.TABLE, {})
            made = (self._made(kind, record, fields) for record, fields in table.items())
            self._lists[kind] = sorted(made, key=chronological_key)
        return self._lists[kind]

    def of_retro(self, kind: type[R], retro: str) -> list[R]:
        """Return the records of a kind that say they are of a retrospective, in the order of `in_order`.

        All meetings together look at each record once. The list is the cache's own and must not be changed.
        """
        if kind not in self._of_retros:
            found: dict[str, list[Any]] = {}
            for record in self.in_order(kind):
                if of := getattr(record, "retro", ""):
                    found.setdefault(of, []).append(record)
            self._of_retros[kind] = found
        return self._of_retros[kind].get(retro, [])

    def refresh(self, touched: Touched) -> None:
        """Rebuild `touched` records; lists stay sorted at the cost of what changed, not of their length.

        A list of which very much changes is sorted anew when somebody asks for it: that costs less.
        """
        if not (self._records or self._lists):
            return
        for table in {table for table, _ in touched}:
            self._of_retros.pop(TYPES.get(table, Record), None)
        if len(touched) > _MUCH:
            for kind in map(TYPES.get, {table for table, _ in touched}):
                if kind is not None:
                    self._lists.pop(kind, None)
        for table, record in touched:
            old = self._records.get(table, {}).pop(record, None)
            kind = TYPES.get(table)
            if kind is None or (rows := self._lists.get(kind)) is None:
                continue
            if old is not None:
                place = bisect_left(rows, chronological_key(old), key=chronological_key)
                if place < len(rows) and rows[place].id == record:
                    del rows[place]
            if (new := self.get(kind, record)) is not None:
                if rows and chronological_key(new) < chronological_key(rows[-1]):
                    insort(rows, new, key=chronological_key)
                else:  # as what has just happened does
                    rows.append(new)


def chronological_key(record: Any) -> tuple[str, str]:
    """Return what records of one kind are sorted by: when they happened, or are due."""
    if isinstance(record, Observation):
        return day_to_order_by(record.happened), record.id
    if isinstance(record, Action):
        return last_day(record.due) if record.due else "9999", record.id
    return "", record.id
