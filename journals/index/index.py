"""The facade of the index: one thread updates it from the logs, another searches."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from content import Guide
from journals.errors import Problem
from journals.index.facet_counts import FacetCounts
from journals.index.known_logs import KnownLogs, relied_on
from journals.index.log_states import indexed_states, states_on_disk
from journals.index.rows import TAGGED, to_record, unpack_fields
from journals.index.snapshot import ProjectOutline, Snapshot, load_outline, load_snapshot
from journals.index.store import DamagedRow, IndexLost, IndexStore, SuppressIndexLoss, name_from, path_for, unpack
from journals.index.summaries import SummaryTracker, summaries
from journals.log.purge import PURGES
from journals.log.reader import LogFault, ReadPosition
from journals.records.base import Record
from journals.records.facets import Facets, Tally
from journals.records.model import TYPES, Observation
from journals.records.summary import Summary
from journals.system_error import reason_words

if TYPE_CHECKING:
    from journals.index.query import Query
    from journals.index.search import Searcher
    from journals.index.search_result import MayShow, SearchResult

R = TypeVar("R", bound=Record)
_SHOWN = 100
"""The most records that `mentions` returns."""
_RECORDS = "SELECT projects.id, records.id, held FROM records JOIN projects ON projects.number = project"
_SEEN = """ WHERE records.number IN (SELECT number FROM records INDEXED BY seen
    WHERE tbl = 'observations' AND there AND day BETWEEN ? AND ? ORDER BY day DESC, number DESC LIMIT ?)"""
_COUNTED = """SELECT projects.id, count(*) FROM finder JOIN records ON place = finder.rowid
    JOIN projects ON projects.number = project WHERE finder MATCH ? GROUP BY project"""
_TALLIED = """ WHERE projects.id IN (SELECT value FROM json_each(?))
    AND facets IN (SELECT value FROM json_each(?)) ORDER BY day DESC, records.id DESC LIMIT ?"""
_THERE = " WHERE tbl = ? AND there AND flags & ? = ?"
_OF_THEM = " AND project IN (SELECT number FROM projects WHERE id IN (SELECT value FROM json_each(?)))"
_IDS = """SELECT id FROM records INDEXED BY {} WHERE tbl IN (SELECT value FROM json_each(?2))
    AND project IN (SELECT number FROM projects WHERE id IN (SELECT value FROM json_each(?1)))"""
_TRIES = 3
_place = msgspec.msgpack.Decoder(ReadPosition).decode


class Progress(Struct, frozen=True):
    """How far an update has come."""

    done: float
    """A fraction between 0 and 1."""
    projects: dict[str, Summary] = {}
    """The summaries that have changed since the step before."""


class Index:
    """The index of some library folders; its file is opened on first use."""

    def __init__(self, cache: Path, libraries: Sequence[Path]) -> None:
        """`cache`: the folder for the index file; where it cannot be written, the index is kept in memory."""
        self._libraries = list(libraries)
        self._path = path_for(cache, libraries)
        self._opening = RLock()
        self._listed_generation: str | None = None
        """What the file was called when `known_logs` was asked for."""
        self._counts, self._summary_tracker = FacetCounts(), SummaryTracker()
        self.asking = Lock()
        """Held by whoever asks in a thread beside the screen's; see `beside`."""

    @cached_property
    def _write_store(self) -> IndexStore:
        return IndexStore(self._path)

    @cached_property
    def _search_store(self) -> IndexStore:
        return self._open_second()

    @cached_property
    def _list_store(self) -> IndexStore:
        """The connection for listings, so that they need not wait for a search."""
        return self._open_second()

    @property
    def _current_store(self) -> IndexStore:
        """The connection for listings, reopened where another instance has replaced the file."""
        self._list_store.reopen_if_replaced()
        return self._list_store

    @cached_property
    def beside(self) -> Index:
        """The same index with connections of its own, for threads beside the screen's that hold its `asking`."""
        if self._file is None:
            return self  # in memory there is only one
        other = Index(self._path.parent, self._libraries)
        other._listed_generation = self._listed_generation
        return other

    def _open_second(self) -> IndexStore:
        path = self._file
        return IndexStore(path) if path else self._write_store

    @property
    def _file(self) -> Path | None:
        """The path of the index file; None where the index is in memory."""
        with self._opening:
            return self._write_store.path

    @cached_property
    def _search(self) -> Searcher:
        from journals.index.search import Searcher  # only here: who does not search need not wait for it

        return Searcher(self._search_store)

    def update(self, stopped: Callable[[], bool] = lambda: False, guide: Guide | None = None) -> Iterator[Progress]:
        """Index what the logs and the guide have gained, step by step; what is done is kept when it is stopped.

        Raises:
            Problem: `index_failed`, when its file cannot be written; `index_incomplete`, when the rest is indexed.
        """
        for left in range(_TRIES, 0, -1):
            try:
                self._write_store.reopen_if_replaced()
                yield from self._steps(stopped, guide)
            except (IndexLost, DamagedRow) as lost:
                if isinstance(lost, DamagedRow):
                    self._write_store.recreate()
                if left > 1:
                    continue
            except sqlite3.OperationalError as error:
                raise Problem("index_failed", **reason_words(error)) from error
            return

    def _steps(self, stopped: Callable[[], bool], guide: Guide | None) -> Iterator[Progress]:
        from journals.index.guide_indexing import index_guide  # only here: who asks an index need not wait for words
        from journals.index.ingest import ingest
        from journals.index.text_indexing import index_texts

        incomplete: Problem | None = None
        try:
            for step in ingest(self._write_store, self._libraries, self._summary_tracker, stopped):
                yield Progress(step.done / max(1, step.total) / 4, step.changed)
        except Problem as problem:
            incomplete = problem
        if guide is not None and not stopped():
            index_guide(self._write_store, guide)
        for done, total in index_texts(self._write_store, stopped):
            yield Progress(0.25 + 0.75 * done / total)
        if incomplete is not None:
            raise incomplete

    def summaries(self) -> dict[str, Summary]:
        """Return the summary of each project by its id, as of the last update; the next yields what changes after."""
        with SuppressIndexLoss(lambda: self._list_store):
            return self._summary_tracker.all(self._current_store)
        return {}

    def log_owners(self) -> dict[Path, dict[str, str]]:
        """Return the indexed folders, and in each the file names of the logs with the ids of their projects."""
        found: dict[str | bytes, dict[str, str]] = {}
        sql = "SELECT folder, name, projects.id FROM logs JOIN projects ON projects.number = logs.project"
        for folder, name, project in self._rows(sql):
            found.setdefault(folder, {})[name_from(name)] = project
        return {Path(name_from(folder)): logs for folder, logs in found.items()}

    def known_logs(self) -> KnownLogs | None:
        """Return what can be relied on without reading the logs; None where there is no index of any of them.

        Nothing is written: another process may be building the index, or use an older one.
        """
        if not self._path.is_file():
            return None
        with SuppressIndexLoss(lambda: self._list_store):
            with self._current_store.read_transaction():
                generation, known = self._list_store.generation(), indexed_states(self._list_store)
                owners, found, faults = self.log_owners(), summaries(self._list_store), self.faults()
            self._listed_generation = generation
            return relied_on(KnownLogs(found, owners, faults), known, states_on_disk(self._libraries))
        return None

    @property
    def is_lost(self) -> bool:
        """Whether the file has been emptied or replaced since `known_logs`, so that what it says may be less."""
        with SuppressIndexLoss(lambda: self._list_store):
            return self._listed_generation is not None and self._current_store.generation() != self._listed_generation
        return True

    def records(self, kind: type[R], flags: int = 0, projects: Iterable[str] | None = None) -> list[tuple[str, R]]:
        """Return (project id, record) for each record of a kind that is not deleted and has all of `flags`.

        `projects`: their ids; None for all.
        """
        asked, of_them = (kind.TABLE, flags, flags), _THERE
        if projects is None:
            return self.typed(kind, of_them, *asked)
        return self.typed(kind, of_them + _OF_THEM, *asked, msgspec.json.encode([*projects]).decode())

    def tallies(self) -> dict[str, Tally]:
        """Return how many observations of each kind each project has, by its id."""
        with SuppressIndexLoss(lambda: self._list_store):
            return self._counts.tallies(self._current_store)
        return {}

    def tallied(
        self, projects: Sequence[str], belongs: Callable[[Facets], bool], most: int
    ) -> list[tuple[str, Observation]]:
        """Return (project id, observation) for the latest of some projects that are counted by such facets."""
        with SuppressIndexLoss(lambda: self._list_store):
            numbers = [number for number, facets in self._counts.facets(self._current_store).items() if belongs(facets)]
            asked = (msgspec.json.encode(each).decode() for each in (projects, numbers))
            return self.typed(Observation, _TALLIED, *asked, most)
        return []

    def seen_between(self, first: str, last: str, most: int) -> list[tuple[str, Observation]]:
        """Return (project id, observation) for the latest of those seen from an ISO day to another."""
        return self.typed(Observation, _SEEN, first, last, most)

    def lesson_stems(self) -> dict[str, frozenset[str]]:
        """Return the stems of each lesson's significant words, by the lesson's id."""
        rows = self._rows("SELECT id, stems FROM roots JOIN records USING (number)")
        return {lesson: frozenset(stems.split()) for lesson, stems in rows}

    def latest_tagged(self, most: int) -> list[tuple[str, Observation]]:
        """Return (project id, observation) for the latest observations that are tagged with a pitfall."""
        sql = "WHERE place > 0 AND tbl = ? AND there AND flags & ? ORDER BY place DESC LIMIT ?"
        return self.typed(Observation, sql, Observation.TABLE, TAGGED, most)

    def mentions(self, kind: type[R], item: str) -> tuple[Counter[str], list[tuple[str, R]]]:
        """Return how many of each project are tagged with a pitfall or insight or at a stage, and the latest."""
        asked = f'"#r{kind.TABLE}" AND ("#t{item}" OR "#s{item}")'
        sql = "JOIN finder ON finder.rowid = place WHERE finder MATCH ? ORDER BY finder.rowid DESC LIMIT ?"
        return Counter(dict(self._rows(_COUNTED, asked))), self.typed(kind, sql, asked, _SHOWN)

    def snapshot(self, project: str) -> Snapshot | None:
        """Return the state of a project to start its fold from, None where there is none. Callable from any thread.

        It opens a connection of its own, so that other queries need not wait.
        """
        if (path := self._file) is None:
            return None
        store = IndexStore(path)
        try:
            with SuppressIndexLoss(lambda: store):
                return load_snapshot(store, project)
            return None
        finally:
            store.close()

    def outline(self, project: str) -> ProjectOutline | None:
        """Return what is known of a project without all of its records, None where it has no snapshot either."""
        with SuppressIndexLoss(lambda: self._list_store):
            return load_outline(self._current_store, project)
        return None

    def record_ids(self) -> list[str]:
        """Return the ids of all records that are not deleted."""
        return [name for (name,) in self._rows("SELECT id FROM records WHERE there AND project > 0")]

    def ids_of(self, projects: Iterable[str]) -> list[str]:
        """Return the ids of the records of some projects that are not deleted."""
        wanted = tuple(msgspec.json.encode([*each]).decode() for each in (projects, TYPES))
        found = [name for (name,) in self._rows(_IDS.format("one_of_each"), *wanted)]
        gone = Counter(name for (name,) in self._rows(f"{_IDS.format('listed')} AND there = 0", *wanted))
        return [*(Counter(found) - gone).elements()] if gone else found

    def named(self, typed: str) -> list[tuple[str, str, str, bool]]:
        """Return (project id, table, id, whether it is there) of the records whose ids begin or end so."""
        sql = """SELECT projects.id, tbl, records.id, there FROM records INDEXED BY one_of_each
            JOIN projects ON projects.number = project
            WHERE (records.id LIKE ?2 || '%' OR records.id LIKE '%' || ?2)
            AND ?2 IN (lower(substr(records.id, 1, ?1)), lower(substr(records.id, -?1)))"""
        return [(*row, bool(there)) for *row, there in self._rows(sql, len(typed), typed.lower())]

    def counts(self, kind: type[Record]) -> Counter[str]:
        """Return how many records of a kind each project has that are not deleted."""
        sql = """SELECT projects.id, count(*) FROM records JOIN projects ON projects.number = project
            WHERE tbl = ? AND there GROUP BY project"""
        return Counter(dict(self._rows(sql, kind.TABLE)))

    def projects_with_deletions(self) -> list[str]:
        """Return the ids of projects with deleted records."""
        sql = """SELECT DISTINCT projects.id FROM records JOIN projects ON projects.number = project
            WHERE NOT there AND tbl <> ?"""
        return [project for (project,) in self._rows(sql, PURGES)]

    def faults(self) -> list[LogFault]:
        """Return the faults found when the logs were last read."""
        found = []
        with SuppressIndexLoss(lambda: self._list_store):
            for folder, name, packed in self._rows("SELECT folder, name, place FROM logs ORDER BY folder, name"):
                log, place = Path(name_from(folder), name_from(name)), unpack(_place, packed)
                found += [LogFault(level, log, line, code, told) for level, line, code, told in place.faults]
        return found

    def _rows(self, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        """Return the rows of a query; none where the file has just been lost."""
        with SuppressIndexLoss(lambda: self._list_store):
            return self._current_store.read(sql, *values)
        return []

    def typed(self, kind: type[R], where: str, *values: object) -> list[tuple[str, R]]:
        """Return (project id, record) for each row of that kind, chosen `where`."""
        rows = (
            (project, to_record(kind.TABLE, name, unpack_fields(packed)))
            for project, name, packed in self._rows(f"{_RECORDS} {where}", *values)
        )
        with SuppressIndexLoss(lambda: self._list_store):
            return [(project, record) for project, record in rows if isinstance(record, kind)]
        return []

    def search(self, query: Query, most: int = 60, may_show: MayShow | None = None) -> SearchResult:
        """Search what has been indexed, as `Searcher.find` does; an interrupted search finds nothing."""
        with SuppressIndexLoss(lambda: self._search_store):
            self._search_store.reopen_if_replaced()
            return self._search.find(query, most, may_show) if may_show else self._search.find(query, most)
        from journals.index.search_result import SearchResult

        return SearchResult([])

    def interrupt(self) -> None:
        """Interrupt a search that runs in another thread."""
        if "_search_store" in self.__dict__ and self._search_store is not self._write_store:
            self._search_store.interrupt()

    def close_writer(self) -> None:
        """Close the connection that writes, in the thread that does; others may be reading through theirs just now."""
        if self._file is not None:  # in memory there is only one
            with self._opening:
                self.__dict__.pop("_write_store").close()

    def close(self) -> None:
        """Close all connections; whoever asks again opens one. Who asks beside the screen is waited for."""
        beside = self.__dict__.pop("beside", self)
        if beside is not self:
            with beside.asking:
                beside.close()
        self.__dict__.pop("_search", None)
        for name in ("_search_store", "_list_store", "_write_store"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
