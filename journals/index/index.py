"""One library's index, as the rest of the program uses it: one thread keeps it up with the logs, another searches."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from content import Guide
from journals.errors import Problem
from journals.index.guide_indexing import index_guide
from journals.index.ingest import ingest, summaries
from journals.index.rows import UNTAGGED, to_record, unpack_fields
from journals.index.snapshot import Snapshot, load_snapshot
from journals.index.store import IndexLost, IndexStore, path_for
from journals.index.text_indexing import count_unindexed, index_texts
from journals.log.purge import PURGES
from journals.log.reader import LogFault, ReadPosition
from journals.records.base import Record
from journals.records.model import Observation
from journals.records.summary import Summary

if TYPE_CHECKING:
    from journals.index.query import Query
    from journals.index.search import Searcher, SearchResult

R = TypeVar("R", bound=Record)
_SHOWN = 100
"""The latest so many are given where one asks what there is."""
_RECORDS = "SELECT projects.id, records.id, held FROM records JOIN projects ON projects.number = project"
_COUNTED = """SELECT projects.id, count(*) FROM finder JOIN records ON place = finder.rowid
    JOIN projects ON projects.number = project WHERE finder MATCH ? GROUP BY project"""
_TRIES = 3
_place = msgspec.msgpack.Decoder(ReadPosition).decode


class Progress(Struct, frozen=True):
    """How far keeping up has come."""

    done: float
    """Between 0 and 1."""
    projects: dict[str, Summary] = {}
    """Projects that look different now, since the step before."""


class Index:
    """The index of some library folders. Nothing is read before it is asked for."""

    def __init__(self, cache: Path, libraries: Sequence[Path]) -> None:
        """`cache`: the folder for its file; where that cannot be written it is kept in memory."""
        self._libraries = list(libraries)
        self._path = path_for(cache, libraries)
        self._opening = RLock()

    @cached_property
    def _write_store(self) -> IndexStore:
        return IndexStore(self._path)

    @cached_property
    def _search_store(self) -> IndexStore:
        return self._open_second()

    @cached_property
    def _list_store(self) -> IndexStore:
        """For whoever asks what there is, while another thread searches."""
        return self._open_second()

    @property
    def _current_store(self) -> IndexStore:
        """The file that stands there now, where another has made it anew."""
        self._list_store.reopen_if_replaced()
        return self._list_store

    def _open_second(self) -> IndexStore:
        path = self._file
        return IndexStore(path) if path else self._write_store

    @property
    def _file(self) -> Path | None:
        """The file; None where there is none."""
        with self._opening:
            return self._write_store.path

    @cached_property
    def _search(self) -> Searcher:
        from journals.index.search import Searcher  # only here: who does not search need not wait for it

        return Searcher(self._search_store)

    def update(self, stopped: Callable[[], bool] = lambda: False, guide: Guide | None = None) -> Iterator[Progress]:
        """Take in what the logs and the guide hold that the index does not. What is done stays when it is stopped.

        Raises:
            Problem: `index_failed`, when its file cannot be written.
        """
        for left in range(_TRIES, 0, -1):
            try:
                self._write_store.reopen_if_replaced()
                for step in ingest(self._write_store, self._libraries, stopped):
                    yield Progress(step.done / max(1, step.total) / 4, step.changed)
                if guide is not None and not stopped():
                    index_guide(self._write_store, guide)
                for done, total in index_texts(self._write_store, stopped):
                    yield Progress(0.25 + 0.75 * done / total)
            except IndexLost:
                if left > 1:
                    continue
            except sqlite3.OperationalError as error:
                raise Problem("index_failed", reason=str(error)) from error
            return

    def update_fully(self, guide: Guide | None = None) -> None:
        """Take in all there is, and return when it is done.

        Raises:
            Problem: as `keep_up`.
        """
        for _ in self.update(guide=guide):
            pass

    def summaries(self) -> dict[str, Summary]:
        """Give what is known of each project, by its id, as it was when the index was last brought up."""
        with suppress(IndexLost, sqlite3.OperationalError):
            return summaries(self._current_store)
        return {}

    def project_ids(self) -> dict[Path, str]:
        """Give the project folders it knows, and the ids of their projects."""
        sql = "SELECT DISTINCT folder, projects.id FROM logs JOIN projects ON projects.number = logs.project"
        return {Path(folder): project for folder, project in self._rows(sql)}

    def records(self, kind: type[R], flags: int = 0) -> list[tuple[str, R]]:
        """Give each record of a kind that is there and has all of `flags`, and the id of its project."""
        return self._typed(kind, f"{_RECORDS} WHERE tbl = ? AND there AND flags & ? = ?", kind.TABLE, flags, flags)

    def lesson_stems(self) -> dict[str, frozenset[str]]:
        """Give the stems of each lesson's telling words, by its id."""
        rows = self._rows("SELECT id, stems FROM roots JOIN records USING (number)")
        return {lesson: frozenset(stems.split()) for lesson, stems in rows}

    def latest_tagged(self, most: int) -> list[tuple[str, Observation]]:
        """Give the latest observations that have a pitfall, and the ids of their projects."""
        sql = f"{_RECORDS} WHERE place > 0 AND tbl = ? AND there AND NOT flags & ? ORDER BY place DESC LIMIT ?"
        return self._typed(Observation, sql, Observation.TABLE, UNTAGGED, most)

    def mentions(self, kind: type[R], item: str) -> tuple[Counter[str], list[tuple[str, R]]]:
        """Give how many records each project has that speak to a pitfall or insight, and the latest of them."""
        asked = f'"#r{kind.TABLE}" AND "#t{item}"'
        sql = f"{_RECORDS} JOIN finder ON finder.rowid = place WHERE finder MATCH ? ORDER BY finder.rowid DESC LIMIT ?"
        return Counter(dict(self._rows(_COUNTED, asked))), self._typed(kind, sql, asked, _SHOWN)

    def snapshot(self, project: str) -> Snapshot | None:
        """Give all that is known of a project's records, None where that is not enough to begin with. For any thread.

        It reads by itself, so that nobody waits who asks something else meanwhile.
        """
        if (path := self._file) is None:
            return None
        store = IndexStore(path)
        try:
            with suppress(IndexLost, sqlite3.OperationalError):
                return load_snapshot(store, project)
            return None
        finally:
            store.close()

    def record_ids(self) -> list[str]:
        """Give the ids of all records that are there."""
        return [name for (name,) in self._rows("SELECT id FROM records WHERE there AND project > 0")]

    def projects_with_deletions(self) -> list[str]:
        """Give the ids of projects in which something was deleted."""
        sql = """SELECT DISTINCT projects.id FROM records JOIN projects ON projects.number = project
            WHERE NOT there AND tbl <> ?"""
        return [project for (project,) in self._rows(sql, PURGES)]

    def faults(self) -> list[LogFault]:
        """Give what was wrong in the logs when they were last read."""
        found = []
        for folder, name, packed in self._rows("SELECT folder, name, place FROM logs ORDER BY folder, name"):
            log = Path(folder, name)
            found += [LogFault(level, log, line, code, told) for level, line, code, told in _place(packed).faults]
        return found

    def unindexed(self) -> int:
        """Give how many records are known of and cannot be found yet."""
        with suppress(IndexLost, sqlite3.OperationalError):
            return count_unindexed(self._current_store)
        return 0

    def _rows(self, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        """Give the rows of an answer; none where the file has just been lost."""
        with suppress(IndexLost, sqlite3.OperationalError):
            return self._current_store.read(sql, *values)
        return []

    def _typed(self, kind: type[R], sql: str, *values: object) -> list[tuple[str, R]]:
        """Give the records that a question which begins with `_RECORDS` is answered with, and their projects' ids."""
        rows = (
            (project, to_record(kind.TABLE, name, unpack_fields(held)))
            for project, name, held in self._rows(sql, *values)
        )
        return [(project, record) for project, record in rows if isinstance(record, kind)]

    def search(self, query: Query, most: int = 60) -> SearchResult:
        """Find what is asked for, in what has been taken in; nothing where it was stopped."""
        with suppress(IndexLost, sqlite3.OperationalError):
            self._search_store.reopen_if_replaced()
            return self._search.find(query, most)
        from journals.index.search import SearchResult

        return SearchResult([])

    def interrupt(self) -> None:
        """End a search that another thread waits for."""
        if "_reads" in self.__dict__ and self._search_store is not self._write_store:
            self._search_store.interrupt()

    def close(self) -> None:
        """Let go of the file."""
        for name in ("_reads", "_lists", "_writes"):
            if name in self.__dict__:
                self.__dict__[name].close()
