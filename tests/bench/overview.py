"""The overview of a large library: from `o` to its map, a key in the map, and its other tabs, in a real terminal."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from tests.bench.painting import A_PROJECT, NO_TERMINALS, ours
from tests.bench.pairs import FRAME_MS, Row, missing, within
from tests.bench.place import Place
from tests.bench.starting import fill_caches

MAP_MS = 150.0
A_PITFALL = re.compile(rb"4\.4 ")
"""What a row of the map begins with."""
COMES_BACK = re.compile(b"ramte|hit")
"""What a row of what comes back says."""
A_WEEK = re.compile(rb"uge \d+, \d{4}|week \d+, \d{4}")
TAB_MS = 3000.0
"""All concerns, lessons, actions and decisions are read for it, beside the screen."""
KEYS = ("Down", "\x1b[C", "Up", "\x1b[D")
"""Down, right, up, left."""


def measure(place: Place) -> Iterator[Row]:
    """Measure the map when it is opened again, each key that goes from cell to cell, and the tabs with records."""
    opening = f"overview, {place.observations}, opened again"
    moving = f"a cell on in the map of {place.observations}"
    limits = f"{MAP_MS:.0f} ms", "one frame, 16 ms (p99)", f"{TAB_MS:.0f} ms"
    back, weeks = (f"{tab}, {place.observations}" for tab in ("what comes back", "the weeks"))
    if NO_TERMINALS:
        yield missing(opening, limits[0], NO_TERMINALS, 1.0)
        yield missing(moving, limits[1], NO_TERMINALS, 1.0)
        yield missing(back, limits[2], NO_TERMINALS, 1.0)
        yield missing(weeks, limits[2], NO_TERMINALS, 1.0)
        return
    opened: list[float] = []
    moved: list[float] = []
    counted: dict[str, list[float]] = {"2": [], "3": []}
    fill_caches(place)
    with ours(place, place.many, "warm") as painter:
        painter.until(A_PROJECT)
        painter.settle(1.0)
        for turn in range(place.turns(20) + 1):
            begun = time.perf_counter()
            painter.send("o")
            painter.until(A_PITFALL)
            if turn:
                opened.append(time.perf_counter() - begun)
            painter.settle(0.5)
            for key in KEYS:
                painter.answered(key)
                moved.append(painter.first)  # what was seen in a cell follows when the cursor rests
                painter.settle(0.3)
            for key, sight in (("2", COMES_BACK), ("3", A_WEEK)):
                begun = time.perf_counter()
                painter.send(key)
                painter.until(sight)
                counted[key].append(time.perf_counter() - begun)
                painter.settle(0.5)
            painter.send("Esc")
            painter.settle(0.5)
    yield within(opening, opened, MAP_MS, limits[0], p99=False)
    yield within(moving, moved, FRAME_MS, limits[1])
    yield within(back, counted["2"], TAB_MS, limits[2], p99=False)
    yield within(weeks, counted["3"], TAB_MS, limits[2], p99=False)
