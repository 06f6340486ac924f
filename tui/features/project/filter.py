"""A project's observations counted and filtered: only what has changed is looked at again."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from operator import attrgetter

from msgspec import Struct

from journals.records.model import Observation
from journals.text.clean import filter_key
from tui.locale import Catalogue

EVERY_STAGE = "0"
_stage = attrgetter("stage")


def search_text(say: Catalogue, observation: Observation) -> str:
    """Return all that a filter looks in of an observation, folded; safe in any thread."""
    kind = say(f"words.kind.{observation.kind or 'none'}")
    return filter_key(" ".join([observation.text, kind, observation.perspective, *observation.pitfalls]))


class Filter(Struct, frozen=True):
    """What is listed of a project."""

    stage: str = EVERY_STAGE
    """A stage's number, or `EVERY_STAGE`."""
    untagged: bool = False
    word: str = ""
    """A word, folded; "" for none."""

    def flags(self, rows: Sequence[Observation], texts: Iterable[str]) -> list[bool]:
        """Return of each row whether it is let through; `texts`, of the same rows, are asked only for a word."""
        fits = [self.word in text for text in texts] if self.word else [True] * len(rows)
        if self.stage != EVERY_STAGE:
            stage = f"S{self.stage}"
            fits = [fit and at == stage for fit, at in zip(fits, map(_stage, rows), strict=True)]
        if self.untagged:
            fits = [fit and each.needs_tag for fit, each in zip(fits, rows, strict=True)]
        return fits


class FilteredList:
    """All observations, how many there are of which kind, their folded texts, and those that a filter lets through."""

    def __init__(self, fold: Callable[[Observation], str]) -> None:
        """`fold` returns what a word is looked for in."""
        self.all: Sequence[Observation] = ()
        self.count_by_stage: Counter[str] = Counter()
        """How many there are at each stage."""
        self.untagged = 0
        """How many have no tag."""
        self.of_reviews = 0
        """How many tell of a review: Home counts them as none of the project's own."""
        self.shown: list[Observation] = []
        """What the latest filter lets through."""
        self.fold = fold
        self._texts: list[str] | None = None
        self._filter = Filter()
        self._flags: list[bool] = []

    @property
    def is_folded(self) -> bool:
        """Whether the texts are at hand, so that a word is found at once."""
        return self._texts is not None

    def update(self, observations: Sequence[Observation]) -> None:
        """Take the observations as they are now, in their order."""
        place, gone, come = _difference(self.all, observations)
        if gone or come:
            self.all = observations
            self._count(gone, -1)
            self._count(come, 1)
            texts = [*map(self.fold, come)] if self._texts is not None else []
            if self._texts is not None:
                self._texts[place : place + len(gone)] = texts
            self._flags[place : place + len(gone)] = self._filter.flags(come, texts)
            self.shown = list(compress(observations, self._flags))

    def take_texts(self, observations: Sequence[Observation], texts: list[str]) -> None:
        """Take the folded texts of the observations as they were when a thread began to fold them."""
        place, gone, come = _difference(observations, self.all)
        texts[place : place + len(gone)] = map(self.fold, come)
        self._texts = texts

    def matching(self, wanted: Filter) -> list[Observation]:
        """Return what a filter lets through; for a word, texts that are not at hand are folded."""
        if wanted != self._filter:
            if wanted.word and self._texts is None:
                self._texts = [*map(self.fold, self.all)]
            self._filter = wanted
            self._flags = wanted.flags(self.all, self._texts or ())
            self.shown = list(compress(self.all, self._flags))
        return self.shown

    def _count(self, observations: Sequence[Observation], by: int) -> None:
        for stage, number in Counter(map(_stage, observations)).items():  # counted in C: there may be very many
            self.count_by_stage[stage] += by * number
        self.untagged += by * sum(each.needs_tag for each in observations)
        self.of_reviews += by * sum(each.review is not None for each in observations)


def _difference(
    old: Sequence[Observation], new: Sequence[Observation]
) -> tuple[int, Sequence[Observation], Sequence[Observation]]:
    """Return where two lists begin to differ, and what of the old has gone there and of the new has come."""
    most = min(len(old), len(new))
    same = _alike(old, new, most)
    below = _alike(old[::-1], new[::-1], most - same)
    return same, old[same : len(old) - below], new[same : len(new) - below]


def _alike(old: Sequence[Observation], new: Sequence[Observation], most: int) -> int:
    """Return how many are the same from the beginning, at most `most`."""
    if old[:most] == new[:most]:
        return most
    return bisect_left(range(most), True, key=lambda end: old[: end + 1] != new[: end + 1])
