"""A process that changes a library without pause and says what has been acknowledged, for as long as it lives.

    python -m tests.faults.worker LIBRARY '{"seed": 1, "count": null, "compact": false, "pieces": null, "undo": true}'

A line `ok ACT` is an act that was reported as saved. When it has done its `count`, it says `done` and answers each
further line of its input: `sum` with a digest of all it sees, and anything else by closing. Its installation is the
one that TILBAGEBLIK_LOCAL names. With `"early": true` its log_writer is broken, to see whether that is noticed.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from journals.errors import Problem
from journals.library.library import Library
from journals.library.maintenance import compact
from journals.library.paths import local_folders
from journals.library.pending_write import PendingWrite
from journals.log import act as acts
from journals.log.appender import LogWriter
from journals.records.model import Project
from tests.faults.changes import SIZES, Team
from tests.faults.promise import digest

AT_ONCE = 6
"""How many changes may be on their way to disk, so that the disk never waits."""
NONE_KEPT = timedelta(0)


class Speaker:
    """Writes whole lines, from any thread, by the system's own write."""

    def __init__(self) -> None:
        self._write = os.write
        self._lock = threading.Lock()

    def __call__(self, text: bytes) -> None:
        with self._lock:
            view = memoryview(text + b"\n")
            while view:
                view = view[self._write(1, view) :]


def main() -> None:
    """Feed the library until told to stop, or killed."""
    told: dict[str, Any] = json.loads(sys.argv[2])
    say = Speaker()
    if told.get("pieces"):
        _write_in_pieces(told["pieces"])
    if told.get("early"):
        LogWriter.write = early(LogWriter.write)  # type: ignore[method-assign]
    library = Library([Path(sys.argv[1])], local_folders(), "leader")
    library.refresh()
    room = threading.Semaphore(AT_ONCE)

    def saved(pending: PendingWrite) -> None:
        if pending.done.exception() is None:
            say(b"ok " + acts.encode(pending.act).rstrip())
        room.release()

    library.on_saved = saved
    say(b"ready")
    feed(library, room, say, told)
    say(b"done")
    for line in sys.stdin:
        if line.strip() != "sum":
            break
        library.refresh()
        say(digest(library).encode())
    library.close()
    for fault in library.notices:
        say(f"notice {fault.code}".encode())
    say(b"closed")


def feed(library: Library, room: threading.Semaphore, say: Speaker, told: dict[str, Any]) -> None:
    """Make changes, `count` of them or for ever."""
    if not library.journals:
        room.acquire()
        library.create(Project(name="Skærmbesøg"))
    sizes = tuple(told.get("sizes") or SIZES)
    team = Team(library, told["seed"], sizes, undo=told.get("undo", True))
    left = told["count"]
    every = told.get("compact") or 0
    number = 0
    while left is None or left > 0:
        room.acquire()
        if team.change():
            number += 1
            left = None if left is None else left - 1
        else:
            room.release()
        if every and number % every == 0:
            _compact(library, say)
    for _ in range(AT_ONCE):  # all of them back: everything is on disk
        room.acquire()


def _compact(library: Library, say: Speaker) -> None:
    say(b"compacting")
    try:
        compact(library, library.journals[0], keep=NONE_KEPT)
    except Problem as problem:
        say(f"notice {problem.code}".encode())
    say(b"compacted")


def early(write: Callable[..., None]) -> Callable[..., None]:
    """Return the `write` of a broken log writer: it reports success, and writes what it was given the next time."""
    held: dict[LogWriter, tuple[bytes, ...]] = {}

    def written(log_writer: LogWriter, *lines: bytes) -> None:
        before, held[log_writer] = held.get(log_writer, ()), lines
        write(log_writer, *before)

    return written


def _write_in_pieces(most: int) -> None:
    """Let the system write short, as it may: a kill then lands inside lines, not only between them."""
    write = os.write

    def short(fd: int, data: bytes) -> int:
        time.sleep(0.0003)  # a network folder takes its time
        return write(fd, memoryview(data)[:most])

    os.write = short  # type: ignore[assignment]


if __name__ == "__main__":
    main()
