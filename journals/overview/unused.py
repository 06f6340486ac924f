"""What is there and not used: lessons nobody met or took over, or that hurt; trials without a decision; tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from journals.lessons.adoption import TrackRecord, track_record
from journals.overview.source import OverviewSource
from journals.records.decisions import RESULT
from journals.records.facets import Tally
from journals.records.model import TRIAL, Card, Lesson

Fate: TypeAlias = Literal["unmet", "unused", "hurt"]
"""Of a lesson: no other project has decided about it, some have and none took it over, or it hurt where it was."""


class LessonFate(Struct, frozen=True):
    """A lesson that asks to be looked at."""

    fate: Fate
    project: str
    """Id of the project that learned it."""
    lesson: Lesson
    track: TrackRecord


class UnusedTag(Struct, frozen=True):
    """A pitfall that nothing was tagged with: whether it bites is unknown."""

    pitfall: str


class UndecidedTrial(Struct, frozen=True):
    """A trial of which nobody has said what comes of it (pitfall 1.2: trying without end)."""

    project: str
    """Its id."""
    card: Card

    @property
    def has_result(self) -> bool:
        """Whether it has led to something; what has not is under way, and nobody waits for a decision yet."""
        return bool(self.card.answers.get(RESULT))


def undecided_trials(source: OverviewSource) -> list[UndecidedTrial]:
    """Return the trials without a decision, the newest first."""
    found = [UndecidedTrial(project, card) for project, card in source.cards if card.form == TRIAL]
    return sorted((each for each in found if each.card.is_undecided), key=lambda each: each.card.id, reverse=True)


def lesson_fates(source: OverviewSource) -> dict[Fate, list[LessonFate]]:
    """Return the lessons that hurt, those met and never used, those never met; each in one list, the newest first."""
    found: dict[Fate, list[LessonFate]] = {"hurt": [], "unused": [], "unmet": []}
    for project, lesson in sorted(source.lessons, key=lambda each: each[1].id, reverse=True):
        track = track_record(lesson, source.uses)
        is_met = any(source.uses.get(of) for of in (lesson.id, *lesson.came_from))
        fate: Fate | None = "hurt" if track.hurt else "unmet" if not is_met else "unused" if not track.used else None
        if fate is not None:
            found[fate].append(LessonFate(fate, project, lesson, track))
    return found


def unused_tags(tallies: Mapping[str, Tally], pitfalls: Iterable[str]) -> list[UnusedTag]:
    """Return the pitfalls that no observation is tagged with, in their order; none where there are no observations."""
    used = {pitfall for counted in tallies.values() for facets in counted for pitfall in facets.pitfalls}
    return [UnusedTag(pitfall) for pitfall in pitfalls if pitfall not in used] if tallies else []
