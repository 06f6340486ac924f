"""Closing a project: finished, or stopped, which is a good ending too; and what is to be gone through at the end."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from journals.lessons.adoption import adopted_lessons
from journals.library.journal import Journal
from journals.records.model import Lesson, Project

Ending: TypeAlias = Literal["finished", "stopped"]
ENDINGS: tuple[Ending, ...] = ("finished", "stopped")


class ClosingProgress(Struct, frozen=True):
    """How far a project is with what is to be gone through at its end."""

    known: int
    """Context factors of which something is known."""
    drafts: int
    final: int
    adopted: int
    """Lessons taken over from others."""
    answered: int
    """Those of them of which somebody has said whether they held."""


def is_closed(project: Project) -> bool:
    """Return whether a project has been closed."""
    return project.status in ENDINGS


def close_project(project: Project, ending: Ending, today: date) -> Project:
    """Return the project as closed; one that was closed before keeps its date."""
    return replace(project, status=ending, ended=(project.ended if is_closed(project) else None) or today.isoformat())


def active_lessons(journal: Journal) -> list[Lesson]:
    """Return the project's lessons that have not been retired, drafts first, each in the order they were learned."""
    found = [lesson for lesson in journal.all(Lesson) if lesson.status != "retired"]
    return sorted(found, key=lambda lesson: (lesson.status == "final", lesson.id))


def closing_progress(journal: Journal) -> ClosingProgress:
    """Return how far the project's closing review has come."""
    lessons, taken = active_lessons(journal), adopted_lessons(journal)
    final = sum(lesson.status == "final" for lesson in lessons)
    return ClosingProgress(
        known=sum(bool(at.level or at.note) for at in journal.project.context.values()),
        drafts=len(lessons) - final,
        final=final,
        adopted=len(taken),
        answered=sum(use.held is not None for use in taken),
    )
