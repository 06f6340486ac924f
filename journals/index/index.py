"""One library's index, as the rest of the program uses it: one thread keeps it up with the logs, another searches."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from content import Guide
from journals.changelog import Fault, Place
from journals.errors import Problem
from journals.index.follow import follow, summaries
from journals.index.guide import take_guide_in
from journals.index.placing import place, waiting
from journals.index.query import Query
from journals.index.search import Answer, Search
from journals.index.store import Lost, Store, path_for
from journals.index.summary import Summary

_TRIES = 3
_place = msgspec.msgpack.Decoder(Place).decode


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
        self._writes = Store(path_for(cache, libraries))
        self._reads = Store(self._writes.path) if self._writes.path else self._writes
        self._search = Search(self._reads)

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
            return summaries(self._reads)
        return {}

    def faults(self) -> list[Fault]:
        """Give what was wrong in the logs when they were last read."""
        found = []
        with suppress(Lost, sqlite3.OperationalError):
            for folder, name, packed in self._reads.read("SELECT folder, name, place FROM logs ORDER BY folder, name"):
                log = Path(folder, name)
                found += [Fault(level, log, line, code, told) for level, line, code, told in _place(packed).faults]
        return found

    def waiting(self) -> int:
        """Give how many records are known of and cannot be found yet."""
        with suppress(Lost, sqlite3.OperationalError):
            return waiting(self._reads)
        return 0

    def search(self, query: Query, most: int = 60) -> Answer:
        """Find what is asked for, in what has been taken in; nothing where it was stopped."""
        with suppress(Lost, sqlite3.OperationalError):
            self._reads.keep_up()
            return self._search.find(query, most)
        return Answer([])

    def stop(self) -> None:
        """End a search that another thread waits for."""
        self._reads.interrupt()

    def close(self) -> None:
        """Let go of the file."""
        self._reads.close()
        self._writes.close()
