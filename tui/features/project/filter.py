"""A project's observations counted and filtered: only what has changed is looked at again."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import compress

from msgspec import Struct

from journals.records.model import Observation
from journals.text.clean import filter_key
from tui.locale import Catalogue

AT_ONCE = 2_000
"""So many rows are asked about a word while one waits; more are in a thread."""
_SOME = 100
"""Rows asked in a thread before it rests."""
_BREATH = 0.0005
"""Seconds of rest, so that keys are answered meanwhile."""
EVERY_STAGE = "0"


class Words:
    """The words of observations in one language, folded once each. Any thread may ask."""

    def __init__(self, say: Catalogue) -> None:
        self.language = say.language
        self._say = say
        self._known: dict[str, tuple[Observation, str]] = {}

    def of(self, observation: Observation) -> str:
        """Give all words of an observation."""
        known = self._known.get(observation.id)
        if known is None or known[0] is not observation:
            kind = self._say(f"words.kind.{observation.kind or 'none'}")
            words = " ".join([observation.text, kind, observation.perspective, *observation.pitfalls])
            known = self._known[observation.id] = observation, filter_key(words)
        return known[1]


class Asked(Struct, frozen=True):
    """What a project's list is asked for."""

    stage: str
    """A stage's number, or `EVERY_STAGE`."""
    untagged: bool
    sought: str
    """A word, folded; "" for none."""
    language: str

    def fits(self, observation: Observation, words: Words) -> bool:
        """Tell whether an observation is to be shown."""
        if self.stage not in (EVERY_STAGE, observation.stage[1:]) or (self.untagged and observation.pitfalls):
            return False
        return not self.sought or self.sought in words.of(observation)

    def narrows(self, other: object) -> bool:
        """Tell whether only what fits `other` can fit this, as when a word has grown by a letter."""
        if not isinstance(other, Asked) or self.language != other.language or other.sought not in self.sought:
            return False
        return other.stage in (EVERY_STAGE, self.stage) and other.untagged <= self.untagged


def in_turns(
    rows: Sequence[Observation], ask: Callable[[Observation], object], stopped: Callable[[], bool]
) -> list[bool] | None:
    """Give what is answered of each row, in a thread beside a screen that draws; None where it was stopped."""
    found: list[bool] = []
    for first in range(0, len(rows), _SOME):
        if stopped():
            return None
        found += [bool(ask(row)) for row in rows[first : first + _SOME]]
        time.sleep(_BREATH)
    return found


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
        if gone or come:
            self.all = observations
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

    @property
    def last(self) -> list[Observation]:
        """What the latest filter lets through."""
        return self._shown

    def knows(self, by: Hashable) -> bool:
        """Tell whether `shown` can answer without asking each row."""
        return self._let is not None and by == self._filter

    def to_ask(self, asked: Asked) -> Sequence[Observation]:
        """Give the rows that may fit: where what is asked for narrows the latest filter, only those that fit that."""
        return self._shown if self._let is not None and asked.narrows(self._filter) else self.all

    def settle(self, by: Hashable, let: Callable[[Observation], bool], shown: list[Observation]) -> None:
        """Take what a thread has found that `let` lets through of all."""
        fit = set(map(id, shown))
        self._filter, self._let, self._shown = by, let, shown
        self._fit = [id(each) in fit for each in self.all]

    def _count(self, observations: Iterable[Observation], by: int) -> None:
        for each in observations:
            self.at_stage[each.stage] += by
            self.untagged += by * (not each.pitfalls)


def _alike(old: Sequence[Observation], new: Sequence[Observation], most: int) -> int:
    """Give how many are the same from the beginning, at most `most`."""
    if old[:most] == new[:most]:
        return most
    return bisect_left(range(most), True, key=lambda end: old[: end + 1] != new[: end + 1])
