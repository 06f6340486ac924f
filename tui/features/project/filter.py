"""A project's observations counted and filtered: only what has changed is looked at again."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import compress

from msgspec import Struct

from journals.records.model import Observation
from journals.text.clean import filter_key
from tui.locale import Catalogue

EVERY_STAGE = "0"


class SearchTexts:
    """The texts of observations that a filter looks in, in one language, folded once each. Safe in any thread."""

    def __init__(self, say: Catalogue) -> None:
        self.language = say.language
        self._say = say
        self._known: dict[str, tuple[Observation, str]] = {}

    def of(self, observation: Observation) -> str:
        """Return all that a filter looks in of an observation."""
        known = self._known.get(observation.id)
        if known is None or known[0] is not observation:
            kind = self._say(f"words.kind.{observation.kind or 'none'}")
            words = " ".join([observation.text, kind, observation.perspective, *observation.pitfalls])
            known = self._known[observation.id] = observation, filter_key(words)
        return known[1]


class Filter(Struct, frozen=True):
    """What is listed of a project."""

    stage: str
    """A stage's number, or `EVERY_STAGE`."""
    untagged: bool
    word: str
    """A word, folded; "" for none."""
    language: str

    def fits(self, observation: Observation, texts: SearchTexts) -> bool:
        """Return whether an observation is let through."""
        if self.stage not in (EVERY_STAGE, observation.stage[1:]) or (self.untagged and not observation.needs_tag):
            return False
        return not self.word or self.word in texts.of(observation)

    def narrows(self, other: object) -> bool:
        """Return whether every match of this filter also matches `other`, as when a word has grown by a letter."""
        if not isinstance(other, Filter) or self.language != other.language or other.word not in self.word:
            return False
        return other.stage in (EVERY_STAGE, self.stage) and other.untagged <= self.untagged


class FilteredList:
    """All observations, how many there are of which kind, and those that a filter lets through."""

    def __init__(self) -> None:
        self.all: Sequence[Observation] = ()
        self.count_by_stage: Counter[str] = Counter()
        """How many there are at each stage."""
        self.untagged = 0
        """How many have no tag."""
        self._filter: Hashable = None
        self._fits: Callable[[Observation], bool] | None = None
        self._flags: list[bool] = []
        self._shown: list[Observation] = []

    def update(self, observations: Sequence[Observation]) -> None:
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
            if self._fits is not None:
                self._flags[same : same + len(gone)] = map(self._fits, come)
                self._shown = list(compress(observations, self._flags))

    def matching(self, by: Hashable, fits: Callable[[Observation], bool]) -> list[Observation]:
        """Return those that fit; `by` is all that the answer of `fits` depends on, but for the observation."""
        if self._fits is None or by != self._filter:
            self._filter, self._fits = by, fits
            self._flags = list(map(fits, self.all))
            self._shown = list(compress(self.all, self._flags))
        return self._shown

    @property
    def latest(self) -> list[Observation]:
        """What the latest filter lets through."""
        return self._shown

    def is_filtered_by(self, by: Hashable) -> bool:
        """Return whether `matching` can answer without asking each row."""
        return self._fits is not None and by == self._filter

    def candidates(self, wanted: Filter) -> Sequence[Observation]:
        """Return the rows that may fit: where a filter narrows the latest one, only those that fit that."""
        return self._shown if self._fits is not None and wanted.narrows(self._filter) else self.all

    def set_matching(self, by: Hashable, fits: Callable[[Observation], bool], shown: list[Observation]) -> None:
        """Take what a thread has found that fits."""
        matching = set(map(id, shown))
        self._filter, self._fits, self._shown = by, fits, shown
        self._flags = [id(each) in matching for each in self.all]

    def _count(self, observations: Iterable[Observation], by: int) -> None:
        for each in observations:
            self.count_by_stage[each.stage] += by
            self.untagged += by * each.needs_tag


def _alike(old: Sequence[Observation], new: Sequence[Observation], most: int) -> int:
    """Return how many are the same from the beginning, at most `most`."""
    if old[:most] == new[:most]:
        return most
    return bisect_left(range(most), True, key=lambda end: old[: end + 1] != new[: end + 1])
