"""What of projects a document is about: all, or the lessons, one pitfall, or a period.

A record belongs to a period by the days it tells of. A lesson tells of none: it is of the day of its meeting, else of
the day it was written.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from journals.ids import written_day
from journals.library.journal import Journal
from journals.records.base import Record
from journals.records.model import Action, Card, Lesson, Observation, Review, Use
from journals.records.retro import ParkedItem, Reflection, Retro, Theme
from journals.text.dates import first_day, last_day


class Scope(Struct, frozen=True):
    """What is wanted; nothing that is said leaves out nothing."""

    pitfall: str = ""
    since: str = ""
    """The first day of the period; "" where it has no beginning."""
    until: str = ""
    lessons_only: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == EVERYTHING

    @property
    def is_period(self) -> bool:
        """Whether it is about a period."""
        return bool(self.since or self.until)

    @property
    def values(self) -> dict[str, str]:
        """What programs are told of it."""
        said = {"pitfall": self.pitfall, "since": self.since, "until": self.until}
        return {name: value for name, value in said.items() if value} | (
            {"only": "lessons"} if self.lessons_only else {}
        )


EVERYTHING = Scope()


class ScopeFilter:
    """The records of one project that a document of this scope is about."""

    def __init__(
        self, scope: Scope, journal: Journal, lesson_of: Callable[[Use], Lesson | None] = lambda use: None
    ) -> None:
        """`lesson_of` finds the lesson of another project that a decision is about."""
        self._scope, self._lesson_of = scope, lesson_of
        self._retro_days = {each.id: each.day or "" for each in journal.all(Retro)} if scope.is_period else {}
        about: list[Observation | Lesson] = []
        if scope.pitfall:
            about = [*journal.all(Observation), *journal.all(Lesson)]
        self._sources = {each.id for each in about if scope.pitfall in each.pitfalls}
        """Ids of what speaks to the pitfall: an action that comes from it is about it too."""

    def __call__(self, record: Record) -> bool:
        """Return whether the document is about a record."""
        scope = self._scope
        if scope.lessons_only and not isinstance(record, Lesson):
            return False
        if scope.pitfall and not self._is_about_pitfall(record):
            return False
        # A form of the profile tells of no day: it holds at all times.
        return not scope.is_period or isinstance(record, Card) or any(map(self._is_within, self._days(record)))

    def _is_within(self, day: str) -> bool:
        return bool(day) and day >= self._scope.since and (not self._scope.until or day <= self._scope.until)

    def _is_about_pitfall(self, record: Record) -> bool:
        if isinstance(record, Observation | Lesson):
            return record.id in self._sources
        if isinstance(record, Reflection):
            return record.pitfall == self._scope.pitfall
        if isinstance(record, Use):
            lesson = self._lesson_of(record)
            return lesson is not None and self._scope.pitfall in lesson.pitfalls
        return isinstance(record, Action) and record.source in self._sources

    def _days(self, record: Record) -> tuple[str, ...]:
        """Return the ISO days that a record tells of: a week is of its first day, a deadline of its last."""
        if isinstance(record, Observation):
            return (first_day(record.happened or ""),)
        if isinstance(record, Lesson):
            return (self._retro_day(record.retro) or written_day(record.id), record.revised or "")
        if isinstance(record, Action):
            agreed = self._retro_day(record.retro) or written_day(record.id)
            return (agreed, last_day(record.due or ""), record.done or "")
        if isinstance(record, Use):
            return (record.decided or "", record.as_decided.held_on or "")
        if isinstance(record, Retro | Review):
            return (record.day or "",)
        return (self._retro_day(record.retro),) if isinstance(record, Theme | ParkedItem | Reflection) else ()

    def _retro_day(self, retro: str | None) -> str:
        return self._retro_days.get(retro or "", "")
