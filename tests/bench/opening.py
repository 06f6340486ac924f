"""Opening a project: from Enter on Home to its first rows, against reading the bytes of its logs."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journals.library.library import Library
from tests.bench.painting import A_PROJECT, NO_TERMINALS, Painter, ours
from tests.bench.pairs import Peer, Row, compare, missing, seconds, within
from tests.bench.place import Place, logs

LIMITS_MS = {200: 150.0, 20_000: 120.0}
READING = "reading the same bytes"
NAME = "opener"


def measure(place: Place) -> Iterator[Row]:
    """Measure each size of project in an app that has just started, with warm caches."""
    for size, limit in LIMITS_MS.items():
        what = f"open a project of {place.number(size):,}, to its first rows"
        against = f"{limit:.0f} ms"
        if NO_TERMINALS:
            yield missing(what, against, NO_TERMINALS, 1.0)
            continue
        library = place.one(size)
        sight = first_row(place, library)
        place.run(NAME, "--library", str(library), "search", "skærm")  # its index is there, as after a first start
        took: list[float] = []

        def opened(library: Path = library, sight: re.Pattern[bytes] = sight, took: list[float] = took) -> float:
            took.append(_opened(place, library, sight))
            return took[-1]

        files = logs(library)
        reading = Peer(READING, lambda files=files: seconds(lambda: [file.read_bytes() for file in files]))  # type: ignore[misc]
        (row,) = compare(what, opened, [reading], place.turns(11))
        yield within(what, took[-place.turns(11) :], limit, against, p99=False)
        yield row


def first_row(place: Place, library: Path) -> re.Pattern[bytes]:
    """Return what the first row of a library's one project begins with."""
    reader = Library([library], place.places("reader"))
    try:
        reader.refresh()
        (journal,) = reader.journals
        first = next(each for each in journal.observations if each.stage == journal.project.stage)
        return re.compile(re.escape(first.text[:15]).encode())
    finally:
        reader.close()


@contextmanager
def at_project(place: Place, library: Path) -> Iterator[Painter]:
    """Have the app open at a library's one project."""
    sight = first_row(place, library)
    with at_home(place, library) as painter:
        painter.send("Enter")
        painter.until(sight)
        painter.settle(0.5)
        yield painter


@contextmanager
def at_home(place: Place, library: Path) -> Iterator[Painter]:
    """Have the app open at Home, and nothing going on."""
    with ours(place, library, NAME) as painter:
        painter.until(A_PROJECT)
        painter.settle(0.5)
        yield painter


def _opened(place: Place, library: Path, sight: re.Pattern[bytes]) -> float:
    with at_home(place, library) as painter:
        begun = time.perf_counter()
        painter.send("Enter")
        painter.until(sight)
        return time.perf_counter() - begun
