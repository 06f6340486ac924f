"""A project's observations counted and filtered: only what has changed is looked at again."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import compress

from journals.model import Observation


class Sifted:
    """All observations, how many there are of which kind, and those that a filter lets through."""

    def __init__(self) -> None:
        self.all: Sequence[Observation] = ()
        self.at_stage: Counter[str] = Counter()
        """How many there are at each stage."""
        self.untagged = 0
        """How many have no tag."""
        self._filter: Hashable = None
        self._let: Callable[[Observation], bool] | None = None
        self._fit: list[bool] = []
        self._shown: list[Observation] = []

    def take(self, observations: Sequence[Observation]) -> None:
        """Take the observations as they are now, in their order."""
        same = _alike(self.all, observations, min(len(self.all), len(observations)))
        rest = min(len(self.all), len(observations)) - same
        below = _alike(self.all[::-1], observations[::-1], rest)
        gone = self.all[same : len(self.all) - below]
        come = observations[same : len(observations) - below]
        self.all = observations
        if gone or come:
            self._count(gone, -1)
            self._count(come, 1)
            if self._let is not None:
                self._fit[same : same + len(gone)] = map(self._let, come)
                self._shown = list(compress(observations, self._fit))

    def shown(self, by: Hashable, let: Callable[[Observation], bool]) -> list[Observation]:
        """Give those that `let` lets through; `by` is all that its answer depends on, but for the observation."""
        if self._let is None or by != self._filter:
            self._filter, self._let = by, let
            self._fit = list(map(let, self.all))
            self._shown = list(compress(self.all, self._fit))
        return self._shown

    def _count(self, observations: Iterable[Observation], by: int) -> None:
        for each in observations:
            self.at_stage[each.stage] += by
            self.untagged += by * (not each.pitfalls)


def _alike(old: Sequence[Observation], new: Sequence[Observation], most: int) -> int:
    """Give how many are the same from the beginning, at most `most`."""
    if old[:most] == new[:most]:
        return most
    return bisect_left(range(most), True, key=lambda end: old[: end + 1] != new[: end + 1])
