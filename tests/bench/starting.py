"""Starting: from the start of the process to the first paint of Home, with the projects on it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator

from tests.bench.painting import A_PROJECT, NO_TERMINALS, QUIET, THE_SIGHT, ours, smallest, until_painted
from tests.bench.pairs import Peer, Row, compare, missing
from tests.bench.place import Place

BARE = "smallest Textual app's first paint"
WARM_WANTED, COLD_WANTED = 1.2, 2.5
SETTLED = 3.0
"""Seconds without a change on the screen after which the app has done what it does behind it."""


def warm(place: Place) -> Iterator[Row]:
    """Measure with all caches as they are after the app has been open once."""
    what = f"first paint of Home, {place.observations}, warm cache"
    if NO_TERMINALS:
        yield missing(what, BARE, NO_TERMINALS, WARM_WANTED)
        return
    fill_caches(place)

    def home() -> float:
        begun = time.perf_counter()
        return until_painted(ours(place, place.many, "warm"), A_PROJECT, begun)

    yield from compare(what, home, [Peer(BARE, lambda: bare(place), WARM_WANTED)], place.turns(15))


def cold(place: Place) -> Iterator[Row]:
    """Measure without any cache, until the projects are there and a key is answered."""
    what = f"Home usable, {place.observations}, cold cache"
    if NO_TERMINALS:
        yield missing(what, BARE, NO_TERMINALS, COLD_WANTED)
        return

    def home() -> float:
        shutil.rmtree(place.local("cold") / "cache", ignore_errors=True)
        begun = time.perf_counter()
        with ours(place, place.many, "cold") as painter:
            painter.until(A_PROJECT)
            return time.perf_counter() - begun + painter.answered("Down")

    yield from compare(what, home, [Peer(BARE, lambda: bare(place), COLD_WANTED)], place.turns(7))


def fill_caches(place: Place) -> None:
    """Let the app and the command line build whatever they keep, and leave as people leave."""
    if "warm" in place.filled:
        return
    place.filled.add("warm")
    place.run("warm", "--library", str(place.many), "search", "skærm")
    with ours(place, place.many, "warm") as painter:
        painter.until(A_PROJECT)
        painter.settle(QUIET if place.quick else SETTLED)
        painter.quit()


def bare(place: Place) -> float:
    """Return the seconds until the smallest Textual app paints its one text."""
    begun = time.perf_counter()
    return until_painted(smallest(place), THE_SIGHT, begun)
