"""For whom a document is: one's own organisation, or others.

Others get the lessons and, roughly, where they were learned: no statements, no names of units, nothing that tells who
was there. What is left is looked at like any document, and never leaves while personal data is found in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias, get_args

from msgspec.structs import replace

from journals.ids import written_day
from journals.records.base import Level
from journals.records.model import Lesson, Project
from journals.text.clean import one_line

Audience: TypeAlias = Literal["internal", "sharing"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


def shared_project(project: Project) -> Project:
    """Return a project as others may know it: technology, area and how its context stands, without notes.

    Its name may be that of a unit, so it is called by its technology, its area and the year.
    """
    about = [project.technology, project.area, written_day(project.id)[:4]]
    name = ", ".join(filter(None, map(one_line, about)))
    levels = _levels(project.context)
    return replace(project, name=name, unit="", ending="", context=levels, delete_after=None, reply_days=None)


def shared_lessons(lessons: Iterable[Lesson]) -> list[Lesson]:
    """Return the lessons that are final, without what they rest on."""
    return [
        replace(
            each,
            evidence=frozenset(),
            context=_levels(each.context),
            theme=None,
            retro=None,
            came_from=frozenset(),
            because="",
        )
        for each in lessons
        if each.status == "final"
    ]


def _levels(context: dict[str, Level]) -> dict[str, Level]:
    return {factor: Level(at.level) for factor, at in context.items() if at.level is not None}
