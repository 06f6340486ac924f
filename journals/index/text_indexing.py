"""Full-text indexing of records; newer records get higher row ids (`place`), so that the newest are found first.

Pages of the guide have row ids below zero: what the team wrote itself is found before them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from journals.index.failures import Failures
from journals.index.guide_page import IndexedGuidePage
from journals.index.keywords import lesson_stems
from journals.index.rows import to_record, unpack_fields
from journals.index.store import IndexStore
from journals.index.terms import SEARCHED_TYPES, capital_terms, detect_language, filter_terms, searchable_text
from journals.records.model import Lesson
from journals.text.language import Language
from journals.text.tokens import tokenize

TEXT_INDEXING_SECONDS = 0.5
"""How long a transaction may keep other instances from writing."""
_SOME = 50
"""Records between two checks of the time."""
_MANY = 1000
"""So many records indexed at once leave the words in many segments, and each term of a search is looked up in all."""
_MOST_SEGMENTS = 10
"""The most segments that are left as they are."""
_MERGED = 200
"""Pages between two checks of the time while they are brought together."""
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
    if todo and not stopped():
        _bring_together(store, len(todo), stopped)
    failed.raise_if_any()


def _bring_together(store: IndexStore, added: int, stopped: Callable[[], bool]) -> None:
    """Merge the segments of the index where they are many: a query of a hundred terms is six times as fast then."""
    ((segments,),) = store.read("SELECT count(DISTINCT segid) FROM finder_idx")
    is_left = segments > (1 if added >= _MANY else _MOST_SEGMENTS)
    pages = -_MERGED  # below zero: all of them, as far as it comes
    while is_left and not stopped():
        with store.write_transaction():
            until = time.monotonic() + TEXT_INDEXING_SECONDS
            while is_left and time.monotonic() < until:
                before = store.changes()
                store.execute("INSERT INTO finder (finder, rank) VALUES ('merge', ?)", pages)
                is_left = store.changes() - before > 1
                pages = _MERGED


def remove_record(store: IndexStore, number: int) -> None:
    """Remove a record from the index, within `store.write_transaction()`."""
    for at, table, record, packed, project in store.read(_ROW, number):
        if at is not None:
            found = _terms(table, record, packed, project)[1]
            store.execute("INSERT INTO finder (finder, rowid, terms) VALUES ('delete', ?, ?)", at, found)
    store.execute("DELETE FROM records WHERE number = ?", number)
    store.execute("DELETE FROM roots WHERE number = ?", number)


_ROW = "SELECT place, tbl, id, held, project FROM records WHERE number = ?"


class _TextIndexer:
    """Indexes the text of records, within `store.write_transaction()`."""

    def __init__(self, store: IndexStore) -> None:
        self._store = store
        self._known: dict[Language, set[str]] = {"da": set(), "en": set()}
        self._next, self._next_page, self._version = 1, -1, -1

    def begin(self) -> None:
        """Find the next row id: another process may have used some."""
        ((first, last),) = self._store.read("SELECT min(place), max(place) FROM records")
        self._next, self._next_page = max(last or 0, 0) + 1, min(first or 0, 0) - 1
        ((version,),) = self._store.read("PRAGMA data_version")
        if version != self._version:  # it may have emptied everything, too
            self._version = version
            self._known = {"da": set(), "en": set()}

    def index(self, number: int) -> None:
        """Index the text of a record."""
        for at, table, record, packed, project in self._store.read(_ROW, number):
            if at is None:
                once, terms = _terms(table, record, packed, project)
                language = detect_language(once)
                if table == Lesson.TABLE:
                    self._keep_roots(number, record, packed)
                place = self._free_place(table)
                self._store.execute("INSERT INTO finder (rowid, terms) VALUES (?, ?)", place, terms)
                self._store.execute("UPDATE records SET place = ? WHERE number = ?", place, number)
                self._add_words(once, language)

    def _free_place(self, table: str) -> int:
        """Return a row id for a new record, before all others of the team's, or behind all pages of the guide."""
        if table == IndexedGuidePage.TABLE:
            place, self._next_page = self._next_page, self._next_page - 1
        else:
            place, self._next = self._next, self._next + 1
        return place

    def _keep_roots(self, number: int, record: str, packed: bytes) -> None:
        """Store the stems that a lesson is compared by: stemming on demand would be too slow."""
        lesson = to_record(Lesson.TABLE, record, unpack_fields(packed))
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


def _terms(table: str, name: str, packed: bytes, project: int) -> tuple[dict[str, None], str]:
    """Return the distinct words of a record, and all its terms separated by spaces."""
    record = to_record(table, name, unpack_fields(packed))
    assert record is not None  # or it would not be there
    text = searchable_text(record)
    once = dict.fromkeys(tokenize(text))
    return once, " ".join([*once, *capital_terms(text), *filter_terms(record, project)])
