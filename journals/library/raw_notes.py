"""What was written in private at a meeting: which notes that is, what documents may hold of it, and how it is erased.

What the room agreed stands in the meeting's own record, so it holds for what comes later too: notes that another
machine had not synced when the meeting ended are ordered to be purged by whoever sees both first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from journals.records.base import Record
from journals.records.model import Observation
from journals.records.retro import Retro

if TYPE_CHECKING:  # a search asks what may be shown, and opens no journal
    from journals.library.journal import Journal

RAW_FIELDS = ("text", "perspective")
"""What of a private note is its writer's own; a reply was written for everyone."""


def documented(journal: Journal, note: Observation) -> Observation:
    """Return a note as anything that leaves the library may hold it: of what was written in private not a word."""
    return replace(note, **dict.fromkeys(RAW_FIELDS, ""), private=True) if was_private(journal, note.id) else note


def quotable(notes: Iterable[Observation]) -> list[Observation]:
    """Return the notes whose words may be taken into something else: those that were not written in private."""
    return [note for note in notes if not note.private]


def was_private(journal: Journal, record: str) -> bool:
    """Return whether an observation was written in private, also where that was taken back but something remained."""
    return bool(journal.values(Observation.TABLE, record).get("private")) or "private" in journal.removed_fields(
        Observation.TABLE, record
    )


def raw_notes(journal: Journal, retro: Retro) -> list[Observation]:
    """Return what was written in private at a meeting and is there, the latest first."""
    return _raw_of(retro, reversed(journal.of_retro(Observation, retro.id)))


def _raw_of(retro: Retro, notes: Iterable[Observation]) -> list[Observation]:
    found = (note for note in notes if note.retro == retro.id and note.private)
    return [note for note in found if note.id not in retro.erased]


def end_retro(journal: Journal, ended: Retro) -> None:
    """Store that a meeting has ended and, unless the team keeps them, that its raw notes are erased: one act."""
    raw = set() if ended.raw_notes == "keep" else _raw_ids(journal).get(ended.id, set())
    _order(journal, ended, raw, are_gone=True)


def erase_late_notes(journal: Journal) -> None:
    """Order to be erased what has come, since their end, to meetings whose raw notes were to be deleted.

    Nobody in front of the screen did that, so it is bookkeeping: undo does not find it.
    """
    if not journal.is_open or not journal.purges.may_be_late:
        return
    journal.purges.may_be_late = False
    retros = [retro for retro in journal.all(Retro) if retro.closed is not None and retro.raw_notes == "delete"]
    late = _raw_ids(journal) if retros else {}
    for retro in retros:
        if retro.id in late:
            _order(journal, retro, late[retro.id])


def _order(journal: Journal, retro: Retro, raw: set[str], *, are_gone: bool = False) -> None:
    """Store a meeting with what is erased of it counted, and the orders, as one act."""
    there = (note for each in raw if (note := journal.get(Observation, each)) is not None)
    counted = _raw_of(retro, there)
    new = replace(retro, erased=retro.erased | {note.id for note in counted})
    gone = sorted(counted, key=lambda note: note.id) if are_gone else ()
    before: Record | None = journal.get(Retro, retro.id)
    journal.edit((before, new), gone=gone, erased=[(Observation.TABLE, note) for note in sorted(raw)])


def _raw_ids(journal: Journal) -> dict[str, set[str]]:
    """Return the ids of each meeting's raw notes, also of those that were deleted or undone: the logs still hold them.

    What was undone no longer says at which meeting it was written, so it is told by its time: each note's id is drawn
    when a round is revealed. Once the meeting has ended there is no way to do it again.
    """
    meetings = sorted(each.id for each in journal.all(Retro))
    ordered = {each.record for each in journal.purges.orders.all if each.fields is None}
    raw: dict[str, set[str]] = {}
    for table, record in journal.known_ids():
        if table == Observation.TABLE and record not in ordered and was_private(journal, record):
            at = journal.values(table, record).get("retro")
            if at is None and (place := bisect_left(meetings, record)):
                at = meetings[place - 1] if meetings[place : place + 1] != [record] else None
            if isinstance(at, str):
                raw.setdefault(at, set()).add(record)
    return raw
