"""Memory: what the process holds when Home has settled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.bench.painting import A_PROJECT, NO_TERMINALS, QUIET, THE_SIGHT, Painter, ours, smallest
from tests.bench.pairs import Peer, Row, compare, missing
from tests.bench.place import Place
from tests.bench.starting import SETTLED, fill_caches

WANTED = 1.4


def measure(place: Place) -> Iterator[Row]:
    """Measure Home of a large library against an app that shows one text."""
    what, against = f"memory at Home, {place.observations}", "smallest Textual app"
    if NO_TERMINALS:
        yield missing(what, against, NO_TERMINALS, WANTED)
        return
    fill_caches(place)

    def held(painter: Painter, sight: re.Pattern[bytes]) -> float:
        with painter:
            painter.until(sight)
            painter.settle(QUIET if place.quick else SETTLED)
            return painter.memory()

    def home() -> float:
        return held(ours(place, place.many, "warm"), A_PROJECT)

    bare = Peer(against, lambda: held(smallest(place), THE_SIGHT), WANTED)
    yield from compare(what, home, [bare], place.turns(3), unit="MB", scale=1)
