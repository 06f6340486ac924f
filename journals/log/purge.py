"""Purging: erasing a text from the logs, instead of only superseding it.

A log that only grows keeps what was edited away. A *purge order* is a record of its own that names a record, and
fields of it, but never what stood in them: every value that is older than the order goes. Each writer carries it out in
its own log, and acknowledges that in the order; nobody else's log is touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from journals.ids import ulid
from journals.log import act as acts
from journals.log.act import Act, RecordChange
from journals.log.fold import DELETED, Fold
from journals.log.stamp import is_far_ahead
from journals.privacy.guard import detect_in
from journals.records.model import Observation
from journals.records.retro import Retro

PURGES = "purges"
PURGED_SEVERITIES = ("block", "warn")
"""The severities at which an edited or deleted text is purged automatically."""
ValueKey: TypeAlias = tuple[str, str, str | None]
"""Table, record id, field; None for all fields."""
_MANY_NAMES = 200
"""Ids of one length from which on looking at each place of a line is quicker than looking for each of them."""


class PurgeOrder(Struct, frozen=True):
    """An order to erase values from all logs."""

    id: str
    at: str
    """Values with a lesser stamp are erased."""
    table: str
    record: str
    fields: frozenset[str] | None
    """None for all fields."""
    done: frozenset[str]
    """The writers that have carried it out; with the first of them the order becomes irreversible."""
    first_done: str = ""
    """Of an order from the far future: when it was first carried out, as stamps of our own time say."""

    def erases(self, at: str) -> bool:
        """Return whether a value with stamp `at` is to be erased.

        An order from the far future, of a machine whose clock was wrong, would erase for ever what is written after it.
        So it counts from when it was first carried out; what else is from the far future is older than the order.
        """
        return at < self.at and not (self.first_done and self.first_done < at and not is_far_ahead(at))


def order_purge(table: str, record: str, fields: Iterable[str] | None = None) -> RecordChange:
    """Return the change that orders the present values of a record's `fields` (None for all) to be purged."""
    about: dict[str, Any] = {"of": table, "record": record, DELETED: False}
    return PURGES, ulid(), about if fields is None else {**about, "fields": sorted(fields)}


def hypothetical_order(table: str, record: str) -> PurgeOrder:
    """Return an order to purge all present values of a record that is in no log, for a dry run."""
    return PurgeOrder("", "~", table, record, None, frozenset())


def acknowledge(found: Iterable[PurgeOrder], writer: str) -> list[RecordChange]:
    """Return the changes by which a writer acknowledges that it has carried out the orders."""
    return [(PURGES, each.id, {f"done.{writer}": True}) for each in found if writer not in each.done]


def flagged_fields(before: Mapping[str, Any], change: Mapping[str, Any] | None = None) -> list[str]:
    """Return the fields from which `change` (None for a deletion) removes something that the privacy guard flags."""
    found = []
    for name, value in before.items() if change is None else ((name, before.get(name)) for name in change):
        text, now = _text(value), "" if change is None else _text(change[name])
        if any(
            each.level in PURGED_SEVERITIES and text[each.start : each.end] not in now for each in detect_in(name, text)
        ):
            found.append(name)
    return found


class _Reach:
    """Up to which stamps orders erase: asked for each value of each line, so that it must not go over all of them."""

    def __init__(self, orders: Iterable[PurgeOrder]) -> None:
        self._plain: dict[ValueKey, str] = {}
        self._far: dict[ValueKey, tuple[str, str]] = {}
        """Of orders from the far future: the latest, and the latest time at which one was first carried out."""
        for each in orders:
            for field in (None,) if each.fields is None else each.fields:
                key = each.table, each.record, field
                if each.first_done:
                    at, first = self._far.get(key, ("", ""))
                    self._far[key] = max(at, each.at), max(first, each.first_done)
                else:
                    self._plain[key] = max(self._plain.get(key, ""), each.at)

    def holds(self, at: str, table: str, record: str, field: str) -> bool:
        """Return whether one of the orders erases a field's value with stamp `at`."""
        return any(self._erases(at, (table, record, name)) for name in (None, field))

    def _erases(self, at: str, key: ValueKey) -> bool:
        if at < self._plain.get(key, ""):
            return True
        latest, first = self._far.get(key, ("", ""))
        return at < latest and (at <= first or is_far_ahead(at))


