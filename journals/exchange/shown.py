"""A journal as it may be written out: what can never be stored, but stands there from before, is taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from journals.guard import counted, without
from journals.journal import Journal
from journals.model import Action, Lesson, Observation, Project
from journals.privacy import Level, What


class Shown:
    """The records of one project, with the words `by` in the place of what is taken out."""

    def __init__(self, journal: Journal, by: str) -> None:
        self.id = journal.id
        self._journal = journal
        self._by = by

    @cached_property
    def project(self) -> Project:
        """The project itself."""
        return without(self._journal.project, self._by, levels=("block",))

    @cached_property
    def observations(self) -> list[Observation]:
        """All observations, newest first."""
        return [without(each, self._by, levels=("block",)) for each in self._journal.observations]

    @cached_property
    def lessons(self) -> list[Lesson]:
        """All lessons, newest first."""
        return [without(each, self._by, levels=("block",)) for each in self._journal.lessons]

    @cached_property
    def actions(self) -> list[Action]:
        """All actions, the one due first first."""
        return [without(each, self._by, levels=("block",)) for each in self._journal.actions]

    @cached_property
    def by_id(self) -> dict[str, Observation]:
        """The observations by their ids."""
        return {each.id: each for each in self.observations}


def personal(journals: Iterable[Journal]) -> dict[Level, Counter[What]]:
    """Count the personal data in what would be written out, by level and kind; *block* is what is taken out."""
    records = [record for j in journals for record in (j.project, *j.observations, *j.lessons, *j.actions)]
    return counted(records)
