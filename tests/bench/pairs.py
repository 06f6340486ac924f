"""Measuring two things turn by turn, so that whatever else the machine does falls on both."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import NamedTuple

Timed = Callable[[], float]
"""Does a thing once and gives the seconds it took (or whatever else is measured)."""
FRAME_MS = 16.0


class Spread(NamedTuple):
    """What was measured in many turns, as numbers in one unit."""

    median: float
    p99: float

    @classmethod
    def of(cls, values: Iterable[float], scale: float = 1.0) -> Spread:
        """Return the middle and the worst but one in a hundred, times `scale`."""
        found = sorted(value * scale for value in values)
        return cls(median(found), found[ceil(0.99 * len(found)) - 1])


class Peer(NamedTuple):
    """What something is measured against."""

    name: str
    timed: Timed
    wanted: float | None = None
    """The ratio wanted at most; None where it is only reported."""


@dataclass(frozen=True)
class Row:
    """One line of the table. Every ratio is ours by theirs, and less is better."""

    what: str
    against: str
    ratio: float | None = None
    """The median of the turns' ratios, unless the row says otherwise; None where it could not be measured."""
    wanted: float | None = None
    ours: Spread | None = None
    theirs: Spread | None = None
    unit: str = "ms"
    turns: int = 0
    why: str = ""
    """Why it could not be measured."""
    better: str = "lower"

    @property
    def reached(self) -> bool | None:
        """Return whether it is as wanted; None where nothing is wanted or known."""
        return None if self.wanted is None or self.ratio is None else self.ratio <= self.wanted

    def as_json(self) -> dict[str, object]:
        """Return it as JSON."""
        ratio = None if self.ratio is None else round(self.ratio, 4)
        return {
            "what": self.what,
            "against": self.against,
            "ratio": ratio,
            "wanted": self.wanted,
            "better": self.better,
        }


def missing(what: str, against: str, why: str, wanted: float | None = None) -> Row:
    """Return the row of something that could not be measured here."""
    return Row(what, against, wanted=wanted, why=why)


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(
    what: str, ours: Timed, peers: Sequence[Peer], turns: int, *, unit: str = "ms", scale: float = 1000.0
) -> list[Row]:
    """Measure `ours` and each of its peers in turns, one turn of each first to warm up, and return a row for each.

    A single turn is not meant to measure anything, and needs no warming up.
    """
    every = [ours, *(peer.timed for peer in peers)]
    for each in every if turns > 1 else ():
        each()
    gc.collect()
    gc.disable()  # so that none falls into a turn by chance
    try:
        took = [[each() for each in every] for _ in range(turns)]
    finally:
        gc.enable()
    mine = [turn[0] for turn in took]
    return [
        Row(
            what=what,
            against=peer.name,
            ratio=median(turn[0] / turn[place] for turn in took),
            wanted=peer.wanted,
            ours=Spread.of(mine, scale),
            theirs=Spread.of((turn[place] for turn in took), scale),
            unit=unit,
            turns=turns,
        )
        for place, peer in enumerate(peers, start=1)
    ]


def within(what: str, took: Sequence[float], limit_ms: float, name: str, *, p99: bool = True) -> Row:
    """Return the row of times (seconds) that are to stay within a limit: their p99, or their median."""
    spread = Spread.of(took, 1000)
    measured = spread.p99 if p99 else spread.median
    limit = Spread(limit_ms, limit_ms)
    return Row(what, name, measured / limit_ms, 1.0, spread, limit, turns=len(took))


def sizes(what: str, ours: float, against: str, theirs: float, wanted: float | None, unit: str) -> Row:
    """Return the row of two sizes, measured once because they are the same each time."""
    return Row(what, against, ours / theirs, wanted, Spread(ours, ours), Spread(theirs, theirs), unit, 1)
