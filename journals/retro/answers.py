"""What is said of one thing that is followed up: at a meeting, whose record tells it too, or between meetings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, TypeAlias, get_args

from msgspec.structs import replace

from journals.errors import Ambiguous, Invalid, NotFound
from journals.ids import is_named_by
from journals.library.journal import Journal
from journals.library.pending_write import PendingWrite
from journals.records.model import OUTCOMES, REPLY_KINDS, Action, Observation, Use
from journals.records.retro import ParkedItem
from journals.retro.meeting import Meeting
from journals.retro.parked import PARKED_ANSWERS, answer_parked
from journals.text.clean import clean

ActionAnswer: TypeAlias = Literal["done", "carried", "dropped"]
"""What the room says of an action."""
ACTION_ANSWERS: tuple[ActionAnswer, ...] = get_args(ActionAnswer)
FollowedRecord: TypeAlias = Action | Observation | Use | ParkedItem
"""What is followed up: an agreed action, a concern, a lesson that was taken over, what was parked."""

ANSWERS_BY_TYPE: dict[type[FollowedRecord], tuple[str, ...]] = {
    Action: ACTION_ANSWERS,
    Observation: REPLY_KINDS,
    Use: OUTCOMES,
    ParkedItem: PARKED_ANSWERS,
}
"""What can be said of each kind of thing."""
ALL_ANSWERS = tuple(dict.fromkeys(answer for answers in ANSWERS_BY_TYPE.values() for answer in answers))
"""The answers to everything that is followed up, each once."""


def answers_to(record: FollowedRecord) -> tuple[str, ...]:
    """Return what can be said of a thing."""
    return ANSWERS_BY_TYPE[type(record)]


def needs_text(record: FollowedRecord, answer: str) -> bool:
    """Return whether an answer is none without words: why an action was dropped, the reply to a concern."""
    return isinstance(record, Observation) or (isinstance(record, Action) and answer == "dropped")


def takes_text(record: FollowedRecord, answer: str) -> bool:
    """Return whether words that come with an answer are kept: also how a lesson went may be told."""
    return isinstance(record, Use) or needs_text(record, answer)


def with_answer(
    record: FollowedRecord, answer: str, meeting: Meeting | None, *, today: date, text: str = ""
) -> FollowedRecord:
    """Return a record as an answer leaves it, at a meeting or (None) between meetings; it may have had another before.

    Raises:
        Invalid: `text_empty`, or `not_an_answer` for what cannot be said of it; `no_retro_open` for what only a meeting
            settles.
    """
    if answer not in answers_to(record):
        raise Invalid("not_an_answer", answer=answer, valid=", ".join(answers_to(record)))
    if needs_text(record, answer) and not text.strip():
        raise Invalid("text_empty", field="because")
    day = today.isoformat()
    if isinstance(record, Observation):
        return replace(record, reply=text, reply_as=answer, replied=record.replied or day)
    if isinstance(record, Use):
        on = record.held_on if record.held == answer and record.held_on else day
        return replace(record, held=answer, held_because=text or record.held_because, held_on=on)
    if isinstance(record, ParkedItem):
        if meeting is None:
            raise Invalid("no_retro_open")
        return record
    here = frozenset({meeting.id} if meeting else ())
    return replace(
        record,
        status="open" if answer == "carried" else answer,
        done=day if answer == "done" else None,
        because=text if answer == "dropped" else "",
        carried=record.carried | here if answer == "carried" else record.carried - here,
    )


def store_answer(
    journal: Journal, meeting: Meeting | None, old: FollowedRecord, new: FollowedRecord
) -> PendingWrite | None:
    """Store a record with its answer, and at a meeting that it was followed up, as one act.

    A concern that still waits has not been answered. What was parked is settled by `answer_parked`.
    """
    if meeting is None or (isinstance(new, Observation) and new.waits):
        return journal.edit((old, new))
    retro = meeting.retro
    return journal.edit((old, new), (retro, replace(retro, followed=retro.followed | {new.id})))


def settle(
    journal: Journal, meeting: Meeting | None, old: FollowedRecord, new: FollowedRecord, answer: str, today: date
) -> PendingWrite | None:
    """Store an answer to whatever it is."""
    if isinstance(old, ParkedItem) and meeting is not None:
        return answer_parked(
            meeting, old, next(each for each in PARKED_ANSWERS if each == answer), today=today.isoformat()
        )
    return store_answer(journal, meeting, old, new)


def find_followed(records: Iterable[FollowedRecord], name: str, project: str) -> FollowedRecord:
    """Return the one of some records that an id, or a start or end of it, means; a lesson is named by its own.

    Raises:
        NotFound: `not_followed`. Ambiguous: `ambiguous_record`.
    """
    wanted = clean(name).strip().casefold()
    named = {followed_id(each): each for each in records}
    fits = [each for each in named if is_named_by(each, wanted)]
    exact = [each for each in fits if each.casefold() == wanted] or fits
    if not exact:
        raise NotFound("not_followed", record=clean(name), project=project)
    if len(exact) > 1:
        raise Ambiguous("ambiguous_record", record=clean(name), fits=sorted(exact))
    return named[exact[0]]


def followed_id(record: FollowedRecord) -> str:
    """Return the id by which a thing is named: that of the lesson, where it says how one did."""
    return record.lesson if isinstance(record, Use) else record.id
