"""Full-text indexing of records; newer records get higher row ids (`place`), so that the newest are found first."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from journals.index.failures import Failures
from journals.index.keywords import lesson_stems
from journals.index.rows import to_record, unpack_fields
from journals.index.store import IndexStore
from journals.index.terms import SEARCHED_TYPES, Language, detect_language, filter_terms, searchable_text
from journals.records.model import Lesson
from journals.text.tokens import tokenize

TEXT_INDEXING_SECONDS = 0.5
"""How long a transaction may keep other instances from writing."""
_SOME = 50
"""Records between two checks of the time."""
_TABLES = ", ".join(f"'{kind.TABLE}'" for kind in SEARCHED_TYPES)
_TO_PLACE = f"FROM records WHERE place IS NULL AND there AND tbl IN ({_TABLES})"
_KNOW = "INSERT INTO vocabulary VALUES (?, ?) ON CONFLICT (word) DO UPDATE SET english = english | excluded.english"


def index_texts(store: IndexStore, stopped: Callable[[], bool] = lambda: False) -> Iterator[tuple[int, int]]:
    """Index the text of new records, the oldest first, and yield how many are done, and of how many.

    Raises:
        IndexLost, sqlite3.OperationalError: Problem: as `journals.index.ingest.ingest`.
    """
    todo = [n for (n,) in store.read("SELECT number " + _TO_PLACE + " ORDER BY id")]
    indexer, done, failed = _TextIndexer(store), 0, Failures()
    while done < len(todo) and not stopped():
        with store.write_transaction():
            until = time.monotonic() + TEXT_INDEXING_SECONDS
            indexer.begin()
            while done < len(todo) and time.monotonic() < until and not stopped():
                for number in todo[done : done + _SOME]:
                    with failed.passed_over():
                        indexer.index(number)
                done = min(done + _SOME, len(todo))
        yield done, len(todo)
    failed.tell()


def remove_record(store: IndexStore, number: int) -> None:
    """Remove a record from the index, within `store.write_transaction()`."""
    for at, table, record, held, project in store.read(_ROW, number):
        if at is not None:
            found = _terms(table, record, held, project)[1]
            store.execute("INSERT INTO finder (finder, rowid, terms) VALUES ('delete', ?, ?)", at, found)
    store.execute("DELETE FROM records WHERE number = ?", number)
    store.execute("DELETE FROM roots WHERE number = ?", number)


_ROW = "SELECT place, tbl, id, held, project FROM records WHERE number = ?"


class _TextIndexer:
    """Indexes the text of records, within `store.write_transaction()`."""

    def __init__(self, store: IndexStore) -> None:
        self._store = store
        self._known: dict[Language, set[str]] = {"da": set(), "en": set()}
        self._next, self._version = 0, -1

    def begin(self) -> None:
        """Find the next row id: another process may have used some."""
        self._next = int(self._store.read("SELECT coalesce(max(place), 0) FROM records")[0][0]) + 1
        ((version,),) = self._store.read("PRAGMA data_version")
        if version != self._version:  # it may have emptied everything, too
            self._version = version
            self._known = {"da": set(), "en": set()}

    def index(self, number: int) -> None:
        """Index the text of a record."""
        for at, table, record, held, project in self._store.read(_ROW, number):
            if at is None:
                once, terms = _terms(table, record, held, project)
                language = detect_language(once)
                if table == Lesson.TABLE:
                    self._keep_roots(number, record, held)
                self._store.execute("INSERT INTO finder (rowid, terms) VALUES (?, ?)", self._next, terms)
                self._store.execute("UPDATE records SET place = ? WHERE number = ?", self._next, number)
                self._next += 1
                self._add_words(once, language)

    def _keep_roots(self, number: int, record: str, held: bytes) -> None:
        """Store the stems that a lesson is compared by: stemming on demand would be too slow."""
        lesson = to_record(Lesson.TABLE, record, unpack_fields(held))
        if isinstance(lesson, Lesson):
            stems = " ".join(sorted(lesson_stems(lesson)))
            self._store.execute("INSERT OR REPLACE INTO roots VALUES (?, ?)", number, stems)

    def _add_words(self, once: dict[str, None], language: Language) -> None:
        """Add words to the vocabulary, and mark those of English texts."""
        known = self._known[language]
        english = known is self._known["en"]
        for word in once.keys() - known:
            self._store.execute(_KNOW, word, english)
        known.update(once)


def _terms(table: str, name: str, held: bytes, project: int) -> tuple[dict[str, None], str]:
    """Return the distinct words of a record, and all its terms separated by spaces."""
    record = to_record(table, name, unpack_fields(held))
    assert record is not None  # or it would not be there
    once = dict.fromkeys(tokenize(searchable_text(record)))
    return once, " ".join([*once, *filter_terms(record, project)])
