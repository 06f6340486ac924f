"""Undo and redo as the tests do it: a step, waited for until it is on disk."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.undo import UndoResult, apply_plan, plan_undo


def take_back(library: Library, *, redo: bool = False, everyone: bool = False) -> UndoResult | None:
    """Undo or redo, and wait until it is on disk."""
    plan = plan_undo(library, redo=redo, everyone=everyone)
    if plan is None:
        return None
    taken = apply_plan(plan)
    taken.written.wait()
    return taken


def undone(library: Library, **how: bool) -> UndoResult:
    taken = take_back(library, **how)
    assert taken is not None
    return taken


def change(journal: Journal, record: Any, **fields: Any) -> Any:
    """Edit a record, wait until it is on disk, and return what it is now."""
    pending = journal.edit((record, replace(record, **fields)))
    assert pending is not None
    pending.wait()
    return journal.get(type(record), record.id)


def shown(library: Library) -> list[Any]:
    return [(j.project, j.observations, j.lessons, j.actions) for j in library.journals]
