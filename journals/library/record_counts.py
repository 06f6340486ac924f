"""How much is in each project: counted in its records, or told by the index where they are not read."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from journals.library.across import counts
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.model import Action, Lesson


class RecordCounts(Struct, frozen=True):
    """How much is in a project."""

    observations: int
    untagged: int
    waiting: int
    lessons: int
    """Those that have been taken out too."""
    actions: int
    open_actions: int
    last: str | None
    """The day of the latest observation."""


def count_records(journal: Journal) -> RecordCounts:
    """Return how much is in a project, which is read for it."""
    return _counts(journal, len(journal.lessons), len(journal.actions))


def record_counts(library: Library) -> Mapping[str, RecordCounts]:
    """Return how much is in each project, by its id, without reading those that the index tells of."""
    lessons, actions = counts(library, Lesson), counts(library, Action)
    return {journal.id: _counts(journal, lessons[journal.id], actions[journal.id]) for journal in library.journals}


def _counts(journal: Journal, lessons: int, actions: int) -> RecordCounts:
    told = journal.summary
    return RecordCounts(told.observations, told.untagged, told.waiting, lessons, actions, told.open_actions, told.last)
