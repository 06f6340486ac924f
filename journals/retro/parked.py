"""What earlier retrospectives parked: the next one takes it up, parks it again, or drops it.

What was parked, and what became of it, stays in the same record; each answer is one act that undo takes back whole.
"""

from __future__ import annotations

import hashlib
from typing import Literal, TypeAlias, get_args

from msgspec.structs import replace

from journals.ids import created_at, ulid_from
from journals.library.pending_write import PendingWrite
from journals.records.model import Observation
from journals.records.retro import ParkedItem
from journals.retro.meeting import Meeting

ParkedAnswer: TypeAlias = Literal["taken_up", "again", "dropped"]
"""What the room says of something that was parked."""
PARKED_ANSWERS: tuple[ParkedAnswer, ...] = get_args(ParkedAnswer)


def parked_before(meeting: Meeting) -> list[ParkedItem]:
    """Return what earlier meetings parked and nobody has settled, or this one has, the first first."""
    known = meeting.retro.followed
    waits = [
        each
        for each in meeting.journal.all(ParkedItem)
        if each.retro < meeting.id and (each.outcome is None or each.id in known)
    ]
    return sorted(waits, key=lambda each: each.id)


def parked_answer(meeting: Meeting, item: ParkedItem) -> ParkedAnswer | None:
    """Return what a meeting said of something that was parked before it; None where it has not."""
    if item.id not in meeting.retro.followed:
        return None
    return item.outcome or ("again" if meeting.id in item.again else None)


def answer_parked(meeting: Meeting, item: ParkedItem, answer: ParkedAnswer, *, today: str) -> PendingWrite | None:
    """Store what becomes of something parked; it may have become something else before.

    Taken up it is a note of this meeting; where two machines take it up at once, it is one and the same note.
    """
    here, journal, retro = {meeting.id}, meeting.journal, meeting.retro
    new = replace(
        item,
        outcome=None if answer == "again" else answer,
        again=item.again | here if answer == "again" else item.again - here,
    )
    name = _note_id(meeting, item)
    old = journal.get(Observation, name)
    said = Observation(id=name, text=item.text, stage=journal.project.stage, happened=today, retro=meeting.id)
    taken = [(old, said)] if answer == "taken_up" and old is None else []
    gone = [old] if old is not None and answer != "taken_up" else []
    followed = replace(retro, followed=retro.followed | {item.id})
    return journal.edit((item, new), (retro, followed), *taken, gone=gone)


def _note_id(meeting: Meeting, item: ParkedItem) -> str:
    """Return the id of the note that something parked becomes at a meeting: just after the meeting began."""
    drawn = hashlib.sha256(f"{meeting.id} {item.id}".encode()).digest()
    return ulid_from(int(created_at(meeting.id).timestamp() * 1000) + 1, int.from_bytes(drawn[:10], "big"))
