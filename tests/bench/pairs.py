"""Measuring two things turn by turn, so that whatever else the machine does falls on both."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median

Timed = Callable[[], float]
"""Does a thing once and gives the seconds it took."""


@dataclass(frozen=True)
class Row:
    """What one measurement found; times are medians in milliseconds, the ratio is the median of the turns' ratios."""

    what: str
    against: str
    ours: float
    theirs: float
    ratio: float
    wanted: str
    turns: int

    def as_json(self) -> dict[str, object]:
        """Give it as JSON has it."""
        return asdict(self)


@dataclass(frozen=True)
class Skipped:
    """A measurement that could not be made here, and why."""

    what: str
    why: str

    def as_json(self) -> dict[str, object]:
        """Give it as JSON has it."""
        return asdict(self)


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(what: str, ours: Timed, against: dict[str, Timed], turns: int, wanted: str = "") -> list[Row]:
    """Measure `ours` and each of `against` in turns, one turn of each first to warm up; gives a row for each."""
    every = [ours, *against.values()]
    for each in every:
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
            against=name,
            ours=1000 * median(mine),
            theirs=1000 * median(turn[place] for turn in took),
            ratio=median(turn[0] / turn[place] for turn in took),
            wanted=wanted if place == 1 else "",
            turns=turns,
        )
        for place, name in enumerate(against, start=1)
    ]
