"""Questions about the records of all projects at once: open journals answer themselves, the index for the others."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

from journals.index.rows import flags_of
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.record_cache import chronological_key
from journals.records.base import R
from journals.records.facets import Tally, tally
from journals.records.model import Lesson, Observation

L = TypeVar("L", bound=Observation | Lesson)


def all_records(library: Library, kind: type[R], flags: int = 0) -> list[tuple[Journal, R]]:
    """Return all records of a kind that have all of `flags` (see `flags_of`), in no order."""
    found = [(j, record) for j in _open(library) for record in j.all(kind) if flags_of(record) & flags == flags]
    closed = _closed(library)
    indexed = library.index.records(kind, flags) if library.index else ()
    return [*found, *((closed[project], record) for project, record in indexed if project in closed)]


def tallies(library: Library) -> dict[str, Tally]:
    """Return how many observations of each kind each project (id) has; none for one without observations."""
    closed = _closed(library)
    indexed = library.index.tallies() if library.index and closed else {}
    found = {project: counted for project, counted in indexed.items() if project in closed}
    return found | {journal.id: tally(journal.observations) for journal in _open(library) if journal.observations}


def mentions(library: Library, kind: type[L], item: str) -> tuple[Counter[str], list[tuple[Journal, L]]]:
    """Return how many records of each project (id) speak to a pitfall or insight or are at a stage; and the latest."""
    counts, latest = library.index.mentions(kind, item) if library.index else (Counter[str](), [])
    closed = _closed(library)
    counts = Counter({project: number for project, number in counts.items() if project in closed})
    found = [(closed[project], record) for project, record in latest if project in closed]
    for journal in _open(library):
        ours: list[L] = [o for o in journal.all(kind) if item in {*o.pitfalls, *getattr(o, "insights", ()), o.stage}]
        counts[journal.id] += len(ours)
        found += [(journal, one) for one in ours]
    return +counts, sorted(found, key=lambda pair: chronological_key(pair[1]), reverse=True)


def indexed_lesson_stems(library: Library) -> dict[str, frozenset[str]]:
    """Return the stems of the lessons that the index knows (`journals.index.keywords`). Safe in any thread."""
    return library.index.lesson_stems() if library.index else {}


def latest_tagged(library: Library, most: int) -> list[Observation]:
    """Return the observations with pitfalls of projects that are not open, the latest first. Safe in any thread."""
    found = library.index.latest_tagged(most) if library.index else []
    closed = {journal.id for journal in library.all_journals() if not journal.is_open}
    return [observation for project, observation in found if project in closed]


def journals_with_deleted(library: Library) -> list[Journal]:
    """Return the projects in which something was deleted, or may have been."""
    known = set(library.index.projects_with_deletions()) if library.index else set()
    return [journal for journal in library.all_journals() if journal.is_open or journal.id in known]


def _open(library: Library) -> list[Journal]:
    return [journal for journal in library.all_journals() if journal.is_open and journal.exists]


def _closed(library: Library) -> dict[str, Journal]:
    return {journal.id: journal for journal in library.all_journals() if not journal.is_open and journal.exists}
