"""Questions about the records of all projects at once: open journals answer themselves, the index for the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from journals.errors import NotFound
from journals.ids import is_named_by
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.outlined import index_of_closed
from journals.library.record_cache import chronological_key
from journals.records.base import R
from journals.records.model import TYPES, Lesson, Observation

if TYPE_CHECKING:
    from journals.index.index import Index

T = TypeVar("T")
L = TypeVar("L", bound=Observation | Lesson)


def all_records(library: Library, kind: type[R], flags: int = 0) -> list[tuple[Journal, R]]:
    """Return all records of a kind that have all of `flags` (see `flags_of`), in no order."""
    from journals.library.all_projects import AllProjects  # only here: it needs SQLite, and to log a line does not

    return AllProjects(library, kind).records(kind, flags)


def sorted_records(library: Library, kind: type[R]) -> dict[str, list[R]]:
    """Return all records of a kind by project (id), in the order of `Journal.all`."""
    found: defaultdict[str, list[R]] = defaultdict(list)
    for journal, record in all_records(library, kind):
        found[journal.id].append(record)
    return {project: sorted(records, key=chronological_key) for project, records in found.items()}


def counts(library: Library, kind: type[R]) -> Counter[str]:
    """Return how many records of a kind each project (id) has."""
    indexed = _ask(library, lambda index: index.counts(kind)) or Counter[str]()
    return Counter({j.id: len(j.all(kind)) if j.is_open else indexed[j.id] for j in library.journals})


def all_ids(library: Library) -> list[str]:
    """Return the ids of all records that are there."""
    indexed = _ask(library, lambda index: index.ids_of(_closed(library))) or ()
    return [*indexed, *(record for journal in _open(library) for _, record in journal.records())]


def records_named(library: Library, typed: str) -> list[tuple[Journal, str, str, bool]]:
    """Return project, table and id of the records that are named so (`is_named_by`), and whether each is there."""
    typed = typed.casefold()
    indexed = _ask(library, lambda index: index.named(typed)) or ()
    found = [
        (journal, table, record, journal.is_there(table, record))
        for journal in library.all_journals()
        if journal.is_open
        for table, record in journal.known_ids()
        if is_named_by(record, typed)
    ]
    closed = {journal.id: journal for journal in library.all_journals() if not journal.is_open}
    return found + [
        (closed[project], table, record, there)
        for project, table, record, there in indexed
        if project in closed and table in TYPES and is_named_by(record, typed)
    ]


def seen_between(library: Library, first: date, last: date, most: int) -> list[tuple[Journal, Observation]]:
    """Return the latest observations of a time, both days included, of projects that are there; the latest first."""
    days = first.isoformat(), last.isoformat()
    indexed = (_ask(library, lambda index: index.seen_between(*days, most)) if _closed(library) else None) or []
    closed = _closed(library)
    found = [(closed[project], each) for project, each in indexed if project in closed]
    for journal in _open(library):
        found += [(journal, each) for each in journal.seen_between(*days)[-most:]]
    return sorted(found, key=lambda pair: chronological_key(pair[1]), reverse=True)[:most]


def mentions(library: Library, kind: type[L], item: str) -> tuple[Counter[str], list[tuple[Journal, L]]]:
    """Return how many records of each project (id) speak to a pitfall or insight or are at a stage; and the latest."""
    counts, latest = _ask(library, lambda index: index.mentions(kind, item)) or (Counter[str](), [])
    closed = _closed(library)
    counts = Counter({project: number for project, number in counts.items() if project in closed})
    found = [(closed[project], record) for project, record in latest if project in closed]
    for journal in _open(library):
        ours: list[L] = [o for o in journal.all(kind) if item in {*o.pitfalls, *getattr(o, "insights", ()), o.stage}]
        counts[journal.id] += len(ours)
        found += [(journal, one) for one in ours]
    return +counts, sorted(found, key=lambda pair: chronological_key(pair[1]), reverse=True)


def journal_anywhere(library: Library, project_id: str) -> Journal:
    """Return a project that is there, was deleted, or is another organisation's on the shelf.

    Raises:
        NotFound: `no_project`.
    """
    from journals.library.shelf_journal import is_on_shelf  # only here: packs are not read to log a line

    shelved = library.shelf.journals if is_on_shelf(project_id) else []
    return next((each for each in shelved if each.id == project_id), None) or library.journal(project_id)


def name_anywhere(library: Library, project_id: str) -> str:
    """Return what a project is called, on the shelf with whose it is before it; "" where it is not known here."""
    try:
        return journal_anywhere(library, project_id).project.name
    except NotFound:
        return ""


def indexed_lesson_stems(library: Library) -> dict[str, frozenset[str]]:
    """Return the stems of the lessons that the index knows (`journals.index.keywords`). Safe in any thread."""
    index = index_of_closed(library)
    return index.lesson_stems() if index else {}


def latest_tagged(library: Library, most: int) -> list[Observation]:
    """Return the observations with pitfalls of projects that are not open, the latest first. Safe in any thread."""
    index = index_of_closed(library)
    found = index.latest_tagged(most) if index else []
    closed = {journal.id for journal in library.all_journals() if not journal.is_open}
    return [observation for project, observation in found if project in closed]


def journals_with_deleted(library: Library) -> list[Journal]:
    """Return the projects in which something was deleted, or may have been."""
    known = set(_ask(library, lambda index: index.projects_with_deletions()) or ())
    return [journal for journal in library.all_journals() if journal.is_open or journal.id in known]


def _ask(library: Library, ask: Callable[[Index], T]) -> T | None:
    """Return what the index says of projects that are not open; None where there is none.

    Where it has been lost since it was found to say all, they are read instead.
    """
    if (index := index_of_closed(library)) is None:
        return None
    found = ask(index)
    if not index.is_lost:
        return found
    for journal in library.all_journals():
        journal.open()
    return None


def _open(library: Library) -> list[Journal]:
    return [journal for journal in library.all_journals() if journal.is_open and journal.exists]


def _closed(library: Library) -> dict[str, Journal]:
    return {journal.id: journal for journal in library.all_journals() if not journal.is_open and journal.exists}
