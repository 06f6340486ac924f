"""Reading the invented library and the judged starting projects, as the records a team would have written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

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
    grade: float
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
    def grades(self) -> dict[str, float]:
        """Return lesson → grade."""
        return {judgement.lesson: judgement.grade for judgement in self.judged}


class TwiceJudged(Struct, frozen=True, kw_only=True):
    """A starting project whose technology goes by a product's name, judged twice: lesson → grade, 0 where it is not."""

    case: Case
    """Its judgements are the means of both."""
    first: dict[str, int]
    """Judged project by project: which five lessons for this team?"""
    again: dict[str, int]
    """Judged lesson by lesson: which of the teams is this one for?"""


def library(*, products: bool = False) -> list[Earlier]:
    """Return the earlier projects; called by their products where those are asked about."""
    file = msgspec.json.decode((_HERE / "library.json").read_bytes(), type=_Library)
    found = [_earlier(project, file) for project in file.projects]
    if not products:
        return found
    called = _products().called
    return [replace(each, project=replace(each.project, **called[each.project.id])) for each in found]


def product_cases(*, held: bool | None = None) -> list[TwiceJudged]:
    """Return the starting projects named by products: all, or only those that were or were not held back."""
    return [_twice_judged(case) for case in _products().cases if held is None or case.held is held]


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
    technology_type: str
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


class _Start(Struct, forbid_unknown_fields=True, kw_only=True):
    id: str
    held: bool
    name: str
    technology: str
    technology_type: str
    kind: ProjectKind
    area: str
    stage: str
    context: dict[str, Level]
    purpose: str
    observations: list[_Seen]


class _Case(_Start, forbid_unknown_fields=True, kw_only=True):
    judged: tuple[Judgement, ...]


class _ProductCase(_Start, forbid_unknown_fields=True, kw_only=True):
    first: dict[str, int]
    again: dict[str, int]


class _Products(Struct, forbid_unknown_fields=True):
    called: dict[str, dict[str, str]]
    cases: list[_ProductCase]


def _earlier(project: _Project, file: _Library) -> Earlier:
    own = [lesson for lesson in file.lessons if lesson.project == project.id]
    return Earlier(
        project=Project(
            id=project.id,
            name=project.name,
            technology=project.technology,
            technology_type=project.technology_type,
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


def _products() -> _Products:
    return msgspec.json.decode((_HERE / "products.json").read_bytes(), type=_Products)


def _twice_judged(case: _ProductCase) -> TwiceJudged:
    lessons = {**case.first, **case.again}
    means = (Judgement(each, (case.first.get(each, 0) + case.again.get(each, 0)) / 2) for each in sorted(lessons))
    return TwiceJudged(case=_started(case, tuple(means)), first=case.first, again=case.again)


def _case(case: _Case) -> Case:
    return _started(case, case.judged)


def _started(case: _Start, judged: tuple[Judgement, ...]) -> Case:
    seen = (
        Observation(id=f"{case.id}-{n}", text=each.text, stage=case.stage, pitfalls=each.pitfalls)
        for n, each in enumerate(case.observations, 1)
    )
    return Case(
        project=Project(
            id=case.id,
            name=case.name,
            technology=case.technology,
            technology_type=case.technology_type,
            kind=case.kind,
            area=case.area,
            stage=case.stage,
            context=case.context,
        ),
        purpose=case.purpose,
        observations=tuple(seen),
        judged=judged,
        held=case.held,
    )
