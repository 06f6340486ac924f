"""Reading the invented library and the judged starting projects, as the records a team would have written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from journals.records.base import Level
from journals.records.model import (
    Decision,
    Lesson,
    LessonStatus,
    Observation,
    Outcome,
    Project,
    ProjectKind,
    Status,
    Use,
)

TODAY = "2025-09-01"
"""The day on which every starting project asks: after the latest lesson."""
_HERE = Path(__file__).parent


class Earlier(Struct, frozen=True, kw_only=True):
    """An earlier project, with what it learned and what it took over from others."""

    project: Project
    year: int
    bites: frozenset[str]
    """The pitfalls that bit there."""
    lessons: tuple[Lesson, ...]
    days: dict[str, str]
    """Lesson → the day it was written; in a journal, the log knows."""
    uses: tuple[Use, ...]
    """What this project decided about the lessons of others, and whether that held."""


class Judgement(Struct, frozen=True, forbid_unknown_fields=True):
    """What a lesson is worth to a starting project: 3 read it before you start, 2 useful, 1 a little, 0 not."""

    lesson: str
    grade: int
    why: str = ""
    """What a colleague would say who lays it on the table; for each 3."""


class Case(Struct, frozen=True, kw_only=True):
    """A starting project and the judgements; a lesson without one is worth nothing to it."""

    project: Project
    purpose: str
    observations: tuple[Observation, ...]
    judged: tuple[Judgement, ...]
    held: bool

    @property
    def grades(self) -> dict[str, int]:
        """Return lesson → grade."""
        return {judgement.lesson: judgement.grade for judgement in self.judged}


def library() -> list[Earlier]:
    """Return the earlier projects."""
    file = msgspec.json.decode((_HERE / "library.json").read_bytes(), type=_Library)
    return [_earlier(project, file) for project in file.projects]


def cases(*, held: bool | None = None) -> list[Case]:
    """Return the starting projects: all, or only those that were or were not held back."""
    found = msgspec.json.decode((_HERE / "cases.json").read_bytes(), type=list[_Case])
    return [_case(case) for case in found if held is None or case.held is held]


class _Use(Struct, forbid_unknown_fields=True):
    by: str
    decision: Decision
    because: str = ""
    held: Outcome | None = None
    held_because: str = ""


class _Lesson(Struct, forbid_unknown_fields=True):
    id: str
    project: str
    title: str
    situation: str
    learned: str
    do: str
    stage: str
    pitfalls: frozenset[str]
    status: LessonStatus
    day: str
    conditions: str = ""
    uses: tuple[_Use, ...] = ()


class _Project(Struct, forbid_unknown_fields=True):
    id: str
    name: str
    technology: str
    kind: ProjectKind
    area: str
    status: Status
    year: int
    context: dict[str, Level]
    bites: frozenset[str]
    ending: str = ""


class _Library(Struct, forbid_unknown_fields=True):
    projects: list[_Project]
    lessons: list[_Lesson]


class _Seen(Struct, forbid_unknown_fields=True):
    text: str
    pitfalls: frozenset[str] = frozenset()


class _Case(Struct, forbid_unknown_fields=True):
    id: str
    held: bool
    name: str
    technology: str
    kind: ProjectKind
    area: str
    stage: str
    context: dict[str, Level]
    purpose: str
    observations: list[_Seen]
    judged: tuple[Judgement, ...]


def _earlier(project: _Project, file: _Library) -> Earlier:
    own = [lesson for lesson in file.lessons if lesson.project == project.id]
    return Earlier(
        project=Project(
            id=project.id,
            name=project.name,
            technology=project.technology,
            kind=project.kind,
            area=project.area,
            stage="S7" if project.status == "finished" else "S4",
            status=project.status,
            ended=None if project.status == "active" else max(lesson.day for lesson in own),
            ending=project.ending,
            context=project.context,
        ),
        year=project.year,
        bites=project.bites,
        lessons=tuple(_lesson(lesson, project.context) for lesson in own),
        days={lesson.id: lesson.day for lesson in own},
        uses=tuple(_uses(project.id, file.lessons)),
    )


def _lesson(lesson: _Lesson, context: dict[str, Level]) -> Lesson:
    return Lesson(
        id=lesson.id,
        title=lesson.title,
        situation=lesson.situation,
        learned=lesson.learned,
        do=lesson.do,
        stage=lesson.stage,
        pitfalls=lesson.pitfalls,
        context=context,
        conditions=lesson.conditions,
        status=lesson.status,
    )


def _uses(project: str, lessons: list[_Lesson]) -> Iterator[Use]:
    """Yield what a project decided; the file keeps it with the lesson, a journal with whoever took it over."""
    for lesson in lessons:
        for use in lesson.uses:
            if use.by == project:
                yield Use(
                    id=lesson.id,
                    lesson=lesson.id,
                    origin=lesson.project,
                    decision=use.decision,
                    because=use.because,
                    held=use.held,
                    held_because=use.held_because,
                )


def _case(case: _Case) -> Case:
    seen = (
        Observation(id=f"{case.id}-{n}", text=each.text, stage=case.stage, pitfalls=each.pitfalls)
        for n, each in enumerate(case.observations, 1)
    )
    return Case(
        project=Project(
            id=case.id,
            name=case.name,
            technology=case.technology,
            kind=case.kind,
            area=case.area,
            stage=case.stage,
            context=case.context,
        ),
        purpose=case.purpose,
        observations=tuple(seen),
        judged=case.judged,
        held=case.held,
    )
