"""Lessons by their tag and what became of them, without those of all the library."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from journals.records.base import R
from journals.records.model import Lesson

if TYPE_CHECKING:  # a library that is read at once has no index
    from journals.index.index import Index


def lessons_at(index: Index, pitfall: str) -> list[tuple[str, Lesson]]:
    """Return (project id, lesson) for each lesson that is tagged with a pitfall."""
    asked = f'"#r{Lesson.TABLE}" AND "#t{pitfall}"'
    found = index.typed(Lesson, "JOIN finder ON finder.rowid = place WHERE finder MATCH ?", asked)
    # What was indexed just now is not among the words yet.
    waiting = index.typed(Lesson, "WHERE place IS NULL AND tbl = ? AND there", Lesson.TABLE)
    return found + [(project, lesson) for project, lesson in waiting if pitfall in lesson.pitfalls]


def records_called(index: Index, kind: type[R], ids: Iterable[str]) -> list[tuple[str, R]]:
    """Return (project id, record) for each record of a kind with one of these ids."""
    where = "WHERE tbl = ? AND there AND records.id IN (SELECT value FROM json_each(?))"
    return index.typed(kind, where, kind.TABLE, msgspec.json.encode([*ids]).decode())
