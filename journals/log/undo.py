"""Undo and redo. An undo is an act like any other; what can be undone follows from the log alone.

Each value in a field's history has an *origin*: the act that first set it. An act that undoes another restores the
value before it, and with the value its origin; so an undo of an older act sees through later ones that were undone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeAlias

from msgspec import Struct

from journals.log.act import Act, RecordChange
from journals.log.fold import DELETED
from journals.log.purge import PURGES
from journals.log.stamp import writer_of
from journals.records.retro import Retro, RetroProgress

FieldKey: TypeAlias = tuple[str, str, str]
"""Table, record id, field."""
IsErased: TypeAlias = Callable[[str, str, str, str], bool]
"""Of a stamp, and a table, record id and field: see `journals.log.purge.PurgeOrders.is_irreversible`."""


BOOKKEEPING_TABLES = (PURGES, RetroProgress.TABLE)
"""Tables whose changes are never undone."""
_EDGE_FIELDS = {"format", "day", "closed"}
"""Fields of a meeting that are set when it begins and when it ends, and at no other time."""


class FieldValue(Struct, frozen=True):
    """A value that an act gave a field."""

    at: str
    value: Any
    undoes: str | None


class Reversal(Struct, frozen=True):
    """What undoing an act writes, and what it skips because the field has changed since."""

    do: list[RecordChange]
    skipped: list[FieldKey]
    erased: list[FieldKey]
    """Those of `skipped` whose earlier value has been purged."""


def chronological(logs: Iterable[Sequence[Act]]) -> list[Act]:
    """Return the acts of several logs in chronological order, without duplicates.

    That is the order of their stamps, but for an act that replaced a value from the far future: its stamp is of the
    far future too, and its place is the one it has in its log.
    """
    placed: dict[str, tuple[str, Act]] = {}
    for log in logs:
        earliest = "~"  # later than any stamp
        keyed = []
        for act in reversed(log):
            earliest = min(earliest, act.at)
            keyed.append((earliest, act))
        for each in reversed(keyed):
            placed.setdefault(each[1].at, each)  # a copied folder has them twice
    return [act for _, act in sorted(placed.values(), key=itemgetter(0))]


def undo_redo_stacks(
    acts: Iterable[Act], writers: Container[str], fixed: Container[str] = ()
) -> tuple[list[Act], list[Act]]:
    """Return the undo stack and the redo stack of `writers`, from all acts in order; the next one is last.

    To redo is to undo an undo, so the redo stack holds undos. An undo counts whoever did it. One that could restore
    nothing counts too, so that the next one goes further; but it cannot be undone in turn.
    `fixed` are the stamps of compacted acts, which cannot be undone.
    Neither stack goes beyond the beginning or the end of a meeting, which is then the first of the undo stack.
    """
    undo: dict[str, Act] = {}
    redo: dict[str, Act] = {}
    for act in acts:
        if not _is_undoable(act) or writer_of(act.undoes or act.at) not in writers:
            continue
        if is_meeting_edge(act) and act.at not in fixed:
            undo, redo = {act.at: act}, {}
        elif act.undoes is None:
            undo[act.at] = act
            redo.clear()
        else:
            taken_from, put_on = (undo, redo) if act.undoes in undo else (redo, undo)
            taken_from.pop(act.undoes, None)
            if act.do:
                put_on[act.at] = act
    return [act for act in undo.values() if act.at not in fixed], [act for act in redo.values() if act.at not in fixed]


def is_meeting_edge(act: Act) -> bool:
    """Return whether a meeting begins or ends by an act, or did so again when the act was an undo: that stays.

    What an act says of it counts, so that it holds for all that was ever written.
    """
    return any(
        table == Retro.TABLE and (not _EDGE_FIELDS.isdisjoint(fields) or fields.get(DELETED, False) is not False)
        for table, _, fields in act.do
    )


def _is_undoable(act: Act) -> bool:
    """Return whether an act is a user's: neither a head, nor bookkeeping, nor the progress of a meeting."""
    return act.undoes is not None or any(
        table not in BOOKKEEPING_TABLES and not (table == Retro.TABLE and _counts_erased(fields))
        for table, _, fields in act.do
    )


def _counts_erased(fields: Iterable[str]) -> bool:
    """Return whether a change of a meeting only counts what was erased, besides that the meeting is there."""
    rest = {field for field in fields if not field.startswith("erased.")}
    return rest <= {DELETED} and rest != {*fields}


def reversal_of(target: Act, acts: Iterable[Act], is_erased: IsErased = lambda *_: False) -> Reversal:
    """Return the changes that restore the state before `target`, given all acts of its project.

    `is_erased` says whether the value of a field before the target has been purged, so that it must be skipped.
    """
    trails: dict[FieldKey, dict[str, FieldValue]] = {
        (table, record, field): {}
        for table, record, fields in target.do
        for field in fields
        if table != RetroProgress.TABLE  # where a meeting has come stays, whatever was done in the same act
    }
    for act in acts:
        for table, record, fields in act.do:
            for field, value in fields.items():
                trail = trails.get((table, record, field))
                if trail is not None:
                    trail[act.at] = FieldValue(act.at, value, act.undoes)
    do: dict[tuple[str, str], dict[str, Any]] = {}
    left, erased, differing = [], [], set()
    for (table, record, field), steps in trails.items():
        if is_erased(target.at, table, record, field):
            erased.append((table, record, field))
            continue
        values = FieldHistory(steps)
        before = values.before(target.at)
        if values.origin(values.last) == values.origin(target.at):
            do.setdefault((table, record), {})[field] = before
            if steps[values.last].value != before:
                differing.add((table, record))
        elif steps[values.last].value != before:
            left.append((table, record, field))
    for table, record in _kept_orders(target, do):
        left += [(table, record, field) for field in do.pop((table, record))]
    if differing.isdisjoint(do):  # what an edit says besides, such as that its record is there, changes nothing alone
        do.clear()
    return Reversal([(table, record, fields) for (table, record), fields in do.items()], erased + left, erased)


def _kept_orders(target: Act, do: Mapping[tuple[str, str], Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Return the purge orders that must not be withdrawn, because the values they erase are not restored.

    Else what the guard marked would stay in the log for ever, though it is nowhere to be seen.
    """
    kept = []
    for table, record, fields in target.do:
        if table == PURGES and (table, record) in do and isinstance(fields.get("of"), str):
            back = do.get((fields["of"], str(fields.get("record"))), {})
            names = fields.get("fields")
            if not back or (isinstance(names, list) and not {*map(str, names)} <= back.keys()):
                kept.append((table, record))
    return kept


class FieldHistory:
    """All values that a field was given, in the order of their stamps."""

    def __init__(self, steps: dict[str, FieldValue]) -> None:
        self._steps = steps
        self._order = sorted(steps)

    @property
    def last(self) -> str:
        """The stamp of the present value."""
        return self._order[-1]

    def before(self, at: str) -> Any:
        """Return the value before the one with stamp `at`, None where there is none."""
        earlier = self._earlier(at)
        return None if earlier is None else self._steps[earlier].value

    def origin(self, at: str | None) -> str | None:
        """Return the stamp of the act that first set the value with stamp `at`; None where that removed the field."""
        while at is not None:
            undoes = self._steps[at].undoes if at in self._steps else None
            if undoes is None:
                return at
            at = self._earlier(min(undoes, at))  # what points forward is no act, but acts may be made otherwise
        return None

    def _earlier(self, at: str) -> str | None:
        place = bisect_left(self._order, at)
        return self._order[place - 1] if place else None
