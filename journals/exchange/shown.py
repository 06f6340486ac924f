"""A journal as it may be written out: what can never be stored, but stands there from before, is taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol

from journals.guard import counted, without
from journals.journal import Journal
from journals.model import Action, Lesson, Observation, Project
from journals.privacy import Level, What
from journals.record import Record


class Shown:
    """The records of one project as they are now, with the words `by` in the place of what is taken out.

    They are taken at once and looked at when they are asked for, so another thread may do that.
    """

    def __init__(self, journal: Journal, by: str) -> None:
        self.id = journal.id
        self._project, self._observations = journal.project, [*journal.observations]
        self._lessons, self._actions = [*journal.lessons], [*journal.actions]
        self._by = by

    @cached_property
    def project(self) -> Project:
        """The project itself."""
        return without(self._project, self._by, levels=("block",))

    @cached_property
    def observations(self) -> list[Observation]:
        """All observations, newest first."""
        return [without(each, self._by, levels=("block",)) for each in self._observations]

    @cached_property
    def lessons(self) -> list[Lesson]:
        """All lessons, newest first."""
        return [without(each, self._by, levels=("block",)) for each in self._lessons]

    @cached_property
    def actions(self) -> list[Action]:
        """All actions, the one due first first."""
        return [without(each, self._by, levels=("block",)) for each in self._actions]

    @property
    def unseen(self) -> list[Record]:
        """The records with what is taken out still in them."""
        return [self._project, *self._observations, *self._lessons, *self._actions]

    @cached_property
    def by_id(self) -> dict[str, Observation]:
        """The observations by their ids."""
        return {each.id: each for each in self.observations}


def personal(journals: Iterable[Journal]) -> dict[Level, Counter[What]]:
    """Count the personal data in what would be written out, by level and kind; *block* is what is taken out."""
    records = [record for j in journals for record in (j.project, *j.observations, *j.lessons, *j.actions)]
    return counted(records)


class Unseen(Protocol):
    """What was taken of a project for a document."""

    @property
    def unseen(self) -> Sequence[Record]:
        """The records with what is taken out still in them."""


def personal_in(chosen: Iterable[Unseen]) -> dict[Level, Counter[What]]:
    """Count the personal data in what was taken of projects, as `personal` does."""
    return counted([record for each in chosen for record in each.unseen])
