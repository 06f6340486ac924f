"""Logging one observation, safely on disk: against the bytes alone, and against other ways to store it."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from pathlib import Path

from tinydb import TinyDB
from tinydb.storages import JSONStorage

from journals.ids import ulid
from journals.library.journal import Journal
from journals.library.library import Library
from journals.library.paths import LocalFolders
from journals.log.act import Act, encode
from journals.log.stamp import Clock
from journals.records.base import to_fields
from journals.records.model import Observation, Project
from tests.bench.pairs import Peer, Row, compare, missing, seconds
from tests.bench.peers import jrnl_config
from tests.bench.place import Place, output
from tests.bench.searching import texts

SIZES = (200, 2_000, 20_000)
TINYDB_WANTED = {200: 0.25, 20_000: 0.01}
LOADING = "import click, tinydb, msgspec"
SLOW = 5_000
"""From this size on TinyDB's own storage takes so long that fewer turns do."""
numbers = count()


def observation() -> Observation:
    """Return an observation of usual length."""
    return Observation(
        text=f"Lyden faldt ud to gange hos den samme, kollegaen ringede bare op igen ({next(numbers)})",
        stage="S4",
        kind="hindered",
        sign="bites",
        happened="2026-11-24",
        pitfalls=frozenset({"4.4"}),
    )


def measure(place: Place, sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """Yield the rows of each size, and then whether the largest project costs more than the smallest."""
    many = place.turns(101)
    for size in map(place.number, sizes):
        what = f"log one, {size:,} there"
        with tempfile.TemporaryDirectory(dir=place.base) as base, ExitStack() as stack:
            logged, line = stack.enter_context(our_log(Path(base), size))
            bare = stack.enter_context(bare_append(Path(base), line, keep=False))
            held = stack.enter_context(bare_append(Path(base), line, keep=True))
            sqlite = stack.enter_context(sqlite_store(Path(base), size))
            tinydb = stack.enter_context(stock_tinydb(Path(base), size))
            peers = [
                Peer("open, append, fsync, close", bare, 2.0),
                Peer("append, fsync (file kept open)", held),
                Peer("sqlite3, WAL, synchronous=FULL", sqlite),
            ]
            yield from compare(what, logged, peers, many)
            stock = Peer("TinyDB with JSONStorage", tinydb, TINYDB_WANTED.get(size))
            yield from compare(what, logged, [stock], max(1, many // (10 if size >= SLOW else 2)))
    yield from _flat(place, place.number(sizes[0]), place.number(sizes[-1]), many)


def _flat(place: Place, small: int, large: int, turns: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(dir=place.base) as base, ExitStack() as stack:
        in_small, _ = stack.enter_context(our_log(Path(base, "small"), small))
        in_large, _ = stack.enter_context(our_log(Path(base, "large"), large))
        peer = Peer(f"log one, {small:,} there", in_small, 1.2)
        yield from compare(f"log one, {large:,} there", in_large, [peer], turns)


def whole_process(place: Place) -> Iterator[Row]:
    """Measure `tilbageblik log` from its start to its end, against jrnl, and against loading what it stands on.

    The library has been searched once before, as it has for whoever uses the program too; what is logged comes after.
    """
    size = place.number(10_000)
    what, against = f"tilbageblik log, whole process, {size:,} there", f"jrnl adding to {size:,} entries"
    library = place.one(10_000)
    (project,) = library.iterdir()
    told = ["--library", str(library), "log", project.name, "Lyden faldt ud to gange", "--stage", "S4"]
    place.run("logger", "--library", str(library), "search", "lyden")
    loading = [sys.executable, "-c", LOADING]
    peers = [Peer(f'python -c "{LOADING}"', lambda: seconds(lambda: output(loading, place.env("logger"))), 1.8)]
    if (jrnl := place.peers.find("jrnl")) is None:
        yield missing(what, against, "jrnl could not be installed", 0.2)
    else:
        config = jrnl_config(place.base, texts(place, size))
        theirs = [jrnl, "--config-file", str(config), "Lyden faldt ud to gange"]
        peers.insert(0, Peer(against, lambda: seconds(lambda: output(theirs, {})), 0.2))
    yield from compare(what, lambda: seconds(lambda: place.run("logger", *told)), peers, place.turns(15))


@contextmanager
def our_log(base: Path, size: int) -> Iterator[tuple[Callable[[], float], bytes]]:
    """Have a project of `size` observations open, and yield what logs one more and a line of its log."""
    library = Library([base / "library"], LocalFolders(base / "state", base / "cache", base / "config"))
    with closing(library):
        journal, pending = library.create(Project(name="Måling"))
        pending.wait()
        line = fill(journal, size)
        library.refresh()
        assert len(journal.observations) == size

        def log() -> float:
            new = observation()
            return seconds(lambda: journal.add(new)[1].wait())

        yield log, line


def fill(journal: Journal, size: int) -> bytes:
    """Write `size` observations into a log beside our own, each its own act, and return the last line."""
    clock = Clock("elsewhere")
    lines = [
        encode(Act(at=clock.tick(), do=[("observations", ulid(), {**to_fields(observation()), "deleted": False})]))
        for _ in range(size)
    ]
    journal.folders[0].log_path("elsewhere").write_bytes(b"".join(lines))
    return lines[-1]


@contextmanager
def bare_append(base: Path, line: bytes, *, keep: bool) -> Iterator[Callable[[], float]]:
    """Yield what appends as many bytes to a file and fsyncs them.

    `keep`: in a file that stays open. The store does not do that, because a sync tool or a colleague may have put
    another file in its place since.
    """
    path = base / f"bare-{keep}"
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    held = os.open(path, flags)

    def append() -> None:
        fd = held if keep else os.open(path, flags)
        os.write(fd, line)
        os.fsync(fd)
        if not keep:
            os.close(fd)

    yield lambda: seconds(append)
    os.close(held)


@contextmanager
def stock_tinydb(base: Path, size: int) -> Iterator[Callable[[], float]]:
    """Have a TinyDB of `size` observations, and yield what inserts one more."""
    with TinyDB(base / "tinydb.json", storage=JSONStorage, encoding="utf-8") as db:
        rows = db.table("observations")
        rows.insert_multiple(to_fields(observation()) for _ in range(size))
        yield lambda: seconds(lambda: rows.insert(to_fields(observation())))


@contextmanager
def sqlite_store(base: Path, size: int) -> Iterator[Callable[[], float]]:
    """Have a table of `size` observations in SQLite, and yield what inserts one more, safely on disk."""
    with closing(sqlite3.connect(base / "store.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE observations (id TEXT PRIMARY KEY, fields TEXT)")

        def insert() -> None:
            db.execute("INSERT INTO observations VALUES (?, ?)", (ulid(), json.dumps(to_fields(observation()))))

        db.execute("BEGIN")
        for _ in range(size):
            insert()
        db.execute("COMMIT")
        yield lambda: seconds(insert)
