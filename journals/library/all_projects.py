"""All projects of a library at once, as they are when this is made; to be asked in a thread beside the screen's too."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import nullcontext
from itertools import islice
from typing import TYPE_CHECKING, TypeVar, cast

from journals.index.rows import flags_of
from journals.index.tagged import lessons_at, records_called
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.outlined import index_of_closed
from journals.library.record_cache import chronological_key
from journals.records.base import R, Record
from journals.records.facets import Facets, Tally, facets_of, tally
from journals.records.model import Lesson, Observation

if TYPE_CHECKING:
    from journals.index.index import Index

T = TypeVar("T")


class AllProjects:
    """What is in all projects: in open ones as they were when this was made, and as the index tells of the others.

    Where that has been lost since it was found to say all, they are read instead.
    """

    def __init__(self, library: Library, *kinds: type[Record], is_beside: bool = False) -> None:
        """`kinds`: the records that will be asked for; `is_beside`: whether that will be in another thread."""
        index = index_of_closed(library)
        every = library.all_journals()
        self._kinds = kinds
        self._open = [(journal, _held(journal, kinds)) for journal in every if journal.is_open and journal.exists]
        self._unread = [journal for journal in every if not journal.is_open]
        self._closed = {journal.id: journal for journal in self._unread if journal.exists}
        self._index = index if self._closed else None
        self._is_beside = is_beside

    def records(
        self, kind: type[R], flags: int = 0, projects: Collection[str] | None = None
    ) -> list[tuple[Journal, R]]:
        """Return the records of a kind that have all of `flags` (see `flags_of`), in no order.

        `projects`: their ids; None for all.
        """
        asked = None if projects is None else [each for each in projects if each in self._closed]
        indexed = self._ask(lambda index: index.records(kind, flags, asked)) if asked != [] else None
        found = [
            (journal, record)
            for journal, held in self._open
            if projects is None or journal.id in projects
            for record in cast("list[R]", held[kind])
            if flags_of(record) & flags == flags
        ]
        return [*found, *self._of_closed(indexed)]

    def lessons_at(self, pitfall: str) -> list[tuple[Journal, Lesson]]:
        """Return the lessons that are tagged with a pitfall, in no order."""
        indexed = self._ask(lambda index: lessons_at(index, pitfall))
        found = [(journal, each) for journal, held in self._open for each in cast("list[Lesson]", held[Lesson])]
        ours = [pair for pair in found if pitfall in pair[1].pitfalls]
        return [*ours, *self._of_closed(indexed)]

    def called(self, kind: type[R], ids: Collection[str]) -> list[tuple[Journal, R]]:
        """Return the records of a kind that have one of these ids, in no order."""
        indexed = self._ask(lambda index: records_called(index, kind, ids))
        found = [(journal, each) for journal, held in self._open for each in cast("list[R]", held[kind])]
        return [*(pair for pair in found if pair[1].id in ids), *self._of_closed(indexed)]

    def _of_closed(self, indexed: list[tuple[str, R]] | None) -> list[tuple[Journal, R]]:
        return [(self._closed[project], each) for project, each in indexed or () if project in self._closed]

    def tallies(self) -> dict[str, Tally]:
        """Return how many observations of each kind each project (id) has; none for one without observations."""
        indexed = self._ask(lambda index: index.tallies()) or {}
        found = {project: counted for project, counted in indexed.items() if project in self._closed}
        ours = {journal.id: cast("list[Observation]", held[Observation]) for journal, held in self._open}
        return found | {project: tally(seen) for project, seen in ours.items() if seen}

    def tallied(
        self, projects: Collection[str], belongs: Callable[[Facets], bool], most: int
    ) -> list[tuple[Journal, Observation]]:
        """Return the latest observations of the projects (ids) that are counted by such facets, the latest first."""
        chosen = set(projects)
        asked = [project for project in self._closed if project in chosen]
        indexed = self._ask(lambda index: index.tallied(asked, belongs, most)) if asked else None
        found = [(self._closed[project], each) for project, each in indexed or () if project in self._closed]
        for journal, held in self._open:
            if journal.id in chosen:
                seen = reversed(cast("list[Observation]", held[Observation]))
                found += [(journal, each) for each in islice((o for o in seen if belongs(facets_of(o))), most)]
        return sorted(found, key=lambda pair: chronological_key(pair[1]), reverse=True)[:most]

    def _ask(self, ask: Callable[[Index], T]) -> T | None:
        """Return what the index says of projects that are not open; None where there is none, or nothing of it."""
        if self._index is None:
            return None
        index = self._index.beside if self._is_beside else self._index
        with index.asking if self._is_beside else nullcontext():
            found = ask(index)
            is_lost = index.is_lost
        if not is_lost:
            return found
        for journal in self._unread:
            journal.open(*self._kinds)
            if journal.exists:
                self._open.append((journal, _held(journal, self._kinds)))
        self._unread, self._closed, self._index = [], {}, None
        return None


def _held(journal: Journal, kinds: Iterable[type[Record]]) -> dict[type[Record], list[Record]]:
    return {kind: journal.all(kind) for kind in kinds}
