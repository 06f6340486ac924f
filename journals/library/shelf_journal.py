"""A project of another organisation, made of a pack: it is read like any journal, and nothing can be written in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import msgspec

from journals.errors import Problem
from journals.ids import joined_id
from journals.library.journal import Journal
from journals.library.lesson_pack import LessonPack, PackedLesson, PackedProject, lesson_of, project_of
from journals.library.outbox import WriteContext
from journals.log.act import Act
from journals.log.folded_acts import FoldedActs
from journals.log.identity import WriterIdentity
from journals.records.base import to_fields

_PREFIX = "shelf"
"""What ids of projects on the shelf begin with; no project of one's own is called so."""


class ShelfJournal(Journal):
    """A project of another organisation: it is read like any, and nothing can be written in it."""

    def __init__(self, pack: LessonPack, packed: PackedProject) -> None:
        nowhere = Path(_PREFIX)
        writer = WriterIdentity(nowhere, nowhere)
        store = WriteContext(_refuse, writer, nowhere, lambda _: None, lambda _: None, _refuse, list)
        super().__init__(joined_id(_PREFIX, pack.origin.id, packed.id), [], store)
        self.origin, self.shelf_origin = pack.origin, pack.origin.name
        self._packed = packed
        self.told_project = project_of(packed)
        """As they call it among themselves."""
        own = msgspec.structs.replace(
            self.told_project, id=self.id, name=f"{pack.origin.name}: {self.told_project.name}"
        )
        records = [own, *map(lesson_of, packed.lessons)]
        stamp = f"{pack.made.isoformat()}T00:00:00.000Z-0000-{_PREFIX}000"
        self.absorb(FoldedActs([Act(stamp, [(each.TABLE, each.id, to_fields(each)) for each in records])]))

    @cached_property
    def told_outcomes(self) -> dict[str, PackedLesson]:
        """Lesson → how its own organisation says it did there."""
        return {each.id: each for each in self._packed.lessons}

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """Lesson → the words of it and of its project, as they are compared."""
        from journals.index.keywords import lesson_text  # only here: not every start searches
        from journals.text.tokens import tokenize

        about = f"{self.project.name} {self.project.technology} {self.project.area}"
        return {each.id: frozenset(tokenize(f"{lesson_text(each)} {each.conditions} {about}")) for each in self.lessons}

    @contextmanager
    def _one_act(self) -> Iterator[None]:
        _refuse()
        yield  # type: ignore[unreachable]

    def _commit(self, *_: object, **__: object) -> NoReturn:
        _refuse()


def is_on_shelf(project: str) -> bool:
    """Return whether the id of a project is one of the shelf, also when that has been taken away since."""
    return project.startswith(f"{_PREFIX}-")


def _refuse(*_: object) -> NoReturn:
    raise Problem("shelf_read_only")
