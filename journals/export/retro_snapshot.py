"""The records of one retrospective as they were at a moment, and as they may be written out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass

from msgspec import Struct

from journals.export.redaction import ProjectSnapshot, RedactedProject, Redactor
from journals.library.raw_notes import documented
from journals.library.record_cache import chronological_key
from journals.records.model import Action, Lesson, Observation, Use
from journals.records.retro import ParkedItem, Reflection, Retro, Theme
from journals.retro.follow_up import FollowUp, follow_up, times_discussed
from journals.retro.meeting import Meeting
from journals.retro.parked import parked_answer
from journals.retro.private_notes import PrivateCount
from journals.retro.themes import Group


class RecordedGroup(Struct, frozen=True):
    """A theme as a document may show it: the notes that were not private, and how many were."""

    theme: Theme
    notes: list[Observation]
    dots: int
    private: PrivateCount


@dataclass(frozen=True)
class MeetingSnapshot:
    """What the learning log tells of a retrospective: what it made and answered, not all that waited meanwhile."""

    retro: Retro
    groups: list[RecordedGroup]
    """Those with most dots first."""
    loose: list[Observation]
    loose_dots: dict[str, int]
    """The id of a loose note → its dots."""
    mirror: list[Reflection]
    parked: list[ParkedItem]

    @classmethod
    def of(cls, meeting: Meeting) -> MeetingSnapshot:
        """Copy what a meeting holds now."""
        ranked = meeting.ranked
        return cls(
            meeting.retro,
            _groups(meeting, ranked),
            _spoken(meeting, meeting.ungrouped),
            {each.theme.id: each.dots for each in ranked if each.is_loose},
            list(meeting.reflections.values()),
            meeting.parked,
        )


@dataclass(frozen=True)
class RetroSnapshot:
    """What the log of a retro is made of, so that another thread may look at it.

    What was written in private is only counted; a concern of before that was keeps its reply, and has no text.
    """

    records: ProjectSnapshot
    """The project, and of its records those that the retro followed up, gathered, learned and agreed."""
    retro: Retro
    groups: list[RecordedGroup]
    """Those with most dots first."""
    loose: list[Observation]
    loose_dots: dict[str, int]
    """The id of a loose note → its dots."""
    loose_private: PrivateCount
    private: PrivateCount
    """Of the whole meeting."""
    mirror: list[Reflection]
    parked: list[ParkedItem]
    agreed: list[Action]
    settled: list[tuple[Action, int]]
    """Agreements of before with an answer, and how often they have been up."""
    replied: list[Observation]
    waiting: list[Observation]
    """Concerns and questions without a reply, the one that has waited longest first."""
    held: list[tuple[Use, Lesson | None]]
    """What was said of lessons that were taken over."""
    unparked: list[ParkedItem]
    """What earlier meetings had parked, and this one took up or dropped."""
    is_under_way: bool
    """Whether more may come: it has not ended, nor is it checking out, which is when the record is written."""

    @classmethod
    def of(cls, meeting: Meeting, lesson_of: Callable[[Use], Lesson | None]) -> RetroSnapshot:
        """Copy what a meeting holds now. `lesson_of` finds what was taken over in the project that learned it."""
        journal, found = meeting.journal, follow_up(meeting)
        ranked, loose = meeting.ranked, _spoken(meeting, meeting.ungrouped)
        groups, lessons, agreed = _groups(meeting, ranked), meeting.lessons, meeting.actions
        settled = [(each, times_discussed(meeting, each)) for each in found.actions if each.id in found.answered]
        replied = [each for each in found.concerns if each.id in found.answered]
        waiting = _waiting(meeting, found)
        evidence = [journal.get(Observation, each) for lesson in lessons for each in sorted(lesson.evidence)]
        spoken = [*(note for group in groups for note in group.notes), *loose]
        notes = [*replied, *waiting, *spoken, *filter(None, evidence)]
        shown = {each.id: documented(journal, each) for each in notes}
        records = ProjectSnapshot(
            journal.id,
            journal.project,
            list(shown.values()),
            lessons,
            [*agreed, *(each for each, _ in settled)],
            [],
        )
        return cls(
            records,
            meeting.retro,
            groups,
            loose,
            {each.theme.id: each.dots for each in ranked if each.is_loose},
            meeting.private_notes.counts().get("", PrivateCount()),
            meeting.private_notes.count(),
            list(meeting.reflections.values()),
            meeting.parked,
            agreed,
            settled,
            [shown[each.id] for each in replied],
            waiting,
            [(use, lesson_of(use)) for use in found.uses if use.id in found.answered],
            [each for each in found.parked if parked_answer(meeting, each) in ("taken_up", "dropped")],
            meeting.retro.closed is None and meeting.running.phase != "check-out",
        )

    def __len__(self) -> int:
        told: tuple[Sized, ...] = (self.groups, self.mirror, self.parked, self.unparked, self.held, self.held)
        return len(self.records) + 1 + sum(map(len, told))


class RedactedRetro(RedactedProject):
    """The same with what can never be stored taken out; each record is looked at once."""

    TELLS_CONTEXT = False

    def __init__(self, snapshot: RetroSnapshot, by: str, looked: Callable[[], object]) -> None:
        showing = Redactor(by, looked)
        super().__init__(snapshot.records, showing)
        actions = {each.id: each for each in self.actions}
        self.retro = showing(snapshot.retro)
        self.groups = [
            RecordedGroup(
                showing(group.theme), [self.by_id[note.id] for note in group.notes], group.dots, group.private
            )
            for group in snapshot.groups
        ]
        self.private, self.loose_private = snapshot.private, snapshot.loose_private
        self.is_under_way = snapshot.is_under_way
        self.loose = [self.by_id[each.id] for each in snapshot.loose]
        self.loose_dots = snapshot.loose_dots
        self.mirror = [showing(each) for each in snapshot.mirror]
        self.parked = [showing(each) for each in snapshot.parked]
        self.unparked = [showing(each) for each in snapshot.unparked]
        self.agreed = [actions[each.id] for each in snapshot.agreed]
        self.settled = [(actions[each.id], number) for each, number in snapshot.settled]
        self.replied = [self.by_id[each.id] for each in snapshot.replied]
        self.waiting = [self.by_id[each.id] for each in snapshot.waiting]
        self.held = [(showing(use), showing(lesson) if lesson else None) for use, lesson in snapshot.held]


def _groups(meeting: Meeting, ranked: Iterable[Group]) -> list[RecordedGroup]:
    private = meeting.private_notes.counts()
    return [
        RecordedGroup(each.theme, _spoken(meeting, each.notes), each.dots, private.get(each.theme.id, PrivateCount()))
        for each in ranked
        if not each.is_loose
    ]


def _spoken(meeting: Meeting, notes: Iterable[Observation]) -> list[Observation]:
    """Return the notes that were not written in private."""
    return [note for note in notes if not documented(meeting.journal, note).private]


def _waiting(meeting: Meeting, found: FollowUp) -> list[Observation]:
    """Return what waits for a reply, here or from before; what came after the meeting had ended is none of its."""
    asked = _spoken(meeting, [each for each in (*found.concerns, *meeting.gathered) if each.waits])
    ended = meeting.retro.closed
    return [
        each for each in sorted(asked, key=chronological_key) if not ended or chronological_key(each)[0][:10] <= ended
    ]
