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
from journals.index.entries import UNTAGGED, held_in, typed
from journals.index.follow import follow, summaries
from journals.index.guide import take_guide_in
from journals.index.placing import place, waiting
from journals.index.recall import Recalled, recalled
from journals.index.store import Lost, Store, path_for
from journals.log.purge import PURGES
from journals.log.reader import LogFault, ReadPosition
from journals.records.base import Record
from journals.records.model import Observation
from journals.records.summary import Summary

if TYPE_CHECKING:
    from journals.index.query import Query
    from journals.index.search import Answer, Search

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
    def _writes(self) -> Store:
        return Store(self._path)

    @cached_property
    def _reads(self) -> Store:
        return self._another()

    @cached_property
    def _lists(self) -> Store:
        """For whoever asks what there is, while another thread searches."""
        return self._another()

    @property
    def _there(self) -> Store:
        """The file that stands there now, where another has made it anew."""
        self._lists.keep_up()
        return self._lists

    def _another(self) -> Store:
        path = self._writes_to
        return Store(path) if path else self._writes

    @property
    def _writes_to(self) -> Path | None:
        """The file; None where there is none."""
        with self._opening:
            return self._writes.path

    @cached_property
    def _search(self) -> Search:
        from journals.index.search import Search  # only here: who does not search need not wait for it

        return Search(self._reads)

    def keep_up(self, stopped: Callable[[], bool] = lambda: False, guide: Guide | None = None) -> Iterator[Progress]:
        """Take in what the logs and the guide hold that the index does not. What is done stays when it is stopped.

        Raises:
            Problem: `index_failed`, when its file cannot be written.
        """
        for left in range(_TRIES, 0, -1):
            try:
                self._writes.keep_up()
                for step in follow(self._writes, self._libraries, stopped):
                    yield Progress(step.done / max(1, step.total) / 4, step.changed)
                if guide is not None and not stopped():
                    take_guide_in(self._writes, guide)
                for done, total in place(self._writes, stopped):
                    yield Progress(0.25 + 0.75 * done / total)
            except Lost:
                if left > 1:
                    continue
            except sqlite3.OperationalError as error:
                raise Problem("index_failed", reason=str(error)) from error
            return

    def brought_up(self, guide: Guide | None = None) -> None:
        """Take in all there is, and return when it is done.

        Raises:
            Problem: as `keep_up`.
        """
        for _ in self.keep_up(guide=guide):
            pass

    def summaries(self) -> dict[str, Summary]:
        """Give what is known of each project, by its id, as it was when the index was last brought up."""
        with suppress(Lost, sqlite3.OperationalError):
            return summaries(self._there)
        return {}

    def owners(self) -> dict[Path, str]:
        """Give the project folders it knows, and the ids of their projects."""
        sql = "SELECT DISTINCT folder, projects.id FROM logs JOIN projects ON projects.number = logs.project"
        return {Path(folder): project for folder, project in self._rows(sql)}

    def records(self, kind: type[R], flags: int = 0) -> list[tuple[str, R]]:
        """Give each record of a kind that is there and has all of `flags`, and the id of its project."""
        return self._typed(kind, f"{_RECORDS} WHERE tbl = ? AND there AND flags & ? = ?", kind.TABLE, flags, flags)

    def roots(self) -> dict[str, frozenset[str]]:
        """Give the stems of each lesson's telling words, by its id."""
        rows = self._rows("SELECT id, stems FROM roots JOIN records USING (number)")
        return {lesson: frozenset(stems.split()) for lesson, stems in rows}

    def latest_tagged(self, most: int) -> list[tuple[str, Observation]]:
        """Give the latest observations that have a pitfall, and the ids of their projects."""
        sql = f"{_RECORDS} WHERE place > 0 AND tbl = ? AND there AND NOT flags & ? ORDER BY place DESC LIMIT ?"
        return self._typed(Observation, sql, Observation.TABLE, UNTAGGED, most)

    def about(self, kind: type[R], item: str) -> tuple[Counter[str], list[tuple[str, R]]]:
        """Give how many records each project has that speak to a pitfall or insight, and the latest of them."""
        asked = f'"#r{kind.TABLE}" AND "#t{item}"'
        sql = f"{_RECORDS} JOIN finder ON finder.rowid = place WHERE finder MATCH ? ORDER BY finder.rowid DESC LIMIT ?"
        return Counter(dict(self._rows(_COUNTED, asked))), self._typed(kind, sql, asked, _SHOWN)

    def recall(self, project: str) -> Recalled | None:
        """Give all that is known of a project's records, None where that is not enough to begin with. For any thread.

        It reads by itself, so that nobody waits who asks something else meanwhile.
        """
        if (path := self._writes_to) is None:
            return None
        store = Store(path)
        try:
            with suppress(Lost, sqlite3.OperationalError):
                return recalled(store, project)
            return None
        finally:
            store.close()

    def ids(self) -> list[str]:
        """Give the ids of all records that are there."""
        return [name for (name,) in self._rows("SELECT id FROM records WHERE there AND project > 0")]

    def with_deleted(self) -> list[str]:
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

    def waiting(self) -> int:
        """Give how many records are known of and cannot be found yet."""
        with suppress(Lost, sqlite3.OperationalError):
            return waiting(self._there)
        return 0

    def _rows(self, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        """Give the rows of an answer; none where the file has just been lost."""
        with suppress(Lost, sqlite3.OperationalError):
            return self._there.read(sql, *values)
        return []

    def _typed(self, kind: type[R], sql: str, *values: object) -> list[tuple[str, R]]:
        """Give the records that a question which begins with `_RECORDS` is answered with, and their projects' ids."""
        rows = ((project, typed(kind.TABLE, name, held_in(held))) for project, name, held in self._rows(sql, *values))
        return [(project, record) for project, record in rows if isinstance(record, kind)]

    def search(self, query: Query, most: int = 60) -> Answer:
        """Find what is asked for, in what has been taken in; nothing where it was stopped."""
        with suppress(Lost, sqlite3.OperationalError):
            self._reads.keep_up()
            return self._search.find(query, most)
        from journals.index.search import Answer

        return Answer([])

    def stop(self) -> None:
        """End a search that another thread waits for."""
        if "_reads" in self.__dict__ and self._reads is not self._writes:
            self._reads.interrupt()

    def close(self) -> None:
        """Let go of the file."""
        for name in ("_reads", "_lists", "_writes"):
            if name in self.__dict__:
                self.__dict__[name].close()
