"""Keys in a long list: from the key press to the last byte of what it changes, in a real terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from tests.bench.opening import at_project
from tests.bench.painting import NO_TERMINALS, THE_SIGHT, Painter, smallest
from tests.bench.pairs import FRAME_MS, Row, Spread, missing, within
from tests.bench.place import Place

FRAME = "one frame, 16 ms (p99)"
BARE = "a key in a list of 100 in the smallest Textual app"
KEYS = {"key down": "Down", "page down": "PageDown"}
LETTER = "filter letter"


def measure(place: Place) -> Iterator[Row]:
    """Measure keys in a list of 20,000, and in turn with them a key in the smallest app there is."""
    whats = {name: f"{name}, {place.number(20_000):,} rows" for name in (*KEYS, LETTER)}
    if NO_TERMINALS:
        yield from (missing(what, FRAME, NO_TERMINALS, 1.0) for what in whats.values())
        return
    took: dict[str, list[float]] = {name: [] for name in (*KEYS, LETTER)}
    begun: dict[str, list[float]] = {name: [] for name in KEYS}
    theirs: list[float] = []
    with at_project(place, place.one(20_000)) as painter, smallest(place) as bare:
        bare.until(THE_SIGHT)
        bare.settle(0.5)
        for key in ("0", "Down"):  # all stages; the second key is answered once they are there
            painter.answered(key)
            painter.settle(1.0)
        for _ in range(place.turns(100)):
            for name, key in KEYS.items():
                took[name].append(painter.answered(key))
                begun[name].append(painter.first)
            theirs.append(bare.answered("Down"))
        for _ in range(place.turns(30)):
            took[LETTER].append(_filter(painter))
    for name, what in whats.items():
        yield within(what, took[name], FRAME_MS, FRAME)
        if name in KEYS:
            yield replace(within(what, begun[name], FRAME_MS, f"{FRAME}, to the first byte only"), wanted=None)
            ratio = median(mine / other for mine, other in zip(took[name], theirs, strict=True))
            spreads = Spread.of(took[name], 1000), Spread.of(theirs, 1000)
            yield Row(what, BARE, ratio, None, *spreads, turns=len(theirs))


def _filter(painter: Painter) -> float:
    """Filter by a letter, take it back, and return the seconds of the slower of the letter and what makes it count."""
    painter.answered("f")
    took = max(painter.answered("s"), painter.answered("Enter"))
    painter.answered("f")
    painter.answered("Enter")
    return took
