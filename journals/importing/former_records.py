"""Records as they once were, which the logs of a project still tell: what a document was written of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, TypeAlias

from journals.log.act import Act
from journals.records.base import Record, from_fields
from journals.records.model import TYPES

_Key: TypeAlias = tuple[str, str]


class FormerRecords:
    """What the records of a project were; the logs are read when somebody first asks, which takes its time."""

    def __init__(self, read: Callable[[], Iterable[Act]]) -> None:
        """`read`: returns all acts of the project, in any order."""
        self._read = read

    def of(self, table: str, record: str) -> Iterator[Record]:
        """Yield a record as it was after each act on it, the latest first."""
        values: dict[str, Any] = {}
        states: list[Record] = []
        for _, fields in sorted(self._parts.get((table, record), {}).items()):
            for name, value in fields.items():
                values.pop(name, None) if value is None else values.update({name: value})
            states.append(from_fields(TYPES[table], record, values))
        return reversed(states)

    @cached_property
    def _parts(self) -> dict[_Key, dict[str, dict[str, Any]]]:
        """Return what was done to each record, by stamp: an act may be there twice."""
        parts: dict[_Key, dict[str, dict[str, Any]]] = {}
        for act in self._read():
            for table, record, fields in act.do:
                if table in TYPES:
                    parts.setdefault((table, record), {}).setdefault(act.at, {}).update(fields)
        return parts
