"""Two contexts side by side: a lesson is never read without the one it was learned in (chapter 1, insight 1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from journals.records.base import Level

Distance: TypeAlias = Literal["same", "little", "very", "unknown"]
_UNKNOWN = Level()
_STEPS = 4
"""From the hardest level to the easiest."""


class FactorComparison(Struct, frozen=True):
    """How one context factor stood then, and how it stands now."""

    factor: str
    then: Level
    now: Level

    @property
    def distance(self) -> Distance:
        """How far it is from one to the other; unknown where one of them is."""
        if self.then.level is None or self.now.level is None:
            return "unknown"
        apart = abs(self.then.level - self.now.level)
        return "same" if apart == 0 else "little" if apart == 1 else "very"

    @property
    def is_described(self) -> bool:
        """Whether anybody has said how it stood or stands."""
        return any(each.level is not None or each.note for each in (self.then, self.now))


def compare_contexts(
    then: Mapping[str, Level], now: Mapping[str, Level], factors: Iterable[str]
) -> list[FactorComparison]:
    """Compare two contexts factor by factor, in the order of `factors`."""
    return [FactorComparison(factor, then.get(factor, _UNKNOWN), now.get(factor, _UNKNOWN)) for factor in factors]


def differing_factors(pairs: Iterable[FactorComparison]) -> list[FactorComparison]:
    """Return the factors that differ or are unknown, the farthest first: the more must be done anew."""
    order = {"very": 0, "little": 1, "unknown": 2}
    return sorted((each for each in pairs if each.distance in order), key=lambda each: order[each.distance])


def context_similarity(then: Mapping[str, Level], now: Mapping[str, Level]) -> float | None:
    """Return the similarity of two contexts, from 0 to 1, by the factors known of both; None where there are none."""
    apart = [
        abs(here - there)
        for factor, at in now.items()
        if (here := at.level) is not None and (there := then.get(factor, _UNKNOWN).level) is not None
    ]
    return 1 - sum(apart) / (len(apart) * _STEPS) if apart else None
