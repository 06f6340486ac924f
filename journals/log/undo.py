"""Undo and redo. An undo is an act like any other; what can be undone follows from the log alone.

Each value in a field's history has an *origin*: the act that first set it. An act that undoes another restores the
value before it, and with the value its origin; so an undo of an older act sees through later ones that were undone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
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
_KEPT_WHOLE = 500
"""The latest acts of a log, which are most likely undone next."""
_SOMETHING: list[RecordChange] = [("", "", {"": None})]
"""What an outlined act does: something that can be undone, and neither begins nor ends a meeting."""
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


def outlined(acts: Iterable[Act]) -> list[Act]:
    """Return the acts of a log as far as the stacks ask: without what they set, but the latest; see `is_outline`.

    A log can be longer than what memory there is for its texts.
    """
    found: list[Act] = []
    for act in acts:
        found.append(act)
        if len(found) > _KEPT_WHOLE:
            found[-_KEPT_WHOLE - 1] = _outline(found[-_KEPT_WHOLE - 1])
    return found


def is_outline(act: Act) -> bool:
    """Return whether an act has been outlined, so that what it set must be read again."""
    return act.do is _SOMETHING


def _outline(act: Act) -> Act:
    is_plain = _is_undoable(act) and not any(
        table == Retro.TABLE or fields.keys() <= {DELETED} for table, _, fields in act.do
    )
    return Act(act.at, _SOMETHING, undoes=act.undoes, since=act.since) if is_plain and act.do else act


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
    return next(reversals_of([target], acts, is_erased))


def reversals_of(targets: Sequence[Act], acts: Iterable[Act], is_erased: IsErased) -> Iterator[Reversal]:
    """Yield the reversal of each of several acts, as `reversal_of` does, after one look at all acts."""
    trails: dict[FieldKey, dict[str, FieldValue]] = {key: {} for target in targets for key in _fields_of(target)}
    for act in acts:
        for table, record, fields in act.do:
            for field, value in fields.items():
                trail = trails.get((table, record, field))
                if trail is not None:
                    trail[act.at] = FieldValue(act.at, value, act.undoes)
    histories = {key: FieldHistory(steps) for key, steps in trails.items()}
    return (_reversal(target, {key: histories[key] for key in _fields_of(target)}, is_erased) for target in targets)


def _fields_of(target: Act) -> Iterator[FieldKey]:
    """Yield the fields that undoing an act is about: where a meeting has come stays, whatever was done in the act."""
    tables = (change for change in target.do if change[0] != RetroProgress.TABLE)
    return ((table, record, field) for table, record, fields in tables for field in fields)


def _reversal(target: Act, histories: Mapping[FieldKey, FieldHistory], is_erased: IsErased) -> Reversal:
    do: dict[tuple[str, str], dict[str, Any]] = {}
    left, erased, differing = [], [], set()
    for (table, record, field), values in histories.items():
        if is_erased(target.at, table, record, field):
            erased.append((table, record, field))
            continue
        before = values.before(target.at)
        if values.origin(values.last) == values.origin(target.at):
            do.setdefault((table, record), {})[field] = before
            if values.at(values.last) != before:
                differing.add((table, record))
        elif values.at(values.last) != before:
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

    def at(self, at: str) -> Any:
        """Return the value with stamp `at`."""
        return self._steps[at].value

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
