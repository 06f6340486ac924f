"""The SQLite file of the index: created, opened, erased, and recreated when it is damaged.

Several processes may use one file at once (WAL mode): each can read while another writes.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from journals.log.own_file import UNREADABLE, drop_cache, make_own_folder

T = TypeVar("T")

INDEX_FORMAT = 26
"""The schema version; increase it when what is indexed changes."""
FILE_PREFIX = "library-"
"""The prefix of index file names."""
_SUFFIX = ".index"
_GENERATION = "generation"
"""The note that is drawn anew whenever the file begins empty."""
INDEXED_PREFIX_LENGTH = 3
"""Up to so many letters the beginnings of words are indexed (`prefix` below)."""
_WAIT = 10.0
"""Seconds to wait for another process that writes."""
_SCHEMA = """
CREATE TABLE projects (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, summary BLOB NOT NULL);
CREATE TABLE logs (
    folder TEXT, name TEXT, project INTEGER NOT NULL, size INTEGER NOT NULL, time INTEGER NOT NULL,
    place BLOB NOT NULL, PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE TABLE records (
    number INTEGER PRIMARY KEY, place INTEGER, project INTEGER NOT NULL, tbl TEXT NOT NULL, id TEXT NOT NULL,
    there INTEGER NOT NULL, day TEXT NOT NULL, flags INTEGER NOT NULL, facets INTEGER NOT NULL, held BLOB NOT NULL
);
CREATE UNIQUE INDEX one_of_each ON records (project, tbl, id);
CREATE INDEX counted ON records (project, tbl, there, flags, day);
CREATE INDEX placed ON records (place, day, tbl);
CREATE INDEX tallied ON records (project, facets) WHERE facets > 0;
CREATE INDEX seen ON records (day) WHERE tbl = 'observations' AND there;
CREATE INDEX listed ON records (tbl, there, flags);
CREATE TABLE facets (number INTEGER PRIMARY KEY, packed BLOB UNIQUE NOT NULL);
CREATE TABLE roots (number INTEGER PRIMARY KEY, stems TEXT NOT NULL);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, english INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE finder USING fts5(
    terms, content='', columnsize=0, detail=none, prefix='1 2 3', tokenize="ascii tokenchars '#.'"
);
"""


def stored_name(name: str) -> str | bytes:
    """Return the name of a file or folder as the index holds it: as bytes where it is not UTF-8, as on an old share."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name


def name_from(stored: str | bytes) -> str:
    """Return the name that `stored_name` made fit for the index."""
    return os.fsdecode(stored)


class DamagedRow(Exception):
    """A row holds what nobody packed: the file is damaged where SQLite cannot tell."""


def unpack(decode: Callable[[bytes], T], packed: bytes) -> T:
    """Return what was packed in a row.

    Raises:
        DamagedRow: it cannot be read.
    """
    try:
        return decode(packed)
    except UNREADABLE as error:
        raise DamagedRow from error


class IndexLost(Exception):
    """The file was damaged or has vanished, and has been replaced by an empty one."""


def path_for(cache: Path, libraries: Sequence[Path]) -> Path:
    """Return the path of the index file for these library folders."""
    named = "\0".join(sorted(os.path.normcase(library.resolve()) for library in libraries))
    return cache / f"{FILE_PREFIX}{zlib.crc32(os.fsencode(named)):08x}{_SUFFIX}"


def erase_all(cache: Path) -> None:
    """Erase every index in a cache folder securely; whoever uses one rebuilds it."""
    for path in cache.glob(f"{FILE_PREFIX}*{_SUFFIX}"):
        store = IndexStore(path)
        with suppress(IndexLost):  # an empty one stands there
            store.erase()
        store.close()


class IndexStore:
    """One connection to the index file; used by one thread at a time."""

    def __init__(self, path: Path | None) -> None:
        """`path`: None for an index in memory, which is also used where the file cannot be opened."""
        self.path = path
        self._identity: tuple[int, int] | None = None
        self._opened = 0
        self._db = self._open()

    def read(self, sql: str, *values: object) -> list[tuple]:  # type: ignore[type-arg]
        """Return the rows of a query.

        Raises:
            IndexLost: the file was damaged, and is empty now.
        """
        with self._recreating_if_damaged():
            return self._db.execute(sql, values).fetchall()

    def execute(self, sql: str, *values: object) -> int:
        """Execute a statement within `write_transaction()`, and return the number of changed rows."""
        return self._db.execute(sql, values).rowcount

    def insert(self, sql: str, *values: object) -> int:
        """Insert a row within `write_transaction()`, and return its id."""
        return self._db.execute(sql, values).lastrowid or 0

    def changes(self) -> int:
        """Return how many rows this connection has changed since it was opened."""
        return self._db.total_changes

    @contextmanager
    def read_transaction(self) -> Iterator[None]:
        """Read from one consistent snapshot of the file.

        Raises:
            IndexLost: as in `read`.
        """
        with self._recreating_if_damaged():
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self._db.execute("COMMIT")

    @contextmanager
    def write_transaction(self) -> Iterator[None]:
        """Write atomically, excluding other processes.

        Raises:
            IndexLost: as in `read`. sqlite3.OperationalError: another process writes for too long, or the disk is full.
        """
        with self._recreating_if_damaged():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def erase(self) -> None:
        """Delete everything, and overwrite it in the file; where somebody holds that up, the file goes with it."""
        try:
            is_overwritten = self._overwrite()
        except sqlite3.OperationalError:
            is_overwritten = False  # somebody writes for too long, or the disk is full
        if not is_overwritten:
            self.recreate()  # the others go over to the new one

    def _overwrite(self) -> bool:
        """Empty the file; return whether nothing of what was there stands in the log beside it.

        It does where a reader, or another checkpoint, holds it just then: SQLite says so, and raises nothing.
        """
        with self._recreating_if_damaged():
            tables = self._db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'finder_%'"
            )
            names = [name for (name,) in tables]
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute("BEGIN IMMEDIATE")
            for name in names:
                self._db.execute(f'DROP TABLE "{name}"')
            self._create()
            self._db.execute("COMMIT")
            self._db.execute("VACUUM")
            ((is_held, *_),) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._db.execute("PRAGMA secure_delete = OFF")
        return not is_held

    def reopen_if_replaced(self) -> None:
        """Reopen the file where another process has replaced it."""
        if self.path is not None and _identity(self.path) != self._identity:
            self.close()
            self._db = self._open()

    def generation(self) -> str:
        """Return what tells this content from any that began empty after it was lost; "" in files of old.

        Raises:
            IndexLost: as in `read`.
        """
        return "".join(value for (value,) in self.read("SELECT value FROM notes WHERE name = ?", _GENERATION))

    def state(self) -> tuple[int, int, int]:
        """Return what is another value once anybody, this connection too, has changed the file.

        Raises:
            IndexLost: as in `read`.
        """
        ((version,),) = self.read("PRAGMA data_version")
        return self._opened, version, self._db.total_changes

    def close(self) -> None:
        """Close the connection."""
        with suppress(sqlite3.Error):
            self._db.close()

    def interrupt(self) -> None:
        """Interrupt a running query from another thread."""
        with suppress(sqlite3.Error):
            self._db.interrupt()

    @contextmanager
    def _recreating_if_damaged(self) -> Iterator[None]:
        """Recreate the file where it turns out damaged; other processes notice the same, and reopen it."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if not any(word in str(error) for word in ("no such table", "malformed", "decode to UTF-8")):
                raise  # locked, full or interrupted: what is there stands
            self._recreate(error)
        except sqlite3.DatabaseError as error:
            self._recreate(error)

    def recreate(self) -> None:
        """Begin again with an empty file in place of a damaged one."""
        self.close()
        if self.path is not None:
            drop_cache(self.path)
            _remove(self.path)
        self._db = self._open()

    def _recreate(self, error: Exception) -> None:
        self.recreate()
        raise IndexLost from error

    def _open(self) -> sqlite3.Connection:
        if self.path is not None:
            for _ in range(2):
                try:
                    return self._connect(self.path)
                except sqlite3.OperationalError:
                    break
                except _OtherFormat:
                    _remove(self.path)
                except sqlite3.DatabaseError:
                    drop_cache(self.path)
                    _remove(self.path)
                except OSError:
                    break
        self.path = None
        return self._connect(None)

    def _connect(self, path: Path | None) -> sqlite3.Connection:
        if path is not None:
            make_own_folder(path.parent)
            if path.is_dir():
                drop_cache(path)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # nobody else's business
        db = sqlite3.connect(path or ":memory:", timeout=_WAIT, isolation_level=None, check_same_thread=False)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = OFF" if path is None else "PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA temp_store = MEMORY")
            db.execute("PRAGMA cache_size = -16000")
            self._db = db
            if (version := db.execute("PRAGMA user_version").fetchone()[0]) != INDEX_FORMAT:
                if version:
                    raise _OtherFormat
                db.execute("BEGIN IMMEDIATE")
                if (
                    db.execute("PRAGMA user_version").fetchone()[0] != INDEX_FORMAT
                ):  # another instance may have been faster
                    self._create()
                db.execute("COMMIT")
        except BaseException:
            db.close()
            raise
        self._identity = _identity(path) if path else None
        self._opened += 1
        return db

    def _create(self) -> None:
        for statement in _SCHEMA.split(";\n"):
            if statement.strip():
                self._db.execute(statement)
        self._db.execute("INSERT INTO notes VALUES (?, ?)", (_GENERATION, os.urandom(8).hex()))
        self._db.execute(f"PRAGMA user_version = {INDEX_FORMAT}")


class SuppressIndexLoss:
    """Leaves its block where the index turns out lost, or cannot be read just now; a damaged one begins anew."""

    def __init__(self, store: Callable[[], IndexStore]) -> None:
        """`store`: returns the connection that the block reads from."""
        self._store = store

    def __enter__(self) -> None:
        """Enter the block."""

    def __exit__(self, kind: object, error: object, trace: object) -> bool:
        """Return whether the block was left for one of those reasons."""
        if isinstance(error, DamagedRow):
            self._store().recreate()
        return isinstance(error, (DamagedRow, IndexLost, sqlite3.OperationalError))


class _OtherFormat(Exception):
    """The file has another schema version."""


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(OSError):
            path.with_name(name).unlink()