class PurgeOrders:
    """The purge orders of one project."""

    def __init__(self, fold: Fold, more: Iterable[PurgeOrder] = ()) -> None:
        """`more`: orders that are in no log, for a dry run."""
        self.all = [*_orders(fold), *more]
        self._by_record: dict[tuple[str, str], list[PurgeOrder]] = {}
        for each in self.all:
            self._by_record.setdefault((each.table, each.record), []).append(each)
        done = [each for each in self.all if each.done]
        self._reach, self._done_reach = _Reach(self.all), _Reach(done)
        self._emptying = _Reach(replace(each, fields=None) for each in done)
        self._done_ids = {each.id for each in done}
        self._done_at = {
            (each.at, each.table, each.record, field)
            for each in done
            for field in ((None,) if each.fields is None else each.fields)
        }

    def __bool__(self) -> bool:
        return bool(self.all)

    def covers(self, at: str, table: str, record: str, field: str) -> bool:
        """Return whether a value is to be erased."""
        return field != DELETED and self._reach.holds(at, table, record, field)

    def stamps(self, table: str, record: str, fields: Iterable[str]) -> list[str]:
        """Return the stamps that a new value of `fields` must come after, so as not to be erased."""
        orders = self._by_record.get((table, record))
        if not orders:
            return []
        names = set(fields)
        return [each.first_done or each.at for each in orders if each.fields is None or names & each.fields]

    def affects(self, act: Act) -> bool:
        """Return whether an act holds a value that is to be erased."""
        return any(self.covers(act.at, table, record, field) for table, record, fields in act.do for field in fields)

    def is_irreversible(self, at: str, table: str, record: str, field: str) -> bool:
        """Return whether some writer has already erased the value of a field before the act of stamp `at`."""
        if table == PURGES:
            return record in self._done_ids
        return self._done_reach.holds(at, table, record, field) or any(
            (at, table, record, name) in self._done_at for name in (None, field)
        )

    def is_emptied(self, act: Act) -> bool:
        """Return whether all values of an act have been erased, except that its records were deleted or restored."""
        return bool(act.do) and all(
            fields.keys() == {DELETED} and self._emptying.holds(act.at, table, record, DELETED)
            for table, record, fields in act.do
        )

    def is_erased(self, act: Act) -> bool:
        """Return whether an act is emptied and nothing of it can come back, which needs no look at other acts."""
        return self.is_emptied(act) and all(
            self.is_irreversible(act.at, table, record, DELETED) for table, record, _ in act.do
        )

    def purge_bytes(self, data: bytes) -> bytes:
        """Return a log's bytes without the values that are to be erased; all other bytes are unchanged.

        A line that cannot be decoded is erased if it holds the id of a purged record, whatever else is in it.
        """
        if not self:
            return data
        named = NamedRecords(each.record for each in self.all)
        return b"".join(self._purge_line(line, named) for line in BytesIO(data))

    def _purge_line(self, line: bytes, named: NamedRecords) -> bytes:
        try:
            act = acts.decode(line)
        except ValueError:
            return b"" if named.occur_in(line) else line
        if not self.affects(act):
            return line
        do = [(table, record, self._remaining(act.at, table, record, fields)) for table, record, fields in act.do]
        do = [change for change in do if change[2]]
        if not do and act.project is None:
            return b""
        return acts.encode(Act(act.at, do, act.undoes, act.project, act.format, act.by, act.since))

    def _remaining(self, at: str, table: str, record: str, fields: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in fields.items() if not self.covers(at, table, record, name)}


class NamedRecords:
    """Ids that are looked for in lines that cannot be decoded: a search takes no longer for many ids than for some."""

    def __init__(self, records: Iterable[str]) -> None:
        self._by_length: dict[int, set[bytes]] = {}
        for each in {record.encode() for record in records}:
            self._by_length.setdefault(len(each), set()).add(each)

    def occur_in(self, line: bytes) -> bool:
        """Return whether one of the ids stands anywhere in a line."""
        return any(
            any(each in line for each in names)
            if len(names) < _MANY_NAMES
            else any(line[at : at + length] in names for at in range(len(line) - length + 1))
            for length, names in self._by_length.items()
        )


def has_come_late(acts: Iterable[Act]) -> bool:
    """Return whether acts hold a note that was written in private, or the end of a meeting."""
    return any(
        (table == Observation.TABLE and fields.get("private") is True) or (table == Retro.TABLE and "closed" in fields)
        for act in acts
        for table, _, fields in act.do
    )


def _orders(fold: Fold) -> Iterator[PurgeOrder]:
    for record, fields in fold.tables.get(PURGES, {}).items():
        of, wanted, names = fields.get("of"), fields.get("record"), fields.get("fields")
        if isinstance(of, str) and isinstance(wanted, str) and wanted and of != PURGES:
            only = frozenset(map(str, names)) if isinstance(names, list) else None
            (at,), done = fold.stamps(PURGES, record, ["record"]), [name for name in fields if name.startswith("done.")]
            first_done = _first_done(fold.stamps(PURGES, record, done)) if is_far_ahead(at) else ""
            writers = frozenset(name.removeprefix("done.") for name in done)
            yield PurgeOrder(record, at, of, wanted, only, writers, first_done)


def _first_done(stamps: Iterable[str]) -> str:
    return min((stamp for stamp in stamps if not is_far_ahead(stamp)), default="")


def _text(value: Any) -> str:
    """Return the free text of a field's value: a text, or the note of a context factor."""
    if isinstance(value, dict):
        return " ".join(each for each in value.values() if isinstance(each, str))
    return value if isinstance(value, str) else ""
