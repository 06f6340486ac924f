"""Lessons of other organisations in words: whose they are stands wherever one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journals.library.readable_journal import ReadableJournal
from journals.library.shelf import PackChanges
from journals.library.shelf_journal import ShelfJournal
from journals.records.model import Lesson, Use
from tui.locale import Catalogue
from tui.wording.display import brief

if TYPE_CHECKING:
    from journals.export.pack_form import PackSnapshot

_NAME = 60


def shelf_mark(say: Catalogue, journal: ReadableJournal) -> str:
    """Return the words that say from which organisation a project is; "" for one's own."""
    return say("shelf.mark", origin=brief(journal.shelf_origin, _NAME)) if journal.shelf_origin else ""


def own_name(journal: ReadableJournal) -> str:
    """Return what a project is called by those whose it is; whose that is stands beside it."""
    return journal.told_project.name if isinstance(journal, ShelfJournal) else journal.project.name


def pack_lines(say: Catalogue, pack: PackSnapshot) -> list[str]:
    """Return what those who have an earlier pack will meet: a name they do not know, or nothing in this one."""
    lines = [say("shelf.pack_renamed", before=pack.former_name, now=pack.origin.name)] if pack.former_name else []
    return [*lines, say("shelf.pack_withdraws")] if pack.withdraws_all else lines


def changes_text(say: Catalogue, changes: PackChanges) -> str:
    """Return what a newer pack changes, and whether that is something that was taken over here."""
    counts = {name: say.count(f"shelf.{name}", getattr(changes, name)) for name in ("new", "changed", "gone")}
    text = say("shelf.changes", **counts)
    if changes.adopted_changed:
        text += " " + say.count("shelf.adopted_changed", changes.adopted_changed)
    return text


def taken_off_text(say: Catalogue, use: Use) -> str:
    """Return from whom a lesson was that is on the shelf no more; "" where that was never kept."""
    return say("shelf.taken_off", project=brief(use.origin_name)) if use.origin_name else ""


def told_outcome_text(say: Catalogue, journal: ReadableJournal, lesson: Lesson) -> str:
    """Return how another organisation says that its lesson did there; "" where it says nothing."""
    outcomes = journal.told_outcomes.get(lesson.id) if isinstance(journal, ShelfJournal) else None
    if outcomes is None or not (outcomes.used or outcomes.refused):
        return ""
    counts = {name: getattr(outcomes, name) for name in ("used", "helped", "none", "hurt", "refused")}
    parts = [say(f"shelf.told.{name}", n=number) for name, number in counts.items() if number]
    return say("shelf.told", counts=", ".join(parts))
