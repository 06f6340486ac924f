"""The history of one record: what was done to it, when, and from which writer. All of it is in the logs already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from msgspec import Struct

from journals.library.undo import all_acts
from journals.log.act import Act
from journals.log.fold import DELETED, Fold, wins
from journals.log.purge import PURGES, PurgeOrder, PurgeOrders
from journals.log.stamp import writer_of
from journals.records.base import MOST_MEMBERS
from journals.records.model import TYPES
from journals.text.clean import clean, one_line, shown_part

if TYPE_CHECKING:
    from journals.library.journal import Journal
    from journals.library.library import Library

ChangeKind: TypeAlias = Literal["made", "changed", "deleted", "back", "erased"]
"""`back` is brought back, `erased` that older texts were purged and nothing else happened."""
UndoState: TypeAlias = Literal["done", "undone", "redone"]
ErasureState: TypeAlias = Literal["nowhere", "here", "elsewhere"]

MAX_FUNCTION_LENGTH = 60
"""Characters of a writer's function that are shown."""


class FieldChange(Struct, frozen=True):
    """One field: what stood there and what stands there then, None for nothing."""

    field: str
    before: Any
    after: Any


class HistoryEntry(Struct, frozen=True):
    """One act's part in a record."""

    at: str
    writer: str
    by: str | None
    """The writer's function, such as *leader's laptop*, where its log says so."""
    here: bool
    """Whether this installation wrote it."""
    what: ChangeKind
    how: UndoState
    changes: list[FieldChange]
    erased: bool
    """Whether it orders older texts of the record to be purged, and nobody has taken that back."""
    held: ErasureState
    """Which logs still hold such a text. This installation's do until the program closes."""


def history(acts: Iterable[Act], table: str, record: str, own: Collection[str] = ()) -> list[HistoryEntry]:
    """Return what was done to a record, newest first, of all acts of its project in any order.

    `own`: the names of this installation's writers.
    """
    heads: dict[str, Act] = {}
    undoes: dict[str, str] = {}
    parts: dict[str, dict[str, Any]] = {}
    ordered = Fold()
    for act in acts:  # once, and without keeping them: there can be more than memory has room for
        _note_head(heads, act)
        if act.undoes:
            undoes[act.at] = act.undoes
        _note_part(parts, act, table, record)
        if do := [change for change in act.do if change[0] == PURGES]:
            ordered.apply([Act(act.at, do)])
    functions, states = _functions(heads), undo_states(undoes)
    orders = {each.at: each for each in PurgeOrders(ordered).all if (each.table, each.record) == (table, record)}
    entries: list[HistoryEntry] = []
    values: dict[str, Any] = {}  # what is there: a field that was taken away is not
    is_first = True
    for at in sorted({*parts, *orders}):
        part = parts.get(at, {})
        changes = _changes(values, part, table)
        before = _state(values)
        _set(values, part)
        what = _what(before, _state(values), is_first=is_first)
        if what == "deleted":
            changes = [each for each in changes if each.after is not None]
        if changes or what != "changed" or at in orders:
            writer = writer_of(at)
            entries.append(
                HistoryEntry(
                    at=at,
                    writer=writer,
                    by=functions.get(writer),
                    here=writer in own,
                    what="erased" if what == "changed" and not changes else what,
                    how=states.get(at, "done"),
                    changes=changes,
                    erased=at in orders,
                    held=_held(orders[at], parts, own) if at in orders else "nowhere",
                )
            )
        is_first = is_first and not part and not entries
    return entries[::-1]


def read_history(library: Library, journal: Journal, table: str, record: str) -> list[HistoryEntry]:
    """Return what was done to a record, newest first, deleted or not.

    Reads the disk, so call it off the screen's thread.
    """
    own = {name for folder in journal.folders for name in library.writer_of(folder.path.parent).all_names()}
    return history(all_acts(journal), table, record, own)


def _note_head(heads: dict[str, Act], act: Act) -> None:
    """Note the latest head of each writer's logs: it says which function the writer has."""
    if act.project is not None:
        writer = writer_of(act.at)
        if writer not in heads or act.at > heads[writer].at:
            heads[writer] = act


def _functions(heads: Mapping[str, Act]) -> dict[str, str]:
    """Return the function of each writer that has one."""
    named = {writer: one_line(clean(head.by or ""))[:MAX_FUNCTION_LENGTH] for writer, head in heads.items()}
    return {writer: function for writer, function in named.items() if function}


def _note_part(parts: dict[str, dict[str, Any]], act: Act, table: str, record: str) -> None:
    """Note the fields that an act sets in the record, by stamp. A copied log has acts twice."""
    for of, each, fields in act.do:
        if (of, each) == (table, record):
            part = parts.setdefault(act.at, {})
            for field, value in fields.items():
                if field not in part or wins(act.at, value, act.at, part[field]):
                    part[field] = value


def _held(order: PurgeOrder, parts: Mapping[str, Mapping[str, Any]], own: Collection[str]) -> ErasureState:
    """Return which logs still hold what an order is to erase."""
    holders = {
        writer_of(at)
        for at, fields in parts.items()
        if order.erases(at)
        for field, value in fields.items()
        if value is not None and field != DELETED and (order.fields is None or field in order.fields)
    }
    return "nowhere" if not holders else "here" if any(writer in own for writer in holders) else "elsewhere"


def _changes(before: Mapping[str, Any], part: Mapping[str, Any], table: str) -> list[FieldChange]:
    names = TYPES[table].__struct_fields__ if table in TYPES else ()
    places = {name: place for place, name in enumerate(names)}
    fields = [field for field in part if field != DELETED and before.get(field) != part[field]]
    fields.sort(key=lambda field: (places.get(field.partition(".")[0], len(places)), field))
    return [
        FieldChange(clean(field), _clean(before.get(field)), _clean(part[field])) for field in fields[:MOST_MEMBERS]
    ]


def _set(values: dict[str, Any], part: Mapping[str, Any]) -> None:
    for field, value in part.items():
        if value is None:
            values.pop(field, None)
        else:
            values[field] = value


def _state(values: Mapping[str, Any]) -> tuple[bool, bool]:
    """Return whether a record is there, and whether it is deleted."""
    is_deleted = values.get(DELETED) is True
    return not is_deleted and len(values) > (DELETED in values), is_deleted


def _what(before: tuple[bool, bool], after: tuple[bool, bool], *, is_first: bool) -> ChangeKind:
    (was, was_deleted), (is_there, is_deleted) = before, after
    if (was and not is_there) or (is_deleted and not was_deleted):
        return "deleted"
    if is_there and not was:
        return "made" if is_first else "back"
    return "changed"


def undo_states(undoes: Mapping[str, str]) -> dict[str, UndoState]:
    """Return, of each act that takes one back, whether that was an undo itself: what it takes back is older."""
    states: dict[str, UndoState] = {}
    for at in sorted(undoes):
        states[at] = "redone" if states.get(undoes[at]) == "undone" else "undone"
    return states


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean(shown_part(value))
    if isinstance(value, dict):
        return {clean(str(key)): _clean(each) for key, each in islice(value.items(), MOST_MEMBERS)}
    if isinstance(value, list):
        return value[:MOST_MEMBERS]
    return value
