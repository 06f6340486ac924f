"""Logging one observation, safely on disk, in projects of three sizes: against the bytes alone, and against TinyDB."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from pathlib import Path

from tinydb import TinyDB
from tinydb.storages import JSONStorage

from journals.act import Act, encode
from journals.ids import ulid
from journals.journal import Journal
from journals.library import Library
from journals.local import Places
from journals.model import Observation, Project, to_fields
from journals.stamp import Clock
from tests.bench.pairs import Row, compare, seconds

SIZES = (200, 2_000, 20_000)
SLOW = 5_000
"""From this size on TinyDB's own storage takes so long that fewer turns do."""
numbers = count()


def observation() -> Observation:
    """Give an observation of usual length."""
    return Observation(
        text=f"Lyden faldt ud to gange hos den samme, kollegaen ringede bare op igen ({next(numbers)})",
        stage="S4",
        kind="hindered",
        sign="bites",
        happened="2026-11-24",
        pitfalls=frozenset({"4.4"}),
    )


def measure(sizes: tuple[int, ...] = SIZES, turns: int = 101) -> Iterator[Row]:
    """Give two rows for each size."""
    for size in sizes:
        what = f"log one, {size:,} there"
        with tempfile.TemporaryDirectory() as base, ExitStack() as stack:
            logged, line = stack.enter_context(our_log(Path(base), size))
            bare = {
                "open, append, fsync, close": stack.enter_context(bare_append(Path(base), line, keep=False)),
                "append, fsync (file kept open)": stack.enter_context(bare_append(Path(base), line, keep=True)),
            }
            stock = {"TinyDB with JSONStorage": stack.enter_context(stock_tinydb(Path(base), size))}
            yield from compare(what, logged, bare, turns, "≤ 2, and flat")
            yield from compare(what, logged, stock, max(1, turns // (10 if size >= SLOW else 2)))


@contextmanager
def our_log(base: Path, size: int) -> Iterator[tuple[Callable[[], float], bytes]]:
    """Have a project of `size` observations open; gives what logs one more, and a line of its log."""
    library = Library([base / "library"], Places(base / "state", base / "cache", base / "config"))
    with closing(library):
        journal, ticket = library.create(Project(name="Måling"))
        ticket.wait()
        line = fill(journal, size)
        library.refresh()
        assert len(journal.observations) == size

        def log() -> float:
            new = observation()
            return seconds(lambda: journal.add(new)[1].wait())

        yield log, line


def fill(journal: Journal, size: int) -> bytes:
    """Write `size` observations into a log beside our own, each its own act; gives the last line."""
    clock = Clock("elsewhere")
    lines = [
        encode(Act(at=clock.tick(), do=[("observations", ulid(), {**to_fields(observation()), "deleted": False})]))
        for _ in range(size)
    ]
    journal.folders[0].log("elsewhere").write_bytes(b"".join(lines))
    return lines[-1]


@contextmanager
def bare_append(base: Path, line: bytes, *, keep: bool) -> Iterator[Callable[[], float]]:
    """Give what appends as many bytes to a file and fsyncs them.

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
    """Have a TinyDB of `size` observations; gives what inserts one more."""
    with TinyDB(base / "tinydb.json", storage=JSONStorage, encoding="utf-8") as db:
        rows = db.table("observations")
        rows.insert_multiple(to_fields(observation()) for _ in range(size))
        yield lambda: seconds(lambda: rows.insert(to_fields(observation())))
