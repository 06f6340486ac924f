"""What a retrospective follows up: what was parked and agreed before it, concerns without a reply, lessons taken over.

What is answered is noted in the retro's own record, in the same act as the answer: so it stays in sight during the
meeting and stands in its log, and one undo takes both back.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from journals.lessons.adoption import adopted_lessons
from journals.library.pending_write import PendingWrite
from journals.library.record_cache import chronological_key
from journals.records.model import Action, Observation, Outcome, Use
from journals.records.retro import ParkedItem, Retro
from journals.retro.answers import ActionAnswer, FollowedRecord, store_answer, with_answer
from journals.retro.meeting import Meeting, former_retros
from journals.retro.parked import parked_answer, parked_before
from journals.text.dates import day_to_order_by, first_day, last_day


class FollowUp(Struct, frozen=True):
    """What there is to follow up, and what was answered at this meeting."""

    parked: list[ParkedItem]
    """What earlier meetings laid aside, the first first."""
    actions: list[Action]
    """Those that have been up most often first."""
    concerns: list[Observation]
    """The one that has waited longest first."""
    uses: list[Use]
    """What was decided of earlier projects' lessons that were taken over."""
    answered: frozenset[str]

    def __len__(self) -> int:
        return len(self.all)

    @property
    def unanswered(self) -> int:
        """How many have no answer yet."""
        return sum(each.id not in self.answered for each in self.all)

    @property
    def all(self) -> list[FollowedRecord]:
        """All of it, in the order in which it is gone through."""
        return [*self.parked, *self.actions, *self.concerns, *self.uses]

    def answer(self, meeting: Meeting, record: FollowedRecord) -> str:
        """Return what was said of one of them at a meeting; "" where nothing was, `answered` of a concern."""
        if isinstance(record, Use):
            return record.held or ""
        if isinstance(record, ParkedItem):
            return parked_answer(meeting, record) or ""
        if record.id not in self.answered:
            return ""
        if isinstance(record, Observation):
            return "answered"
        return "carried" if record.status == "open" else record.status


class AgreedDay(Struct, frozen=True):
    """The day on which an earlier meeting said that this one would be."""

    former: Retro
    """The meeting that agreed on it."""
    day: str
    late: int | None
    """How many days later this one was, below zero for earlier, 0 in the agreed week; None where a day is unknown."""


def follow_up(meeting: Meeting) -> FollowUp:
    """Return what a meeting follows up. What it has answered stays where it stood."""
    journal, known = meeting.journal, meeting.retro.followed
    actions = [a for a in journal.actions if a.retro != meeting.id and (a.status == "open" or a.id in known)]
    concerns = [o for o in journal.observations if o.retro != meeting.id and (o.waits or o.id in known)]
    return FollowUp(
        parked=parked_before(meeting),
        actions=sorted(actions, key=lambda action: -times_discussed(meeting, action)),
        concerns=sorted(concerns, key=chronological_key),
        uses=[use for use in adopted_lessons(journal) if use.held is None or use.id in known],
        answered=(known | {a.id for a in actions if meeting.id in a.carried}) - {o.id for o in concerns if o.waits},
    )


def agreed_actions(meeting: Meeting) -> list[Action]:
    """Return what a meeting agreed, then what it carried on from before, whatever has become of it."""
    return [*meeting.actions, *(each for each in follow_up(meeting).actions if meeting.id in each.carried)]


def times_discussed(meeting: Meeting, action: Action) -> int:
    """Return how many times an action has been up, this one included."""
    return len(action.carried - {meeting.id}) + 1


def agreed_day(meeting: Meeting) -> AgreedDay | None:
    """Return when the meeting before said that this one would be; None where it said nothing, or there was none."""
    former = next((each for each in former_retros(meeting.journal, meeting.id) if each.id < meeting.id), None)
    if former is None or former.next is None:
        return None
    return AgreedDay(former, former.next, _days_late(former.next, meeting.retro.day))


def days_waited(concern: Observation, today: date) -> int | None:
    """Return for how many days a concern has waited; None where nobody knows when it was said."""
    days = _days_between(concern.happened, today.isoformat())
    return None if days is None else max(0, days)


def meetings_waited(meeting: Meeting, concern: Observation) -> int:
    """Return how many earlier meetings a concern has waited through, the one at which it was said included."""
    said = day_to_order_by(concern.happened)
    return sum(
        each.id == concern.retro or (day_to_order_by(each.day), each.id) > (said, concern.id)
        for each in former_retros(meeting.journal, meeting.id)
        if each.id < meeting.id
    )


def answer_action(
    meeting: Meeting, action: Action, answer: ActionAnswer, *, today: date, because: str = ""
) -> PendingWrite | None:
    """Store what the room says of an action; it may have said something else before.

    Raises:
        Invalid: what cannot be stored; then nothing is.
    """
    new = with_answer(action, answer, meeting, today=today, text=because)
    return store_answer(meeting.journal, meeting, action, new)


def answer_lesson(meeting: Meeting, use: Use, held: Outcome, *, today: date) -> PendingWrite | None:
    """Store whether a lesson that was taken over has helped so far."""
    return store_answer(meeting.journal, meeting, use, replace(use, held=held, held_on=today.isoformat()))


def answer_concern(meeting: Meeting, concern: Observation, new: Observation) -> PendingWrite | None:
    """Store the reply to a concern; without one it waits on."""
    return store_answer(meeting.journal, meeting, concern, new)


def _days_late(agreed: str, met_on: str | None) -> int | None:
    """Return how many days after an agreed day or week one met, below zero for before; None where either is no day."""
    after, before = _days_between(last_day(agreed), met_on), _days_between(first_day(agreed), met_on)
    return None if after is None or before is None else max(after, 0) or min(before, 0)


def _days_between(first: str | None, last: str | None) -> int | None:
    """Return the days from one stored day to another; None where one is missing or is no day."""
    try:
        return (date.fromisoformat(first_day(last or "")) - date.fromisoformat(first_day(first or ""))).days
    except ValueError:
        return None
