"""Which pitfalls bite most in a project: the one rule for all who say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from journals.records.model import Observation

_MOST = 3
"""As many are named."""


@dataclass(frozen=True)
class MostBitten:
    """The pitfalls that stand out, with how often each was seen to bite, the first the most."""

    named: tuple[tuple[str, int], ...]
    alike: int = 0
    """How many bite as often as one another, where none stands out and they are too many to be named."""


def most_bitten(observations: Iterable[Observation]) -> MostBitten:
    """Return what bites most; those that bite equally often are named all or not at all."""
    counts = Counter(pitfall for each in observations if each.sign == "bites" for pitfall in each.pitfalls)
    order = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    if len(order) <= _MOST:
        return MostBitten(tuple(order))
    named = tuple(each for each in order[:_MOST] if each[1] > order[_MOST][1])
    return MostBitten(named, 0 if named else sum(n == order[0][1] for _, n in order))
