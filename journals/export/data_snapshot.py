"""What the data forms of an export are made of: records of projects, each as it may be written out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journals.export.audience import Audience, shared_lessons, shared_project
from journals.export.decided_lessons import LessonOf, scope_filter
from journals.export.log_snapshot import sorted_by_name
from journals.export.redaction import PersonalCounts, Redactor
from journals.export.scope import EVERYTHING, Scope, ScopeFilter
from journals.library.journal import Journal
from journals.library.raw_notes import documented
from journals.records.base import Record
from journals.records.model import Action, Card, Lesson, Observation, Project, Review, Use
from journals.records.retro import ParkedItem, Retro, Theme

KINDS_OF_RECORDS: tuple[type[Record], ...] = (Observation, Lesson, Action, Card, Use, Review, Retro, Theme, ParkedItem)
"""In this order; not who voted for what, nor what was written in private."""


@dataclass(frozen=True)
class DataSnapshot:
    """The records of one project as they were at a moment; of private notes no text."""

    project: Project
    records: list[Record]
    """By kind, the oldest first; actions by when they are due."""

    @classmethod
    def of(cls, journal: Journal, audience: Audience, wanted: ScopeFilter | None = None) -> DataSnapshot:
        """Copy what a journal holds now, as far as it is for this audience and `wanted`."""
        wants = wanted or ScopeFilter(EVERYTHING, journal)
        if audience == "sharing":
            return cls(shared_project(journal.project), [*shared_lessons(filter(wants, journal.all(Lesson)))])
        held = (each for kind in KINDS_OF_RECORDS for each in journal.all(kind))
        return cls(journal.project, [_leaving(journal, each) for each in held if wants(each)])

    def __len__(self) -> int:
        return 1 + len(self.records)


def data_snapshots(
    journals: Sequence[Journal],
    audience: Audience = "internal",
    scope: Scope = EVERYTHING,
    lesson_of: LessonOf = lambda use: None,
) -> list[DataSnapshot]:
    """Copy what the data forms of these projects are made of, in the order of their names."""
    return [DataSnapshot.of(each, audience, scope_filter(scope, each, lesson_of)) for each in sorted_by_name(journals)]


class RedactedData:
    """Projects as they may be written out; their records are looked at one by one as they are asked for."""

    def __init__(self, snapshots: Sequence[DataSnapshot], showing: Redactor) -> None:
        self._taken, self._showing = snapshots, showing

    @property
    def personal(self) -> PersonalCounts:
        """What was found until now."""
        return self._showing.personal

    def __iter__(self) -> Iterator[tuple[Project, Iterator[Record]]]:
        """Yield each project with its records."""
        for each in self._taken:
            yield self._showing(each.project), map(self._showing, each.records)


def _leaving(journal: Journal, record: Record) -> Record:
    return documented(journal, record) if isinstance(record, Observation) else record
