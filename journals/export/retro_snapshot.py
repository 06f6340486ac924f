"""The records of one retrospective as they were at a moment, and as they may be written out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journals.export.redaction import ProjectSnapshot, RedactedProject, Redactor
from journals.records.model import Action, Lesson, Observation, Use
from journals.records.retro import ParkedItem, Reflection, Retro
from journals.retro.follow_up import follow_up, times_discussed
from journals.retro.meeting import Meeting
from journals.retro.themes import Group


@dataclass(frozen=True)
class RetroSnapshot:
    """What the log of a retro is made of, so that another thread may look at it."""

    records: ProjectSnapshot
    """The project, and of its records those that the retro followed up, gathered, learned and agreed."""
    retro: Retro
    groups: list[Group]
    """Those with most dots first."""
    loose: list[Observation]
    loose_dots: dict[str, int]
    """The id of a loose note → its dots."""
    mirror: list[Reflection]
    parked: list[ParkedItem]
    agreed: list[Action]
    settled: list[tuple[Action, int]]
    """Agreements of before with an answer, and how often they have been up."""
    replied: list[Observation]
    held: list[tuple[Use, Lesson | None]]
    """What was said of lessons that were taken over."""

    @classmethod
    def of(cls, meeting: Meeting, lesson_of: Callable[[Use], Lesson | None]) -> RetroSnapshot:
        """Copy what a meeting holds now. `lesson_of` finds what was taken over in the project that learned it."""
        journal, found = meeting.journal, follow_up(meeting)
        ranked, loose, lessons, agreed = meeting.ranked, meeting.ungrouped, meeting.lessons, meeting.actions
        groups = [each for each in ranked if not each.is_loose]
        settled = [(each, times_discussed(meeting, each)) for each in found.actions if each.id in found.answered]
        replied = [each for each in found.concerns if each.id in found.answered]
        evidence = [journal.get(Observation, each) for lesson in lessons for each in sorted(lesson.evidence)]
        notes = [*replied, *(note for group in groups for note in group.notes), *loose, *filter(None, evidence)]
        records = ProjectSnapshot(
            journal.id,
            journal.project,
            list({each.id: each for each in notes}.values()),
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
            list(meeting.reflections.values()),
            meeting.parked,
            agreed,
            settled,
            replied,
            [(use, lesson_of(use)) for use in found.uses if use.id in found.answered],
        )

    def __len__(self) -> int:
        return len(self.records) + 1 + len(self.groups) + len(self.mirror) + len(self.parked) + 2 * len(self.held)


class RedactedRetro(RedactedProject):
    """The same with what can never be stored taken out; each record is looked at once."""

    TELLS_CONTEXT = False

    def __init__(self, taken: RetroSnapshot, by: str, looked: Callable[[], object]) -> None:
        showing = Redactor(by, looked)
        super().__init__(taken.records, showing)
        actions = {each.id: each for each in self.actions}
        self.retro = showing(taken.retro)
        self.groups = [
            Group(showing(group.theme), [self.by_id[note.id] for note in group.notes], group.dots)
            for group in taken.groups
        ]
        self.loose = [self.by_id[each.id] for each in taken.loose]
        self.loose_dots = taken.loose_dots
        self.mirror = [showing(each) for each in taken.mirror]
        self.parked = [showing(each) for each in taken.parked]
        self.agreed = [actions[each.id] for each in taken.agreed]
        self.settled = [(actions[each.id], number) for each, number in taken.settled]
        self.replied = [self.by_id[each.id] for each in taken.replied]
        self.held = [(showing(use), showing(lesson) if lesson else None) for use, lesson in taken.held]
