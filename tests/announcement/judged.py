"""The judged notes, and what the rule says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from journals.lessons.adoption import track_record
from journals.lessons.announcement import best_announced, is_in_trouble
from journals.lessons.relevance import Candidate, RankingContext
from journals.records.model import Kind, Use
from tests.guides import guide_of
from tests.relevance import data


class Situation(Struct, frozen=True, forbid_unknown_fields=True):
    """A note, and the lessons any of which a colleague would mention; none of them where nothing is to be said."""

    project: str
    stage: str
    kind: Kind | None
    pitfalls: tuple[str, ...]
    text: str
    wanted: tuple[str, ...]


class Figures(Struct, frozen=True):
    """How well it went."""

    notes: int
    said: int
    right: int
    wanted: int
    """Notes at which something was to be said."""

    @property
    def precision(self) -> float:
        """The share of what was said that was right."""
        return self.right / self.said if self.said else 1.0

    @property
    def silent(self) -> float:
        """The share of the notes at which nothing was said."""
        return 1 - self.said / self.notes


def situations(*, held: bool | None = None) -> list[Situation]:
    """Return the notes: all, or only those of projects that were or were not held back."""
    projects = {case.project.id for case in data.cases(held=held)}
    file = Path(__file__).with_name("situations.json")
    found = msgspec.json.decode(file.read_bytes(), type=list[Situation])
    return [each for each in found if each.project in projects]


def said_at(notes: Sequence[Situation]) -> list[str | None]:
    """Return what the rule says at each note: the id of a lesson, or nothing."""
    projects, guide = {case.project.id: case.project for case in data.cases()}, guide_of("da")
    told: set[tuple[str, str]] = set()
    answers: list[str | None] = []
    for note in notes:
        setting = RankingContext(projects[note.project], note.stage)
        best = None
        if is_in_trouble(note.kind) and note.pitfalls:
            best = best_announced(setting, candidates_at(note.pitfalls[0]), guide)
        lesson = best[0].lesson.id if best is not None else ""
        answers.append(None if not lesson or (note.project, lesson) in told else lesson)
        told.add((note.project, lesson))
    return answers


def candidates_at(pitfall: str) -> list[Candidate]:
    """Return the earlier lessons at a pitfall, and how they did."""
    library = data.library()
    uses: defaultdict[str, list[tuple[str, Use]]] = defaultdict(list)
    for earlier in library:
        for use in earlier.uses:
            uses[use.lesson].append((earlier.project.id, use))
    return [
        Candidate(earlier.project, each, track_record(each, uses), frozenset[str]())
        for earlier in library
        for each in earlier.lessons
        if pitfall in each.pitfalls
    ]


def figures(notes: Sequence[Situation]) -> Figures:
    """Return how well the rule does at these notes."""
    said = said_at(notes)
    return Figures(
        notes=len(notes),
        said=sum(lesson is not None for lesson in said),
        right=sum(lesson in note.wanted for note, lesson in zip(notes, said, strict=True)),
        wanted=sum(bool(note.wanted) for note in notes),
    )


def _year(day: str) -> float:
    then = date.fromisoformat(day)
    return then.year + then.timetuple().tm_yday / 365.25
