"""The index beside the app: a thread keeps it up with the logs, another searches; the screen waits for neither."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Thread
from typing import TYPE_CHECKING

from journals.errors import Problem
from journals.index.index import Index, Progress
from journals.library.library import Library
from journals.system_error import reason_words

if TYPE_CHECKING:
    from content import Guide
    from journals.index.query import Query
    from journals.index.search_result import MayShow, SearchResult

EVERY = 6.0
"""Seconds between looks at what others have written; what is written here is taken in sooner."""
_REST = 1.0
"""Seconds that changes are let come together."""


class Indexer:
    """Keeps one index up, and asks it."""

    def __init__(
        self, library: Library, guide: Callable[[], Guide], heard: Callable[[Progress | Problem], object]
    ) -> None:
        """`heard` is told of every step, from a thread of ours."""
        self.index = Index(library.local.cache, library.folders)
        self.progress = 0.0
        """How much of what there is can be found: 1 for all."""
        self.steps = 0
        """How often there has been more to be found."""
        self._guide, self._heard = guide, heard
        self._asked, self._ended = Event(), Event()
        self._thread = Thread(target=self._run, name="index", daemon=True)
        self._searching = ThreadPoolExecutor(1, thread_name_prefix="search")

    def begin(self) -> None:
        """Begin to take in what there is."""
        self._thread.start()

    def wake(self) -> None:
        """Take in what has changed, soon."""
        self._asked.set()

    def search(self, query: Query, most: int, may_show: MayShow) -> Future[SearchResult]:
        """Search for what may be shown, after a search that is under way; see `stop`."""
        return self._searching.submit(self._search, query, most, may_show)

    def stop(self) -> None:
        """Let the search that is under way end with nothing."""
        self.index.interrupt()

    def close(self) -> None:
        """End; what has been taken in stays."""
        self._ended.set()
        self._asked.set()
        self._searching.shutdown(wait=True, cancel_futures=True)
        if self._thread.is_alive():
            self._thread.join()
        self.index.close()

    def _search(self, query: Query, most: int, may_show: MayShow) -> SearchResult:
        try:
            return self.index.search(query, most, may_show)
        except Exception as error:
            self._heard(_stopped(error))
            raise

    def _run(self) -> None:
        while not self._ended.is_set():
            self._asked.clear()
            self._keep_up()
            if self._asked.wait(EVERY):
                self._ended.wait(_REST)

    def _keep_up(self) -> None:
        try:
            for step in self.index.update(self._ended.is_set, self._guide()):
                self.progress = step.done
                self.steps += 1
                self._heard(step)
            self.progress = 1.0
            self._heard(Progress(1.0))
        except Problem as problem:
            self._heard(problem)
            self._ended.wait(EVERY)
        except Exception as error:  # it would be the end of the thread, and nobody would know
            self.index.close_writer()
            self._heard(_stopped(error))
            self._ended.wait(EVERY)


def _stopped(error: Exception) -> Problem:
    return Problem("index_stopped", **reason_words(error))
