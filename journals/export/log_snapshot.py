"""What the learning log of a project is made of: its records as they are taken, and as they may be written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journals.export.audience import Audience, shared_lessons, shared_project
from journals.export.decided_lessons import (
    DecidedLesson,
    LessonOf,
    decided_lessons,
    redacted_decision,
    scope_filter,
)
from journals.export.log_scope import scoped_meetings, scoped_records
from journals.export.meetings_section import LoggedMeeting, meeting_snapshots, shown_records
from journals.export.redaction import ProjectSnapshot, RedactedProject, Redactor
from journals.export.retro_snapshot import MeetingSnapshot
from journals.export.scope import EVERYTHING, Scope
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.document_marks import RecordMark, project_mark, record_mark
from journals.records.model import Observation
from journals.text.clean import sort_key


@dataclass(frozen=True)
class LogSnapshot:
    """What the learning log of one project is made of."""

    records: ProjectSnapshot
    meetings: list[MeetingSnapshot]
    """The first first."""
    decided: list[DecidedLesson]
    """The first first."""
    audience: Audience = "internal"
    held_back: int = 0
    """How many lessons are not for this audience, because they are no more than drafts."""
    scope: Scope = EVERYTHING

    def __len__(self) -> int:
        return len(self.records) + sum(map(shown_records, self.meetings)) + 3 * len(self.decided)


class RedactedLog(RedactedProject):
    """The same as it may be written out."""

    def __init__(self, snapshot: LogSnapshot, showing: Redactor) -> None:
        super().__init__(snapshot.records, showing)
        self.meetings = [LoggedMeeting(each, showing, self.by_id) for each in snapshot.meetings]
        self.audience, self.held_back, self.scope = snapshot.audience, snapshot.held_back, snapshot.scope
        self.decided = [redacted_decision(each, showing) for each in snapshot.decided]

    def mark_of(self, record: Record) -> RecordMark | None:
        """Return the mark by which a record is known again; None where it may have none."""
        return record_mark(record) if self._may_be_marked(record) else None

    def project_marks(self) -> Iterator[str]:
        """Yield the mark of the project."""
        # What a part of a project does not hold is not gone there.
        every = (*self.observations, *self.lessons, *self.actions) if self.scope.is_everything else ()
        ids = [each.id for each in every if self._may_be_marked(each)]
        if self.audience == "internal" and (mark := project_mark(self.id, ids)):
            yield mark.comment

    def _may_be_marked(self, record: Record) -> bool:
        """Return whether a record has a mark: what others than one's own organisation get has none.

        Nor has a note of a private round: an id says when it was made.
        """
        return self.audience != "sharing" and not (isinstance(record, Observation) and record.private)

    @property
    def tells_all(self) -> bool:
        """Whether more than lessons stand in it."""
        return self.audience == "internal" and not self.scope.lessons_only

    @property
    def has_any(self) -> bool:
        """Whether there is anything of it within the scope."""
        return any((self.observations, self.lessons, self.actions, self.meetings, self.decided, self.held_back))


def project_snapshots(
    journals: Iterable[Journal],
    lesson_of: LessonOf = lambda use: None,
    audience: Audience = "internal",
    scope: Scope = EVERYTHING,
) -> list[LogSnapshot]:
    """Copy what the learning log of these projects is made of, as far as it is for this audience and in this scope.

    `lesson_of` finds the earlier projects' lessons that they decided about.
    """
    return [_snapshot(each, lesson_of, audience, scope) for each in sorted_by_name(journals)]


def _snapshot(journal: Journal, lesson_of: LessonOf, audience: Audience, scope: Scope) -> LogSnapshot:
    records, wants = ProjectSnapshot.of(journal), scope_filter(scope, journal, lesson_of)
    if audience == "sharing":
        learned = [*filter(wants, records.lessons)]
        project, lessons = shared_project(records.project), shared_lessons(learned)
        drafts = sum(each.status == "draft" for each in learned)
        return LogSnapshot(ProjectSnapshot(records.id, project, [], lessons, [], []), [], [], audience, drafts, scope)
    meetings, decided = meeting_snapshots(journal), decided_lessons(journal, lesson_of)
    if not scope.is_everything:
        meetings = scoped_meetings(meetings, scope, wants)
        records, decided = scoped_records(records, meetings, wants), [each for each in decided if wants(each.use)]
    return LogSnapshot(records, meetings, decided, scope=scope)


def sorted_by_name(journals: Iterable[Journal]) -> list[Journal]:
    """Return projects in the order of their names, each once."""
    each_once = {journal.id: journal for journal in journals}
    return sorted(each_once.values(), key=lambda journal: (sort_key(journal.project.name), journal.id))
