"""What could not be indexed: it is passed over, so that the rest is, and said at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from journals.errors import Problem
from journals.index.store import DamagedRow, IndexLost, IndexStore
from journals.system_error import reason_words


class Failures:
    """Counts what is passed over in one update of the index."""

    def __init__(self) -> None:
        self._reasons: list[dict[str, object]] = []

    @contextmanager
    def passed_over(self, store: IndexStore | None = None) -> Iterator[None]:
        """Go on after an error that is of what is being indexed, not of the index; what was written of it is undone.

        Without a `store` whoever calls has written nothing when it fails: in a table for full-text search undoing costs
        more than indexing.
        """
        if store is not None:
            store.execute("SAVEPOINT one")
        try:
            yield
        except (IndexLost, DamagedRow, sqlite3.OperationalError):
            raise
        except Exception as error:
            if type(error) is sqlite3.DatabaseError:  # the file is damaged
                raise
            self._reasons.append(reason_words(error))
            if store is not None:
                store.execute("ROLLBACK TO one")
        if store is not None:
            store.execute("RELEASE one")

    def raise_if_any(self) -> None:
        """Raise what was passed over, if anything was.

        Raises:
            Problem: `index_incomplete`, where something was.
        """
        if self._reasons:
            raise Problem("index_incomplete", n=len(self._reasons), **self._reasons[0])
